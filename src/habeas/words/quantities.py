"""How many, as somebody said it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

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
    stated. "About 100" keeps its figure as both bounds and its word as the qualifier.
    Quantities are never added or averaged: there is no arithmetic here.
    """

    lower: int | None
    upper: int | None
    qualifier: str
    unit: Unit

    @property
    def is_approximate(self) -> bool:
        """Whether its qualifier only brings the figure near ("about", "nearly")."""
        return self.qualifier in _approximate()

    def contradicts(self, other: Quantity) -> bool:
        """Whether no number can satisfy both.

        Different units never contradict, and an approximate quantity contradicts nothing:
        how far "about" reaches nobody has said.
        """
        if self.unit != other.unit or self.is_approximate or other.is_approximate:
            return False
        return _below(self.upper, other.lower) or _below(other.upper, self.lower)


@cache
def _approximate() -> frozenset[str]:
    """The approximating qualifiers of all languages, from ``quantities.toml``."""
    place = resources.files("habeas.words").joinpath("quantities.toml")
    return frozenset(tomllib.loads(place.read_text(encoding="utf-8"))["approximate"])


def _below(upper: int | None, lower: int | None) -> bool:
    return upper is not None and lower is not None and upper < lower


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity at its place, with the words for what is counted ("men", "story buildings")."""

    span: Span
    quantity: Quantity
    counted: str
