"""From pairs to people: lines are joined, the likeliest first, never two of one list.

Groups are joined by the mean of the log odds between their lines (average linkage: R. R. Sokal
and C. D. Michener, University of Kansas Science Bulletin 38, 1958), until there are as many
links as are expected. A fixed threshold would lose more links than it makes wrongly, or the
other way round; each per cent of links lost adds about two per cent to an estimate.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

UNSEEN = -5.0
"""Log odds of two lines of which nothing spoke for one person."""
LOWEST = -6.0
"""Groups whose log odds are below are never joined."""
CERTAIN = 50.0
"""Log odds from which on a person decided: such links are made whatever is expected."""

Link = tuple[int, int, float]
"""Two places in the lines, and the natural logarithm of the odds that they are one person."""


def joined(lists: Sequence[str], links: Iterable[Link], wanted: float) -> tuple[int, ...]:
    """To which group each line belongs, numbered by the first line of each.

    Joins until ``wanted`` pairs of lines are together. Log odds of minus infinity forbid two
    lines ever to be of one group.
    """
    joining = _Joining(lists, links)
    made = 0
    while (step := joining.likeliest()) and (made < wanted or step[2] >= CERTAIN):
        made += joining.join(step[0], step[1])
    return joining.groups()


class _Joining:
    """Groups as they grow, and the joins still possible."""

    def __init__(self, lists: Sequence[str], links: Iterable[Link]) -> None:
        self._near: dict[int, dict[int, float]] = defaultdict(dict)
        for one, other, odds in links:
            self._near[one][other] = self._near[other][one] = odds
        self._members = {place: [place] for place in range(len(lists))}
        self._lists = {place: {name} for place, name in enumerate(lists)}
        self._group = list(range(len(lists)))
        self._heap: list[tuple[float, int, int, int, int]] = []
        for one, held in sorted(self._near.items()):
            for other, odds in sorted(held.items()):
                if one < other and odds > LOWEST:
                    self._push(one, other, odds)
        heapq.heapify(self._heap)

    def _push(self, one: int, other: int, odds: float) -> None:
        sizes = len(self._members[one]), len(self._members[other])
        heapq.heappush(self._heap, (-odds, one, other, *sizes))

    def likeliest(self) -> tuple[int, int, float] | None:
        """The next join, None when none is left. What grew meanwhile is judged anew."""
        while self._heap:
            odds, one, other, size, with_size = heapq.heappop(self._heap)
            held = self._members.get(one, ()), self._members.get(other, ())
            if (len(held[0]), len(held[1])) != (size, with_size):
                continue
            if not self._lists[one] & self._lists[other]:
                return one, other, -odds
        return None

    def join(self, one: int, other: int) -> int:
        """Make one group of two; how many pairs of lines came together by it."""
        added = self._members.pop(other)
        made = len(added) * len(self._members[one])
        self._members[one] += added
        self._lists[one] |= self._lists.pop(other)
        for place in added:
            self._group[place] = one
        self._look_around(one)
        return made

    def _look_around(self, one: int) -> None:
        near = {self._group[far] for place in self._members[one] for far in self._near[place]}
        for other in sorted(near - {one}):
            if self._lists[one] & self._lists[other]:
                continue
            odds = self._between(one, other)
            if odds > LOWEST:
                self._push(one, other, odds)

    def _between(self, one: int, other: int) -> float:
        told = [
            self._near[place].get(far, UNSEEN)
            for place in self._members[one]
            for far in self._members[other]
        ]
        if min(told) == -float("inf"):
            return -float("inf")
        return CERTAIN if max(told) >= CERTAIN else sum(told) / len(told)

    def groups(self) -> tuple[int, ...]:
        """The group of each line."""
        first = {group: min(members) for group, members in self._members.items()}
        return tuple(first[group] for group in self._group)
