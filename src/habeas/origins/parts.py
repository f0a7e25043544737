"""The part of a trace that decides one thing, without going through all of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from habeas.origins.lineage import EdgeKind, Trace

ALIKE = (EdgeKind.SAME_HAND, EdgeKind.SAME_UTTERANCE)
"""Edges between sources that are perhaps one; nothing travels along them by itself."""


class Parts:
    """The parts of one trace, for whoever asks about many statements one after the other."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._homes = {statement: at for at, (statement, _) in enumerate(trace.homes)}
        self._nodes = {node.key: at for at, node in enumerate(trace.nodes)}
        self._carrying: dict[str, list[int]] = defaultdict(list)
        self._alike: dict[str, list[int]] = defaultdict(list)
        for at, edge in enumerate(trace.edges):
            for statement in edge.carries:
                self._carrying[statement].append(at)
            if edge.kind in ALIKE:
                self._alike[edge.child].append(at)

    def holds(self, statements: Collection[str]) -> bool:
        """Whether all of these statements were traced."""
        return self._homes.keys() >= set(statements)

    def of(self, statements: Collection[str]) -> Trace:
        """The part that decides how many origins these statements have.

        Asked about them alone, it answers as the whole does. It holds the edges they came
        along, the edges between sources on the way that are perhaps one, and the nodes of
        both; no copies, families, questions or originals.
        """
        trace, wanted = self._trace, set(statements)
        homes = tuple(trace.homes[at] for at in self._in_order(self._homes, wanted))
        found = {at for said in wanted for at in self._carrying.get(said, ())}
        present = {end for at in found for end in (trace.edges[at].child, trace.edges[at].parent)}
        present |= {f"exhibit:{exhibit}" for _, exhibit in homes}
        for key in present:
            found |= {at for at in self._alike.get(key, ()) if trace.edges[at].parent in present}
        nodes = tuple(trace.nodes[at] for at in self._in_order(self._nodes, present))
        return Trace(nodes, tuple(trace.edges[at] for at in sorted(found)), (), (), (), (), homes)

    @staticmethod
    def _in_order(places: dict[str, int], keys: Collection[str]) -> list[int]:
        return sorted(places[key] for key in keys if key in places)
