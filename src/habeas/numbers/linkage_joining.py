"""From pairs to people: lines are joined, the likeliest first, never two of one list.

Groups are joined by the mean of the log odds between their lines (average linkage: R. R. Sokal
and C. D. Michener, University of Kansas Science Bulletin 38, 1958), until there are as many
links as are expected. A fixed threshold would lose more links than it makes wrongly, or the
other way round; each per cent of links lost adds about two per cent to an estimate.

All groups that are each other's likeliest are joined in one turn: under average linkage that
gives the same tree as joining the likeliest of all one by one (M. Bruynooghe, Les cahiers de
l'analyse des données 3, 1978), and a turn is a few steps on whole arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from habeas.numbers.linkage_pairs import list_numbers

UNSEEN = -5.0
"""Log odds of two lines of which nothing spoke for one person; such groups are never joined."""
CERTAIN = 50.0
"""Log odds from which on a person decided: such links are made whatever is expected."""
_BITS = 63
"""Lists that one number holds, a bit each."""

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Joins:
    """Groups joined in one turn: ``other`` goes into ``one``, by which ``made`` pairs of lines."""

    one: Places
    other: Places
    odds: Floats
    made: Floats


def joined(lists: Sequence[str], links: ArrayLike, wanted: float) -> tuple[int, ...]:
    """To which group each line belongs, numbered by the first line of each.

    ``links`` are rows of two places in the lines and the natural logarithm of the odds that they
    are one person. Joins until ``wanted`` pairs of lines are together. Log odds of minus infinity
    forbid two lines ever to be of one group.
    """
    group = np.arange(len(lists))
    turns = tuple(_Joining(lists, np.asarray(links, np.float64).reshape(-1, 3)).turns())
    odds, made, one, other = (
        np.concatenate([getattr(turn, name) for turn in turns] or [np.zeros(0)])
        for name in ("odds", "made", "one", "other")
    )
    order = np.argsort(-odds, kind="stable")
    before = np.cumsum(made[order]) - made[order]
    taken = order[(before < wanted) | (odds[order] >= CERTAIN)]
    group[other[taken].astype(np.int64)] = one[taken]
    while (group[group] != group).any():
        group = group[group]
    return tuple(group.tolist())


class _Joining:
    """Groups as they grow, and between which there are links.

    ``_ends`` are two groups a row; ``_told`` the sum of log odds between them, of how many links,
    and how many of these a person made or forbade.
    """

    def __init__(self, lists: Sequence[str], links: Floats) -> None:
        self._size = np.ones(len(lists))
        self._odds = np.full(len(lists), np.inf)
        self._lists = _bits(lists)
        odds = links[:, 2]
        never, certain = odds == -np.inf, odds >= CERTAIN
        told = (np.where(never, 0.0, odds), np.ones(len(odds)), certain, never)
        self._ends, self._told = _summed(links[:, :2].astype(np.int64), np.column_stack(told))

    def turns(self) -> Iterator[_Joins]:
        """What is joined, turn by turn, until nothing is left to join."""
        while (made := self._turn()) is not None:
            yield made

    def _turn(self) -> _Joins | None:
        one, other = self._ends.T
        odds = self._between(one, other)
        open_ones = odds > UNSEEN
        if not open_ones.any():
            return None
        chosen = _nearest(one[open_ones], other[open_ones], odds[open_ones], len(self._size))
        place = np.flatnonzero(open_ones)[chosen]
        joins = self._joins(one[place], other[place], odds[place])
        alive = np.zeros(len(self._size), bool)
        alive[self._ends[open_ones]] = True
        self._keep(joins, alive)
        return joins

    def _between(self, one: Places, other: Places) -> Floats:
        """Log odds of each two groups; minus infinity for those that are never to be one."""
        total, links, certain, never = self._told.T
        pairs = self._size[one] * self._size[other]
        mean = (total + UNSEEN * (pairs - links)) / pairs
        found = np.where(certain > 0, CERTAIN, mean)
        shared = (self._lists[one] & self._lists[other]).any(1)
        return np.where((never > 0) | shared, -np.inf, found)

    def _joins(self, one: Places, other: Places, odds: Floats) -> _Joins:
        """The joins, with odds no higher than those of what they join: rounding could lift them."""
        odds = np.minimum(odds, np.minimum(self._odds[one], self._odds[other]))
        made = self._size[one] * self._size[other]
        self._odds[one] = odds
        self._size[one] += self._size[other]
        self._lists[one] |= self._lists[other]
        return _Joins(one, other, odds, made)

    def _keep(self, joins: _Joins, alive: Flags) -> None:
        """Links between the groups there are now, but for those that nothing can join any more."""
        into = np.arange(len(self._size))
        into[joins.other] = joins.one
        grown = np.zeros(len(self._size), bool)
        grown[joins.one] = grown[joins.other] = True
        kept = alive[self._ends].any(1)
        ends, told = self._ends[kept], self._told[kept]
        touched = grown[ends].any(1)
        moved = into[ends[touched]]
        apart = moved[:, 0] != moved[:, 1]
        summed = _summed(moved[apart], told[touched][apart])
        self._ends = np.concatenate([ends[~touched], summed[0]])
        self._told = np.concatenate([told[~touched], summed[1]])


def _bits(lists: Sequence[str]) -> Places:
    """A row of numbers for each line, in which the bit of its list is set."""
    numbered = list_numbers(lists)
    held = np.zeros((len(lists), int(numbered.max(initial=0)) // _BITS + 1), np.int64)
    held[np.arange(len(lists)), numbered // _BITS] = 1 << (numbered % _BITS)
    return held


def _summed(ends: Places, told: Floats) -> tuple[Places, Floats]:
    """One row for each two groups, the lower first."""
    if not len(ends):
        return ends, told
    ends = np.sort(ends, axis=1)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    ends, told = ends[order], told[order]
    first = np.concatenate([[True], (ends[1:] != ends[:-1]).any(1)])
    return ends[first], np.add.reduceat(told, np.flatnonzero(first), axis=0)


def _nearest(one: Places, other: Places, odds: Floats, number: int) -> Places:
    """Which rows are the likeliest of both their groups; of equal ones the first."""
    best = np.full(number, -np.inf)
    np.maximum.at(best, one, odds)
    np.maximum.at(best, other, odds)
    tied = np.flatnonzero((odds == best[one]) & (odds == best[other]))
    order = tied[np.lexsort((other[tied], one[tied], -odds[tied]))]
    rank, first = np.arange(len(order)), np.full(number, len(order))
    np.minimum.at(first, one[order], rank)
    np.minimum.at(first, other[order], rank)
    both = (first[one[order]] == rank) & (first[other[order]] == rank)
    chosen: Places = order[both]
    return chosen
