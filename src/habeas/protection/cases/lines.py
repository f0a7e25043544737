"""One line about a case, for the list of those who work on cases: it says nothing of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from habeas.protection.cases.alarms import alarm_from, alarms, is_dated_removal
from habeas.protection.cases.case import Case
from habeas.protection.cases.lanes import lane_in_force
from habeas.protection.cases.moments import moment
from habeas.protection.cases.referrals import is_on_offer
from habeas.protection.cases.states import CaseState, Overlay
from habeas.protection.cases.submissions import SubmissionState
from habeas.protection.cases.tasks import TaskState
from habeas.protection.lanes import Lane


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What the list shows of a case, and all that leaves it for the list.

    ``lane`` is None when nobody chose one yet: such a case comes first. ``dates`` are the days
    on which something is due, without a word on what it is, also those from which an alarm would
    raise the case though nobody opened it. ``lead`` is a member, empty when nobody leads.
    """

    pseudonym: str
    lane: Lane | None
    state: CaseState
    overlays: tuple[Overlay, ...]
    dates: tuple[date, ...]
    reassess_on: date | None
    lead: str


def line(case: Case, now: datetime) -> CaseLine:
    """The line about a case at a time."""
    choice = case.lane.value if case.lane else None
    return CaseLine(
        pseudonym=case.subject.value.pseudonym,
        lane=lane_in_force(choice, alarms(case, now)),
        state=case.standing.state,
        overlays=case.standing.overlays,
        dates=() if case.standing.is_over else due_dates(case, now.date()),
        reassess_on=choice.reassess_on if choice else None,
        lead=case.lead.value.member if case.lead else "",
    )


def due_dates(case: Case, today: date) -> tuple[date, ...]:
    """Every day on which something of the case is due, each once, the first one first."""
    return tuple(sorted({*_of_work(case), *_of_steps(case), *_of_alarms(case, today)}))


def _of_work(case: Case) -> Iterator[date]:
    for deadline in case.deadlines:
        if deadline.value.due and deadline.value.met_on is None:
            yield deadline.value.due
    for task in case.tasks:
        if task.value.due and task.value.state is TaskState.TO_DO:
            yield task.value.due


def _of_steps(case: Case) -> Iterator[date]:
    for exception in case.exceptions:
        if exception.value.review is None:
            yield exception.value.review_by
    for referral in case.referrals:
        if referral.value.until and is_on_offer(referral.value, case.permissions):
            yield referral.value.until
    for submission in case.submissions:
        if submission.value.state is not SubmissionState.ENDED:
            yield from submission.value.follow_ups


def _of_alarms(case: Case, today: date) -> Iterator[date]:
    """A removal is due from the start of its alarm: at once, where that would have been earlier,
    for nobody could have met a day that was over when the removal was heard of.
    """
    for held in case.check_ins:
        if not held.value.kept_at and held.value.handled is None:
            yield moment(held.value.due).date()
    for danger in case.dangers:
        told = danger.value
        if is_dated_removal(told):
            yield max(alarm_from(told).date(), today)
