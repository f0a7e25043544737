"""Which statements stand in copied words, and which earlier statement each one repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from habeas.origins.lineage import Copy
from habeas.origins.wording import words_of
from habeas.words.anchors import Span
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import Statement

COVERED = 0.7
"""The share of a statement's characters that must be copied for it to descend."""

SAME = 0.5
"""The share of words two statements must have in common to be one statement printed twice."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A statement's words stand in an earlier exhibit. ``repeats`` is the statement there,
    empty when none was read from that place.
    """

    parent: str
    repeats: str
    copies: tuple[Copy, ...]


def find_descents(
    reports: Mapping[str, ReadReport], copies: Collection[Copy], order: Mapping[str, int]
) -> dict[str, Descent]:
    """For each statement in copied words, where it comes from. ``order`` sorts exhibits."""
    held: dict[str, dict[str, list[Copy]]] = defaultdict(lambda: defaultdict(list))
    for copy in copies:
        held[copy.child.exhibit][copy.parent.exhibit].append(copy)
    found = {}
    for exhibit in sorted(held):
        for kept in reports[exhibit].statements:
            descent = _descent(kept, held[exhibit], reports, order)
            if descent:
                found[kept.identifier] = descent
    return found


def _descent(
    kept: KeptStatement,
    parents: Mapping[str, Sequence[Copy]],
    reports: Mapping[str, ReadReport],
    order: Mapping[str, int],
) -> Descent | None:
    shares = [
        (-_share(kept.statement, copies), order[parent], parent)
        for parent, copies in parents.items()
    ]
    least, _, parent = min(shares)
    if -least < COVERED:
        return None
    touching = tuple(
        c for c in parents[parent] if any(c.child.span.overlaps(s) for s in kept.statement.content)
    )
    child = reports[_child(touching)]
    earlier = [
        other
        for other in reports[parent].statements
        if any(other.statement.extent.overlaps(c.parent.span) for c in touching)
    ]
    return Descent(parent, most_like(child.words_of(kept), reports[parent], earlier), touching)


def _child(copies: Sequence[Copy]) -> str:
    return copies[0].child.exhibit


def _share(statement: Statement, copies: Sequence[Copy]) -> float:
    inside = sum(_overlap(span, copy.child.span) for span in statement.content for copy in copies)
    return inside / sum(len(span) for span in statement.content)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def most_like(said: str, report: ReadReport, among: Sequence[KeptStatement]) -> str:
    """The identifier of the statement that says most nearly this; empty when none does."""
    words = set(words_of(said))
    best = (SAME, 0, "")
    for kept in among:
        others = set(words_of(report.words_of(kept)))
        alike = len(words & others) / max(1, len(words | others))
        best = max(best, (alike, -kept.statement.extent.start, kept.identifier))
    return best[2]
