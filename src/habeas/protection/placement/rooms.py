"""What is left at each place while households are being matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from habeas.protection.placement.barriers import Barrier
from habeas.protection.placement.blocs import Accepted, Bloc
from habeas.protection.placement.places import NegativeCapacity, check_single
from habeas.protection.placement.wishes import Vacancy

Tokens = tuple[tuple[str, int], ...]


class Rooms:
    """The places with who is at each. Accepted placements are in from the start, for good.

    Raises ``NegativeCapacity`` and ``SameTwice``. Accepted placements may fill a place beyond
    what it takes now: then it simply has no room.
    """

    def __init__(self, vacancies: Iterable[Vacancy], accepted: Iterable[Accepted] = ()) -> None:
        held = sorted(vacancies, key=lambda vacancy: vacancy.place)
        check_single(vacancy.place for vacancy in held)
        for vacancy in held:
            _check(vacancy)
        self.left = {v.place: v.persons for v in held}
        self.at: dict[str, dict[Bloc, None]] = {v.place: {} for v in held}
        self.where: dict[Bloc, str] = {}
        self._slots = {v.place: dict(v.slots) for v in held}
        self._limits = {v.place: v.from_one_home for v in held}
        self._homes = {v.place: Counter[str]() for v in held}
        self._closed = {v.place for v in held if v.closed}
        self._units: dict[str, set[str]] = {v.place: set() for v in held}
        for one in accepted:
            self._settle(one)

    def fits(self, bloc: Bloc, place: str) -> bool:
        """Whether a bloc can be added at a place, that being permitted to it."""
        return (
            self.left.get(place, -1) >= bloc.size
            and place not in self._closed
            and (not bloc.uses or self._has_slots(bloc.uses, place))
            and not self._is_unsafe(bloc, place)
        )

    def lacks(self, bloc: Bloc, place: str) -> tuple[Barrier, ...]:
        """Why a bloc cannot be added at a place now; nothing when it can."""
        if place not in self.left:
            return (Barrier.CLOSED,)
        found = {
            Barrier.CLOSED: place in self._closed,
            Barrier.ROOM: self.left[place] < bloc.size,
            Barrier.SLOTS: not self._has_slots(bloc.uses, place),
            Barrier.SAFETY: self._is_unsafe(bloc, place),
        }
        return tuple(barrier for barrier, holds in found.items() if holds)

    def put(self, bloc: Bloc, place: str) -> None:
        """Add a bloc at a place."""
        self.where[bloc] = place
        self.at[place][bloc] = None
        self._count(place, bloc.size, bloc.uses, bloc.homes)
        self._units[place].update(bloc.units)

    def take(self, bloc: Bloc) -> str:
        """Take a bloc out again, and say from where."""
        place = self.where.pop(bloc)
        del self.at[place][bloc]
        minus = tuple((use, -n) for use, n in bloc.uses)
        self._count(place, -bloc.size, minus, tuple((home, -n) for home, n in bloc.homes))
        self._units[place].difference_update(bloc.units)
        return place

    def most(self, kind: str, place: str, token: str) -> int | None:
        """What is left of ``persons``, ``slots`` or ``homes`` at a place; None is no limit."""
        if kind == "persons":
            return self.left[place]
        if kind == "slots":
            return self._slots[place].get(token)
        limit = self._limits[place]
        return None if limit is None else limit - self._homes[place][token]

    def _settle(self, one: Accepted) -> None:
        if one.place in self.left:
            homes = ((one.home, 1),) if one.home else ()
            self._count(one.place, one.size, tuple((use, 1) for use in one.uses), homes)
            self._units[one.place].add(one.unit)

    def _count(self, place: str, size: int, uses: Tokens, homes: Tokens) -> None:
        self.left[place] -= size
        slots = self._slots[place]
        for use, number in uses:
            if use in slots:
                slots[use] -= number
        for home, number in homes:
            self._homes[place][home] += number

    def _has_slots(self, uses: Tokens, place: str) -> bool:
        slots = self._slots[place]
        return all(slots.get(use, number) >= number for use, number in uses)

    def _is_unsafe(self, bloc: Bloc, place: str) -> bool:
        """Whether somebody they must be apart from is there, or too many from their home."""
        if bloc.apart and not bloc.apart.isdisjoint(self._units[place]):
            return True
        limit = self._limits[place]
        if limit is None or not bloc.homes:
            return False
        homes = self._homes[place]
        return any(homes[home] + number > limit for home, number in bloc.homes)


def _check(vacancy: Vacancy) -> None:
    for number in (vacancy.persons, vacancy.from_one_home or 0, *(n for _, n in vacancy.slots)):
        if number < 0:
            raise NegativeCapacity(place=vacancy.place, number=number)
