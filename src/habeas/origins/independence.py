"""How many independent origins statements have: at least, at most, and why.

Chains of provenance that share no source are counted; by Menger's theorem their number is
also the fewest sources that must all be wrong for the value to fall. It is counted twice:
*at least* with every possible dependence held against it, *at most* with the established ones
only. Nothing in between is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.origins.flow import Paths, disjoint_paths
from habeas.origins.lineage import (
    Bound,
    Edge,
    EdgeKind,
    Grade,
    Independence,
    Node,
    NodeKind,
    Trace,
)
from habeas.words.errors import HabeasError

_ALIKE = {EdgeKind.SAME_HAND, EdgeKind.SAME_UTTERANCE}
_COLLECTABLE = {NodeKind.OUTLET, NodeKind.DOCUMENT}

_Arcs = frozenset[tuple[str, str]]
_Pairs = frozenset[tuple[str, str]]


class StatementNotTraced(HabeasError):
    """Raised when origins are asked for a statement that the trace does not hold."""

    message = "Statement {statement} has not been traced."
    hint = "Trace the workspace again: habeas trace WORKSPACE"


def independence(trace: Trace, statements: Collection[str]) -> Independence:
    """How many independent origins the statements that support one value have.

    Among equally good witnesses the one first in the order of the trace's nodes is given.
    Raises :class:`StatementNotTraced` for a statement the trace does not hold.
    """
    homes, wanted = dict(trace.homes), frozenset(statements)
    for statement in sorted(wanted):
        if statement not in homes:
            raise StatementNotTraced(statement=statement)
    labels = {node.key: f"{number:08}" for number, node in enumerate(trace.nodes)}
    goals = {statement: labels[f"exhibit:{homes[statement]}"] for statement in sorted(wanted)}
    found = _count(_labelled(trace, labels), goals)
    names = {label: key for key, label in labels.items()}
    return replace(
        found, at_least=_named(found.at_least, names), at_most=_named(found.at_most, names)
    )


def _labelled(trace: Trace, labels: Mapping[str, str]) -> Trace:
    """The trace with each node under its place, so that no identifier decides anything."""
    nodes = tuple(replace(node, key=labels[node.key]) for node in trace.nodes)
    edges = tuple(
        replace(edge, child=labels[edge.child], parent=labels[edge.parent])
        for edge in trace.edges
        if edge.child in labels and edge.parent in labels
    )
    return replace(trace, nodes=nodes, edges=edges)


def _named(bound: Bound, names: Mapping[str, str]) -> Bound:
    chains = tuple(tuple(names[end] for end in chain) for chain in bound.chains)
    return Bound(bound.number, chains, tuple(names[end] for end in bound.cut))


def _count(trace: Trace, homes: Mapping[str, str]) -> Independence:
    """``homes`` gives each statement's exhibit node."""
    goals = set(homes.values())
    active = [e for e in trace.edges if e.kind not in _ALIKE and not _idle(e, homes)]
    present = goals | {end for edge in active for end in (edge.child, edge.parent)}
    alike = [e for e in trace.edges if e.kind in _ALIKE and {e.child, e.parent} <= present]
    pairs = frozenset((e.child, e.parent) for e in alike)
    sure = frozenset((e.child, e.parent) for e in alike if e.grade is Grade.ESTABLISHED)
    least = _at_least(trace, active, goals, (pairs, sure, frozenset()))
    most = _at_most(active, homes, (sure, frozenset()))
    most = max(most, least, key=lambda bound: bound.number)
    told = _Told(active, homes)
    least, most = told.at_home(least), told.at_home(most)
    return Independence(least, most, tuple(edge.key for edge in (*active, *alike)))


class _Told:
    """Where each source's own words stand, so that a chain ends there and not beside it.

    Two chains through one source share its capacity, so either end is a witness; the one whose
    exhibit holds what the chain's first holder said is the one to read.
    """

    def __init__(self, active: Iterable[Edge], homes: Mapping[str, str]) -> None:
        self._arcs = set()
        self._homes: dict[str, set[str]] = defaultdict(set)
        for edge in active:
            held = {homes[statement] for statement in edge.carries if statement in homes}
            self._homes[edge.parent] |= held
            self._arcs.add((edge.parent, edge.child))

    def at_home(self, bound: Bound) -> Bound:
        """The same number, each chain ended in an exhibit of its own where that is free."""
        chains = list(bound.chains)
        for place, chain in enumerate(chains):
            taken = {key for other in chains if other is not chain for key in other}
            ended = self._ended(chain, taken)
            # A source that must be wrong for the value to fall stays in the chain it cuts.
            if not (set(chain) - set(ended)) & set(bound.cut):
                chains[place] = ended
        return replace(bound, chains=tuple(chains))

    def _ended(self, chain: tuple[str, ...], taken: Collection[str]) -> tuple[str, ...]:
        own = self._homes[chain[0]]
        if chain[-1] in own or len(chain) < 2:
            return chain
        for home in sorted(own - set(taken)):
            # Reached from the last source before the end, which may be an exhibit's own voice.
            for cut in (len(chain) - 1, len(chain)):
                if (chain[cut - 1], home) in self._arcs:
                    return (*chain[:cut], home)
        return chain


def _idle(edge: Edge, statements: Collection[str]) -> bool:
    return not any(statement in statements for statement in edge.carries)


def _at_least(
    trace: Trace, active: Iterable[Edge], goals: Collection[str], merges: Sequence[_Pairs]
) -> Bound:
    """Only a stated first-hand basis counts, and only through named or collected sources."""
    nodes = {node.key: node for node in trace.nodes}
    arcs = frozenset(
        (edge.parent, edge.child)
        for edge in active
        if _counts(nodes[edge.parent]) and _counts(nodes[edge.child])
    )
    ends = {end for arc in arcs for end in arc}
    seen = {end for end in ends if nodes[end].kind is NodeKind.OBSERVATION}
    return _smallest(arcs, seen, goals, merges)


def _counts(node: Node) -> bool:
    """Whether a first-hand account through this source may be held to be one."""
    if node.kind in _COLLECTABLE:
        return bool(node.exhibit)
    return node.kind is not NodeKind.UNNAMED


def _at_most(active: Sequence[Edge], homes: Mapping[str, str], merges: Sequence[_Pairs]) -> Bound:
    """Every end that is not traced further may be an origin of its own."""
    sure = [edge for edge in active if edge.grade is Grade.ESTABLISHED]
    carrying: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edge in sure:
        for statement in edge.carries:
            if statement in homes:
                carrying[statement][edge.child].append(edge.parent)
    open_ends: set[str] = set()
    arcs: set[tuple[str, str]] = set()
    for statement, home in homes.items():
        ends, travelled = _walk(home, carrying[statement])
        open_ends |= ends
        arcs |= travelled
    return _smallest(frozenset(arcs), open_ends, set(homes.values()), merges)


def _walk(
    start: str, parents: Mapping[str, Sequence[str]]
) -> tuple[set[str], set[tuple[str, str]]]:
    """Where one statement's way ends, and the arcs it runs along."""
    ends, travelled, waiting, visited = set(), set(), [start], {start}
    while waiting:
        child = waiting.pop()
        above = parents.get(child, ())
        if not above:
            ends.add(child)
        for parent in above:
            travelled.add((parent, child))
            if parent not in visited:
                visited.add(parent)
                waiting.append(parent)
    return ends, travelled


def _smallest(
    arcs: _Arcs, origins: Collection[str], goals: Collection[str], merges: Sequence[_Pairs]
) -> Bound:
    """The bound under whichever set of merged sources leaves the fewest chains."""
    bounds = (_merged(arcs, origins, goals, pairs) for pairs in dict.fromkeys(merges))
    return min(bounds, key=lambda bound: bound.number)


def _merged(arcs: _Arcs, origins: Collection[str], goals: Collection[str], pairs: _Pairs) -> Bound:
    """Count with each group of alike sources as one: they stand in series, one capacity."""
    lead = _leads({*origins, *goals, *(end for arc in arcs for end in arc)}, pairs)
    original: dict[tuple[str, str], tuple[str, str]] = {}
    for tail, head in sorted(arcs):
        original.setdefault((lead[tail], lead[head]), (tail, head))
    first = {lead[o]: o for o in sorted(origins, reverse=True)}
    last = {lead[g]: g for g in sorted(goals, reverse=True)}
    found: Paths = disjoint_paths(original, set(first), set(last))
    chains = tuple(_spelled(chain, original, first, last) for chain in found.chains)
    return Bound(len(chains), chains, found.cut)


def _spelled(
    chain: Sequence[str],
    original: Mapping[tuple[str, str], tuple[str, str]],
    first: Mapping[str, str],
    last: Mapping[str, str],
) -> tuple[str, ...]:
    """A chain with the sources themselves in place of the groups they were merged into."""
    told = [first[chain[0]]]
    for step in pairwise(chain):
        told.extend(original[step])
    told.append(last[chain[-1]])
    return tuple(key for at, key in enumerate(told) if at == 0 or key != told[at - 1])


def _leads(keys: Collection[str], pairs: _Pairs) -> dict[str, str]:
    """For each key, the first key of its group."""
    lead = {key: key for key in keys}
    for one, other in sorted(pairs):
        if one in lead and other in lead:
            first, second = sorted((_lead(lead, one), _lead(lead, other)))
            lead[second] = first
    return {key: _lead(lead, key) for key in keys}


def _lead(lead: Mapping[str, str], key: str) -> str:
    while lead[key] != key:
        key = lead[key]
    return key
