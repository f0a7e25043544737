"""The most paths through a graph that share no vertex, and the fewest vertices that cut it.

By Menger's theorem (1927) the two numbers are equal. They are found as a maximum flow in the
graph whose vertices are split into an entry and an exit joined by one unit of capacity, by
shortest augmenting paths (Edmonds and Karp, Journal of the ACM 19, 1972).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

_ENTRY, _EXIT = 0, 1
_UNLIMITED = 1 << 30
_SOURCE = ("", _EXIT)
_SINK = ("", _ENTRY)

_End = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Paths:
    """Disjoint paths, each from an origin to a goal, and a cut of the same size."""

    chains: tuple[tuple[str, ...], ...]
    cut: tuple[str, ...]


@dataclass(slots=True)
class _Network:
    """Capacity left on each arc, reverse arcs included."""

    left: dict[_End, dict[_End, int]] = field(default_factory=dict)

    def join(self, tail: _End, head: _End, capacity: int) -> None:
        self.left.setdefault(tail, {})[head] = capacity
        self.left.setdefault(head, {}).setdefault(tail, 0)

    def reached(self) -> dict[_End, _End]:
        """Ends that still can be reached from the source, with the end before each.

        The search stops at the sink; without a way there, it holds every end within reach.
        """
        before = {_SOURCE: _SOURCE}
        waiting = deque([_SOURCE])
        while waiting and _SINK not in before:
            tail = waiting.popleft()
            for head, capacity in self.left.get(tail, {}).items():
                if capacity > 0 and head not in before:
                    before[head] = tail
                    waiting.append(head)
        return before

    def push(self, before: Mapping[_End, _End]) -> None:
        head = _SINK
        while head != _SOURCE:
            tail = before[head]
            self.left[tail][head] -= 1
            self.left[head][tail] += 1
            head = tail


def disjoint_paths(
    arcs: Iterable[tuple[str, str]], origins: Collection[str], goals: Collection[str]
) -> Paths:
    """The most paths from ``origins`` to ``goals`` along ``arcs`` that share no vertex.

    An origin that is a goal is a path of one vertex. The cut is the one nearest the origins.
    """
    network = _Network()
    given = sorted({(tail, head) for tail, head in arcs if tail != head})
    for vertex in sorted({*origins, *goals, *(end for arc in given for end in arc)}):
        network.join((vertex, _ENTRY), (vertex, _EXIT), 1)
    for tail, head in given:
        network.join((tail, _EXIT), (head, _ENTRY), _UNLIMITED)
    for vertex in sorted(origins):
        network.join(_SOURCE, (vertex, _ENTRY), _UNLIMITED)
    for vertex in sorted(goals):
        network.join((vertex, _EXIT), _SINK, _UNLIMITED)
    while _SINK in (before := network.reached()):
        network.push(before)
    cut = (v for v, side in before if side == _ENTRY and (v, _EXIT) not in before)
    return Paths(_chains(network, origins), tuple(sorted(cut)))


def _chains(network: _Network, origins: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The paths the flow runs along: an arc is used when its reverse has capacity."""
    used = {}
    for (tail, side), heads in network.left.items():
        if side == _ENTRY and tail:
            for head, capacity in heads.items():
                if head[1] == _EXIT and head[0] not in ("", tail) and capacity > 0:
                    used[head[0]] = tail
    chains = []
    for vertex in sorted(origins):
        if network.left[(vertex, _ENTRY)].get(_SOURCE, 0) > 0:
            chain = [vertex]
            while chain[-1] in used:
                chain.append(used[chain[-1]])
            chains.append(tuple(chain))
    return tuple(chains)
