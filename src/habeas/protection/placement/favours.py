"""What speaks for a place among those that are permitted: soft reasons with their points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.protection.placement.places import Place
from habeas.protection.placement.units import Unit
from habeas.protection.placement.vocabulary import points_of
from habeas.words.reasons import LISTED, Reason


class Favour(StrEnum):
    """A soft reason for a place. It orders permitted places and does nothing else."""

    PLACE = "place"
    """They asked for this place."""
    COUNTRY = "country"
    """They asked for this country."""
    WELCOME = "welcome"
    """It offers something they would welcome; counted once for each."""
    DAILY = "daily"
    """The language they live in is spoken there."""


@dataclass(frozen=True, slots=True)
class Point:
    """One soft reason, what it counts and what it rests on."""

    favour: Favour
    points: int
    reason: Reason


def favours(unit: Unit, place: Place) -> tuple[Point, ...]:
    """Every soft reason for a place."""
    return tuple(_point(*found) for found in _favours(unit, place))


def points(unit: Unit, place: Place) -> int:
    """The sum of the soft reasons for a place."""
    return sum(points_of(favour.value) * times for favour, times, _ in _favours(unit, place))


def _favours(unit: Unit, place: Place) -> Iterator[tuple[Favour, int, Mapping[str, object]]]:
    """Each soft reason, how often it counts, and its facts."""
    if place.identifier in unit.asked_places:
        yield Favour.PLACE, 1, {}
    if place.country in unit.asked_countries:
        yield Favour.COUNTRY, 1, {"country": place.country}
    if unit.welcomes:
        offered = place.offered()
        if met := [one for one in unit.welcomes if one in offered]:
            yield Favour.WELCOME, len(met), {"services": LISTED.join(met)}
    if unit.daily and unit.daily in place.languages:
        yield Favour.DAILY, 1, {"language": unit.daily}


def _point(favour: Favour, times: int, facts: Mapping[str, object]) -> Point:
    counted = points_of(favour.value) * times
    return Point(favour, counted, Reason.of(f"placing.for_{favour.value}", points=counted, **facts))
