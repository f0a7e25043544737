"""Taking incidents apart and putting them together: seen first, decided with a reason, undone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.archive import decisions, groupings, lineages, renditions, statements
from habeas.archive import members as people
from habeas.archive.access import Store, writing
from habeas.archive.decisions import Decision, Judgement, Verdict
from habeas.archive.groupings import KeptIncident
from habeas.archive.history import SubjectKind
from habeas.archive.shapes import from_text, to_text
from habeas.bodies.naming import find_bodies
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.incidents.incident import Incident
from habeas.incidents.weighing import Concerned, regroup, statements_of
from habeas.reading.gazetteer import gazetteer
from habeas.words.errors import HabeasError, NotThere
from habeas.words.progress import Progress
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.roles import Right
from habeas.words.statements import Status
from habeas.workspace.changes import Change, Changed, changes
from habeas.workspace.opening import Workspace, now
from habeas.workspace.weighing import reweigh

__all__ = [
    "AllChosen",
    "GroupingKind",
    "IncidentChangedMeanwhile",
    "Made",
    "NotThisDecision",
    "NothingChosen",
    "NothingToJoin",
    "Plan",
    "Preview",
    "decide",
    "extent",
    "follow",
    "made",
    "preview",
    "seen_now",
    "undo",
]


class NothingChosen(HabeasError):
    """Raised when an incident is to be taken apart and no statement of it is chosen."""

    message = "No statement was chosen."
    hint = "Choose the statements that tell of another happening."


class AllChosen(HabeasError):
    """Raised when every allegation of an incident is to leave it."""

    message = "Every allegation was chosen, so nothing would be taken apart."
    hint = "Leave at least one statement that alleges something in the incident."


class NothingToJoin(HabeasError):
    """Raised when an incident is to be joined with itself or with none."""

    message = "No other incident was chosen."
    hint = "Choose at least one other incident that tells of the same happening."


class IncidentChangedMeanwhile(HabeasError):
    """Raised when an incident holds other statements than the person saw who decides."""

    message = "The incident holds other statements than when you opened it."
    hint = "What you chose is kept as far as it is still there. Look at it again."


class NotThisDecision(NotThere):
    """Raised when a decision to undo is not one on a grouping here."""

    message = "There is no decision {decision} on incidents here."
    hint = "See the decisions on the page of the incident."


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody means to do. ``seen`` are the keys of the incidents as they saw them.

    To split: the one incident and the chosen statements. To join: all the incidents.
    """

    kind: GroupingKind
    incidents: tuple[str, ...]
    statements: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a plan would leave. Nothing of it is kept. ``seen`` are the keys it was made from."""

    seen: tuple[str, ...]
    before: tuple[Change, ...]
    after: tuple[Change, ...]
    values: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that was made on incidents, by whom and when, and whether it stands."""

    identifier: str
    kind: GroupingKind
    statements: int
    reason: str
    by: str
    time: datetime
    stands: bool


def seen_now(workspace: Workspace, compartment: str, plan: Plan) -> tuple[str, ...]:
    """The keys of a plan's incidents as they are now."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    return tuple(groupings.incident(store, one).incident.key for one in plan.incidents)


def extent(workspace: Workspace, compartment: str, plan: Plan) -> int:
    """How many reports a preview would have to go through. Raises as :func:`preview`."""
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    return len(_exhibits(store, _checked(store, plan)))


def preview(workspace: Workspace, compartment: str, plan: Plan, language: str) -> Preview:
    """What would become of the incidents; reckoned from what concerns them, and not kept.

    Raises :class:`NothingChosen`, :class:`AllChosen`, :class:`NothingToJoin` and
    :class:`IncidentChangedMeanwhile`.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    kept = _checked(store, plan)
    decision = _grouping(plan, kept)
    concerned = _concerned(store, kept)
    standing = decisions.statement_groupings(store)
    before = regroup(concerned, standing, None)
    after = regroup(concerned, standing, decision)
    touched = {said for one in kept for said in one.incident.allegations}
    names = {one.incident.allegations[0]: one.identifier for one in kept}
    found = changes(_touching(before, touched), _touching(after, touched), names, language)
    return Preview(tuple(one.incident.key for one in kept), *found)


def decide(workspace: Workspace, compartment: str, plan: Plan, reason: str) -> str:
    """Keep the decision; the incidents follow with the next weighing. Its identifier.

    Raises as :func:`preview`, and :class:`~habeas.archive.decisions.NoReason`.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    with writing(store):
        kept = _checked(store, plan)
        decision = _grouping(plan, kept)
        verdict = Verdict(plan.kind.value)
        by, payload = workspace.member.identifier, to_text(decision)
        judged = Judgement(
            SubjectKind.INCIDENT, kept[0].identifier, verdict, reason, by, now(), payload
        )
        return decisions.decide(store, judged, os.urandom).identifier


def undo(workspace: Workspace, compartment: str, decision: str, reason: str) -> str:
    """Undo a decision on incidents; they follow with the next weighing.

    Raises :class:`NotThisDecision`, and as :func:`habeas.archive.decisions.undo`.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    on_incidents = decisions.standing(store, SubjectKind.INCIDENT)
    if decision not in {held.identifier for held in on_incidents}:
        raise NotThisDecision(decision=decision)
    by = (workspace.member.identifier, now())
    return decisions.undo(store, decision, reason, by, os.urandom).identifier


def follow(workspace: Workspace, compartment: str, progress: Progress) -> Iterator[str]:
    """Bring the incidents in line with what was decided."""
    workspace.require(Right.JUDGE)
    progress("tracing and weighing", 0, 1)
    reweigh(workspace.store(compartment))
    progress("tracing and weighing", 1, 1)
    yield from ()


def made(workspace: Workspace, compartment: str, incident: str = "") -> tuple[Made, ...]:
    """The decisions on one incident, or on all that stand; the latest first."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    kind = SubjectKind.INCIDENT
    held = (
        decisions.decisions(store, kind, incident) if incident else decisions.standing(store, kind)
    )
    called = people.called(store)
    return tuple(_made(one, called) for one in reversed(held) if one.judgement.payload)


def _made(one: Decision, called: dict[str, str]) -> Made:
    judged = one.judgement
    grouping = from_text(Grouping, judged.payload)
    return Made(
        one.identifier,
        grouping.kind,
        len(grouping.statements),
        judged.reason,
        called.get(judged.member, "") or judged.member,
        judged.time,
        not one.undone_by,
    )


def _checked(store: Store, plan: Plan) -> tuple[KeptIncident, ...]:
    names = tuple(dict.fromkeys(plan.incidents))
    kept = tuple(groupings.incident(store, name) for name in names)
    if plan.seen and {one.incident.key for one in kept} - set(plan.seen):
        raise IncidentChangedMeanwhile
    if plan.kind is GroupingKind.JOIN:
        if len(kept) < 2:
            raise NothingToJoin
        return kept
    held, chosen = kept[0].incident, set(plan.statements)
    if not chosen & set(statements_of(held)):
        raise NothingChosen
    if chosen >= set(held.allegations):
        raise AllChosen
    if not chosen & set(held.allegations):
        raise NothingChosen
    return kept


def _grouping(plan: Plan, kept: Sequence[KeptIncident]) -> Grouping:
    """The decision as weighing takes it: a join names the first allegation of each incident."""
    if plan.kind is GroupingKind.JOIN:
        return Grouping(plan.kind, tuple(one.incident.allegations[0] for one in kept))
    order = statements_of(kept[0].incident)
    return Grouping(plan.kind, tuple(one for one in order if one in set(plan.statements)))


def _touching(found: Sequence[Incident], statements: set[str]) -> tuple[Incident, ...]:
    return tuple(one for one in found if statements & set(one.allegations))


def _exhibits(store: Store, kept: Sequence[KeptIncident]) -> tuple[str, ...]:
    said = {one for incident in kept for one in statements_of(incident.incident)}
    return groupings.exhibits_of(store, said)


def _concerned(store: Store, kept: Sequence[KeptIncident]) -> Concerned:
    """The reports that tell of these incidents, and every incident they tell of."""
    reports = tuple(_report(store, exhibit) for exhibit in _exhibits(store, kept))
    told = [one.identifier for report in reports for one in report.statements]
    others = groupings.incidents_with(store, told)
    trace = groupings.trace_of(store, told)
    return Concerned(
        reports,
        replace(trace, questions=lineages.questions_about(store, told)),
        find_bodies(reports),
        tuple(one.incident.allegations for one in others),
        gazetteer().part_of,
    )


def _report(store: Store, exhibit: str) -> ReadReport:
    base = renditions.rendition(store, exhibit)
    live = (
        KeptStatement(held.identifier, exhibit, held.current)
        for held in statements.statements(store, exhibit)
        if held.rendition == base.identifier
        and not held.is_withdrawn
        and held.current.status is not Status.REJECTED
    )
    return ReadReport(exhibit, base.rendition, tuple(live))
