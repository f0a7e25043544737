"""Parts of the last trace for pages: families, questions, originals, edges, copies."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Min, Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from habeas.archive.access import Store, among, rows
from habeas.archive.models import (
    AskedRow,
    CarryRow,
    CitedRow,
    CopyRow,
    EdgeRow,
    FamilyMemberRow,
    FamilyRow,
    NodeRow,
    OriginalRow,
    QuestionRow,
)
from habeas.archive.paging import Page
from habeas.archive.shapes import from_text
from habeas.archive.traces import nodes_of, values_of
from habeas.origins.lineage import (
    Copy,
    CopyFamily,
    Edge,
    EdgeKind,
    Node,
    Original,
    Question,
    QuestionKind,
)

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words somebody is quoted with: to whom they are given, by how many exhibits.

    ``speakers`` are keys of nodes, ``statements`` identifiers of the quotations.
    """

    key: str
    speakers: tuple[str, ...]
    statements: tuple[str, ...]
    exhibits: int


def utterances_page(store: Store, offset: int, limit: int) -> Page[Spoken]:
    """Words that are quoted in more than one exhibit, those quoted most first."""
    quoting = rows(store, EdgeRow).filter(kind=EdgeKind.QUOTE.value).values("parent")
    held = quoting.annotate(held=Count("child", distinct=True), at=Min("place")).filter(held__gt=1)
    found = list(
        held.order_by("-held", "at").values_list("parent", "held")[offset : offset + limit]
    )
    keys = [key for key, _ in found]
    quotes, speakers = _carried(store, keys), _speakers(store, keys)
    return Page(
        tuple(
            Spoken(
                key,
                tuple(dict.fromkeys(speakers[key])),
                tuple(dict.fromkeys(quotes[key])),
                number,
            )
            for key, number in found
        ),
        held.count(),
    )


def _carried(store: Store, keys: Collection[str]) -> Mapping[str, list[str]]:
    """The statements that give these words, in the order of the trace."""
    found: dict[str, list[str]] = defaultdict(list)
    held = rows(store, EdgeRow).filter(parent__in=among(keys), kind=EdgeKind.QUOTE.value)
    # Of each edge this alone is read: well-known words have hundreds of them.
    carries = RawSQL("json_extract(shape, '$.carries')", ())
    for key, listed in held.order_by("place").values_list("parent", carries):
        found[key] += json.loads(listed)
    return found


def _speakers(store: Store, keys: Collection[str]) -> Mapping[str, list[str]]:
    """To whom these words are given, in the order of the trace."""
    found: dict[str, list[str]] = defaultdict(list)
    held = rows(store, EdgeRow).filter(child__in=among(keys), kind=EdgeKind.CITE.value)
    for key, speaker in held.order_by("place").values_list("child", "parent"):
        found[key].append(speaker)
    return found


def families_page(store: Store, offset: int, limit: int) -> Page[CopyFamily]:
    """Copy families in the order of the trace."""
    return _page(CopyFamily, rows(store, FamilyRow).all(), offset, limit)


def families_of(store: Store, exhibit: str) -> tuple[CopyFamily, ...]:
    """The copy families an exhibit is of."""
    held = rows(store, FamilyMemberRow).filter(exhibit=exhibit).values("family")
    return values_of(CopyFamily, rows(store, FamilyRow).filter(place__in=held))


def questions_page(
    store: Store, kind: QuestionKind | None, offset: int, limit: int
) -> Page[Question]:
    """Questions for a person, of one kind or of all, in the order of the trace."""
    asked = rows(store, QuestionRow).all()
    return _page(Question, asked.filter(kind=kind.value) if kind else asked, offset, limit)


def questions_about(store: Store, statements: Collection[str]) -> tuple[Question, ...]:
    """The questions that any of these statements raises."""
    held = rows(store, AskedRow).filter(statement__in=among(statements)).values("question")
    return values_of(Question, rows(store, QuestionRow).filter(place__in=held))


def originals_page(store: Store, offset: int, limit: int) -> Page[Original]:
    """Cited reports nobody has collected, in the order of the trace."""
    return _page(Original, rows(store, OriginalRow).all(), offset, limit)


def originals_cited_by(store: Store, statement: str) -> tuple[Original, ...]:
    """The uncollected reports that a statement leans on."""
    held = rows(store, CitedRow).filter(statement=statement).values("original")
    return values_of(Original, rows(store, OriginalRow).filter(place__in=held))


def originals_leaned_on(store: Store, statements: Collection[str]) -> tuple[Original, ...]:
    """The uncollected reports that any of these statements leans on."""
    held = rows(store, CitedRow).filter(statement__in=among(statements)).values("original")
    return values_of(Original, rows(store, OriginalRow).filter(place__in=held))


def edge(store: Store, key: str) -> Edge | None:
    """One edge; None when the last trace has none of this key."""
    shape = rows(store, EdgeRow).filter(key=key).values_list("shape", flat=True).first()
    return None if shape is None else from_text(Edge, shape)


def edges_carrying(store: Store, statement: str) -> tuple[Edge, ...]:
    """The edges a statement travels along, in the order of the trace."""
    held = rows(store, CarryRow).filter(statement=statement).values("edge")
    return values_of(Edge, rows(store, EdgeRow).filter(place__in=held))


def edges_page(store: Store, exhibit: str, offset: int, limit: int) -> Page[Edge]:
    """The edges that begin or end in an exhibit itself, in the order of the trace."""
    key = f"exhibit:{exhibit}"
    held = rows(store, EdgeRow).filter(Q(child=key) | Q(parent=key))
    return _page(Edge, held, offset, limit)


def nodes(store: Store, keys: Collection[str]) -> dict[str, Node]:
    """Nodes by their keys, in the order of the trace."""
    held = rows(store, NodeRow).filter(key__in=among(keys))
    return {node.key: node for node in nodes_of(held)}


def copies_between(store: Store, one: str, other: str) -> tuple[Copy, ...]:
    """Words that stand in both exhibits, whichever had them first."""
    either = Q(child=one, parent=other) | Q(child=other, parent=one)
    return values_of(Copy, rows(store, CopyRow).filter(either))


def copies_page(store: Store, exhibit: str, offset: int, limit: int) -> Page[Copy]:
    """Words that an exhibit shares with any other, in the order of the trace."""
    held = rows(store, CopyRow).filter(Q(child=exhibit) | Q(parent=exhibit))
    return _page(Copy, held, offset, limit)


def _page(kind: type[_Value], held: QuerySet[Model], offset: int, limit: int) -> Page[_Value]:
    chosen = held.order_by("place")[offset : offset + limit]
    shapes = chosen.values_list("shape", flat=True)
    return Page(tuple(from_text(kind, shape) for shape in shapes), held.count())
