"""The one repair step: somebody else goes to another permitted place, so that one more fits in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.protection.placement.blocs import Bloc
from habeas.protection.placement.board import Board
from habeas.protection.placement.wishes import lot

MOST_DISTURBED = 1
"""How many earlier proposals may move for one household more."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A place for a bloc, and where others go so that there is room."""

    place: str
    moves: tuple[tuple[Bloc, str], ...]
    disturbed: int


class Repairs:
    """Makes room at full places. Nobody loses a place by it."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._can_move: dict[Bloc, bool] = {}

    def make_room(self, bloc: Bloc) -> bool:
        """Put a bloc at a full place by moving others; False when no permitted way was found.

        Ways that move fewer earlier proposals come first, then shorter ones.
        """
        found = [way for place in self._board.options[bloc] if (way := self._way(bloc, place))]
        allowed = [way for way in found if way.disturbed <= MOST_DISTURBED]
        if not allowed:
            return False
        best = min(allowed, key=lambda way: self._cost(bloc, way))
        for moved, place in best.moves:
            self._board.move(moved, place)
        self._board.put(bloc, best.place)
        self._can_move.clear()
        return True

    def _cost(self, bloc: Bloc, way: _Way) -> tuple[int, int, float, str]:
        worth = self._board.worth(bloc, way.place)
        return way.disturbed, len(way.moves), -worth, lot(bloc.units[0], way.place)

    def _way(self, bloc: Bloc, place: str) -> _Way | None:
        """Who would have to move out of a place and where to; None when that is not enough."""
        rooms, movable = self._board.rooms, self._movable(place)
        lacking = bloc.size - rooms.left[place]
        if lacking > sum(one.size for one in movable):
            return None
        moved: list[tuple[Bloc, str]] = []
        with self._board.trial() as undone:
            for one in self._in_order(movable, lacking, place):
                if rooms.fits(bloc, place):
                    break
                if others := [p for p in self._board.open_to(one) if p != place]:
                    moved.append((one, self._board.best(one, others)))
                    undone.append((one, self._board.move(*moved[-1])))
            is_enough = rooms.fits(bloc, place)
        disturbed = sum(self._board.was_at(one, place) for one, _ in moved)
        return _Way(place, tuple(moved), disturbed) if is_enough else None

    def _movable(self, place: str) -> list[Bloc]:
        """Who at a place has another one open.

        Remembered until somebody moves: until then places only fill up, and whoever could not
        move then cannot move now.
        """
        for one in self._board.rooms.at[place]:
            if one not in self._can_move:
                self._can_move[one] = any(p != place for p in self._board.open_to(one))
        return [one for one in self._board.rooms.at[place] if self._can_move[one]]

    def _in_order(self, movable: Iterable[Bloc], lacking: int, place: str) -> list[Bloc]:
        """Who is asked to move first: no earlier proposal, enough by itself, small."""

        def order(one: Bloc) -> tuple[bool, bool, int, str]:
            return self._board.was_at(one, place), one.size < lacking, one.size, one.lot

        return sorted(movable, key=order)
