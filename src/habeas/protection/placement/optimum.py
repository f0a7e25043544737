"""The exact optimum beside the rule, for comparison only: it decides nothing.

Mixed-integer programming by SciPy's bundled HiGHS (``scipy.optimize.milp``). SciPy comes with
the extra ``habeas[numbers]`` and is loaded here alone, when asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from habeas.protection.lanes import Lane
from habeas.protection.placement.blocs import LANES, Bloc, blocs
from habeas.protection.placement.rooms import Rooms
from habeas.protection.placement.shortlists import Shortlist
from habeas.words.errors import HabeasError

SECONDS = 60
"""How long each search may take."""

_Row = tuple[list[tuple[int, float]], float, float]
"""Variables with their coefficients, the least and the most their sum may be."""


class NumbersNotInstalled(HabeasError):
    """Raised when SciPy is not there."""

    message = "Comparing with the exact optimum needs SciPy, which is not installed."
    hint = 'Install the extra: pip install "habeas[numbers]"'


class OptimumNotFound(HabeasError):
    """Raised when no solution was found in time."""

    message = "The exact optimum was not found within {seconds} seconds."
    hint = "Give it more time, or compare one region at a time; the shortlist stands as it is."


@dataclass(frozen=True, slots=True)
class Optimum:
    """The most persons that could be placed, lane by lane. ``is_proved``: no more is possible.

    With ``by_lanes`` first as many as possible of the most urgent lane, then of the next;
    otherwise as many persons as possible whoever they are. ``at_most`` is what no choice could
    exceed in the last search, the same as found when that is proved.
    """

    persons: tuple[tuple[Lane, int], ...]
    is_proved: bool
    by_lanes: bool
    at_most: int

    @property
    def total(self) -> int:
        """All persons."""
        return sum(persons for _, persons in self.persons)


def optimum(held: Shortlist, *, by_lanes: bool = True, seconds: int = SECONDS) -> Optimum:
    """The optimum for what a shortlist was made from; accepted placements stay.

    ``seconds`` limits each search, of which there is one for each lane when ``by_lanes``.
    Raises :class:`NumbersNotInstalled` and :class:`OptimumNotFound`.
    """
    programme = _Programme(held)
    ranks = range(len(LANES)) if by_lanes else (None,)
    floors: list[_Row] = []
    is_proved, at_most, chosen = True, 0, list[int]()
    for rank in ranks:
        weights = programme.persons(rank)
        chosen, proved, at_most = programme.solved(weights, floors, seconds)
        floors.append((weights, float(_total(weights, chosen)), float("inf")))
        is_proved = is_proved and proved
    found = [(lane, _total(programme.persons(n), chosen)) for n, lane in enumerate(LANES)]
    return Optimum(tuple(found), is_proved, by_lanes, at_most)


def _total(weights: Iterable[tuple[int, float]], chosen: Iterable[int]) -> int:
    taken = set(chosen)
    return int(sum(weight for variable, weight in weights if variable in taken))


class _Programme:
    """One variable for each bloc at each permitted place, and what binds them."""

    def __init__(self, held: Shortlist) -> None:
        rooms = Rooms(held.matter.vacancies, held.matter.accepted)
        found = blocs(held.matter.wishes, held.matter.accepted)
        self._pairs = [(b, p) for b in found for p in b.allowed if rooms.fits(b, p)]
        self._rows = [*self._once_each(), *self._rooms(rooms), *self._apart()]

    def persons(self, rank: int | None) -> list[tuple[int, float]]:
        """Each variable with the persons it places, of one lane or of all."""
        return [
            (n, float(bloc.size))
            for n, (bloc, _) in enumerate(self._pairs)
            if rank is None or bloc.rank == rank
        ]

    def solved(
        self, weights: list[tuple[int, float]], floors: list[_Row], seconds: int
    ) -> tuple[list[int], bool, int]:
        """The variables taken, whether no better choice exists, and the bound on all."""
        if not self._pairs:
            return [], True, 0
        costs = [0.0] * len(self._pairs)
        for variable, weight in weights:
            costs[variable] = -weight
        answer = _milp(costs, [*self._rows, *floors], seconds)
        if answer.x is None:
            raise OptimumNotFound(seconds=seconds)
        taken = [n for n, value in enumerate(answer.x) if value > 0.5]
        return taken, answer.status == 0, floor(0.001 - answer.mip_dual_bound)

    def _once_each(self) -> Iterator[_Row]:
        of: dict[Bloc, list[tuple[int, float]]] = defaultdict(list)
        for n, (bloc, _) in enumerate(self._pairs):
            of[bloc].append((n, 1.0))
        yield from ((terms, 0.0, 1.0) for terms in of.values())

    def _rooms(self, rooms: Rooms) -> Iterator[_Row]:
        """Persons, slots and households from one home, each within what the place can take."""
        of: dict[tuple[str, str, str], list[tuple[int, float]]] = defaultdict(list)
        for n, (bloc, place) in enumerate(self._pairs):
            of["persons", place, ""].append((n, float(bloc.size)))
            for use, number in bloc.uses:
                of["slots", place, use].append((n, float(number)))
            for home, number in bloc.homes:
                of["homes", place, home].append((n, float(number)))
        for (kind, place, token), terms in of.items():
            most = rooms.most(kind, place, token)
            if most is not None:
                yield terms, 0.0, float(most)

    def _apart(self) -> Iterator[_Row]:
        at = {(unit, p): n for n, (bloc, p) in enumerate(self._pairs) for unit in bloc.units}
        for n, (bloc, place) in enumerate(self._pairs):
            for other in sorted(bloc.apart):
                if at.get((other, place), -1) > n:
                    yield [(n, 1.0), (at[other, place], 1.0)], 0.0, 1.0


def _milp(costs: list[float], rows: list[_Row], seconds: int) -> Any:  # noqa: ANN401  # SciPy's own
    try:
        from scipy.optimize import (  # noqa: PLC0415  # an extra, which may not be there
            Bounds,
            LinearConstraint,
            milp,
        )
        from scipy.sparse import csr_matrix  # noqa: PLC0415
    except ImportError as error:
        raise NumbersNotInstalled from error
    entries = [(row, n, value) for row, (terms, _, _) in enumerate(rows) for n, value in terms]
    at, which, values = zip(*entries, strict=True)
    matrix = csr_matrix((values, (at, which)), shape=(len(rows), len(costs)))
    limits = LinearConstraint(
        matrix, [least for _, least, _ in rows], [most for _, _, most in rows]
    )
    return milp(
        costs,
        constraints=limits,
        bounds=Bounds(0, 1),
        integrality=[1] * len(costs),
        options={"time_limit": seconds},
    )
