"""Why a statement counts as it does, edge by edge and in plain words."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from habeas.origins.independence import StatementNotTraced
from habeas.origins.lineage import Edge, EdgeKind, Grade, Node, NodeKind, Trace
from habeas.words.reasons import Reason, said


def derivation(trace: Trace, statement: str) -> tuple[Edge, ...]:
    """Every edge a statement came along, from its exhibit to where it first is known.

    Edges to what may be the same utterance or the same hand follow at the end. Raises
    :class:`~habeas.origins.independence.StatementNotTraced`.
    """
    homes = dict(trace.homes)
    if statement not in homes:
        raise StatementNotTraced(statement=statement)
    depth = _depths(trace, statement, f"exhibit:{homes[statement]}")
    found = [edge for edge in trace.edges if statement in edge.carries]
    return tuple(sorted(found, key=lambda edge: (_is_aside(edge), depth.get(edge.child, 0))))


def _is_aside(edge: Edge) -> bool:
    return edge.kind in {EdgeKind.SAME_HAND, EdgeKind.SAME_UTTERANCE}


def _depths(trace: Trace, statement: str, start: str) -> Mapping[str, int]:
    """How many hands above the exhibit each node on the way stands."""
    above: dict[str, list[str]] = {}
    for edge in trace.edges:
        if statement in edge.carries and not _is_aside(edge):
            above.setdefault(edge.child, []).append(edge.parent)
    depth, waiting = {start: 0}, deque([start])
    while waiting:
        child = waiting.popleft()
        for parent in above.get(child, ()):
            if parent not in depth:
                depth[parent] = depth[child] + 1
                waiting.append(parent)
    return depth


def explain(trace: Trace, edge: Edge, language: str = "en") -> str:
    """One edge as a line: who has it from whom, why, and how sure that is."""
    nodes = {node.key: node for node in trace.nodes}
    child, parent = (describe(nodes[end], language) for end in (edge.child, edge.parent))
    places = {"child": child, "parent": parent}
    if edge.grade is Grade.ESTABLISHED:
        return said(Reason.of("origins.edge", edge.why, **places), language)
    unsure = Reason.of("origins.edge_unsure", edge.why, **places, grade=edge.grade.value)
    return said(unsure, language)


def describe(node: Node, language: str = "en") -> str:
    """One holder in plain words."""
    key = node.kind.value
    if node.kind is NodeKind.UNNAMED and not node.name:
        key = "unnamed_nobody"
    elif node.is_recorded:
        key = "observation_unnamed"
    return said(Reason.of(f"origins.{key}", name=node.name), language)
