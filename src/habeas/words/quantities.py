"""How many, as somebody said it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.anchors import Span


class Unit(StrEnum):
    """What is counted."""

    PERSONS = "persons"
    INCIDENTS = "incidents"
    PLACES = "places"
    THINGS = "things"
    STOREYS = "storeys"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    HOURS = "hours"
    MONEY = "money"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, as somebody said it.

    "as many as 100 men" is ``Quantity(None, 100, "as many as", Unit.PERSONS)``; "three
    men" is ``Quantity(3, 3, "", Unit.PERSONS)``. Bounds are inclusive; ``None`` means not
    stated. Quantities are never added or averaged: there is no arithmetic here.
    """

    lower: int | None
    upper: int | None
    qualifier: str
    unit: Unit

    def contradicts(self, other: Quantity) -> bool:
        """Whether no number can satisfy both. Different units never contradict."""
        if self.unit != other.unit:
            return False
        return _below(self.upper, other.lower) or _below(other.upper, self.lower)


def _below(upper: int | None, lower: int | None) -> bool:
    return upper is not None and lower is not None and upper < lower


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity at its place, with the words for what is counted ("men", "story buildings")."""

    span: Span
    quantity: Quantity
    counted: str
