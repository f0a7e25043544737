"""Which statements stand in copied words, and which earlier statement each one repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.origins.lineage import Copy
from habeas.origins.quotations import quoted_spans
from habeas.origins.wording import count_words, words_of
from habeas.words.anchors import Span, hull
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import ContentMode, Statement

COVERED = 0.7
"""The share of a statement's characters that must be copied for it to descend."""

BEYOND = 8
"""So many copied words must stand outside quotation marks before a quotation descends from the
report that printed it first: two reporters may have heard the same speaker."""

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
        report = reports[exhibit]
        retold = _beyond_quotations(report, held[exhibit])
        for kept in report.statements:
            parents = retold if _is_quoted(kept.statement) else held[exhibit]
            descent = _descent(kept, parents, reports, order) if parents else None
            if descent:
                found[kept.identifier] = descent
    return found


def _is_quoted(statement: Statement) -> bool:
    return statement.content_mode in {ContentMode.DIRECT, ContentMode.MIXED}


def _beyond_quotations(
    report: ReadReport, parents: Mapping[str, Sequence[Copy]]
) -> dict[str, list[Copy]]:
    """The copies that hold more than what somebody is quoted with."""
    quoted = _merged(
        span
        for kept in report.statements
        for span in quoted_spans(kept.statement, report.rendition.text)
    )
    kept_copies = {
        parent: [c for c in copies if _words_outside(report, c.child.span, quoted) >= BEYOND]
        for parent, copies in parents.items()
    }
    return {parent: copies for parent, copies in kept_copies.items() if copies}


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = hull((merged[-1], span))
        else:
            merged.append(span)
    return merged


def _words_outside(report: ReadReport, passage: Span, quoted: Iterable[Span]) -> int:
    text = report.rendition.text
    inside = (
        text[max(span.start, passage.start) : min(span.end, passage.end)]
        for span in quoted
        if span.overlaps(passage)
    )
    return count_words(words_of(passage.of(text))) - sum(count_words(words_of(i)) for i in inside)


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
