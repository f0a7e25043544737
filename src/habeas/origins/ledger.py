"""Edges and nodes as they are gathered from all statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import product

from habeas.origins.judgements import Judgements
from habeas.origins.leading import leadings
from habeas.origins.lineage import Edge, EdgeKind, Grade, Node, Passage
from habeas.origins.names import voice_key
from habeas.origins.quotations import Likeness, Utterance, utterance_key
from habeas.origins.routes import Routes, Step
from habeas.origins.sources import Sources, exhibit_node
from habeas.words.ordering import Order
from habeas.words.reasons import Reason

_ORDER = {Grade.ESTABLISHED: 0, Grade.PROBABLE: 1, Grade.POSSIBLE: 2}
_VERBATIM = Reason.of("origins.verbatim")
_RETOLD = Reason.of("origins.retold")
_ONE_OUTLET = Reason.of("origins.one_outlet")
_ONE_MOUTH = Reason.of("origins.one_mouth")
_LEADS = Reason.of("origins.leads")

_Line = tuple[EdgeKind, Grade, str, str]


def edge_key(kind: EdgeKind, grade: Grade, child: str, parent: str) -> str:
    """The key of an edge; ``grade`` is the machine's, whatever a person decided since."""
    said = "\n".join((kind.value, grade.value, child, parent))
    return f"edge-{sha256(said.encode()).hexdigest()[:16]}"


def copy_key(child: str, parent: str) -> str:
    """The key of the edge that says that one exhibit copied another."""
    return edge_key(EdgeKind.COPY, Grade.ESTABLISHED, f"exhibit:{child}", f"exhibit:{parent}")


@dataclass(slots=True)
class _Entry:
    """What is known of one edge; ``aliases`` are keys it had when less was known."""

    why: Reason
    carries: set[str] = field(default_factory=set)
    evidence: set[Passage] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Ledger:
    """Grows statement by statement; hands out edges and nodes in a fixed order."""

    entries: dict[_Line, _Entry] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    held: dict[str, Node] = field(default_factory=dict)
    order: Order = field(default_factory=lambda: Order({}))

    @classmethod
    def of(cls, routes: Routes, order: Order) -> Ledger:
        """All exhibits and every step of every statement."""
        ledger = cls(order=order)
        for report in routes.sources.reports.values():
            ledger.enter(exhibit_node(report))
        for identifier in routes.statements:
            for step in routes.of(identifier):
                ledger.carry(identifier, step)
        return ledger

    def enter(self, node: Node) -> None:
        """Note a node, and the name it has here."""
        self.held.setdefault(node.key, node)
        self.names[node.key][node.name] += 1

    def carry(self, identifier: str, step: Step) -> None:
        """Note that a statement travels along a step."""
        self.enter(step.child)
        self.enter(step.parent)
        line = (step.kind, step.grade, step.child.key, step.parent.key)
        entry = self.entries.setdefault(line, _Entry(step.why))
        entry.carries.add(identifier)
        entry.evidence.update(step.evidence)

    def add_likenesses(
        self, utterances: Collection[Utterance], likenesses: Collection[Likeness]
    ) -> None:
        """Join utterances that may be one."""
        held = {utterance.key: utterance for utterance in utterances}
        for likeness in likenesses:
            grade = Grade.PROBABLE if likeness.verbatim else Grade.POSSIBLE
            one, other = held[likeness.one], held[likeness.other]
            line = (EdgeKind.SAME_UTTERANCE, grade, likeness.one, likeness.other)
            both = {*one.statements, *other.statements}
            why = _VERBATIM if likeness.verbatim else _RETOLD
            self.entries[line] = _Entry(why, both, aliases=set(_former_keys(one, other)))

    def add_same_hands(self, sources: Sources) -> None:
        """Join the reports of one outlet, and a report with the voice whose own it is."""
        for outlet, exhibits in sources.outlets.items():
            cited = f"outlet:{outlet}"
            first = cited if cited in self.held else f"exhibit:{exhibits[0]}"
            for exhibit in exhibits:
                self._join(sources, exhibit, first, _ONE_OUTLET)
        for exhibit, report in sources.reports.items():
            byline = report.rendition.byline
            for name in sorted({byline.outlet, byline.author, byline.title} - {""}):
                voice = f"voice:{sources.book.key(name)}"
                if voice in self.held:
                    self._join(sources, exhibit, voice, _ONE_MOUTH)

        for leading in leadings(sources):
            ends = (f"voice:{leading.leader}", f"voice:{leading.body}")
            if all(end in self.held for end in ends):
                line = (EdgeKind.SAME_HAND, Grade.PROBABLE, *ends)
                self.entries.setdefault(line, _Entry(_LEADS)).evidence.add(leading.place)

    def _join(self, sources: Sources, exhibit: str, parent: str, why: Reason) -> None:
        child = f"exhibit:{exhibit}"
        if child != parent:
            own = {kept.identifier for kept in sources.reports[exhibit].statements}
            line = (EdgeKind.SAME_HAND, Grade.PROBABLE, child, parent)
            self.entries.setdefault(line, _Entry(why, own))

    def edges(self, judgements: Judgements) -> tuple[Edge, ...]:
        """All edges that nobody rejected; the accepted ones as established."""
        found = (self._edge(line, judgements) for line in self.entries)
        kept = (edge for edge in found if edge.key not in judgements.rejected)
        return tuple(sorted(kept, key=self._place))

    def _edge(self, line: _Line, judgements: Judgements) -> Edge:
        kind, grade, child, parent = line
        entry = self.entries[line]
        alike = kind is EdgeKind.SAME_UTTERANCE
        ends = sorted((child, parent)) if alike else (child, parent)
        key = edge_key(kind, grade, *ends)
        key = judgements.settled({key, *entry.aliases}) or key
        now = Grade.ESTABLISHED if key in judgements.accepted else grade
        carries = self.order.sorted(entry.carries)
        evidence = tuple(sorted(entry.evidence, key=lambda p: (self.order.key(p.exhibit), p.span)))
        return Edge(key, kind, now, child, parent, carries, entry.why, evidence)

    def _place(self, edge: Edge) -> tuple[object, ...]:
        ends = self.order.key(edge.child), self.order.key(edge.parent)
        return (*ends, edge.kind, _ORDER[edge.grade])

    def nodes(self) -> tuple[Node, ...]:
        """All nodes by key, each under the name it is best known by."""
        return tuple(
            replace(self.held[key], name=_shown_name(key, self.names[key]))
            for key in self.order.sorted(self.held)
        )


def _shown_name(key: str, names: Mapping[str, int]) -> str:
    """The shortest full name; where none is full, the one given most often."""
    full = [name for name in names if key == f"voice:{voice_key(name)}"]
    if full:
        return min(full, key=lambda name: (len(name), name))
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _former_keys(one: Utterance, other: Utterance) -> Iterator[str]:
    """Every key the edge had while fewer wordings were known: a decision outlives new reports."""
    for mine, theirs in product(one.wordings, other.wordings):
        ends = sorted((utterance_key(one.speaker, mine), utterance_key(other.speaker, theirs)))
        for grade in (Grade.PROBABLE, Grade.POSSIBLE):
            yield edge_key(EdgeKind.SAME_UTTERANCE, grade, ends[0], ends[1])
