"""What presses in a case, and what comes next: the top of its first page.

Nothing is weighed here: what presses stands in a fixed order of kinds, and what comes next in
order of days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from habeas.protection.cases.alarms import alarm_from, alarms, is_dated_removal
from habeas.protection.cases.case import Case
from habeas.protection.cases.contacts import confirm_by
from habeas.protection.cases.deadlines import DeadlineStanding, standing
from habeas.protection.cases.emergency import unanswered
from habeas.protection.cases.endings import FollowUp
from habeas.protection.cases.lanes import LoweringState, is_due, lane_in_force
from habeas.protection.cases.moments import moment
from habeas.protection.cases.referrals import is_on_offer, stopping
from habeas.protection.cases.submissions import SubmissionState
from habeas.protection.cases.tasks import TaskState, is_overdue


class PressingKind(StrEnum):
    """What somebody has to look at now."""

    NOBODY_LEADS = "nobody-leads"
    NO_LANE = "no-lane"
    LOWERING_WAITS = "lowering-waits"
    """Somebody wants a lower lane, and no second person has had a say."""
    UNREVIEWED = "unreviewed"
    """One person alone lowered the lane, and nobody else has looked at it."""
    LANE_DUE = "lane-due"
    UNANSWERED = "unanswered"
    """Questions of the emergency form."""
    NO_PLAN = "no-plan"
    PLAN_UNCONFIRMED = "plan-unconfirmed"
    PLAN_OLD = "plan-old"
    TASK_OVERDUE = "task-overdue"
    DEADLINE_OVERDUE = "deadline-overdue"
    REFERRAL_STOPPED = "referral-stopped"
    """The person took back a part of what would leave; it is cleared again or revoked."""
    EXCEPTION_UNREVIEWED = "exception-unreviewed"


@dataclass(frozen=True, slots=True)
class Pressing:
    """One thing that presses. ``about`` is the identifier of what it is about, ``words`` what
    somebody wrote of it, ``on`` its day; any of them may be empty.
    """

    kind: PressingKind
    about: str = ""
    words: str = ""
    on: date | None = None


class ComingKind(StrEnum):
    """What is ahead on a day."""

    TASK = "task"
    DEADLINE = "deadline"
    CHECK_IN = "check-in"
    LANE = "lane"
    """The lane is to be looked at again."""
    PLAN = "plan"
    """The contact plan is to be confirmed again."""
    REVIEW = "review"
    """An exception from consent is to be looked at again."""
    OFFER = "offer"
    """An offered referral lapses."""
    ASK_AGAIN = "ask-again"
    """Somebody to whom a submission was made is to be asked what became of it."""
    REMOVAL = "removal"
    """From this day on a removal is so near that its alarm stands; ``words`` are its time."""
    FOLLOW_UP = "follow-up"
    """The person is to be asked again, after the case was closed."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that is ahead: what, on which day, what it is about, and in which words."""

    kind: ComingKind
    on: date
    about: str = ""
    words: str = ""


def pressing(case: Case, now: datetime) -> tuple[Pressing, ...]:
    """What presses, but for the alarms, which stand before all of it. Nothing in a case that is
    over.
    """
    if case.standing.is_over:
        return tuple(_unreviewed(case, now.date()))
    return (
        *_of_people(case, now),
        *_of_contact(case, now.date()),
        *_overdue(case, now),
        *_stopped(case),
        *_unreviewed(case, now.date()),
    )


def coming(case: Case, today: date) -> tuple[Coming, ...]:
    """What is ahead today and later, the first day first."""
    ahead = (*_work(case), *_agreed(case), *_steps(case), *_removals(case))
    return tuple(sorted((one for one in ahead if one.on >= today), key=lambda one: one.on))


def _of_people(case: Case, now: datetime) -> Iterator[Pressing]:
    choice = case.lane.value if case.lane else None
    if case.lead is None:
        yield Pressing(PressingKind.NOBODY_LEADS)
    if lane_in_force(choice, alarms(case, now)) is None:
        yield Pressing(PressingKind.NO_LANE)
    if choice is None:
        return
    if choice.lowering is not None and choice.lowering.state is LoweringState.WAITING:
        yield Pressing(PressingKind.LOWERING_WAITS)
    if choice.is_unreviewed:
        yield Pressing(PressingKind.UNREVIEWED)
    if is_due(choice, now.date()):
        yield Pressing(PressingKind.LANE_DUE, on=choice.reassess_on)


def _of_contact(case: Case, today: date) -> Iterator[Pressing]:
    for form in case.emergencies:
        for question in unanswered(form.value):
            yield Pressing(PressingKind.UNANSWERED, form.identifier, question.key)
    until = confirm_by(case.plan.value) if case.plan else None
    if case.plan is None:
        yield Pressing(PressingKind.NO_PLAN)
    elif until is None:
        yield Pressing(PressingKind.PLAN_UNCONFIRMED)
    elif today > until:
        yield Pressing(PressingKind.PLAN_OLD, on=until)


def _overdue(case: Case, now: datetime) -> Iterator[Pressing]:
    for task in case.tasks:
        if is_overdue(task.value, now.date()):
            told = (task.identifier, task.value.what, task.value.due)
            yield Pressing(PressingKind.TASK_OVERDUE, *told)
    for deadline in case.deadlines:
        if standing(deadline.value, now) is DeadlineStanding.OVERDUE:
            late = (deadline.identifier, deadline.value.rule, deadline.value.due)
            yield Pressing(PressingKind.DEADLINE_OVERDUE, *late)


def _stopped(case: Case) -> Iterator[Pressing]:
    for referral in case.referrals:
        if stopping(referral.value, case.permissions):
            yield Pressing(PressingKind.REFERRAL_STOPPED, referral.identifier)


def _unreviewed(case: Case, today: date) -> Iterator[Pressing]:
    for held in case.exceptions:
        if held.value.review is None and held.value.review_by < today:
            told = (held.identifier, "", held.value.review_by)
            yield Pressing(PressingKind.EXCEPTION_UNREVIEWED, *told)


def _work(case: Case) -> Iterator[Coming]:
    for task in case.tasks:
        if task.value.due and task.value.state is TaskState.TO_DO:
            yield Coming(ComingKind.TASK, task.value.due, task.identifier, task.value.what)
    for deadline in case.deadlines:
        if deadline.value.due and deadline.value.met_on is None:
            told = (deadline.value.due, deadline.identifier, deadline.value.rule)
            yield Coming(ComingKind.DEADLINE, *told)


def _agreed(case: Case) -> Iterator[Coming]:
    for held in case.check_ins:
        if not held.value.kept_at and held.value.handled is None:
            yield Coming(ComingKind.CHECK_IN, moment(held.value.due).date(), held.identifier)
    until = confirm_by(case.plan.value) if case.plan else None
    if until is not None:
        yield Coming(ComingKind.PLAN, until)
    if case.lane is not None:
        yield Coming(ComingKind.LANE, case.lane.value.reassess_on)
    follow_up: FollowUp | None = case.closing.value.follow_up if case.closing else None
    if follow_up is not None and follow_up.on is not None:
        yield Coming(ComingKind.FOLLOW_UP, follow_up.on)


def _removals(case: Case) -> Iterator[Coming]:
    for held in case.dangers:
        if is_dated_removal(held.value):
            begins = alarm_from(held.value).date()
            yield Coming(ComingKind.REMOVAL, begins, held.identifier, held.value.at)


def _steps(case: Case) -> Iterator[Coming]:
    for exception in case.exceptions:
        if exception.value.review is None:
            yield Coming(ComingKind.REVIEW, exception.value.review_by, exception.identifier)
    for referral in case.referrals:
        if referral.value.until and is_on_offer(referral.value, case.permissions):
            yield Coming(ComingKind.OFFER, referral.value.until, referral.identifier)
    for submission in case.submissions:
        if submission.value.state is not SubmissionState.ENDED:
            for day in submission.value.follow_ups:
                yield Coming(ComingKind.ASK_AGAIN, day, submission.identifier)
