"""Who could go where: most urgent lane first, within it the least flexible household first.

It is a proposal for people who decide. What was proposed before stays unless somebody more
urgent needs the place or it is no longer permitted; what was accepted never moves. Every rule
can be told in a sentence, and no order of records changes the result.

Pricing scarce places follows Ahani and others, "Dynamic Placement in Refugee Resettlement", who
found that it gains most of what exact optimisation would. ``benchmarks/placement.py`` measures it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from habeas.protection.placement.blocs import LANES, Accepted, Bloc, blocs
from habeas.protection.placement.board import Board
from habeas.protection.placement.repair import Repairs
from habeas.protection.placement.rooms import Rooms
from habeas.protection.placement.shortlists import Matter, Shortlist
from habeas.protection.placement.wishes import Vacancy, Wish, as_of


def shortlist(
    wishes: Iterable[Wish],
    vacancies: Iterable[Vacancy],
    accepted: Iterable[Accepted] = (),
    before: Mapping[str, str] | None = None,
) -> Shortlist:
    """A place for as many as the rule finds one for, and every reason for everyone.

    ``accepted`` placements count and stay. ``before`` is what was proposed last time, household
    → place. A place that changed since a wish was made is not proposed on it. Raises
    ``NegativeCapacity`` and ``SameTwice``.
    """
    open_places = tuple(vacancies)
    by_name = {vacancy.place: vacancy for vacancy in open_places}
    current = tuple(as_of(wish, by_name) for wish in wishes)
    matter = Matter(current, open_places, tuple(accepted), dict(before or {}))
    held = blocs(matter.wishes, matter.accepted)
    places = matter.before
    while True:
        rooms = Rooms(matter.vacancies, matter.accepted)
        _match(Board(held, rooms, places))
        found = {unit: place for bloc, place in rooms.where.items() for unit in bloc.units}
        if found == places:
            return Shortlist(matter, rooms, held)
        # Again from what was found: a move made for a less urgent household may have opened a
        # way for a more urgent one. Each round places more of the first lane it changes.
        places = found


def _match(board: Board) -> None:
    for rank in range(len(LANES)):
        _match_lane(board, [bloc for bloc in board.options if bloc.rank == rank])


def _match_lane(board: Board, lane: list[Bloc]) -> None:
    """Place a lane. Only as urgent and more urgent households are at places yet."""
    for bloc in sorted(lane, key=board.turn):
        if place := board.stayed(bloc):
            board.put(bloc, place)
    waiting = _placed_by_turn(board, [bloc for bloc in lane if bloc not in board.rooms.where])
    repairs = Repairs(board)
    while waiting:
        waiting.sort(key=lambda bloc: (-bloc.size, bloc.since, bloc.lot))
        left = [bloc for bloc in waiting if not _placed_by_repair(board, repairs, bloc)]
        if len(left) == len(waiting):
            return
        waiting = left


def _placed_by_turn(board: Board, waiting: list[Bloc]) -> list[Bloc]:
    """Place one after the other; those for whom there was no room are given back."""
    left = []
    for bloc in sorted(waiting, key=board.turn):
        if places := board.open_to(bloc):
            board.put(bloc, board.best(bloc, places))
        else:
            board.wait(bloc, -1)
            left.append(bloc)
    return left


def _placed_by_repair(board: Board, repairs: Repairs, bloc: Bloc) -> bool:
    """Place a bloc that found no room; whoever cannot be placed is not waited for."""
    board.wait(bloc)
    if places := board.open_to(bloc):
        board.put(bloc, board.best(bloc, places))
        return True
    if repairs.make_room(bloc):
        return True
    board.wait(bloc, -1)
    return False
