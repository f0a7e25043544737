"""One edge of the trace: who has it from whom, why, and what people decided about it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from habeas.archive import decisions, lineages, renditions
from habeas.archive.access import Store, writing
from habeas.archive.decisions import Decision, Judgement, Verdict
from habeas.archive.exhibit_list import names as names_of
from habeas.archive.history import SubjectKind
from habeas.archive.members import called
from habeas.archive.shapes import from_text, to_text
from habeas.origins.derivation import describe
from habeas.origins.lineage import Edge, EdgeKind, Grade, Node, Passage
from habeas.words.errors import HabeasError, NotThere
from habeas.words.reasons import Reason
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace, now


class NoSuchEdgeHere(NotThere):
    """Raised when the trace holds no edge of this key, and nobody decided on one."""

    message = "There is no edge {edge} in the trace."
    hint = "See where words came from on the page of origins."


class EdgeChangedMeanwhile(HabeasError):
    """Raised when somebody decided on an edge after the person who decides now saw it."""

    message = "Somebody else decided on this edge after you opened it."
    hint = (
        "What you typed is still here. Look at their decision, then send yours again or leave it."
    )


@dataclass(frozen=True, slots=True)
class Holder:
    """A node in words. ``exhibit`` is the one it stands for; empty when it is none."""

    key: str
    words: str
    kind: str
    exhibit: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on an edge. ``accepts``: the dependence is held to be established."""

    identifier: str
    accepts: bool
    reason: str
    by: str
    time: datetime
    stands: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as a page tells it. ``ruling`` is the decision that holds; None without one."""

    key: str
    kind: EdgeKind
    grade: Grade
    child: Holder
    parent: Holder
    why: Reason
    carries: tuple[str, ...]
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words an edge rests on, and their characters ("120-188") in an exhibit."""

    exhibit: str
    name: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class EdgePage:
    """One edge with all it rests on. ``is_in_trace``: the last trace still holds it."""

    line: Line
    evidence: tuple[Evidence, ...]
    rulings: tuple[Ruling, ...]
    is_in_trace: bool

    @property
    def seen(self) -> str:
        """The version of what was decided: the last decision on it."""
        return self.rulings[-1].identifier if self.rulings else ""


def one(workspace: Workspace, compartment: str, key: str, language: str) -> EdgePage:
    """One edge. Raises :class:`NoSuchEdgeHere`."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    made = decisions.decisions(store, SubjectKind.EDGE, key)
    found, is_in_trace = _found(store, key, made)
    line = lines(store, [found], language)[0]
    return EdgePage(line, _evidence(store, found.evidence), _rulings(store, made), is_in_trace)


def judge(
    workspace: Workspace, compartment: str, key: str, accepts: bool, words: tuple[str, str]
) -> str:
    """Keep a decision on an edge; the decision. ``words`` are the reason and what was seen.

    The trace follows at the next weighing. What the edge was is kept with the decision, for
    a rejected one is in no trace after that. Raises :class:`NoSuchEdgeHere`,
    :class:`EdgeChangedMeanwhile` and :class:`~habeas.archive.decisions.NoReason`.
    """
    workspace.require(Right.JUDGE)
    store, (reason, seen) = workspace.store(compartment), words
    verdict = Verdict.CONFIRM if accepts else Verdict.REJECT
    with writing(store):
        found = _unchanged(store, key, seen)
        judged = Judgement(
            SubjectKind.EDGE,
            key,
            verdict,
            reason,
            workspace.member.identifier,
            now(),
            to_text(found),
        )
        return decisions.decide(store, judged, os.urandom).identifier


def undo(
    workspace: Workspace, compartment: str, key: str, decision: str, words: tuple[str, str]
) -> str:
    """Undo a decision on an edge; the undoing. Raises as :func:`judge` does."""
    workspace.require(Right.JUDGE)
    store, (reason, seen) = workspace.store(compartment), words
    with writing(store):
        _unchanged(store, key, seen)
        on_it = {one.identifier for one in decisions.decisions(store, SubjectKind.EDGE, key)}
        if decision not in on_it:
            raise decisions.NoSuchDecision(decision=decision)
        by = (workspace.member.identifier, now())
        return decisions.undo(store, decision, reason, by, os.urandom).identifier


def decided(
    workspace: Workspace, compartment: str, offset: int, limit: int, language: str
) -> tuple[tuple[Line, ...], int]:
    """The edges on which a decision stands, the latest first, and how many; also the rejected."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    page = decisions.edges_decided(store, offset, limit)
    edges = [from_text(Edge, held.judgement.payload) for held in page.held]
    return lines(store, edges, language), page.total


def lines(store: Store, edges: Collection[Edge], language: str) -> tuple[Line, ...]:
    """Edges as a page tells them, with a constant number of queries."""
    ends = {end for edge in edges for end in (edge.child, edge.parent)}
    nodes = lineages.nodes(store, ends)
    names = names_of(store, [node.exhibit for node in nodes.values() if node.exhibit])
    on_them = decisions.decisions_on(store, SubjectKind.EDGE, [edge.key for edge in edges])
    known = called(store) if on_them else {}
    return tuple(
        Line(
            key=edge.key,
            kind=edge.kind,
            grade=edge.grade,
            child=holder(nodes, edge.child, names, language),
            parent=holder(nodes, edge.parent, names, language),
            why=edge.why,
            carries=edge.carries,
            ruling=_standing(on_them.get(edge.key, ()), known),
        )
        for edge in edges
    )


def holder(nodes: Mapping[str, Node], key: str, names: Mapping[str, str], language: str) -> Holder:
    """A node in words; an exhibit by the name it came under."""
    node = nodes.get(key)
    if node is None:
        # Gone from the trace since: what is left of it is its key.
        return Holder(key, key, "", "")
    words = names.get(node.exhibit, "") or describe(node, language)
    return Holder(key, words, node.kind, node.exhibit)


def _found(store: Store, key: str, made: Iterable[Decision]) -> tuple[Edge, bool]:
    held = lineages.edge(store, key)
    if held is not None:
        return held, True
    kept = [one.judgement.payload for one in made if one.judgement.payload]
    if not kept:
        raise NoSuchEdgeHere(edge=key)
    return from_text(Edge, kept[-1]), False


def _unchanged(store: Store, key: str, seen: str) -> Edge:
    made = decisions.decisions(store, SubjectKind.EDGE, key)
    if seen != (made[-1].identifier if made else ""):
        raise EdgeChangedMeanwhile
    return _found(store, key, made)[0]


def _evidence(store: Store, passages: Collection[Passage]) -> tuple[Evidence, ...]:
    held = {p.exhibit for p in passages}
    texts = {exhibit: renditions.rendition(store, exhibit).rendition.text for exhibit in held}
    names = names_of(store, held)
    return tuple(
        Evidence(
            p.exhibit,
            names.get(p.exhibit, p.exhibit),
            f"{p.span.start}-{p.span.end}",
            p.span.of(texts[p.exhibit]),
        )
        for p in passages
    )


def _rulings(store: Store, made: Collection[Decision]) -> tuple[Ruling, ...]:
    known = called(store) if made else {}
    return tuple(_ruling(one, known) for one in made)


def _standing(made: Iterable[Decision], known: Mapping[str, str]) -> Ruling | None:
    stand = [one for one in made if not one.undone_by]
    return _ruling(stand[-1], known) if stand else None


def _ruling(one: Decision, known: Mapping[str, str]) -> Ruling:
    judged = one.judgement
    return Ruling(
        one.identifier,
        judged.verdict is Verdict.CONFIRM,
        judged.reason,
        known.get(judged.member, "") or judged.member,
        judged.time,
        not one.undone_by,
    )
