"""Households that have to be together are matched as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.protection.lanes import Lane
from habeas.protection.placement.places import check_single
from habeas.protection.placement.wishes import Wish, lot

LANES = tuple(Lane)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A placement a household said yes to: it stays, whatever else changes."""

    unit: str
    place: str
    size: int
    uses: tuple[str, ...] = ()
    home: str = ""

    @classmethod
    def of(cls, wish: Wish, place: str) -> Accepted:
        """The placement of a household as its wish tells it."""
        return cls(wish.unit, place, wish.size, wish.uses, wish.home)


@dataclass(frozen=True, eq=False, slots=True)
class Bloc:
    """One household, or several that go to one place or to none.

    ``rank`` is the place of its lane, 0 the most urgent: the most urgent household decides for
    all. ``allowed`` are places permitted to every one of them, with the sum of their points.
    """

    units: tuple[str, ...]
    size: int
    rank: int
    since: date
    allowed: Mapping[str, int]
    uses: tuple[tuple[str, int], ...]
    homes: tuple[tuple[str, int], ...]
    apart: frozenset[str]
    lot: str


def blocs(wishes: Iterable[Wish], accepted: Iterable[Accepted] = ()) -> tuple[Bloc, ...]:
    """The willing households, brought together, in an order that no order of records changes.

    A household is left out when one that it has to be with is unwilling or not there; one that
    was accepted somewhere draws the others to its place. Raises ``SameTwice``.
    """
    held = sorted(wishes, key=lambda wish: wish.unit)
    check_single(wish.unit for wish in held)
    settled = {one.unit: one.place for one in accepted}
    free = {w.unit: w for w in held if w.unit not in settled}
    apart = _both_ways((w.unit, w.apart) for w in held)
    groups = _groups(_both_ways((w.unit, w.together) for w in held), free, settled)
    return tuple(
        _bloc([free[unit] for unit in group], settled, apart)
        for group in groups
        if all(unit in settled or (unit in free and free[unit].willing) for unit in group)
    )
