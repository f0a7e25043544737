"""What people decide on drafts, edges and groupings; each with a reason, each reversible.

A decision is never edited and never deleted. Undoing one is a decision too. What stands for
a statement follows from its draft and the decisions on it that stand, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db.models import Max, QuerySet

from habeas.archive import chains, groupings, history, reckoning, statements
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.chains import Chain
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import DecisionRow
from habeas.archive.paging import Page
from habeas.archive.shapes import from_text
from habeas.incidents.grouping import Grouping
from habeas.origins.judgements import EdgeOverride
from habeas.words.errors import HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.statements import Statement, Status


class NoReason(HabeasError):
    """Raised when a decision comes without a reason."""

    message = "A decision needs a reason."
    hint = "Say why in a few words; those who review it later will ask."


class NoSuchDecision(NotThere):
    """Raised when no open compartment holds a decision of this identifier."""

    message = "There is no decision {decision} here that you can see."
    hint = "See the decisions on a thing: habeas show WORKSPACE IDENTIFIER"


class NotToBeUndone(HabeasError):
    """Raised when a decision was undone before, or is itself the undoing of another."""

    message = "The decision {decision} does not stand, so it cannot be undone."
    hint = "Decide again instead."


class NothingCorrected(HabeasError):
    """Raised when a statement is to be corrected and nobody says into what."""

    message = "The correction of {statement} says nothing."
    hint = "Give the statement as it should read."


class OthersStandOnIt(HabeasError):
    """Raised when a split or merge is to be undone and later decisions rest on its outcome."""

    message = "Later decisions on {statement} rest on the decision {decision}."
    hint = "Undo those first, the latest one first."


class Verdict(StrEnum):
    """What a person can decide. A statement can be split in two, and two joined into one."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    SPLIT = "split"
    JOIN = "join"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision. ``payload`` is JSON in the form of :mod:`habeas.archive.shapes`: the
    corrected :class:`Statement`, a :class:`Parted`, or what a split or join of incidents is
    about. A confirmation or rejection that is part of splitting or joining statements holds
    the identifier of the statement that was split or joined into.
    """

    kind: SubjectKind
    subject: str
    verdict: Verdict
    reason: str
    member: str
    time: datetime
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Parted:
    """What splitting or joining makes of a statement, and the statement it was split off or
    joined in, whose own decision names this one.
    """

    said: Statement
    other: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement as kept. ``undone_by`` is the decision that undid it; empty while it stands."""

    identifier: str
    judgement: Judgement
    undone_by: str = ""


def decide(store: Store, judgement: Judgement, randomness: Randomness) -> Decision:
    """Keep a decision and bring about what it says, in one transaction.

    Raises :class:`NoReason`, :class:`NothingCorrected`,
    :class:`~habeas.archive.statements.NoSuchStatement`,
    :class:`~habeas.archive.groupings.NoSuchIncident` and
    :class:`~habeas.words.anchors.SpanOutOfBounds`.
    """
    _check(store, judgement)
    with writing(store):
        decision = _keep(store, judgement, randomness)
        _bring_about(store, judgement, judgement)
    return decision


def undo(
    store: Store, identifier: str, reason: str, by: tuple[str, datetime], randomness: Randomness
) -> Decision:
    """Undo a decision; what stood without it stands again. ``by`` is the member and the time.

    The two halves of a split or merge of statements are undone together. Raises
    :class:`NoSuchDecision`, :class:`NotToBeUndone`, :class:`OthersStandOnIt` and
    :class:`NoReason`.
    """
    with writing(store):
        row = rows(store, DecisionRow).filter(identifier=identifier).first()
        if row is None:
            raise NoSuchDecision(decision=identifier)
        undone = _decision(row)
        if row.undone_by_id is not None or undone.judgement.verdict is Verdict.UNDO:
            raise NotToBeUndone(decision=identifier)
        other = _other_half(store, undone)
        for half in (undone, other) if other else ():
            _check_last(store, half)
        decision = _undo(store, undone, (reason, *by), randomness)
        if other:
            _undo(store, other, (reason, *by), randomness)
    return decision


def decisions_on(
    store: Store, kind: SubjectKind, subjects: Collection[str]
) -> Mapping[str, tuple[Decision, ...]]:
    """Every decision ever made on each of these things, oldest first, as :func:`decisions`."""
    held = _in_order(store).filter(subject_kind=kind.value, subject__in=among(subjects))
    found: dict[str, tuple[Decision, ...]] = {}
    for decision in _decisions(held):
        subject = decision.judgement.subject
        found[subject] = (*found.get(subject, ()), decision)
    return found


def standing(store: Store, kind: SubjectKind | None = None) -> tuple[Decision, ...]:
    """The decisions that stand, oldest first: of two on one edge, the later one holds."""
    held = _in_order(store).filter(undone_by=None).exclude(verdict=Verdict.UNDO.value)
    return _decisions(held.filter(subject_kind=kind.value) if kind else held)


def edges_decided(store: Store, offset: int, limit: int) -> Page[Decision]:
    """The decision that holds on each edge on which one stands, the latest first.

    Without those that do not say what the edge was.
    """
    held = rows(store, DecisionRow).filter(subject_kind=SubjectKind.EDGE.value, undone_by=None)
    last = held.exclude(payload="").order_by().values("subject").annotate(last=Max("sequence"))
    chosen = last.order_by("-last").values_list("last", flat=True)[offset : offset + limit]
    shown = _in_order(store).filter(sequence__in=list(chosen)).reverse()
    return Page(_decisions(shown), last.count())


def edge_overrides(store: Store) -> tuple[EdgeOverride, ...]:
    """What people decided about edges of the trace, as tracing takes it."""
    last = {held.judgement.subject: held.judgement for held in standing(store, SubjectKind.EDGE)}
    return tuple(
        EdgeOverride(edge, judged.verdict is Verdict.CONFIRM, judged.reason)
        for edge, judged in sorted(last.items())
    )


def statement_groupings(store: Store) -> tuple[Grouping, ...]:
    """What people decided about the grouping of statements, in order, as weighing takes it.

    These are the decisions on incidents whose payload is a :class:`Grouping`.
    """
    held = standing(store, SubjectKind.INCIDENT)
    return tuple(from_text(Grouping, d.judgement.payload) for d in held if d.judgement.payload)


def decisions(store: Store, kind: SubjectKind, subject: str) -> tuple[Decision, ...]:
    """Every decision ever made on one thing, also those undone, oldest first."""
    return _decisions(_in_order(store).filter(subject_kind=kind.value, subject=subject))


def after(drafted: Statement, judgements: Iterable[Judgement]) -> Statement:
    """A statement after these judgements: content by corrections, status by the last one."""
    said, kept, status = drafted, Status.CONFIRMED, drafted.status
    for judgement in judgements:
        if judgement.verdict is Verdict.CORRECT:
            said, kept = from_text(Statement, judgement.payload), Status.CORRECTED
        if judgement.verdict in _PARTING:
            said, kept = from_text(Parted, judgement.payload).said, Status.CORRECTED
        status = Status.REJECTED if judgement.verdict is Verdict.REJECT else kept
    return replace(said, status=status)


_PARTING = (Verdict.SPLIT, Verdict.JOIN)


def _other_half(store: Store, decision: Decision) -> Decision | None:
    """The decision on the other statement, where this one split a statement or joined two."""
    judged = decision.judgement
    if judged.kind is not SubjectKind.STATEMENT or judged.verdict is Verdict.CORRECT:
        return None
    if judged.verdict in _PARTING:
        other = from_text(Parted, judged.payload).other
        return _last(store, other, lambda half: half.payload == judged.subject)
    if not judged.payload:
        return None
    return _last(store, judged.payload, lambda half: _is_parting_from(half, judged.subject))


def _is_parting_from(judged: Judgement, other: str) -> bool:
    return judged.verdict in _PARTING and from_text(Parted, judged.payload).other == other


def _last(store: Store, statement: str, is_meant: Callable[[Judgement], bool]) -> Decision | None:
    stand = [held for held in _standing_on(store, statement) if is_meant(held.judgement)]
    return stand[-1] if stand else None


def _check_last(store: Store, decision: Decision) -> None:
    statement = decision.judgement.subject
    if _standing_on(store, statement)[-1] != decision:
        raise OthersStandOnIt(statement=statement, decision=decision.identifier)


def _standing_on(store: Store, statement: str) -> tuple[Decision, ...]:
    kind = SubjectKind.STATEMENT.value
    held = _in_order(store).filter(undone_by=None, subject_kind=kind, subject=statement)
    return _decisions(held)


def _undo(
    store: Store, undone: Decision, why: tuple[str, str, datetime], randomness: Randomness
) -> Decision:
    undoing = Judgement(SubjectKind.DECISION, undone.identifier, Verdict.UNDO, *why)
    _check(store, undoing)
    decision = _keep(store, undoing, randomness)
    held = rows(store, DecisionRow).filter(pk=undone.identifier)
    held.update(undone_by=decision.identifier)
    _bring_about(store, undone.judgement, undoing)
    return decision


def _in_order(store: Store) -> QuerySet[DecisionRow]:
    return rows(store, DecisionRow).order_by("sequence")


def _check(store: Store, judgement: Judgement) -> None:
    if not judgement.reason.strip():
        raise NoReason
    if judgement.kind is SubjectKind.STATEMENT:
        statements.statement(store, judgement.subject)
        is_said = judgement.verdict is Verdict.CORRECT or judgement.verdict in _PARTING
        if is_said and not judgement.payload:
            raise NothingCorrected(statement=judgement.subject)
    if judgement.kind is SubjectKind.INCIDENT:
        groupings.incident(store, judgement.subject)
        from_text(Grouping, judgement.payload)


def _keep(store: Store, judgement: Judgement, randomness: Randomness) -> Decision:
    last = rows(store, DecisionRow).aggregate(last=Max("sequence"))["last"]
    row = DecisionRow(
        identifier=new_identifier(Kind.DECISION, randomness),
        sequence=1 + (last or 0),
        subject_kind=judgement.kind.value,
        subject=judgement.subject,
        verdict=judgement.verdict.value,
        payload=judgement.payload,
        reason=judgement.reason,
        member=judgement.member,
        time=judgement.time,
    )
    chains.append(store, Chain.DECISION, [row])
    return _decision(row)


def _bring_about(store: Store, about: Judgement, cause: Judgement) -> None:
    """Make the thing that ``about`` judges what its standing decisions say; note why."""
    change = Change(
        about.kind,
        about.subject,
        cause.verdict.value,
        "",
        about.verdict.value,
        cause.reason,
        cause.member,
        cause.time,
    )
    reckoning.note_change(store)
    if about.kind is not SubjectKind.STATEMENT:
        history.note(store, change)
        return
    drafted = statements.statement(store, about.subject).drafted
    settled = after(drafted, (held.judgement for held in _standing_on(store, about.subject)))
    statements.settle(store, about.subject, settled, change)


def _decisions(held: Iterable[DecisionRow]) -> tuple[Decision, ...]:
    return tuple(_decision(row) for row in held)


def _decision(row: DecisionRow) -> Decision:
    judgement = Judgement(
        SubjectKind(row.subject_kind),
        row.subject,
        Verdict(row.verdict),
        row.reason,
        row.member,
        row.time,
        row.payload,
    )
    return Decision(row.identifier, judgement, row.undone_by_id or "")
