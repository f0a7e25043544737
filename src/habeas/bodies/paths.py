"""How one actor stands under, or over, another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from habeas.bodies.graph import BodyGraph, Tie, TieKind

UPWARD = {TieKind.SPEAKS_FOR, TieKind.BELONGS_TO, TieKind.HOLDS_OFFICE, TieKind.REPORTS_TO}
DOWNWARD = {TieKind.COMMANDS, TieKind.CONTROLS}
EITHER = frozenset({TieKind.SAME_AS})
"""What leads from either end to the other."""

_Way = tuple[Tie, ...]
_Length = tuple[int, int, tuple[tuple[str, int], ...]]
_Place = Callable[[Tie], tuple[str, int]]
_Steps = Mapping[str, list[Tie]]
_Step = tuple[str, Tie]
"""The actor before on a way, and the tie that leads on from it."""

_SCOPE = re.compile(r"@[^>]*")
"""What makes an actor one report's own: \"police@x-1\"."""


def path(graph: BodyGraph, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
    """The shortest way up from an actor to one of some others; empty when there is none."""
    return Hierarchy(graph).path(start, ends)


class Hierarchy:
    """The ways up in a graph, each looked for once.

    Up means: speaks for, belongs to, holds the office of, reports to, is commanded or
    controlled by, is perhaps the same as. Among ways of one length the one with fewest inferred
    ties is taken, then the first by key. An actor has no way to itself.

    ``either`` are the kinds of tie that lead from either end to the other.
    """

    def __init__(self, graph: BodyGraph, either: Collection[TieKind] = EITHER) -> None:
        self._ties, self._either = graph.ties, either
        self._rising, self._falling = {*UPWARD, *either}, {*DOWNWARD, *either}
        self._above: dict[str, Reach] = {}

    @cached_property
    def _up(self) -> _Steps:
        """For each actor the ties to whoever is one step above it."""
        steps: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._ties:
            if tie.kind in self._rising:
                steps[tie.child].append(tie)
            if tie.kind in self._falling:
                steps[tie.parent].append(tie)
        return steps

    @cached_property
    def _down(self) -> _Steps:
        """For each actor the ties to whoever is one step below it."""
        steps: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._ties:
            if tie.kind in self._rising:
                steps[tie.parent].append(tie)
            if tie.kind in self._falling:
                steps[tie.child].append(tie)
        return steps

    @cached_property
    def _handed(self) -> _Steps:
        """For each actor the ties to those who hand people over to it."""
        steps: dict[str, list[Tie]] = defaultdict(list)
        for tie in self._ties:
            if tie.kind is TieKind.HANDS_OVER_TO:
                steps[tie.parent].append(tie)
        return steps

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {tie.key: n for n, tie in enumerate(self._ties)}

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
        return Reach(starts, (self._up,), self._place, from_start=True)

    def under(self, ends: Collection[str]) -> Reach:
        """Everybody under one of some actors, with the best way up to one of these."""
        return Reach(ends, (self._down,), self._place, from_start=False)

    def under_or_handing_over(self, ends: Collection[str]) -> Reach:
        """The same, where a step may also be that people are handed over."""
        maps = (self._down, self._handed) if self._handed else (self._down,)
        return Reach(ends, maps, self._place, from_start=False)

    def is_mutual(self, tie: Tie) -> bool:
        """Whether the two of a tie are each said, in so many words, to stand over the other."""
        if tie.kind in self._either:
            return False
        ends = tie.child, tie.parent
        lower, upper = reversed(ends) if tie.kind in DOWNWARD else ends
        back = (held for held in self._up.get(upper, ()) if lower in (held.child, held.parent))
        return any(held.kind not in self._either for held in back)

    def _ways_from(self, start: str) -> Reach:
        if start not in self._above:
            self._above[start] = self.over([start])
        return self._above[start]

    def _place(self, tie: Tie) -> tuple[str, int]:
        """By key; ties of actors that only differ in their report by their place in the graph."""
        key = tie.key
        return (_SCOPE.sub("@", key), self._numbers[key]) if "@" in key else (key, 0)

    def _length(self, way: _Way) -> _Length:
        return len(way), sum(tie.inferred for tie in way), tuple(map(self._place, way))


class Reach:
    """Whoever is reached from some actors in one direction, and the best way there.

    One breadth-first search: every actor keeps the last step of its best way only, so that a
    long chain of command costs no more than its length.
    """

    def __init__(
        self, starts: Iterable[str], maps: Sequence[_Steps], place: _Place, *, from_start: bool
    ) -> None:
        self._place, self._from_start = place, from_start
        level = sorted(set(starts))
        self._steps: dict[str, _Step | None] = dict.fromkeys(level)
        self._inferred = dict.fromkeys(level, 0)
        while level:
            level = self._next(level, maps)

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

    def _next(self, level: list[str], maps: Sequence[_Steps]) -> list[str]:
        """The actors one step further; where their order counts, in the order of their ways.

        Ways read from the start are compared from their first tie on, so the rank of the actor
        before comes first; read the other way, their first tie is the last one taken.
        """
        ranks = {here: n for n, here in enumerate(level)} if self._from_start else {}
        best: dict[str, _Step] = {}
        for steps in maps:
            for here in level:
                for tie in steps.get(here, ()):
                    there = tie.parent if tie.child == here else tie.child
                    if there not in self._steps:
                        step, held = (here, tie), best.get(there)
                        if held is None or self._cost(step, ranks) < self._cost(held, ranks):
                            best[there] = step
        self._inferred |= {there: self._inferred[s[0]] + s[1].inferred for there, s in best.items()}
        self._steps |= best
        if not self._from_start:
            return list(best)
        return sorted(best, key=lambda there: self._cost(best[there], ranks)[1:])

    def _cost(self, step: _Step, ranks: Mapping[str, int]) -> tuple[int, int, tuple[str, int]]:
        here, tie = step
        return self._inferred[here] + tie.inferred, ranks.get(here, 0), self._place(tie)
