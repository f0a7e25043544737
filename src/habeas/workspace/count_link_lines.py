"""Linkages and the blind review in lines for the screen."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.numbers.linkage_kept import ComparedBy, KeptLinkage
from habeas.words.counting import digits
from habeas.words.labels import label
from habeas.words.progress import Progress
from habeas.words.visible import on_one_line
from habeas.workspace import count_linking, count_review
from habeas.workspace.count_review import Pair, Ruling, Side
from habeas.workspace.count_spark import Spark
from habeas.workspace.opening import Workspace

RULINGS = count_review.RULINGS
_NONE = "No pair is open to you."


def linked(
    workspace: Workspace, compartment: str, asked: count_linking.Asked, progress: Progress
) -> Iterator[str]:
    """Compare all lists; what was put before reviewers."""
    made = count_linking.link(workspace, compartment, asked, progress)
    kept = made.value
    lines = digits(kept.lines, "en")
    yield f"{made.identifier}  {lines} lines of {len(kept.lists)} lists compared{_where(kept)}."
    if kept.left_out:
        left_out = digits(kept.left_out, "en")
        yield f"Compared with none, for too many say the same: {left_out} lines."
    yield from _standing(workspace, compartment)


def linkages(workspace: Workspace, compartment: str) -> Iterator[str]:
    """Each linkage in a line, then how far the review is."""
    for one in count_linking.listed(workspace, compartment):
        kept = one.value
        lines = digits(kept.lines, "en")
        yield (
            f"{one.identifier}  {one.time:%Y-%m-%d %H:%M}  "
            f"{lines} lines of {len(kept.lists)} lists{_where(kept)}  seed {kept.seed}"
        )
    yield from _standing(workspace, compartment)


def _where(kept: KeptLinkage) -> str:
    """What has to be known to make a table of it: it is compared again in the same place."""
    return " on Spark" if kept.engine is ComparedBy.SPARK else ""


def tabled(
    workspace: Workspace,
    compartment: str,
    linkage: str,
    name: str,
    progress: Progress,
    spark: Spark | None = None,
) -> Iterator[str]:
    """Make a table of counts and keep it."""
    called = name or linkage
    made = count_linking.table(workspace, compartment, linkage, called, progress, spark)
    patterns = made.value.patterns
    people = digits(patterns.recorded, "en")
    yield f"Kept: {made.identifier}, {people} people on {patterns.width} lists."
    if left := count_review.unsettled(workspace, compartment):
        yield f"Pairs that were asked and are not settled: {left}. For these the scores decided."


def following(workspace: Workspace, compartment: str, language: str) -> Iterator[str]:
    """How far the review is, and the next pair."""
    yield from _standing(workspace, compartment)
    pair = count_review.following(workspace, compartment)
    if pair is None:
        left = count_review.standing(workspace, compartment).open_to_you
        yield "No pair is left to you: entries of the others were taken back." if left else _NONE
        return
    yield from _pair(pair, language)
    yield f"Rule on it: habeas count WORKSPACE review same|apart|unsure {pair.question}"


def shown(workspace: Workspace, compartment: str, question: str, language: str) -> Iterator[str]:
    """One pair, with what this member ruled."""
    yield from _pair(count_review.pair(workspace, compartment, question), language)


def ruled(
    workspace: Workspace,
    compartment: str,
    question: str,
    ruling: tuple[str, str],
    language: str,
) -> Iterator[str]:
    """Keep a ruling with its reason, if any, and show the next pair."""
    said_of_it, reason = ruling
    count_review.rule(workspace, compartment, question, Ruling(said_of_it), reason)
    yield f"Kept: {question} {said_of_it}"
    yield from following(workspace, compartment, language)


def undone(workspace: Workspace, compartment: str, question: str, reason: str) -> Iterator[str]:
    """Take one's ruling back."""
    count_review.undo(workspace, compartment, question, reason)
    yield f"Taken back: {question}"


def _standing(workspace: Workspace, compartment: str) -> Iterator[str]:
    told = count_review.standing(workspace, compartment)
    yield (
        f"Pairs: {told.asked} asked, {told.settled} settled by two, {told.differing} on which "
        f"two differ; {told.open_to_you} open to you."
    )
    if told.is_alone:
        yield (
            "Nobody else may rule here. What you rule is used, and every estimate from it says how "
            f"many pairs one reviewer alone decided: {told.alone} now."
        )


def _pair(pair: Pair, language: str) -> Iterator[str]:
    yield f"{pair.question}  one person or two?"
    for side in pair.sides:
        yield from _side(side)
    if pair.own is not None:
        yield f"  You ruled: {label(pair.own, language)}"


def _side(side: Side) -> Iterator[str]:
    entry = side.entry
    yield f"  {on_one_line(side.list)}"
    told = {
        "name": entry.names,
        "born": (entry.born,),
        "when": (entry.when,),
        "where": entry.places,
        "lived": entry.homes,
        "sources": entry.sources,
    }
    for what, words in told.items():
        shown_words = "; ".join(on_one_line(one) for one in words if one)
        if shown_words:
            yield f"    {what:<8}{shown_words}"
