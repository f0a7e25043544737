"""What is to be done in a case: needs, tasks, and deadlines reckoned from their events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from habeas.protection.avenues.avenue import Length
from habeas.protection.cases.deadlines import (
    Deadline,
    DeadlineStanding,
    days_left,
    deadline,
    event_moved,
    met,
    standing,
)
from habeas.protection.cases.held import Held
from habeas.protection.cases.needs import Need, NeedKind, NeedState, moved
from habeas.protection.cases.steps import next_steps
from habeas.protection.cases.tasks import Task, TaskState, done, dropped, is_overdue, task
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Deadline",
    "DeadlineStanding",
    "Length",
    "Need",
    "NeedKind",
    "NeedState",
    "Plan",
    "Reckoned",
    "Task",
    "TaskState",
    "add_deadline",
    "add_need",
    "add_task",
    "date_event",
    "do_task",
    "drop_task",
    "meet",
    "move_need",
    "plan",
]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A deadline with how many days are left, and where it stands. ``left`` is None unstarted."""

    held: Held[Deadline]
    left: int | None
    standing: DeadlineStanding


@dataclass(frozen=True, slots=True)
class Plan:
    """Needs with the states that may follow; tasks, the waiting and soonest first; deadlines."""

    needs: tuple[tuple[Held[Need], tuple[NeedState, ...]], ...]
    tasks: tuple[tuple[Held[Task], bool], ...]
    deadlines: tuple[Reckoned, ...]
    at: datetime


def plan(workspace: Workspace, case: str) -> Plan:
    """What is to be done in a case. Raises NoSuchCase."""
    held, time = case_record.case(workspace, case), now()
    today = time.date()
    tasks = sorted(held.tasks, key=lambda one: _place(one.value))
    reckoned = [
        Reckoned(one, days_left(one.value, time), standing(one.value, time))
        for one in held.deadlines
    ]
    return Plan(
        tuple((one, next_steps(one.value.state)) for one in held.needs),
        tuple((one, is_overdue(one.value, today)) for one in tasks),
        tuple(sorted(reckoned, key=lambda one: (one.left is None, one.left or 0))),
        time,
    )


def add_need(workspace: Workspace, case: str, kind: NeedKind, words: str, is_first: bool) -> str:
    """Write down what the person needs, in their words. Raises NoSuchCase."""
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, Need(kind, words, now().date(), is_first))


def move_need(
    workspace: Workspace, case: str, seen: Seen[Need], to: NeedState, reason: str
) -> None:
    """Say what became of a need. Raises NoSuchCase, WrongNeedStep and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, lambda held: moved(held, to, signed), reason)


def add_task(
    workspace: Workspace, case: str, what: str, member: str = "", due: date | None = None
) -> str:
    """Write down a thing to do. Raises NoSuchCase and NothingToDo."""
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, task(Task(what.strip(), member, due)))


def do_task(workspace: Workspace, case: str, seen: Seen[Task]) -> None:
    """It is done. Raises NoSuchCase and WrongTaskStep."""
    signed = case_record.signed(workspace)
    case_record.change(workspace, case, seen, lambda held: done(held, signed))


def drop_task(workspace: Workspace, case: str, seen: Seen[Task], reason: str) -> None:
    """Nobody will do it. Raises NoSuchCase, WrongTaskStep and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, lambda held: dropped(held, signed), reason)


def add_deadline(
    workspace: Workspace, case: str, told: tuple[str, str, date | None], length: Length, zone: str
) -> str:
    """A deadline: ``told`` are the rule, the event that starts it, and its day if known.

    Raises NoSuchCase, NotALength and NoSuchTimeZone.
    """
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, deadline(*told, length, zone))


def date_event(
    workspace: Workspace, case: str, seen: Seen[Deadline], event_on: date | None
) -> None:
    """The event was on another day, or on none yet: the deadline is reckoned again."""
    case_record.change(workspace, case, seen, partial(event_moved, event_on=event_on))


def meet(workspace: Workspace, case: str, seen: Seen[Deadline]) -> None:
    """It was met today. Raises NoSuchCase."""
    case_record.change(workspace, case, seen, partial(met, on=now().date()))


def _place(held: Task) -> tuple[bool, bool, date]:
    return held.state is not TaskState.TO_DO, held.due is None, held.due or date.max
