"""How one actor stands under, or over, another."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from habeas.bodies.graph import BodyGraph, Tie, TieKind

UPWARD = {TieKind.SPEAKS_FOR, TieKind.BELONGS_TO, TieKind.HOLDS_OFFICE, TieKind.REPORTS_TO}
DOWNWARD = {TieKind.COMMANDS, TieKind.CONTROLS}

_Way = tuple[Tie, ...]
_Length = tuple[int, int, tuple[tuple[str, int], ...]]
_Place = Callable[[Tie], tuple[str, int]]
_Steps = Mapping[str, list[tuple[str, Tie]]]

_SCOPE = re.compile(r"@[^>]*")
"""What makes an actor one report's own: \"police@x-1\"."""


def path(graph: BodyGraph, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
    """The shortest way up from an actor to one of some others; empty when there is none."""
    return Hierarchy(graph).path(start, ends)


class Hierarchy:
    """The ways up in a graph, each looked for once.

    Up means: speaks for, belongs to, holds the office of, reports to, is commanded or
    controlled by, is perhaps the same as; and what ``also`` names, from child to parent. Among
    ways of one length the one with fewest inferred ties is taken, then the first by key. An
    actor has no way to itself.
    """

    def __init__(self, graph: BodyGraph, also: Collection[TieKind] = ()) -> None:
        self._up: dict[str, list[tuple[str, Tie]]] = {}
        self._down: dict[str, list[tuple[str, Tie]]] = {}
        self._above: dict[str, Reach] = {}
        self._numbers = {tie.key: n for n, tie in enumerate(graph.ties)}
        rising, falling = {*UPWARD, *also, TieKind.SAME_AS}, {*DOWNWARD, TieKind.SAME_AS}
        for tie in graph.ties:
            if tie.kind in rising:
                self._add(tie.child, tie.parent, tie)
            if tie.kind in falling:
                self._add(tie.parent, tie.child, tie)

    def path(self, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
        """The shortest way up from an actor to one of some others; empty when none."""
        above = self._ways_from(start)
        found = [above.way(end) for end in dict.fromkeys(ends) if end in above and end != start]
        return min(found, key=self._length, default=())

    def common_superior(self, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
        """The shortest way up from an actor and down again to one of some others.

        It finds whom a denier commands, and who answers to the same superior as the denier.
        """
        ours = self._ways_from(start)
        found = [
            ours.way(top) + tuple(reversed(theirs.way(top)))
            for end in dict.fromkeys(ends)
            if end != start
            for theirs in (self._ways_from(end),)
            for top in theirs
            if top in ours
        ]
        return min(found, key=self._length, default=())

    def over(self, starts: Collection[str]) -> Reach:
        """Everybody over one of some actors, with the best way up from one of these."""
        return Reach(starts, self._up, self._place, from_start=True)

    def under(self, ends: Collection[str]) -> Reach:
        """Everybody under one of some actors, with the best way up to one of these."""
        return Reach(ends, self._down, self._place, from_start=False)

    def is_mutual(self, tie: Tie) -> bool:
        """Whether the two of a tie are each said, in so many words, to stand over the other."""
        lower, upper = (tie.parent, tie.child) if tie.kind in DOWNWARD else (tie.child, tie.parent)
        back = (held for there, held in self._up.get(upper, ()) if there == lower)
        return any(held.kind is not TieKind.SAME_AS for held in back)

    def _add(self, lower: str, upper: str, tie: Tie) -> None:
        self._up.setdefault(lower, []).append((upper, tie))
        self._down.setdefault(upper, []).append((lower, tie))

    def _ways_from(self, start: str) -> Reach:
        if start not in self._above:
            self._above[start] = self.over([start])
        return self._above[start]

    def _place(self, tie: Tie) -> tuple[str, int]:
        return _SCOPE.sub("@", tie.key), self._numbers[tie.key]

    def _length(self, way: _Way) -> _Length:
        return len(way), sum(tie.inferred for tie in way), tuple(map(self._place, way))


class Reach:
    """Whoever is reached from some actors in one direction, and the best way there.

    One breadth-first search: every actor keeps the last step of its best way only, so that a
    long chain of command costs no more than its length.
    """

    def __init__(
        self, starts: Iterable[str], steps: _Steps, place: _Place, *, from_start: bool
    ) -> None:
        self._place, self._from_start = place, from_start
        level = sorted(set(starts))
        self._steps: dict[str, tuple[str, Tie] | None] = dict.fromkeys(level)
        self._inferred = dict.fromkeys(level, 0)
        while level:
            level = self._next(level, steps)

    def __contains__(self, key: object) -> bool:
        return key in self._steps

    def __iter__(self) -> Iterator[str]:
        return iter(self._steps)

    def way(self, key: str) -> tuple[Tie, ...]:
        """The ties of the best way, read upward; empty for one it starts from or never reaches."""
        ties: list[Tie] = []
        step = self._steps.get(key)
        while step is not None:
            key, tie = step
            ties.append(tie)
            step = self._steps[key]
        return tuple(reversed(ties)) if self._from_start else tuple(ties)

    def _next(self, level: list[str], steps: _Steps) -> list[str]:
        """The actors one step further, in the order of their ways.

        Ways read from the start are compared from their first tie on, so the rank of the actor
        before comes first; read the other way, their first tie is the last one taken.
        """
        best: dict[str, tuple[tuple[int, int, tuple[str, int]], str, Tie]] = {}
        for rank, here in enumerate(level):
            for there, tie in steps.get(here, ()):
                if there not in self._steps:
                    inferred = self._inferred[here] + tie.inferred
                    cost = inferred, rank if self._from_start else 0, self._place(tie)
                    if there not in best or cost < best[there][0]:
                        best[there] = cost, here, tie
        for there, ((inferred, _, _), here, tie) in best.items():
            self._steps[there] = here, tie
            self._inferred[there] = inferred
        return sorted(best, key=lambda there: best[there][0][1:])
