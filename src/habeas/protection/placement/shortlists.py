"""What matching proposes, with every reason for every pair of household and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.protection.placement.barriers import Barrier
from habeas.protection.placement.blocs import Accepted, Bloc
from habeas.protection.placement.rooms import Rooms
from habeas.protection.placement.units import NoSuchHousehold
from habeas.protection.placement.wishes import Vacancy, Wish, lot


@dataclass(frozen=True, slots=True)
class Standing:
    """How one place stands for one household: proposed, open (no barriers), or why not."""

    place: str
    points: int
    barriers: tuple[Barrier, ...]
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place for a household. ``before`` is what was proposed to it last time, "" for nothing."""

    unit: str
    place: str
    points: int
    before: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether something else was proposed before."""
        return bool(self.before) and self.before != self.place


@dataclass(frozen=True, slots=True)
class Matter:
    """What is matched: wishes, vacancies, accepted placements, and what was proposed before."""

    wishes: tuple[Wish, ...]
    vacancies: tuple[Vacancy, ...]
    accepted: tuple[Accepted, ...]
    before: Mapping[str, str]


class Shortlist:
    """A proposal for everybody, to be decided on by people: identifiers, points, barriers.

    ``places`` is household → proposed place, ``accepted`` household → accepted place, ``left``
    place → persons it could still take.
    """

    def __init__(self, matter: Matter, rooms: Rooms, blocs: Iterable[Bloc]) -> None:
        self.matter = matter
        self.wishes = {wish.unit: wish for wish in sorted(matter.wishes, key=lambda w: w.unit)}
        self.accepted = {one.unit: one.place for one in matter.accepted}
        self._rooms = rooms
        self._blocs = {unit: bloc for bloc in blocs for unit in bloc.units}
        self.places = {unit: rooms.where[b] for unit, b in self._blocs.items() if b in rooms.where}
        self.left = {place: max(0, left) for place, left in rooms.left.items()}

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every proposal, in order of households."""
        before = self.matter.before
        return tuple(
            Proposal(unit, place, dict(self.wishes[unit].allowed)[place], before.get(unit, ""))
            for unit, place in sorted(self.places.items())
        )

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The willing households for whom no place was found."""
        settled = {*self.places, *self.accepted}
        return tuple(u for u, wish in self.wishes.items() if wish.willing and u not in settled)

    @property
    def moved(self) -> tuple[str, ...]:
        """Those to whom a place was proposed before, and now another one or none."""
        now = {**self.places, **self.accepted}
        before = self.matter.before.items()
        return tuple(sorted(u for u, p in before if u in self.wishes and now.get(u) != p))

    @property
    def persons(self) -> int:
        """How many persons a place is proposed to."""
        return sum(self.wishes[unit].size for unit in self.places)

    def wish(self, unit: str) -> Wish:
        """The wish of a household. Raises ``NoSuchHousehold``."""
        try:
            return self.wishes[unit]
        except KeyError as error:
            raise NoSuchHousehold(unit=unit) from error

    def ranking(self, unit: str) -> tuple[Standing, ...]:
        """Every place for a household: the proposed, then open, full and barred ones.

        Among alike, more points come first, then the lot. An unwilling household has none.
        Raises ``NoSuchHousehold``.
        """
        return tuple(sorted(self._standings(self.wish(unit)), key=lambda s: _order(unit, s)))

    def _standings(self, wish: Wish) -> Iterator[Standing]:
        chosen = self.places.get(wish.unit) or self.accepted.get(wish.unit, "")
        for place, points in wish.allowed if wish.willing else ():
            barriers = () if place == chosen else self._lacking(wish, place)
            yield Standing(place, points, barriers, place == chosen)
        for place, kinds in wish.barred if wish.willing else ():
            yield Standing(place, 0, kinds)

    def bloc(self, unit: str) -> Bloc | None:
        """The household with those it has to be with; None when they cannot be matched."""
        return self._blocs.get(unit)

    def lacks(self, bloc: Bloc, place: str) -> tuple[Barrier, ...]:
        """What is not there for a bloc at a place as things stand: room, slots, or safety."""
        return self._rooms.lacks(bloc, place)

    def _lacking(self, wish: Wish, place: str) -> tuple[Barrier, ...]:
        bloc = self._blocs.get(wish.unit)
        if wish.unit in self.accepted:
            return ()
        if bloc is None or place not in bloc.allowed:
            return (Barrier.TOGETHER,)
        return self._rooms.lacks(bloc, place)


def _order(unit: str, standing: Standing) -> tuple[bool, bool, bool, int, str]:
    waits = frozenset({Barrier.ROOM, Barrier.SLOTS})
    full = not waits.issuperset(standing.barriers)
    lot_of_pair = lot(unit, standing.place)
    return (
        not standing.is_proposed, bool(standing.barriers), full, -standing.points, lot_of_pair
    )  # fmt: skip
