"""Deciding on one statement at the desk: kept at once, brought into incidents later.

Every verb says which state of the statement the person saw: what somebody else changed
meanwhile is never overwritten unread.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from habeas.archive import decisions, entering, history, renditions, statements
from habeas.archive.access import Store, writing
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.entering import Why
from habeas.archive.history import SubjectKind
from habeas.archive.shapes import to_text
from habeas.archive.statements import HeldStatement
from habeas.words.anchors import Span
from habeas.words.errors import HabeasError
from habeas.words.reports import Rendition
from habeas.words.roles import Right
from habeas.words.statements import Statement
from habeas.workspace import correcting
from habeas.workspace.correcting import Correction, NotOneText
from habeas.workspace.opening import Workspace, now


class ChangedMeanwhile(HabeasError):
    """Raised when somebody decided on a statement after the person who decides now saw it."""

    message = "Somebody else changed this statement after you opened it."
    hint = "What you typed is still here. Look at the change, then send it again or leave it."


class NothingNew(HabeasError):
    """Raised when a correction says what the statement says already."""

    message = "This correction leaves the statement as it is."
    hint = "Change what was read wrongly, or accept the statement."


@dataclass(frozen=True, slots=True)
class Seen:
    """A statement as a person saw it. ``version`` is the number of its last change then."""

    statement: str
    version: int


def accept(workspace: Workspace, compartment: str, seen: Seen, reason: str) -> str:
    """Confirm that a statement is read rightly; the decision."""
    return _judge(workspace, compartment, seen, (Verdict.CONFIRM, reason))


def reject(workspace: Workspace, compartment: str, seen: Seen, reason: str) -> str:
    """Reject a statement: nobody says this there. The decision."""
    return _judge(workspace, compartment, seen, (Verdict.REJECT, reason))


def correct(
    workspace: Workspace, compartment: str, seen: Seen, correction: Correction, reason: str
) -> str:
    """Correct a statement; the decision.

    Raises :class:`NothingNew` and the errors of :func:`~habeas.workspace.correcting.corrected`.
    """

    def into(held: HeldStatement, base: Rendition) -> Statement:
        said = correcting.corrected(held.current, correction, base)
        if said == held.current:
            raise NothingNew
        return said

    return _judge(workspace, compartment, seen, (Verdict.CORRECT, reason), into)


def split(
    workspace: Workspace, compartment: str, seen: Seen, second: tuple[Span, ...], reason: str
) -> str:
    """Make two statements of one; the new one, which gets the words ``second``."""
    store, why = _to_decide(workspace, compartment, reason)
    with writing(store):
        held = _unchanged(store, seen)
        parts = correcting.split(held.current, second, _rendition(store, held))
        _, entered = entering.split(store, seen.statement, parts, why, os.urandom)
    return entered


def merge(workspace: Workspace, compartment: str, seen: Seen, other: str, reason: str) -> str:
    """Make one statement of two of the same text: the other one goes into this; the decision.

    Raises :class:`~habeas.workspace.correcting.NotOneText`.
    """
    store, why = _to_decide(workspace, compartment, reason)
    with writing(store):
        held, further = _unchanged(store, seen), statements.statement(store, other)
        if held.identifier == other or held.rendition != further.rendition or further.is_withdrawn:
            raise NotOneText(one=seen.statement, other=other)
        said = correcting.merged(held.current, further.current, _rendition(store, held))
        into = (seen.statement, said)
        return entering.merge(store, into, other, why, os.urandom).identifier


def enter(
    workspace: Workspace,
    compartment: str,
    exhibit: str,
    found: tuple[tuple[Span, ...], Correction],
    reason: str,
) -> str:
    """Keep a statement that was missed; its identifier.

    ``found`` are its words, and how it reads where that is not as the reader would draft it.
    """
    store, why = _to_decide(workspace, compartment, reason)
    content, correction = found
    base = renditions.rendition(store, exhibit).rendition
    said = correcting.corrected(correcting.found_in(content, base), correction, base)
    return entering.enter(store, exhibit, said, why, os.urandom).judgement.subject


def undo(workspace: Workspace, compartment: str, seen: Seen, decision: str, reason: str) -> str:
    """Undo a decision on a statement; the undoing. Raises as ``archive.decisions.undo`` does."""
    store, why = _to_decide(workspace, compartment, reason)
    with writing(store):
        _unchanged(store, seen)
        on_it = decisions.decisions(store, SubjectKind.STATEMENT, seen.statement)
        if decision not in {held.identifier for held in on_it}:
            raise decisions.NoSuchDecision(decision=decision)
        by = (why.member, why.time)
        return decisions.undo(store, decision, reason, by, os.urandom).identifier


def _judge(
    workspace: Workspace,
    compartment: str,
    seen: Seen,
    verdict: tuple[Verdict, str],
    into: Callable[[HeldStatement, Rendition], Statement] | None = None,
) -> str:
    chosen, reason = verdict
    store, why = _to_decide(workspace, compartment, reason)
    with writing(store):
        held = _unchanged(store, seen)
        payload = "" if into is None else to_text(into(held, _rendition(store, held)))
        judged = Judgement(
            SubjectKind.STATEMENT, seen.statement, chosen, reason, why.member, why.time, payload
        )
        return decisions.decide(store, judged, os.urandom).identifier


def _to_decide(workspace: Workspace, compartment: str, reason: str) -> tuple[Store, Why]:
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    return store, Why(reason, workspace.member.identifier, now())


def _unchanged(store: Store, seen: Seen) -> HeldStatement:
    """The statement, unless it was changed since. Inside a transaction that may write."""
    held = statements.statement(store, seen.statement)
    last = history.last_changes(store, SubjectKind.STATEMENT, [seen.statement])
    if last.get(seen.statement, 0) != seen.version:
        raise ChangedMeanwhile
    return held


def _rendition(store: Store, held: HeldStatement) -> Rendition:
    """The text a statement was read from, which need not be the one in force."""
    every = renditions.renditions(store, held.exhibit)
    return next(one.rendition for one in every if one.identifier == held.rendition)
