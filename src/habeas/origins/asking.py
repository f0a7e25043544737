"""What only a person can settle, and what somebody should go and get."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from habeas.origins.judgements import Judgements
from habeas.origins.ledger import copy_key
from habeas.origins.lineage import (
    Copy,
    Edge,
    EdgeKind,
    Node,
    NodeKind,
    Original,
    Question,
    QuestionKind,
)
from habeas.origins.names import outlet_key
from habeas.origins.quotations import Likeness, Utterance
from habeas.origins.sources import Sources, cited_outlets, credited_agency, own_outlet
from habeas.words.reasons import Reason
from habeas.words.reports import KeptStatement, ReadReport

_COLLECTABLE = {NodeKind.OUTLET, NodeKind.DOCUMENT}
_DIRECTION = Reason.of("origins.direction")


def ask_about_words(
    edges: Collection[Edge],
    utterances: Collection[Utterance],
    likenesses: Collection[Likeness],
    nodes: Collection[Node],
    judgements: Judgements,
) -> Iterator[Question]:
    """Whether two utterances are one."""
    held = {utterance.key: utterance for utterance in utterances}
    names = {node.key: node.name for node in nodes}
    verbatim = {(likeness.one, likeness.other): likeness.verbatim for likeness in likenesses}
    for edge in edges:
        if edge.kind is not EdgeKind.SAME_UTTERANCE or judgements.settled([edge.key]):
            continue
        speakers = [held[end].speaker for end in (edge.child, edge.parent)]
        unnamed = any(speaker.startswith("unnamed:") for speaker in speakers)
        competing = verbatim[edge.child, edge.parent] and not unnamed
        kind = (
            QuestionKind.COMPETING_ATTRIBUTION if competing else QuestionKind.PERHAPS_ONE_UTTERANCE
        )
        one, other = (names.get(speaker, speaker) for speaker in speakers)
        why = Reason.of("origins.asked", edge.why, one=one, other=other)
        yield Question(kind, edge.carries, edge.key, why)


def ask_about_direction(
    edges: Collection[Edge],
    copies: Collection[Copy],
    held: Mapping[str, ReadReport],
    judgements: Judgements,
) -> Iterator[Question]:
    """Which of two reports came first, where neither dates nor credits tell."""
    unsure = {
        copy_key(copy.child.exhibit, copy.parent.exhibit): copy
        for copy in copies
        if not copy.direction_known
    }
    for edge in edges:
        copy = unsure.get(edge.key)
        if copy is None or judgements.settled([edge.key]):
            continue
        child, parent = held[copy.child.exhibit], held[copy.parent.exhibit]
        cited = {credited_agency(child.rendition.byline)}.union(
            *(cited_outlets(k) for k in child.statements if k.identifier in edge.carries)
        )
        if (cited - {""}) & {own_outlet(parent.rendition.byline)}:
            continue
        yield Question(QuestionKind.DIRECTION_UNKNOWN, edge.carries, edge.key, _DIRECTION)


def missing_originals(
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
        Original(node.key, node.name, tuple(s for s in statements if s in leaning[node.key]))
        for node in nodes
        if leaning[node.key] and (node.key in unnamed or _is_missing(node, sources))
    )


def _is_missing(node: Node, sources: Sources) -> bool:
    return node.kind in _COLLECTABLE and outlet_key(node.name) not in sources.outlets
