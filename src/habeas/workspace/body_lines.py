"""Bodies and ties in lines for the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from habeas.bodies.body import BodyKind, BodyRole
from habeas.bodies.brought import Compared, Mistake, WhyLeft
from habeas.bodies.entered import Contest, EnteredBody, EnteredTie, NotIndependent
from habeas.bodies.graph import TieKind
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.words.progress import Progress
from habeas.words.provenance import Confidence
from habeas.words.visible import on_one_line
from habeas.workspace import avenue_states, body_export, body_history, body_list, taking_over
from habeas.workspace import bodies as told_bodies
from habeas.workspace import entered_bodies as entered
from habeas.workspace.avenue_states import SaidOf
from habeas.workspace.bodies import ToldBody
from habeas.workspace.body_choice import meant
from habeas.workspace.body_list import ListedBody, Wanted
from habeas.workspace.opening import Workspace
from habeas.workspace.taking_over import Looked
from habeas.workspace.told_ties import ToldTie

ENGLISH = "en"
KINDS = tuple(one.value for one in BodyKind)
ROLES = tuple(one.value for one in BodyRole)
TIES = tuple(one.value.replace("_", " ") for one in TieKind)
CONFIDENCES = tuple(one.value for one in Confidence)
_MOST = 1_000
"""Bodies listed at once."""
_SHOWN = 20
"""Of how many things a file brings a line is said."""


def listed(workspace: Workspace, compartment: str, words: str) -> Iterator[str]:
    """Bodies, one line each: those people entered, then those that reports name in office."""
    page = body_list.listed(workspace, compartment, Wanted(words), (0, _MOST), ENGLISH)
    for one in page.held:
        yield _line(one)
    more = f", the first {len(page.held)} shown" if page.total > len(page.held) else ""
    yield f"{page.total} bodies{more}."


def _line(one: ListedBody) -> str:
    known = "entered" if one.is_entered else "in reports"
    known = "entered, in reports" if one.is_entered and one.is_in_reports else known
    known = "withdrawn" if one.is_withdrawn else known
    of = f"  {one.state}" if one.state else ""
    return f"{one.key}  {one.name}  {one.kind}{of}  {known}  {one.ties} ties"


def shown(workspace: Workspace, compartment: str, words: str) -> Iterator[str]:
    """One body with its ties, or one tie, and what became of it."""
    if words.startswith("l-"):
        told, _ = told_bodies.one_tie(workspace, compartment, words, ENGLISH)
        yield from _tie_lines(told)
        yield from _history(body_history.of_tie(workspace, compartment, words, ENGLISH))
        return
    key = meant(workspace, compartment, words)
    one = told_bodies.one(workspace, compartment, key, ENGLISH, "")
    yield from _body_lines(one)
    yield from _history(body_history.of_body(workspace, compartment, key, ENGLISH))


def _body_lines(one: ToldBody) -> Iterator[str]:
    yield f"{one.key}  {one.name}  {one.kind}"
    if one.entered is not None:
        yield from _entered_lines(one.entered.value)
    for wording in one.wordings:
        yield f"    reports word it: {on_one_line(wording)}"
    for tie in (*one.ties, *one.withdrawn):
        yield from _tie_lines(tie)
    if one.more_ties:
        yield f"    {one.more_ties} further ties are not shown"
    for line in one.accused_in:
        yield f"    alleged to have done it in {line.listed.identifier}: {line.title}"


def _entered_lines(held: EnteredBody) -> Iterator[str]:
    parts = ("state", "role", "other_names", "note", "not_independent")
    told = {part: body_history.in_words(getattr(held, part), ENGLISH) for part in parts}
    names = {"other_names": "also called", "not_independent": "found not independent by"}
    for part, words in told.items():
        if words:
            yield f"    {names.get(part, part)}: {words}"
    if held.is_withdrawn:
        yield "    withdrawn: it counts no more"


def _tie_lines(one: ToldTie) -> Iterator[str]:
    marks = [one.identifier] if one.identifier else ["inferred" if one.is_inferred else "stated"]
    term = f"{one.since or '..'}/{one.until or '..'}" if one.since or one.until else ""
    marks += [mark for mark in (term, "contested" if one.is_contested else "") if mark]
    marks += ["withdrawn"] if one.is_withdrawn else []
    yield f"  {one.sentence}  ({', '.join(marks)})"
    if one.source:
        known = f" ({one.confidence})" if one.confidence else ""
        yield f"    source{known}: {on_one_line(one.source)}"
    if one.words:
        yield f"    words: {on_one_line(one.words)}"
    for place in one.places:
        said = f" “{on_one_line(place.words)}”" if place.words else ""
        yield f"    rests on {place.statement or place.exhibit} {place.exhibit_name}{said}".rstrip()
    for contest in one.contests:
        yield f"    contested by {on_one_line(contest.by)}: {on_one_line(contest.why)}"
    if one.by:
        yield f"    entered by {one.by}"


def _history(versions: Sequence[body_history.Version]) -> Iterator[str]:
    for one in versions:
        why = f": {on_one_line(one.reason)}" if one.reason else ""
        yield f"  version {one.number}, {one.by}, {one.time:%Y-%m-%d %H:%M}{why}"


def added(
    workspace: Workspace, compartment: str, names: tuple[str, ...], told: dict[str, str]
) -> Iterator[str]:
    """Enter a body: a name, or a key and a name."""
    if len(names) not in (1, 2):
        raise WrongUse(
            problem="A body needs a name.",
            suggestion='habeas body WORKSPACE add [KEY] "NAME"',
        )
    found = None
    if told["not_independent"]:
        known = Confidence(told["confidence"] or Confidence.SECONDARY)
        found = NotIndependent(told["not_independent"], told["source"], known)
    body = EnteredBody(
        key=names[0] if len(names) == 2 else "",
        name=on_one_line(names[-1]),
        kind=BodyKind(told["kind"]),
        name_en=told["name_en"],
        name_ru=told["name_ru"],
        state=told["state"],
        role=BodyRole(told["role"]) if told["role"] else None,
        note=told["note"],
        not_independent=found,
    )
    kept = entered.add_body(workspace, compartment, body, is_same=bool(told["same"]))
    same = ": the body that reports name" if told["same"] else ""
    yield f"Entered {kept.value.name} ({kept.identifier}){same}."


def of_state(workspace: Workspace, compartment: str, told: tuple[str, ...]) -> Iterator[str]:
    """Enter of which State a body is: one that people entered, or that reports name."""
    if len(told) != 2:
        raise WrongUse(
            problem="Name a body by its key, and a State.",
            suggestion='habeas body WORKSPACE state "KEY" DE',
        )
    key = meant(workspace, compartment, told[0])
    avenue_states.enter(workspace, compartment, SaidOf(key, told[1]))
    yield f"{key}: of the State {told[1].upper()}."


def tied(
    workspace: Workspace,
    compartment: str,
    ends: tuple[str, ...],
    told: dict[str, str],
    statements: tuple[str, ...],
) -> Iterator[str]:
    """Enter a tie: from which body, of which kind, to which body."""
    kinds = {name: TieKind(name.replace(" ", "_")) for name in TIES}
    kind = ends[1].replace("_", " ").replace("-", " ") if len(ends) == 3 else ""
    if kind not in kinds:
        raise WrongUse(
            problem="A tie names a body, how it stands to another, and that one.",
            suggestion=f'habeas body WORKSPACE tie "GUARD" commands "POLICE"; {", ".join(TIES)}',
        )
    tie = EnteredTie(
        identifier="",
        kind=kinds[kind],
        child=meant(workspace, compartment, ends[0]),
        parent=meant(workspace, compartment, ends[2]),
        since=told["since"],
        until=told["until"],
        confidence=Confidence(told["confidence"]) if told["confidence"] else None,
        statements=statements,
        source=told["source"],
        note=told["note"],
    )
    kept = entered.add_tie(workspace, compartment, tie)
    yield f"Entered the tie {kept.identifier}: {tie.child} {kind} {tie.parent}."


def withdrawn(workspace: Workspace, compartment: str, words: str, reason: str) -> Iterator[str]:
    """Withdraw a tie (l-…) or a body."""
    if words.startswith("l-"):
        entered.withdraw_tie(workspace, compartment, words, reason)
        yield f"The tie {words} counts no more. Its versions stay."
        return
    key = meant(workspace, compartment, words)
    entered.withdraw_body(workspace, compartment, key, reason)
    yield f"{key} counts no more. Its versions stay."


def contested(
    workspace: Workspace, compartment: str, identifier: str, contest: Contest
) -> Iterator[str]:
    """Note who contests a tie and why."""
    entered.contest_tie(workspace, compartment, identifier, contest)
    yield f"{identifier} is shown as contested. It still counts until somebody withdraws it."


def imported(
    workspace: Workspace,
    compartment: str,
    came: tuple[Path, str, bool],
    progress: Progress,
) -> Iterator[str]:
    """Take a file over, or with ``only_look`` say what that would do."""
    path, confidence, only_look = came
    content = taking_over.read_path(path)
    known = Confidence(confidence) if confidence else Confidence.SECONDARY
    looked = taking_over.look(workspace, compartment, content, known)
    yield from _looked(looked)
    if only_look:
        verdict = "could" if looked.is_whole else "could not"
        yield f"Nothing was kept. This file {verdict} be taken over."
        return
    taking_over.check(looked.compared)
    told = taking_over.take_over(workspace, compartment, looked, progress)
    yield f"Took over {len(told.bodies)} bodies and {len(told.ties)} ties."


def _looked(looked: Looked) -> Iterator[str]:
    told = looked.compared
    yield from _cut([_mistake(one) for one in told.mistakes])
    yield f"{len(told.bodies)} bodies and {len(told.ties)} ties are new, {told.here_already} here."
    yield from _told_of(told)
    yield from _left_out(looked)
    for name, number in looked.brought.never_kept:
        yield f"dropped, for it is never kept of anybody: {name} ({number} times)"
    for name, number in looked.brought.not_taken:
        yield f"not taken over, there is no place for it: {name} ({number} times)"


def _mistake(one: Mistake) -> str:
    return f"line {one.line}: {one.error.what_happened} {one.error.what_to_do}".rstrip()


def _told_of(told: Compared) -> Iterator[str]:
    if told.joined:
        yield f"{told.joined} lines repeat another one and were joined with it."
    if told.in_reports:
        keys = _few(told.in_reports)
        yield f"{len(told.in_reports)} new bodies are ones that reports name: {keys}"
    yield from _cut(
        [
            f"line {one.line} says otherwise of {one.key} ({', '.join(one.parts)}); left as it is"
            for one in told.differing
        ]
    )
    yield from _cut([f"line {line}: {what} was withdrawn here" for line, what in told.withdrawn])
    yield from _cut(
        [f"one name, several keys: {one.name} ({_few(one.keys)})" for one in told.same_names]
    )


def _left_out(looked: Looked) -> Iterator[str]:
    left = looked.brought.left_out
    for why in WhyLeft:
        number = sum(one.why is why for one in left)
        if number:
            yield f"held, not taken over, {label(why, ENGLISH)}: {number}"
    yield from _cut([f"    line {one.line}: {one.what}" for one in left])


def _cut(lines: list[str]) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"    … and {len(lines) - _SHOWN} more of these"


def _few(keys: Sequence[str]) -> str:
    more = f" … ({len(keys)})" if len(keys) > 5 else ""
    return ", ".join(keys[:5]) + more


def exported(workspace: Workspace, compartment: str, path: Path) -> Iterator[str]:
    """Write the graph into a file a person names."""
    told = body_export.export(workspace, compartment, path)
    yield f"{told.path}: {told.bodies} bodies, {told.ties} ties, in clear. A working copy."
    if told.left_out:
        yield f"{told.left_out} ties to people who are not in office were left out."
