"""Places carried over: where "The men" were, when the sentence itself does not say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from habeas.reading.fields import Fields
from habeas.reading.layout import Paragraph
from habeas.reading.lexicon import words
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode, PlaceMention, Statement

LOCATION = "location"


def inherit_places(
    view: str, held: tuple[Paragraph, ...], fields: Fields, said: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """The statements, some with a place carried over from earlier in their paragraph.

    Only what the document itself says of an act, only when it points back ("The men were
    beaten"), and only when exactly one place was named before: nothing is guessed.
    """
    starts = [paragraph.span.start for paragraph in held]
    filled = []
    for statement in said:
        place = None
        if _points_back(view, statement):
            paragraph = held[bisect_right(starts, statement.extent.start) - 1]
            place = _only_place(fields, paragraph.span.start, statement.extent.start)
        filled.append(replace(statement, places=(place,)) if place else statement)
    return tuple(filled)


def _points_back(view: str, statement: Statement) -> bool:
    if statement.content_mode is not ContentMode.AUTHORIAL or not statement.violations:
        return False
    if any(place.role == LOCATION for place in statement.places):
        return False
    first = " ".join(statement.extent.of(view)[:40].lower().split()[:2])
    return first in words("pointing_back")


def _only_place(fields: Fields, start: int, end: int) -> PlaceMention | None:
    if start >= end:
        return None
    before = fields.places.inside((Span(start, end),))
    located = [place for place in before if place.role == LOCATION]
    if len({place.key for place in located}) != 1:
        return None
    return replace(located[-1], inherited_from=located[-1].span)
