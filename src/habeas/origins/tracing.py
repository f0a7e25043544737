"""All reports together: who got what from whom, statement by statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from habeas.origins.copies import Text, find_copies, group_families, text_of
from habeas.origins.descent import Descent, find_descents
from habeas.origins.judgements import EdgeOverride
from habeas.origins.lineage import (
    Copy,
    CopyFamily,
    Edge,
    EdgeKind,
    Grade,
    Node,
    NodeKind,
    Original,
    Passage,
    Question,
    QuestionKind,
    Trace,
)
from habeas.origins.names import NameBook, outlet_key, voice_key
from habeas.origins.quotations import (
    Likeness,
    Quotation,
    Utterance,
    group_quotations,
    innermost,
    quoted_words,
)
from habeas.origins.routes import Routes
from habeas.origins.sources import (
    Sources,
    cited_outlets,
    credited_agency,
    exhibit_node,
    is_authorial,
    names_of,
    own_outlet,
)
from habeas.words.reports import KeptStatement, ReadReport

_COLLECTABLE = {NodeKind.OUTLET, NodeKind.DOCUMENT}
_ORDER = {Grade.ESTABLISHED: 0, Grade.PROBABLE: 1, Grade.POSSIBLE: 2}


def edge_key(kind: EdgeKind, grade: Grade, child: str, parent: str) -> str:
    """The key of an edge; ``grade`` is the machine's, whatever a person decided since."""
    said = "\n".join((kind.value, grade.value, child, parent))
    return f"edge-{sha256(said.encode()).hexdigest()[:16]}"


@dataclass(slots=True)
class _Ledger:
    """Edges and nodes as they are gathered."""

    steps: dict[tuple[EdgeKind, Grade, str, str], _Gathered] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    nodes: dict[str, Node] = field(default_factory=dict)


@dataclass(slots=True)
class _Gathered:
    why: str
    carries: set[str] = field(default_factory=set)
    evidence: set[Passage] = field(default_factory=set)


def trace(reports: Collection[ReadReport], overrides: Collection[EdgeOverride] = ()) -> Trace:
    """Everything the texts show about who got it from whom.

    The order of the reports never matters. ``overrides`` are what people decided about edges
    of an earlier trace: accepted edges become established, rejected ones are taken away.
    """
    held = {report.exhibit: report for report in sorted(reports, key=lambda r: r.exhibit)}
    decided = {override.edge: override.accepted for override in overrides}
    texts = _texts(held)
    copies = find_copies(texts.values())
    families = group_families(texts.values(), copies)
    sources = _sources(held, texts, families)
    descents = _descents(held, sources, copies, texts, decided)
    statements = {k.identifier: (r, k) for r in held.values() for k in r.statements}
    routes = Routes(sources, statements, descents, {})
    utterances, likenesses = group_quotations(_quotations(routes))
    said = {s: utterance.key for utterance in utterances for s in utterance.statements}
    ledger = _gather(replace(routes, utterances=said))
    _add_likenesses(ledger, utterances, likenesses)
    _add_same_hands(ledger, sources)
    edges = _edges(ledger, decided)
    nodes = _nodes(ledger)
    return Trace(
        nodes,
        edges,
        copies,
        families,
        (
            *_asked_about_words(edges, utterances, likenesses, nodes, decided),
            *_asked_about_direction(edges, copies, held, decided),
        ),
        _originals(nodes, edges, statements, sources),
        tuple(sorted((k.identifier, r.exhibit) for r, k in statements.values())),
    )


def _texts(held: Mapping[str, ReadReport]) -> dict[str, Text]:
    """Each report as it is compared; one that leans on another we hold is taken for the later."""
    outlets = {own_outlet(report.rendition.byline) for report in held.values()}
    return {
        exhibit: text_of(
            report,
            credits_another=bool(credited_agency(report.rendition.byline))
            or any(cited_outlets(kept) & outlets - _own(report) for kept in report.statements),
        )
        for exhibit, report in held.items()
    }


def _own(report: ReadReport) -> frozenset[str]:
    return frozenset({own_outlet(report.rendition.byline)})


def _sources(
    held: Mapping[str, ReadReport], texts: Mapping[str, Text], families: Collection[CopyFamily]
) -> Sources:
    outlets: dict[str, list[str]] = defaultdict(list)
    for text in sorted(texts.values(), key=lambda t: t.order):
        outlet = own_outlet(held[text.exhibit].rendition.byline)
        if outlet:
            outlets[outlet].append(text.exhibit)
    book = NameBook.of(names_of(held.values()))
    return Sources(
        book,
        frozenset(book.key(name) for name in names_of(held.values())),
        held,
        {outlet: tuple(exhibits) for outlet, exhibits in outlets.items()},
        {e: family.exhibits[0] for family in families for e in family.exhibits},
    )


def _descents(
    held: Mapping[str, ReadReport],
    sources: Sources,
    copies: Collection[Copy],
    texts: Mapping[str, Text],
    decided: Mapping[str, bool],
) -> dict[str, Descent]:
    """Where copied statements come from; never along what a person rejected."""
    kept_copies = [copy for copy in copies if decided.get(_copy_key(copy)) is not False]
    statements = {k.identifier: (r, k) for r in held.values() for k in r.statements}

    def is_retelling(one: str, other: str) -> bool:
        mine, theirs = statements[one], statements[other]
        key = _copied_key(mine[0].exhibit, theirs[0].exhibit)
        return decided.get(key) is not False and sources.same_mouth(mine[1], theirs[1])

    return find_descents(held, texts, kept_copies, is_retelling)


def _copy_key(copy: Copy) -> str:
    return _copied_key(copy.child.exhibit, copy.parent.exhibit)


def _copied_key(child: str, parent: str) -> str:
    ends = f"exhibit:{child}", f"exhibit:{parent}"
    return edge_key(EdgeKind.COPY, Grade.ESTABLISHED, *ends)


def _quotations(routes: Routes) -> Iterable[Quotation]:
    for report in routes.sources.reports.values():
        quoted = {
            kept.identifier: quoted_words(kept.statement, report.rendition.text)
            for kept in report.statements
            if not is_authorial(kept)
        }
        quoting = [kept for kept in report.statements if quoted.get(kept.identifier)]
        for kept in innermost(quoting):
            root = routes.statements[routes.root(kept.identifier)]
            speaker = routes.sources.of_speaker(*root).key
            words, stance = quoted[kept.identifier], kept.statement.stance
            yield Quotation(kept.identifier, speaker, words, stance)


def _gather(routes: Routes) -> _Ledger:
    ledger = _Ledger()
    for report in routes.sources.reports.values():
        _enter(ledger, exhibit_node(report))
    for identifier in sorted(routes.statements):
        for step in routes.of(identifier):
            _enter(ledger, step.child)
            _enter(ledger, step.parent)
            line = (step.kind, step.grade, step.child.key, step.parent.key)
            gathered = ledger.steps.setdefault(line, _Gathered(step.why))
            gathered.carries.add(identifier)
            gathered.evidence.update(step.evidence)
    return ledger


def _enter(ledger: _Ledger, node: Node) -> None:
    ledger.nodes.setdefault(node.key, node)
    ledger.names[node.key][node.name] += 1


def _add_likenesses(
    ledger: _Ledger, utterances: Collection[Utterance], likenesses: Collection[Likeness]
) -> None:
    held = {utterance.key: utterance for utterance in utterances}
    for likeness in likenesses:
        grade = Grade.PROBABLE if likeness.verbatim else Grade.POSSIBLE
        why = (
            "the same words, given to two speakers"
            if likeness.verbatim
            else "two denials that share their ideas, by two speakers: perhaps one, translated"
        )
        line = (EdgeKind.SAME_UTTERANCE, grade, likeness.one, likeness.other)
        both = held[likeness.one].statements + held[likeness.other].statements
        ledger.steps[line] = _Gathered(why, set(both))


def _add_same_hands(ledger: _Ledger, sources: Sources) -> None:
    """Reports of one outlet share one pair of hands, also with what only is cited from it."""
    for outlet, exhibits in sources.outlets.items():
        cited = f"outlet:{outlet}"
        first = cited if cited in ledger.nodes else f"exhibit:{exhibits[0]}"
        for exhibit in exhibits:
            child = f"exhibit:{exhibit}"
            if child != first:
                line = (EdgeKind.SAME_HAND, Grade.PROBABLE, child, first)
                mine = {k.identifier for k in sources.reports[exhibit].statements}
                ledger.steps[line] = _Gathered("both are reports of one outlet", mine)


def _edges(ledger: _Ledger, decided: Mapping[str, bool]) -> tuple[Edge, ...]:
    edges = []
    for (kind, grade, child, parent), gathered in ledger.steps.items():
        key = edge_key(kind, grade, child, parent)
        if decided.get(key) is False:
            continue
        now = Grade.ESTABLISHED if decided.get(key) else grade
        carries = tuple(sorted(gathered.carries))
        evidence = tuple(sorted(gathered.evidence, key=lambda p: (p.exhibit, p.span)))
        edges.append(Edge(key, kind, now, child, parent, carries, gathered.why, evidence))
    return tuple(sorted(edges, key=lambda e: (e.child, e.parent, e.kind, _ORDER[e.grade], e.key)))


def _nodes(ledger: _Ledger) -> tuple[Node, ...]:
    return tuple(
        replace(ledger.nodes[key], name=_shown_name(key, ledger.names[key]))
        for key in sorted(ledger.nodes)
    )


def _shown_name(key: str, names: Mapping[str, int]) -> str:
    """The shortest full name; where none is full, the one given most often."""
    full = [name for name in names if key == f"voice:{voice_key(name)}"]
    if full:
        return min(full, key=lambda name: (len(name), name))
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _asked_about_words(
    edges: Collection[Edge],
    utterances: Collection[Utterance],
    likenesses: Collection[Likeness],
    nodes: Collection[Node],
    decided: Mapping[str, bool],
) -> Iterable[Question]:
    held = {utterance.key: utterance for utterance in utterances}
    names = {node.key: node.name for node in nodes}
    verbatim = {(likeness.one, likeness.other): likeness.verbatim for likeness in likenesses}
    for edge in edges:
        if edge.kind is not EdgeKind.SAME_UTTERANCE or edge.key in decided:
            continue
        speakers = [held[end].speaker for end in (edge.child, edge.parent)]
        unnamed = any(speaker.startswith("unnamed:") for speaker in speakers)
        competing = verbatim[edge.child, edge.parent] and not unnamed
        kind = (
            QuestionKind.COMPETING_ATTRIBUTION if competing else QuestionKind.PERHAPS_ONE_UTTERANCE
        )
        one, other = (names.get(speaker, speaker) for speaker in speakers)
        yield Question(kind, edge.carries, edge.key, f"{edge.why}: {one} and {other}")


def _asked_about_direction(
    edges: Collection[Edge],
    copies: Collection[Copy],
    held: Mapping[str, ReadReport],
    decided: Mapping[str, bool],
) -> Iterable[Question]:
    unsure = {_copy_key(copy): copy for copy in copies if not copy.direction_known}
    for edge in edges:
        copy = unsure.get(edge.key)
        if copy is None or edge.key in decided:
            continue
        child, parent = held[copy.child.exhibit], held[copy.parent.exhibit]
        cited = {credited_agency(child.rendition.byline)}.union(
            *(cited_outlets(k) for k in child.statements if k.identifier in edge.carries)
        )
        if (cited - {""}) & _own(parent):
            continue
        why = "the same words stand in both, and their dates do not tell which came first"
        yield Question(QuestionKind.DIRECTION_UNKNOWN, edge.carries, edge.key, why)


def _originals(
    nodes: Collection[Node],
    edges: Collection[Edge],
    statements: Mapping[str, tuple[ReadReport, KeptStatement]],
    sources: Sources,
) -> tuple[Original, ...]:
    """Cited reports that nobody has collected, each with the statements that lean on it."""
    unnamed = {
        node.key for report, kept in statements.values() for node in sources.unnamed(report, kept)
    }
    leaning: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind in {EdgeKind.CITE, EdgeKind.VAGUE}:
            leaning[edge.parent].update(edge.carries)
    return tuple(
        Original(node.key, node.name, tuple(sorted(leaning[node.key])))
        for node in nodes
        if leaning[node.key] and (node.key in unnamed or _is_missing(node, sources))
    )


def _is_missing(node: Node, sources: Sources) -> bool:
    return node.kind in _COLLECTABLE and outlet_key(node.name) not in sources.outlets
