"""How one actor stands under, or over, another."""

from __future__ import annotations

import heapq
from collections.abc import Collection

from habeas.bodies.graph import BodyGraph, Tie, TieKind

_UPWARD = {TieKind.SPEAKS_FOR, TieKind.BELONGS_TO, TieKind.HOLDS_OFFICE, TieKind.REPORTS_TO}
_DOWNWARD = {TieKind.COMMANDS, TieKind.CONTROLS}

_Steps = dict[str, list[tuple[str, Tie]]]


def path(graph: BodyGraph, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
    """The shortest way up from an actor to one of some others; empty when there is none.

    Up means: speaks for, belongs to, holds the office of, reports to, is commanded or
    controlled by, is perhaps the same as. Among ways of one length the one with fewest
    inferred ties is taken, then the first by key. An actor has no way to itself.
    """
    ways = _ways_up(graph, start)
    found = [ways[end] for end in set(ends) if end in ways and end != start]
    return min(found, key=_length, default=())


def common_superior(graph: BodyGraph, start: str, ends: Collection[str]) -> tuple[Tie, ...]:
    """The shortest way up from an actor and down again to one of some others.

    It finds whom a denier commands, and who answers to the same superior as the denier.
    """
    ours = _ways_up(graph, start)
    found = [
        ours[top] + tuple(reversed(way))
        for end in sorted(set(ends))
        for top, way in _ways_up(graph, end).items()
        if top in ours and end != start
    ]
    return min(found, key=_length, default=())


def _length(way: tuple[Tie, ...]) -> tuple[int, int, tuple[str, ...]]:
    return len(way), sum(tie.inferred for tie in way), tuple(tie.key for tie in way)


def _ways_up(graph: BodyGraph, start: str) -> dict[str, tuple[Tie, ...]]:
    """Dijkstra's algorithm: the best way from an actor to each one above it."""
    steps = _steps(graph)
    ways: dict[str, tuple[Tie, ...]] = {}
    waiting: list[tuple[tuple[int, int, tuple[str, ...]], str, tuple[Tie, ...]]]
    waiting = [(_length(()), start, ())]
    while waiting:
        _, here, way = heapq.heappop(waiting)
        if here not in ways:
            ways[here] = way
            for there, tie in steps.get(here, []):
                heapq.heappush(waiting, (_length((*way, tie)), there, (*way, tie)))
    return ways


def _steps(graph: BodyGraph) -> _Steps:
    steps: _Steps = {}
    for tie in graph.ties:
        if tie.kind in _UPWARD or tie.kind is TieKind.SAME_AS:
            steps.setdefault(tie.child, []).append((tie.parent, tie))
        if tie.kind in _DOWNWARD or tie.kind is TieKind.SAME_AS:
            steps.setdefault(tie.parent, []).append((tie.child, tie))
    return steps
