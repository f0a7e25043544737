"""Which statements stand in copied words, and which earlier statement each one repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.origins.copies import Text
from habeas.origins.lineage import Copy, Passage
from habeas.origins.quotations import quoted_spans
from habeas.origins.wording import Wording, count_words, words_of
from habeas.words.anchors import Span, hull
from habeas.words.ordering import statements_in_order
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import ContentMode, Statement

COVERED = 0.6
"""The share of a statement's characters that must be copied for it to descend."""

BEYOND = 8
"""So many copied words must stand outside quotation marks before a quotation descends from the
report that printed it first: two reporters may have heard the same speaker."""

WHOLE = 0.9
"""With this share of its words copied, a report is a copy whatever its words are."""

SAME = 0.5
"""The share of words two statements must have in common to be one statement printed twice."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A statement's words stand in an earlier exhibit.

    ``repeats`` is the statement there, empty when none was read from that place; ``places``
    are the shared words in both.
    """

    parent: str
    repeats: str
    places: tuple[Passage, ...]


def find_descents(
    reports: Mapping[str, ReadReport],
    texts: Mapping[str, Text],
    copies: Collection[Copy],
    is_retelling: Callable[[str, str], bool],
) -> dict[str, Descent]:
    """For each statement in copied words, where it comes from.

    ``is_retelling`` says whether one statement can be another one told again: the same words
    in another mouth cannot.
    """
    held: dict[str, dict[str, list[Copy]]] = defaultdict(lambda: defaultdict(list))
    for copy in copies:
        held[copy.child.exhibit][copy.parent.exhibit].append(copy)
    found: dict[str, Descent] = {}
    strays: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for exhibit in sorted(held, key=lambda e: texts[e].order):
        report = reports[exhibit]
        retold = _beyond_quotations(report, texts[exhibit].wording, held[exhibit])
        for kept in statements_in_order(report):
            parents = retold if _is_quoted(kept.statement) else held[exhibit]
            fit, stray = _fit(_candidates(kept, parents, reports, texts), kept, is_retelling)
            if fit is None and stray:
                fit = _beside(kept, strays[stray], reports, is_retelling)
                strays[stray].append((exhibit, kept.identifier))
            if fit is not None:
                found[kept.identifier] = fit
    return found


def _fit(
    candidates: Sequence[Descent], kept: KeptStatement, is_retelling: Callable[[str, str], bool]
) -> tuple[Descent | None, str]:
    """The best candidate that tells the same, or else the statement whose words were changed."""
    for descent in candidates:
        if not descent.repeats or is_retelling(kept.identifier, descent.repeats):
            return descent, ""
    return None, candidates[0].repeats if candidates else ""


def _beside(
    kept: KeptStatement,
    strays: Sequence[tuple[str, str]],
    reports: Mapping[str, ReadReport],
    is_retelling: Callable[[str, str], bool],
) -> Descent | None:
    """An earlier report that changed the same words of the same source in the same way."""
    for exhibit, identifier in strays:
        if exhibit != kept.exhibit and is_retelling(kept.identifier, identifier):
            other = next(k for k in reports[exhibit].statements if k.identifier == identifier)
            here = Passage(kept.exhibit, kept.statement.extent)
            return Descent(exhibit, identifier, (here, Passage(exhibit, other.statement.extent)))
    return None


def _is_quoted(statement: Statement) -> bool:
    return statement.content_mode in {ContentMode.DIRECT, ContentMode.MIXED}


def _beyond_quotations(
    report: ReadReport, wording: Wording, parents: Mapping[str, Sequence[Copy]]
) -> dict[str, Sequence[Copy]]:
    """The copies that hold more than what somebody is quoted with, or the whole report."""
    quoted = _merged(
        span
        for kept in report.statements
        for span in quoted_spans(kept.statement, report.rendition.text)
    )
    most = WHOLE * wording.worth(0, len(wording) - 1)
    further = {
        parent: copies
        if sum(copy.words for copy in copies) >= most
        else [c for c in copies if _words_outside(report, c.child.span, quoted) >= BEYOND]
        for parent, copies in parents.items()
    }
    return {parent: copies for parent, copies in further.items() if copies}


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


def _candidates(
    kept: KeptStatement,
    parents: Mapping[str, Sequence[Copy]],
    reports: Mapping[str, ReadReport],
    texts: Mapping[str, Text],
) -> list[Descent]:
    """Where enough of a statement's words stand, most of them first, then the earliest."""
    shares = sorted(
        (-_share(kept.statement, copies), texts[parent].order, parent)
        for parent, copies in parents.items()
    )
    return [
        _descent(kept, reports, parent, parents[parent])
        for less, _, parent in shares
        if -less >= COVERED
    ]


def _descent(
    kept: KeptStatement, reports: Mapping[str, ReadReport], parent: str, copies: Sequence[Copy]
) -> Descent:
    touching = [c for c in copies if any(c.child.span.overlaps(s) for s in kept.statement.content)]
    earlier = [
        other
        for other in statements_in_order(reports[parent])
        if any(other.statement.extent.overlaps(c.parent.span) for c in touching)
    ]
    said = reports[kept.exhibit].words_of(kept)
    places = tuple(place for copy in touching for place in (copy.child, copy.parent))
    return Descent(parent, most_like(said, reports[parent], earlier), places)


def _share(statement: Statement, copies: Sequence[Copy]) -> float:
    inside = sum(_overlap(span, copy.child.span) for span in statement.content for copy in copies)
    return inside / sum(len(span) for span in statement.content)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def most_like(said: str, report: ReadReport, among: Sequence[KeptStatement]) -> str:
    """The identifier of the statement that says most nearly this; empty when none does."""
    words = set(words_of(said))
    best, found = (SAME, 1), ""
    for kept in among:
        others = set(words_of(report.words_of(kept)))
        alike = len(words & others) / max(1, len(words | others))
        if (alike, -kept.statement.extent.start) > best:
            best, found = (alike, -kept.statement.extent.start), kept.identifier
    return found
