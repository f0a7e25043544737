"""What capacity is missing: for how many one barrier alone stands before a place.

Only barriers that more capacity could lift are counted. A danger, a refusal, or the wish to stay
together is never listed as something to negotiate about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.protection.placement.barriers import NOT_NEGOTIABLE, Barrier
from habeas.protection.placement.blocs import Bloc
from habeas.protection.placement.fairness import FEW
from habeas.protection.placement.shortlists import Shortlist
from habeas.words.reasons import Reason


@dataclass(frozen=True, slots=True)
class Number:
    """How many households; ``held`` is None for one to four, so that nobody can be told from it."""

    held: int | None

    @classmethod
    def of(cls, count: int) -> Number:
        """A count with small ones hidden; none stays none."""
        return cls(None if 0 < count < FEW else count)

    @property
    def reason(self) -> Reason:
        """The number in words."""
        if self.held is None:
            return Reason.of("placing.few")
        return Reason.of("placing.households", n=self.held)


@dataclass(frozen=True, slots=True)
class Missing:
    """For how many households lifting this one barrier, and no other, would open a place."""

    barrier: Barrier
    households: Number


@dataclass(frozen=True, slots=True)
class MissingCapacity:
    """Who is without a place, and which single barrier would open one, the largest first.

    A household can count under several barriers. ``by_no_single`` are those whom lifting any one
    barrier alone would not help. Without small numbers, so fit to be shown to those who offer.
    """

    unplaced: Number
    missing: tuple[Missing, ...]
    by_no_single: Number


def missing_capacity(shortlist: Shortlist) -> MissingCapacity:
    """Count, for everyone without a place, the barriers each of which alone stands before one."""
    counted: Counter[Barrier] = Counter()
    helped = 0
    for unit in shortlist.unplaced:
        opening = set(_opening(shortlist, unit))
        counted.update(opening)
        helped += bool(opening)
    order = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return MissingCapacity(
        unplaced=Number.of(len(shortlist.unplaced)),
        missing=tuple(Missing(barrier, Number.of(count)) for barrier, count in order),
        by_no_single=Number.of(len(shortlist.unplaced) - helped),
    )


def _opening(shortlist: Shortlist, unit: str) -> Iterator[Barrier]:
    """The barriers each of which is the only one at some place."""
    bloc = shortlist.bloc(unit)
    if bloc is None:
        return
    barred = _barred(shortlist, bloc)
    for place in {*barred, *bloc.allowed} & shortlist.left.keys():
        kinds = {*barred.get(place, ()), *shortlist.lacks(bloc, place)}
        if len(kinds) == 1 and not kinds & NOT_NEGOTIABLE:
            yield kinds.pop()


def _barred(shortlist: Shortlist, bloc: Bloc) -> Mapping[str, set[Barrier]]:
    """Place → everything that bars anybody of a bloc from it."""
    found: dict[str, set[Barrier]] = {}
    for unit in bloc.units:
        for place, kinds in shortlist.wish(unit).barred:
            found.setdefault(place, set()).update(kinds)
    return found
