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
    free = {wish.unit: wish for wish in held if wish.unit not in settled}
    together = both_ways((wish.unit, wish.together) for wish in held)
    apart = both_ways((wish.unit, wish.apart) for wish in held)
    groups = list(_groups(free, together))
    return tuple(
        _bloc([free[unit] for unit in group if unit in free], group, settled, apart)
        for group in groups
        if all(unit in settled or (unit in free and free[unit].willing) for unit in group)
    )


def both_ways(links: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, set[str]]:
    """Links as they hold from either end, whoever wrote them down."""
    found: dict[str, set[str]] = {}
    for unit, others in links:
        for other in others:
            found.setdefault(unit, set()).add(other)
            found.setdefault(other, set()).add(unit)
    return found


def _groups(units: Iterable[str], links: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Everyone who hangs together, each group once and sorted."""
    seen: set[str] = set()
    for unit in units:
        if unit not in seen:
            group, waiting = {unit}, [unit]
            while waiting:
                new = links.get(waiting.pop(), set()) - group
                group |= new
                waiting += new
            seen |= group
            yield sorted(group)


def _bloc(
    wishes: list[Wish], group: list[str], settled: Mapping[str, str], apart: Mapping[str, set[str]]
) -> Bloc:
    units = tuple(wish.unit for wish in wishes)
    apart_from = frozenset().union(*(apart.get(unit, ()) for unit in units))
    drawn = {settled[unit] for unit in group if unit in settled}
    allowed = {} if apart_from & set(group) else _allowed(wishes, drawn)
    return Bloc(
        units=units,
        size=sum(wish.size for wish in wishes),
        rank=min(LANES.index(wish.lane) for wish in wishes),
        since=min(wish.since for wish in wishes),
        allowed=allowed,
        uses=_counted(use for wish in wishes for use in wish.uses),
        homes=_counted(wish.home for wish in wishes if wish.home),
        apart=apart_from,
        lot=lot(units[0]),
    )


def _allowed(wishes: list[Wish], drawn: set[str]) -> dict[str, int]:
    """The places permitted to all, with summed points; only where others of theirs live."""
    points = [dict(wish.allowed) for wish in wishes]
    common = sorted(set.intersection(*(set(each) for each in points)))
    return {place: sum(each[place] for each in points) for place in common if drawn <= {place}}


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items()))
