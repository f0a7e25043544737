"""The best place of a text for what was searched, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.archive.names import is_name_like, skeletons
from habeas.archive.stems import word_spans
from habeas.archive.terms import Term
from habeas.words.anchors import Span, hull

SNIPPET = 90
"""Characters shown either side of a match, up to the edge of a word."""
_REACH = 40
"""Words apart at which matches still are one place."""

_Met = tuple[int, int, int]
"""A word of the text by its number, the term it meets, and over how many words."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """``place`` is where most of the terms stand, ``shown`` that with its surroundings;
    ``marks`` are the words met in what is shown, in order, none inside another.
    """

    place: Span
    shown: Span
    marks: tuple[Span, ...]


def snippet(text: str, stems: Sequence[str], terms: Sequence[Term]) -> Snippet:
    """The first place where most of the terms stand closest together.

    ``stems`` are those of the words of the text, in order.
    """
    found = word_spans(text)
    met = sorted(_met(text, found, stems, terms))
    if not met:
        # The engine's own idea of a letter differs from ours in some script: show the beginning.
        place = Span(*found[0])
        return Snippet(place, _widened(text, place), ())
    place = hull(_span(found, one) for one in _closest(met))
    shown = _widened(text, place)
    inside = (_span(found, one) for one in met)
    return Snippet(place, shown, _apart(span for span in inside if shown.contains(span)))


def _met(
    text: str, found: Sequence[tuple[int, int]], stems: Sequence[str], terms: Sequence[Term]
) -> Iterator[_Met]:
    capitals = [place for place, (start, _) in enumerate(found) if is_name_like(text[start])]
    named = [(place, skeletons(text[slice(*found[place])])) for place in capitals]
    for number, term in enumerate(terms):
        for place in _places(term, stems, named):
            yield place, number, len(term.stems)


def _places(
    term: Term, stems: Sequence[str], named: Sequence[tuple[int, frozenset[str]]]
) -> set[int]:
    """The words at which a term is met, by its stems or as a name."""
    first, length = term.stems[0], len(term.stems)
    met = {p for p, name in named if not term.names.isdisjoint(name)}
    for place, stemmed in enumerate(stems):
        if stemmed == first and tuple(stems[place : place + length]) == term.stems:
            met.add(place)
    return met


def _closest(met: Sequence[_Met]) -> Sequence[_Met]:
    best, chosen = (0, 0), met[:1]
    for first in range(len(met)):
        run = [m for m in met[first : first + _REACH] if m[0] - met[first][0] <= _REACH]
        kept = _until_complete(run)
        rank = (len({number for _, number, _ in kept}), -(kept[-1][0] - kept[0][0]))
        if rank > best or first == 0:
            best, chosen = rank, kept
    return chosen


def _until_complete(run: Sequence[_Met]) -> list[_Met]:
    """The run up to the last term that is new in it."""
    seen: set[int] = set()
    kept = 0
    for place, (_, number, _) in enumerate(run):
        if number not in seen:
            seen.add(number)
            kept = place
    return list(run[: kept + 1])


def _span(found: Sequence[tuple[int, int]], met: _Met) -> Span:
    place, _, length = met
    return Span(found[place][0], found[place + length - 1][1])


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap as one."""
    ordered = sorted(set(spans), key=lambda span: (span.start, span.end))
    kept = ordered[:1]
    for _, span in pairwise(ordered):
        if span.start < kept[-1].end:
            kept[-1] = hull((kept[-1], span))
        else:
            kept.append(span)
    return tuple(kept)


def _widened(text: str, place: Span) -> Span:
    start, end = max(0, place.start - SNIPPET), min(len(text), place.end + SNIPPET)
    while 0 < start < place.start and text[start - 1].isalnum():
        start += 1
    while place.end < end < len(text) and text[end].isalnum():
        end -= 1
    return Span(start, end).trimmed(text) or place
