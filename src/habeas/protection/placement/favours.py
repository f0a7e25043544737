"""What speaks for a place among those that are permitted: soft reasons with their points."""

from __future__ import annotations

from collections.abc import Iterator
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
    return tuple(_favours(unit, place))


def _favours(unit: Unit, place: Place) -> Iterator[Point]:
    if place.identifier in unit.asked_places:
        yield _point(Favour.PLACE)
    if place.country in unit.asked_countries:
        yield _point(Favour.COUNTRY, country=place.country)
    if unit.welcomes:
        offered = {service.name for service in place.services}
        if met := [one for one in unit.welcomes if one in offered]:
            yield _point(Favour.WELCOME, len(met), services=LISTED.join(met))
    if unit.daily and unit.daily in place.languages:
        yield _point(Favour.DAILY, language=unit.daily)


def _point(favour: Favour, times: int = 1, **facts: object) -> Point:
    points = points_of(favour.value) * times
    return Point(favour, points, Reason.of(f"placing.for_{favour.value}", points=points, **facts))
