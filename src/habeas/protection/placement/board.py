"""The state of matching: who is where, who waits, and what each place is worth to a household."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from math import log

from habeas.protection.placement.blocs import Bloc
from habeas.protection.placement.rooms import Rooms
from habeas.protection.placement.wishes import lot

SCARCITY = 100.0
"""Points that a place loses when e times as many persons wait for each free bed."""
STAY = 100.0
"""Points of a place that was proposed to them before."""
IN_THE_WAY = 200.0
"""Points lost where a less urgent household would have to give up what was proposed to it."""
MONTH = 30
"""Days of waiting that count like one permitted place fewer."""

_NOBODY_WAITS = 0.01


class Board:
    """Places and blocs. ``before`` is where each household was proposed last time.

    The demand for a place is the persons who wait for it, each bloc spread evenly over its
    permitted places. A scarce place, for which many wait and few beds are free, is worth less to
    those who could go elsewhere: so it is kept for those who cannot.
    """

    def __init__(self, blocs: Iterable[Bloc], rooms: Rooms, before: Mapping[str, str]) -> None:
        self.rooms = rooms
        self.options = {b: tuple(p for p in b.allowed if p in rooms.left) for b in blocs}
        self._before = {b: self._permitted(b, before) for b in self.options}
        self._demand = dict.fromkeys(rooms.left, 0.0)
        self._claimed = dict.fromkeys(rooms.left, 0)
        for bloc in self.options:
            self.wait(bloc)
            self._claim(bloc, bloc.size)

    def put(self, bloc: Bloc, place: str) -> None:
        """Add a bloc at a place; it waits no longer."""
        self.rooms.put(bloc, place)
        self.wait(bloc, -1)

    def move(self, bloc: Bloc, place: str) -> str:
        """Put a bloc that has a place at another one, and say where it was."""
        earlier = self.rooms.take(bloc)
        self.rooms.put(bloc, place)
        return earlier

    def wait(self, bloc: Bloc, sign: int = 1) -> None:
        """Count a bloc among those who wait, or with ``sign`` -1 no longer."""
        options = self.options[bloc]
        for place in options:
            self._demand[place] += sign * bloc.size / len(options)

    def stayed(self, bloc: Bloc) -> str:
        """Where a bloc can stay as proposed before; "" when nowhere. Its claim ends here."""
        self._claim(bloc, -bloc.size)
        place = self._before[bloc]
        return place if place and self.rooms.fits(bloc, place) else ""

    def was_at(self, bloc: Bloc, place: str) -> bool:
        """Whether a place was proposed to a bloc before."""
        return self._before[bloc] == place

    def open_to(self, bloc: Bloc) -> list[str]:
        """The permitted places that have room for a bloc now."""
        left, fits, size = self.rooms.left, self.rooms.fits, bloc.size
        # Room first: most places are full, and this is asked millions of times.
        return [p for p in self.options[bloc] if left[p] >= size and fits(bloc, p)]

    def best(self, bloc: Bloc, places: Iterable[str]) -> str:
        """The place worth most to a bloc; equals are decided by lot."""
        return max(places, key=lambda place: (self.worth(bloc, place), lot(bloc.units[0], place)))

    def worth(self, bloc: Bloc, place: str) -> float:
        """Points, less the price of scarcity, and more for staying."""
        left = self.rooms.left[place]
        waiting = max(self._demand[place], 0.0) / max(left, 1)
        worth = bloc.allowed[place] - SCARCITY * log(waiting + _NOBODY_WAITS)
        if self._before[bloc] == place:
            worth += STAY
        claimed = self._claimed[place]
        return worth - IN_THE_WAY if claimed and left - claimed < bloc.size else worth

    def turn(self, bloc: Bloc) -> tuple[int, int, str]:
        """When a bloc's turn comes within its lane: smaller is earlier.

        Who has fewer places open goes first; a month of waiting counts like one place fewer;
        then the larger, then the lot.
        """
        return MONTH * len(self.open_to(bloc)) + bloc.since.toordinal(), -bloc.size, bloc.lot

    @contextmanager
    def trial(self) -> Iterator[list[tuple[Bloc, str]]]:
        """Moves made inside and put on the list as (bloc, from where) are undone at the end."""
        moves: list[tuple[Bloc, str]] = []
        yield moves
        for bloc, place in reversed(moves):
            self.move(bloc, place)

    def _permitted(self, bloc: Bloc, before: Mapping[str, str]) -> str:
        place = before.get(bloc.units[0], "")
        return place if place in self.options[bloc] else ""

    def _claim(self, bloc: Bloc, size: int) -> None:
        if place := self._before[bloc]:
            self._claimed[place] += size
