"""The last trace: kept in rows, given back as a whole or as the part that decides something."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from habeas.archive import history
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import (
    AskedRow,
    CarryRow,
    CitedRow,
    CopyRow,
    EdgeRow,
    FamilyMemberRow,
    FamilyRow,
    HomeRow,
    NodeRow,
    OriginalRow,
    QuestionRow,
    TraceRow,
)
from habeas.archive.shapes import from_text, to_text
from habeas.origins.lineage import (
    Copy,
    CopyFamily,
    Edge,
    Node,
    NodeKind,
    Original,
    Question,
    Trace,
)
from habeas.origins.parts import ALIKE

_Value = TypeVar("_Value")

_GROUP = 2_000
"""Rows written at once."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each a trace holds."""

    nodes: int = 0
    edges: int = 0
    copies: int = 0
    families: int = 0
    questions: int = 0
    originals: int = 0


def keep_trace(store: Store, trace: Trace, time: datetime) -> None:
    """Keep this trace in place of the last one. The same trace again changes nothing."""
    digest = _digest(trace)
    with writing(store):
        row = rows(store, TraceRow).first()
        old = "" if row is None else row.digest
        if old == digest:
            return
        values = {"digest": digest, "time": time, "sizes": to_text(_sizes(trace))}
        rows(store, TraceRow).update_or_create(id=1, defaults=values)
        for model, kept in _tables(trace):
            rows(store, model).delete()
            rows(store, model).bulk_create(kept, _GROUP)
        history.note(store, Change(SubjectKind.TRACE, "trace", "digest", old, digest, "", "", time))


def sizes(store: Store) -> Sizes:
    """How much the last trace holds; nothing before the first."""
    held = rows(store, TraceRow).values_list("sizes", flat=True).first()
    return Sizes() if held is None else from_text(Sizes, held)


def is_traced(store: Store) -> bool:
    """Whether anything was ever traced here."""
    return rows(store, TraceRow).exists()


def trace(store: Store) -> Trace | None:
    """The last trace as a whole; None before the first. For a page, :func:`trace_of`."""
    if not is_traced(store):
        return None
    return Trace(
        nodes=nodes_of(rows(store, NodeRow).all()),
        edges=values_of(Edge, rows(store, EdgeRow)),
        copies=values_of(Copy, rows(store, CopyRow)),
        families=values_of(CopyFamily, rows(store, FamilyRow)),
        questions=values_of(Question, rows(store, QuestionRow)),
        originals=values_of(Original, rows(store, OriginalRow)),
        homes=_homes(rows(store, HomeRow).all()),
    )


def trace_of(store: Store, statements: Collection[str]) -> Trace:
    """The part of the last trace that decides how many origins these statements have.

    Whatever is asked of these statements alone, this part answers as the whole does. It holds
    the edges they came along, the edges between sources met on the way that are perhaps one,
    and the nodes of both; no copies, families, questions or originals. A statement that was
    not traced is in none of it.
    """
    named = among(sorted(set(statements)))
    homes = _homes(rows(store, HomeRow).filter(statement__in=named))
    travelled = rows(store, CarryRow).filter(statement__in=named).values("edge")
    carrying = dict(_edges(rows(store, EdgeRow).filter(place__in=travelled)))
    ends = {end for edge in carrying.values() for end in (edge.child, edge.parent)}
    present = among(sorted(ends | {f"exhibit:{exhibit}" for _, exhibit in homes}))
    between = rows(store, EdgeRow).filter(child__in=present, parent__in=present)
    alike = dict(_edges(between.filter(kind__in=[kind.value for kind in ALIKE])))
    edges = {**carrying, **alike}
    nodes = nodes_of(rows(store, NodeRow).filter(key__in=present))
    return Trace(nodes, tuple(edges[at] for at in sorted(edges)), (), (), (), (), homes)


def values_of(kind: type[_Value], held: QuerySet[Model]) -> tuple[_Value, ...]:
    """Whole values from the rows that hold them, in their order."""
    shapes = held.order_by("place").values_list("shape", flat=True)
    return tuple(from_text(kind, shape) for shape in shapes)


def _sizes(trace: Trace) -> Sizes:
    counted = (trace.nodes, trace.edges, trace.copies, trace.families, trace.questions)
    return Sizes(*(len(part) for part in (*counted, trace.originals)))


def _digest(trace: Trace) -> str:
    """SHA-256 of all its parts, each in its stored form on a line of its own."""
    found = hashlib.sha256()
    parts = (trace.nodes, trace.edges, trace.copies, trace.families, trace.questions)
    for part in (*parts, trace.originals, trace.homes):
        for one in part:
            found.update(f"{to_text(one)}\n".encode())
        found.update(b"\n")
    return found.hexdigest()


def _edges(held: QuerySet[EdgeRow]) -> Iterator[tuple[int, Edge]]:
    for place, shape in held.values_list("place", "shape"):
        yield place, from_text(Edge, shape)


def nodes_of(held: QuerySet[NodeRow]) -> tuple[Node, ...]:
    """Nodes from their rows, in the order of the trace."""
    told = held.order_by("place").values_list("key", "kind", "name", "exhibit")
    return tuple(Node(key, NodeKind(kind), name, exhibit) for key, kind, name, exhibit in told)


def _homes(held: QuerySet[HomeRow]) -> tuple[tuple[str, str], ...]:
    return tuple(held.order_by("place").values_list("statement", "exhibit"))


def _tables(trace: Trace) -> Iterator[tuple[type[Model], Iterable[Model]]]:
    """Every table of the trace with the rows it is to hold."""
    yield NodeRow, _node_rows(trace)
    yield EdgeRow, _edge_rows(trace)
    yield CarryRow, _links(CarryRow, "edge", [edge.carries for edge in trace.edges], "statement")
    yield CopyRow, _copy_rows(trace)
    yield FamilyRow, (FamilyRow(place=n, shape=to_text(f)) for n, f in enumerate(trace.families))
    members = [family.exhibits for family in trace.families]
    yield FamilyMemberRow, _links(FamilyMemberRow, "family", members, "exhibit")
    yield QuestionRow, _question_rows(trace)
    asked = [question.statements for question in trace.questions]
    yield AskedRow, _links(AskedRow, "question", asked, "statement")
    yield OriginalRow, _original_rows(trace)
    cited = [original.cited_by for original in trace.originals]
    yield CitedRow, _links(CitedRow, "original", cited, "statement")
    homes = enumerate(trace.homes)
    yield HomeRow, (HomeRow(place=n, statement=s, exhibit=x) for n, (s, x) in homes)


def _node_rows(trace: Trace) -> Iterator[NodeRow]:
    for place, node in enumerate(trace.nodes):
        kind = node.kind.value
        yield NodeRow(place=place, key=node.key, kind=kind, name=node.name, exhibit=node.exhibit)


def _edge_rows(trace: Trace) -> Iterator[EdgeRow]:
    for place, edge in enumerate(trace.edges):
        yield EdgeRow(
            place=place,
            key=edge.key,
            kind=edge.kind.value,
            grade=edge.grade.value,
            child=edge.child,
            parent=edge.parent,
            shape=to_text(edge),
        )


def _copy_rows(trace: Trace) -> Iterator[CopyRow]:
    for place, copy in enumerate(trace.copies):
        child, parent = copy.child.exhibit, copy.parent.exhibit
        yield CopyRow(place=place, child=child, parent=parent, shape=to_text(copy))


def _question_rows(trace: Trace) -> Iterator[QuestionRow]:
    for place, asked in enumerate(trace.questions):
        kind = asked.kind.value
        yield QuestionRow(place=place, kind=kind, edge=asked.edge, shape=to_text(asked))


def _original_rows(trace: Trace) -> Iterator[OriginalRow]:
    for place, wanted in enumerate(trace.originals):
        yield OriginalRow(place=place, node=wanted.node, name=wanted.name, shape=to_text(wanted))


def _links(
    model: type[Model], part: str, named: Iterable[tuple[str, ...]], what: str
) -> Iterator[Model]:
    """A row for each thing that a part of the trace names, each thing once."""
    for place, things in enumerate(named):
        for thing in dict.fromkeys(things):
            yield model(**{part: place, what: thing})
