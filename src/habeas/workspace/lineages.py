"""Who got it from whom: families, quotations, questions, originals, and trees to the origins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.archive import exhibits, groupings, lineages, renditions, statements, traces
from habeas.archive.access import Store
from habeas.archive.exhibit_list import names as names_of
from habeas.archive.paging import Page
from habeas.archive.quoted import Quoted, quoted
from habeas.archive.traces import Sizes
from habeas.incidents.incident import QuestionAbout, Value
from habeas.origins.derivation import describe
from habeas.origins.independence import independence
from habeas.origins.lineage import Bound, CopyFamily, Edge, Node, Question, QuestionKind, Trace
from habeas.origins.parts import ALIKE
from habeas.words.differing import Fate, Piece, changes
from habeas.words.reasons import Reason
from habeas.words.roles import Right
from habeas.words.violations import violation, violations
from habeas.workspace.edges import Holder, Line, holder, lines
from habeas.workspace.incidents import title_of
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class Named:
    """An exhibit and the name it came under."""

    exhibit: str
    name: str


@dataclass(frozen=True, slots=True)
class Family:
    """Exhibits that are one text, the earliest first as far as dates tell."""

    exhibits: tuple[Named, ...]
    why: Reason


@dataclass(frozen=True, slots=True)
class Asked:
    """Something only a person can settle. ``edge`` settles it; None where none does."""

    kind: QuestionKind
    why: Reason
    statements: tuple[Quoted, ...]
    edge: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cited report that nobody has collected, and some of the statements that lean on it."""

    name: str
    statements: tuple[Quoted, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words somebody is quoted with, and where they are printed."""

    speakers: tuple[str, ...]
    statements: tuple[Quoted, ...]
    exhibits: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A holder in a tree. ``line`` is the edge that leads here from the one below.

    ``is_above``: this holder stands in the tree already; what is behind it is told there.
    """

    holder: Holder
    line: Line | None
    parents: tuple[Branch, ...]
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """A number of origins with the chains that show it and what must be wrong for it to fall."""

    number: int
    chains: tuple[tuple[Holder, ...], ...]
    cut: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Roots:
    """How many origins some statements have, and the tree to them, every edge explained.

    ``title`` is the incident's, ``answer`` the answer they give; both may be empty. The tree
    and ``statements`` tell of the first of them, ``more`` says how many others there are.
    ``alike`` are edges between holders that are perhaps one.
    """

    title: str
    answer: str
    statements: tuple[Quoted, ...]
    more: int
    at_least: Witness
    at_most: Witness
    trees: tuple[Branch, ...]
    alike: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two exhibits word by word. ``shared`` words stand in both.

    ``is_cut``: the texts are long, and only their beginnings were compared.
    """

    first: Named
    second: Named
    pieces: tuple[Piece, ...]
    shared: int
    is_cut: bool


COMPARED = 40_000
"""Characters compared at most, from the beginning of each: time grows with their product."""
MOST = 20
"""Statements whose tree is drawn at once."""
SHOWN = 3
"""Statements quoted of each question, original and quotation."""


def sizes(workspace: Workspace, compartment: str) -> Sizes:
    """How much the last trace holds."""
    return traces.sizes(_to_read(workspace, compartment))


def families(
    workspace: Workspace, compartment: str, offset: int, limit: int
) -> tuple[tuple[Family, ...], int]:
    """Copy families, and how many there are."""
    store = _to_read(workspace, compartment)
    page = lineages.families_page(store, offset, limit)
    return _families(store, page.held), page.total


def families_of(workspace: Workspace, compartment: str, exhibit: str) -> tuple[Family, ...]:
    """The families an exhibit is of."""
    store = _to_read(workspace, compartment)
    return _families(store, lineages.families_of(store, exhibit))


def questions(
    workspace: Workspace, compartment: str, kind: str, offset: int, limit: int
) -> tuple[tuple[Asked, ...], int]:
    """Questions for a person, of one kind or with "" of all, and how many there are."""
    store = _to_read(workspace, compartment)
    wanted = QuestionKind(kind) if kind else None
    page: Page[Question] = lineages.questions_page(store, wanted, offset, limit)
    held = quoted(store, _few(question.statements for question in page.held))
    asked = tuple(
        Asked(one.kind, one.why, _of(held, one.statements), one.edge) for one in page.held
    )
    return asked, page.total


def originals(
    workspace: Workspace, compartment: str, offset: int, limit: int
) -> tuple[tuple[Wanted, ...], int]:
    """Reports to obtain, and how many there are."""
    store = _to_read(workspace, compartment)
    page = lineages.originals_page(store, offset, limit)
    held = quoted(store, _few(one.cited_by for one in page.held))
    wanted = tuple(
        Wanted(one.name, _of(held, one.cited_by), len(one.cited_by)) for one in page.held
    )
    return wanted, page.total


def quotations(
    workspace: Workspace, compartment: str, offset: int, limit: int, language: str
) -> tuple[tuple[Quotation, ...], int]:
    """Words quoted in several exhibits, and how many such there are."""
    store = _to_read(workspace, compartment)
    page = lineages.utterances_page(store, offset, limit)
    held = quoted(store, _few(one.statements for one in page.held))
    nodes = lineages.nodes(store, {s for one in page.held for s in one.speakers})
    told = tuple(
        Quotation(
            tuple(describe(nodes[key], language) for key in one.speakers if key in nodes),
            _of(held, one.statements),
            one.exhibits,
        )
        for one in page.held
    )
    return told, page.total


def compared(workspace: Workspace, compartment: str, first: str, second: str) -> Compared:
    """Two exhibits word by word. Raises NoSuchExhibit and NoSuchRendition."""
    store = _to_read(workspace, compartment)
    named = [Named(x, exhibits.exhibit(store, x).name) for x in (first, second)]
    texts = [renditions.rendition(store, x).rendition.text for x in (first, second)]
    pieces = changes(*(text[:COMPARED] for text in texts))
    shared = sum(len(piece.text.split()) for piece in pieces if piece.fate is Fate.SAME)
    return Compared(named[0], named[1], pieces, shared, max(map(len, texts)) > COMPARED)


def roots_of_statement(
    workspace: Workspace, compartment: str, statement: str, language: str
) -> Roots:
    """The way of one statement to its origins. Raises NoSuchStatement."""
    store = _to_read(workspace, compartment)
    statements.statement(store, statement)
    return _roots(store, (statement,), language)


def roots_of_incident(
    workspace: Workspace, compartment: str, incident: str, place: int | None, language: str
) -> Roots:
    """The origins of an incident's allegations, or of one of its answers by its place.

    One place further than the last answer are its denials taken together. Raises
    NoSuchIncident, also for a place that the incident does not have.
    """
    store = _to_read(workspace, compartment)
    held = groupings.incident(store, incident).incident
    title = title_of(tuple(dict.fromkeys(act.code for act in held.acts)), language)
    if place is None:
        return _roots(store, held.allegations, language, (title, ""))
    if place == len(held.values) and held.denials:
        denied = [denial.statement for denial in held.denials]
        return _roots(store, denied, language, (title, ""))
    if place >= len(held.values):
        raise groupings.NoSuchIncident(incident=incident)
    value = held.values[place]
    return _roots(store, value.support, language, (title, _answer(value, language)))


def name_of(workspace: Workspace, compartment: str, exhibit: str) -> str:
    """What an exhibit was called when it first came. Raises NoSuchExhibit."""
    return exhibits.exhibit(_to_read(workspace, compartment), exhibit).name


def edges_of_exhibit(
    workspace: Workspace, compartment: str, exhibit: str, offset: int, limit: int, language: str
) -> tuple[tuple[Line, ...], int]:
    """The edges that begin or end in an exhibit, and how many there are."""
    store = _to_read(workspace, compartment)
    exhibits.exhibit(store, exhibit)
    page = lineages.edges_page(store, exhibit, offset, limit)
    return lines(store, page.held, language), page.total


def _to_read(workspace: Workspace, compartment: str) -> Store:
    workspace.require(Right.READ)
    return workspace.store(compartment)


def _families(store: Store, held: Sequence[CopyFamily]) -> tuple[Family, ...]:
    names = names_of(store, {x for family in held for x in family.exhibits})
    return tuple(
        Family(tuple(Named(x, names.get(x, x)) for x in family.exhibits), family.why)
        for family in held
    )


def _few(groups: Iterable[Sequence[str]]) -> set[str]:
    return {one for group in groups for one in group[:SHOWN]}


def _of(held: Mapping[str, Quoted], wanted: Sequence[str]) -> tuple[Quoted, ...]:
    return tuple(held[one] for one in wanted[:SHOWN] if one in held)


def _answer(value: Value, language: str) -> str:
    """An answer in words: an act by its label, everything else as the report words it."""
    known = value.question is QuestionAbout.WHAT and value.key in violations()
    return violation(value.key).labels[language] if known else value.answer


def _roots(
    store: Store, wanted: Sequence[str], language: str, called: tuple[str, str] = ("", "")
) -> Roots:
    trace = traces.trace_of(store, wanted)
    traced = [one for one, _ in trace.homes if one in set(wanted)]
    found = independence(trace, traced)
    nodes = {node.key: node for node in trace.nodes}
    names = names_of(store, [node.exhibit for node in trace.nodes if node.exhibit])
    told = {line.key: line for line in lines(store, _drawn(trace, traced[:MOST]), language)}
    telling = _Telling(nodes, names, language, told, trace)
    held = quoted(store, wanted[:MOST])
    return Roots(
        *called,
        statements=tuple(held[one] for one in wanted[:MOST] if one in held),
        more=max(0, len(wanted) - MOST),
        at_least=telling.witness(found.at_least),
        at_most=telling.witness(found.at_most),
        trees=telling.trees(traced[:MOST]),
        alike=tuple(told[e.key] for e in trace.edges if e.kind in ALIKE and e.key in told),
    )


def _drawn(trace: Trace, shown: Collection[str]) -> tuple[Edge, ...]:
    """The edges that some statements came along, and those between what is perhaps one."""
    some = set(shown)
    return tuple(e for e in trace.edges if e.kind in ALIKE or not some.isdisjoint(e.carries))


@dataclass(frozen=True, slots=True)
class _Telling:
    """Turns a part of the trace into what a page shows of it."""

    nodes: Mapping[str, Node]
    names: Mapping[str, str]
    language: str
    told: Mapping[str, Line]
    trace: Trace

    def witness(self, bound: Bound) -> Witness:
        chains = tuple(tuple(self._holder(key) for key in chain) for chain in bound.chains)
        return Witness(bound.number, chains, tuple(self._holder(key) for key in bound.cut))

    def trees(self, wanted: Collection[str]) -> tuple[Branch, ...]:
        """One tree for each exhibit that tells it, from the exhibit up to the origins."""
        homes = dict(self.trace.homes)
        above: dict[str, list[Edge]] = {}
        for edge in self.trace.edges:
            if edge.kind not in ALIKE and set(edge.carries) & set(wanted):
                above.setdefault(edge.child, []).append(edge)
        told: set[str] = set()
        starts = dict.fromkeys(f"exhibit:{homes[one]}" for one in wanted)
        return tuple(self._branch(key, None, above, told) for key in starts if key not in told)

    def _branch(
        self, key: str, line: Line | None, above: Mapping[str, list[Edge]], told: set[str]
    ) -> Branch:
        if key in told:
            return Branch(self._holder(key), line, (), is_above=bool(above.get(key)))
        told.add(key)
        parents = tuple(
            self._branch(edge.parent, self.told[edge.key], above, told)
            for edge in above.get(key, ())
        )
        return Branch(self._holder(key), line, parents)

    def _holder(self, key: str) -> Holder:
        return holder(self.nodes, key, self.names, self.language)
