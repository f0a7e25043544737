"""What if this one were placed: who else would lose a place, in numbers, for those who decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from habeas.protection.lanes import Lane
from habeas.protection.placement.blocs import Accepted, Bloc
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.rooms import Rooms
from habeas.protection.placement.shortlists import Shortlist

MOST_TRIED = 5
"""How many permitted places are looked at, those with most room first."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What placing a household would cost others. No household but the asked one is named.

    ``place`` is "" when no permitted place could take them whoever made way. ``losing`` are
    lanes with the number of households in each that would be left without a proposal, ``moving``
    how many would be proposed another place, ``persons`` how many more (or fewer) would be placed.
    """

    unit: str
    place: str
    losing: tuple[tuple[Lane, int], ...] = ()
    moving: int = 0
    persons: int = 0


def what_if(held: Shortlist, unit: str, place: str = "") -> WhatIf:
    """The gentlest way to place a household, and what it costs; at one place, if that is named.

    A household that has a place, or that very place, costs nothing. Raises ``NoSuchHousehold``.
    """
    held.wish(unit)
    placed = held.accepted.get(unit) or held.places.get(unit, "")
    if placed and (place in ("", placed) or unit in held.accepted):
        return WhatIf(unit, placed)
    bloc = held.bloc(unit)
    tried = [] if bloc is None else _tried(held, bloc, place)
    answers = [_placed_at(held, unit, bloc, one) for one in tried if bloc is not None]
    return min(answers, key=_cost, default=WhatIf(unit, ""))


def _tried(held: Shortlist, bloc: Bloc, named: str) -> list[str]:
    """Permitted places that would do if all who are merely proposed made way."""
    rooms = Rooms(held.matter.vacancies, held.matter.accepted)
    possible = [p for p in bloc.allowed if named in ("", p) and rooms.fits(bloc, p)]
    possible.sort(key=lambda place: (-held.left[place], -bloc.allowed[place], place))
    return possible[:MOST_TRIED]


def _placed_at(held: Shortlist, unit: str, bloc: Bloc, place: str) -> WhatIf:
    matter = held.matter
    pinned = tuple(Accepted.of(held.wish(one), place) for one in bloc.units)
    then = shortlist(
        matter.wishes, matter.vacancies, (*matter.accepted, *pinned), dict(held.places)
    )
    others = {one: was for one, was in held.places.items() if one not in bloc.units}
    lost = [one for one in others if one not in then.places]
    lanes = Counter(held.wish(one).lane for one in lost)
    return WhatIf(
        unit=unit,
        place=place,
        losing=tuple((lane, lanes[lane]) for lane in Lane if lanes[lane]),
        moving=sum(then.places.get(one, was) != was for one, was in others.items()),
        persons=then.persons + bloc.size - held.persons,
    )


def _cost(answer: WhatIf) -> tuple[list[int], int, int, str]:
    """First as few as possible of the most urgent lane lose, and so on; then few move."""
    lost = dict(answer.losing)
    return [lost.get(lane, 0) for lane in Lane], -answer.persons, answer.moving, answer.place
