"""How one actor stands under, or over, another."""

from __future__ import annotations

import heapq
import re
from collections.abc import Collection, Mapping

from habeas.bodies.graph import BodyGraph, Tie, TieKind

UPWARD = {TieKind.SPEAKS_FOR, TieKind.BELONGS_TO, TieKind.HOLDS_OFFICE, TieKind.REPORTS_TO}
DOWNWARD = {TieKind.COMMANDS, TieKind.CONTROLS}

_Way = tuple[Tie, ...]
_Length = tuple[int, int, tuple[tuple[str, int], ...]]

_SCOPE = re.compile(r"@[^>]*")
"""What makes an actor one report's own: \"police@x-1\"."""


def path(graph: BodyGraph, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
    """The shortest way up from an actor to one of some others; empty when there is none."""
    return Hierarchy(graph).path(start, ends)


class Hierarchy:
    """The ways up in a graph, each looked for once.

    Up means: speaks for, belongs to, holds the office of, reports to, is commanded or
    controlled by, is perhaps the same as. Among ways of one length the one with fewest
    inferred ties is taken, then the first by key. An actor has no way to itself.
    """

    def __init__(self, graph: BodyGraph) -> None:
        self._steps: dict[str, list[tuple[str, Tie]]] = {}
        self._ways: dict[str, Mapping[str, _Way]] = {}
        self._places = {tie.key: (_SCOPE.sub("@", tie.key), n) for n, tie in enumerate(graph.ties)}
        for tie in graph.ties:
            if tie.kind in UPWARD or tie.kind is TieKind.SAME_AS:
                self._steps.setdefault(tie.child, []).append((tie.parent, tie))
            if tie.kind in DOWNWARD or tie.kind is TieKind.SAME_AS:
                self._steps.setdefault(tie.parent, []).append((tie.child, tie))

    def path(self, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
        """The shortest way up from an actor to one of some others; empty when none."""
        ways = self._above(start)
        found = [ways[end] for end in dict.fromkeys(ends) if end in ways and end != start]
        return min(found, key=self._length, default=())

    def common_superior(self, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
        """The shortest way up from an actor and down again to one of some others.

        It finds whom a denier commands, and who answers to the same superior as the denier.
        """
        ours = self._above(start)
        found = [
            ours[top] + tuple(reversed(way))
            for end in dict.fromkeys(ends)
            if end != start
            for top, way in self._above(end).items()
            if top in ours
        ]
        return min(found, key=self._length, default=())

    def _above(self, start: str) -> Mapping[str, _Way]:
        if start not in self._ways:
            self._ways[start] = self._search(start)
        return self._ways[start]

    def _search(self, start: str) -> Mapping[str, _Way]:
        """Dijkstra's algorithm: the best way from an actor to each one above it."""
        ways: dict[str, _Way] = {}
        waiting: list[tuple[_Length, str, _Way]] = [(self._length(()), start, ())]
        while waiting:
            _, here, way = heapq.heappop(waiting)
            if here not in ways:
                ways[here] = way
                for there, tie in self._steps.get(here, []):
                    heapq.heappush(waiting, (self._length((*way, tie)), there, (*way, tie)))
        return ways

    def _length(self, way: _Way) -> _Length:
        places = tuple(self._places[tie.key] for tie in way)
        return len(way), sum(tie.inferred for tie in way), places
