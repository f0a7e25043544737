"""What leaves a case so that a place can be found: permitted places and points, nothing else.

The matcher never learns what a household needs, fears or comes from. Reasons go out as the
kind of barrier alone, and everything that has to do with safety goes out as one word. Services
and home towns go out as tokens made with the team's key: enough to count slots and households,
and not to be read or guessed by whoever holds the wishes without that key.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from habeas.protection.lanes import Lane
from habeas.protection.placement.barriers import Barrier, Found, against, barriers
from habeas.protection.placement.favours import Point, favours, points
from habeas.protection.placement.places import Place, check_single, terms_of
from habeas.protection.placement.units import Unit

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Wish:
    """A household as the matcher sees it.

    ``allowed`` are permitted places with their points, ``barred`` all others with the kinds of
    barrier. ``uses`` and ``home`` are tokens. ``terms`` are digests of what each place was when
    this was made: a place that changed since is not proposed before its case was looked at again.
    """

    unit: str
    size: int
    lane: Lane
    since: date
    willing: bool
    allowed: tuple[tuple[str, int], ...]
    barred: tuple[tuple[str, tuple[Barrier, ...]], ...]
    uses: tuple[str, ...] = ()
    home: str = ""
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()

    def waiting(self, today: date) -> int:
        """For how many days they have been waiting; never below 0."""
        return max(0, (today - self.since).days)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A place as the matcher sees it: how many persons, slots by token, limit for one home."""

    place: str
    persons: int
    slots: tuple[tuple[str, int], ...] = ()
    from_one_home: int | None = None
    closed: bool = False
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One place for one household with everything for and against it, inside its case."""

    place: Place
    found: Found
    favours: tuple[Point, ...]

    @property
    def is_allowed(self) -> bool:
        """Whether no hard reason stands against it."""
        return not self.found.hindrances

    @property
    def points(self) -> int:
        """The sum of its soft reasons."""
        return sum(favour.points for favour in self.favours)


class Wishing:
    """Makes wishes for one list of places. ``key`` is the team's, for tokens.

    Raises ``SameTwice`` when two places carry one identifier.
    """

    def __init__(self, places: Iterable[Place], key: bytes) -> None:
        self._places = sorted(places, key=lambda place: place.identifier)
        check_single(place.identifier for place in self._places)
        self._terms = tuple((place.identifier, terms_of(place)) for place in self._places)
        self._key = key

    def wish(self, unit: Unit) -> Wish:
        """What the matcher may know of a household; no place at all when it is unwilling."""
        places = self._places if unit.willing else []
        found = [(place, barriers(unit, place)) for place in places]
        return Wish(
            unit=unit.identifier,
            size=unit.size,
            lane=unit.lane,
            since=unit.since,
            willing=unit.willing,
            allowed=tuple((p.identifier, points(unit, p)) for p, kinds in found if not kinds),
            barred=tuple((p.identifier, kinds) for p, kinds in found if kinds),
            uses=tuple(sorted(token("service", need, self._key) for need in unit.needs)),
            home=token("home", unit.home, self._key) if unit.home else "",
            together=tuple(sorted(unit.together)),
            apart=tuple(sorted(unit.apart)),
            terms=self._terms if unit.willing else (),
        )


def wish(unit: Unit, places: Iterable[Place], key: bytes) -> Wish:
    """What the matcher may know of one household: see :class:`Wishing`."""
    return Wishing(places, key).wish(unit)


def vacancy(place: Place, key: bytes) -> Vacancy:
    """What the matcher may know of a place."""
    slots = sorted(
        (token("service", service.name, key), service.slots)
        for service in place.services
        if service.slots is not None
    )
    limit = place.from_one_home
    terms = terms_of(place)
    return Vacancy(place.identifier, place.persons, tuple(slots), limit, place.closed, terms)


def pairs(unit: Unit, places: Iterable[Place]) -> tuple[Pair, ...]:
    """Every place with every reason, the permitted first, the best first; for the case alone."""
    found = [Pair(place, against(unit, place), favours(unit, place)) for place in places]
    return tuple(
        sorted(
            found,
            key=lambda p: (not p.is_allowed, -p.points, lot(unit.identifier, p.place.identifier)),
        )
    )


def is_current(held: Wish, places: Iterable[Place]) -> bool:
    """Whether nothing that decides has changed since, and no place came or went."""
    now = {place.identifier: terms_of(place) for place in places}
    return not held.willing or dict(held.terms) == now


def as_of(held: Wish, vacancies: Mapping[str, Vacancy]) -> Wish:
    """The wish with every permitted place barred that changed since it was made.

    Whether it is still safe can only be told inside the case.
    """
    then = dict(held.terms)
    changed = tuple(
        (place, (Barrier.CHANGED,))
        for place, _ in held.allowed
        if place in vacancies and vacancies[place].terms != then.get(place, "")
    )
    if not changed:
        return held
    names = {place for place, _ in changed}
    allowed = tuple(one for one in held.allowed if one[0] not in names)
    return replace(held, allowed=allowed, barred=(*held.barred, *changed))


def token(kind: str, value: str, key: bytes) -> str:
    """A word for counting that only the holder of the key could tie to what it stands for."""
    return hmac.new(key, f"{kind}\n{value}".encode(), hashlib.sha256).hexdigest()[:_LENGTH]


def lot(unit: str, place: str = "") -> str:
    """What decides between equals: a draw that no order of records can change."""
    return hashlib.sha256(f"{unit}\n{place}".encode()).hexdigest()
