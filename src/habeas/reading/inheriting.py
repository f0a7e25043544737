"""Places carried over: where "the men" were, when the words themselves do not say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from habeas.reading.fields import Fields
from habeas.reading.gazetteer import gazetteer
from habeas.reading.lexicon import words
from habeas.reading.places import ACTOR, LOCATION, ORIGIN
from habeas.reading.sentences import Sentence
from habeas.words.anchors import Span
from habeas.words.quantities import Unit
from habeas.words.statements import (
    ContentMode,
    Hop,
    PlaceMention,
    SpeakerKind,
    Statement,
)

_NEAR = 3
"""How many sentences back a place may be named."""
_POINTING = re.compile(r"\b(?:these|those|such) (\w+)", re.IGNORECASE)
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
_REGION = re.compile(
    r"\b(?:in|across|inside|throughout) ((?:the|their|our|this|that) (?:republic|country))\b",
    re.IGNORECASE,
)


@cache
def _newcomer() -> re.Pattern[str]:
    people = "|".join(sorted(words("single_people")))
    single = rf"\b(?:an?|one|another|any) (?:\w+ ){{0,2}}(?:{people})\b"
    return re.compile(single + r"|\b(?:someone|somebody|anyone|anybody)\b", re.IGNORECASE)


def inherit_places(
    view: str, found: list[Sentence], fields: Fields, said: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """The statements, some with a place carried over from earlier in their paragraph.

    Only what goes on about the same people or acts, and only when exactly one place was
    named in the sentences before: nothing is guessed, and nothing is carried past a person
    who is new ("one woman"), or into what somebody else says.
    """
    carrier = _Carrier(view, found, fields)
    return tuple([carrier.carry(statement) for statement in said])


class _Carrier:
    """Carries places through the statements of one text. Fed in order."""

    def __init__(self, view: str, found: list[Sentence], fields: Fields) -> None:
        self._view = view
        self._found = found
        self._fields = fields
        self._starts = [sentence.starts[0] for sentence in found]
        self._before: Statement | None = None
        self._voices: list[Span] = []
        self._settled: set[tuple[str, str]] = set()
        """Group and place, once said together."""

    def carry(self, statement: Statement) -> Statement:
        """The statement with the place it goes on from, or as it was."""
        if statement.speaker.span is not None:
            self._voices.append(statement.speaker.span)
        place = self._region(statement) or self._place(statement)
        filled = replace(statement, places=(*statement.places, place)) if place else statement
        held = [p.key for p in filled.places if p.role == LOCATION]
        self._settled.update((group.key, key) for group in filled.groups for key in held)
        self._before = filled
        return filled

    def _place(self, statement: Statement) -> PlaceMention | None:
        if not self._may_inherit(statement):
            return None
        index = bisect_right(self._starts, statement.extent.start) - 1
        context = Span(self._starts[self._first_near(index)], statement.extent.end)
        place = self._only_place(context.start, statement.extent.start)
        if place is None or not self._goes_on(statement, place, index):
            return None
        if self._is_past_newcomer(place.span.end, statement.extent.end):
            return None
        return replace(place, inherited_from=place.span)

    def _is_past_newcomer(self, start: int, end: int) -> bool:
        """Whether somebody new comes in between, and not as who is speaking."""
        near = [span for span in self._voices[-_NEAR:] if span.end > start]
        found = _newcomer().finditer(self._view, start, end)
        return any(not any(v.start <= m.start() < v.end for v in near) for m in found)

    def _may_inherit(self, statement: Statement) -> bool:
        if any(place.role == LOCATION for place in statement.places):
            return False
        counts = any(q.quantity.unit is Unit.PERSONS for q in statement.quantities)
        return counts or bool(statement.violations)

    def _first_near(self, index: int) -> int:
        """The first sentence of the paragraph that is near enough."""
        first = index
        while (
            first
            and index - first < _NEAR
            and self._found[first - 1].paragraph == self._found[index].paragraph
        ):
            first -= 1
        return first

    def _only_place(self, start: int, end: int) -> PlaceMention | None:
        before = self._fields.places.inside((Span(start, end),)) if start < end else ()
        located = [place for place in before if place.role == LOCATION]
        around = {wider for place in located for wider in _around(place.key)}
        narrow = [place for place in located if place.key not in around]
        return narrow[-1] if len({place.key for place in narrow}) == 1 else None

    def _goes_on(self, statement: Statement, place: PlaceMention, index: int) -> bool:
        """Whether it is about the people or acts that the place was named with."""
        pointing = self._points_back(statement)
        if statement.content_mode is not ContentMode.AUTHORIAL:
            same = self._same_voice(statement, place)
            nobodys = statement.speaker.kind is SpeakerKind.DOCUMENT
            return (
                (pointing and same)
                or self._demonstrates(statement)
                or (nobodys and not statement.speaker.named and self._shares(statement, place))
            )
        return pointing or self._in_same_sentence(place, index) or self._shares(statement, place)

    def _points_back(self, statement: Statement) -> bool:
        first = statement.extent.of(self._view)[:60].lower().split()[:3]
        if " ".join(first[:2]) in words("pointing_back") or first[1:] in _OF_THEM:
            return True
        return self._demonstrates(statement)

    def _demonstrates(self, statement: Statement) -> bool:
        """Whether it points at what went before, outside of anybody's own words."""
        if statement.content_mode is ContentMode.DIRECT:
            return False
        found = _POINTING.findall(statement.extent.of(self._view))
        return any(word.lower() in words("pointed_at") for word in found)

    def _same_voice(self, statement: Statement, place: PlaceMention) -> bool:
        before = self._before
        if before is None or _voice(before) != _voice(statement):
            return False
        return any(p.key == place.key and p.role == LOCATION for p in before.places)

    def _in_same_sentence(self, place: PlaceMention, index: int) -> bool:
        """Whether it is a further clause of the sentence that got or names the place."""
        before = self._before
        if before is None or before.extent.start < self._starts[index]:
            return False
        return any(p.key == place.key for p in before.places)

    def _shares(self, statement: Statement, place: PlaceMention) -> bool:
        """Whether a group or a noun for the people counted stands with the place as well."""
        if any((group.key, place.key) in self._settled for group in statement.groups):
            return True
        index = bisect_right(self._starts, place.span.start) - 1
        said = self._found[index].words
        return any(
            q.counted.split()[-1:] != [] and q.counted.split()[-1] in said
            for q in statement.quantities
        )

    def _region(self, statement: Statement) -> PlaceMention | None:
        """What "the republic" is: the only place named just before, when it has parts."""
        if any(place.role == LOCATION for place in statement.places):
            return None
        match = _REGION.search(self._view, statement.extent.start, statement.extent.end)
        if match is None:
            return None
        index = bisect_right(self._starts, statement.extent.start) - 1
        context = Span(self._starts[max(index - 1, 0)], match.start())
        before = self._fields.places.inside((context,))
        near = [p for p in before if p.role in (LOCATION, ORIGIN, ACTOR)]
        whole = frozenset(gazetteer().part_of.values())
        if len({p.key for p in near}) != 1 or near[-1].key not in whole:
            return None
        span = Span(match.start(1), match.end(1))
        return PlaceMention(span, near[-1].key, LOCATION, near[-1].span)


def _around(key: str) -> Iterator[str]:
    """The places that a place is in, as the gazetteer knows them."""
    part_of = gazetteer().part_of
    seen = {key}
    while (wider := part_of.get(key)) is not None and wider not in seen:
        seen.add(wider)
        yield wider
        key = wider


def _voice(statement: Statement) -> str:
    first: Hop = statement.chain[0]
    return first.name
