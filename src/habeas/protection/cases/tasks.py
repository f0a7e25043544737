"""Who does what next, and by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.cases.steps import WrongStep
from habeas.words.errors import HabeasError


class WrongTaskStep(WrongStep):
    """Raised when a task is done or dropped that no longer waits."""


class NothingToDo(HabeasError):
    """Raised for a task that says nothing."""

    message = "This task does not say what is to be done."
    hint = "Write in a few words what somebody should do."


class TaskState(StrEnum):
    """What became of a task."""

    TO_DO = "to-do"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. ``member`` is whose it is, empty for nobody's yet.

    ``of`` is the identifier of what it belongs to (a route plan, a referral, a need), ``key`` the
    document or step of the catalogue it comes from; either may be empty.
    """

    what: str
    member: str = ""
    due: date | None = None
    of: str = ""
    key: str = ""
    state: TaskState = TaskState.TO_DO
    signed: Signature | None = None


def task(told: Task) -> Task:
    """The task, if it says something. Raises :class:`NothingToDo`."""
    if not told.what.strip():
        raise NothingToDo
    return told


def done(held: Task, signed: Signature) -> Task:
    """The task after it was done. Raises :class:`WrongTaskStep` and ``NobodyNamed``."""
    _check_waits(held, TaskState.DONE)
    return replace(held, state=TaskState.DONE, signed=check_signed(signed))


def dropped(held: Task, signed: Signature) -> Task:
    """The task that nobody will do.

    Raises :class:`WrongTaskStep`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    _check_waits(held, TaskState.DROPPED)
    return replace(held, state=TaskState.DROPPED, signed=check_reasoned(signed))


def is_overdue(held: Task, today: date) -> bool:
    """Whether its day has passed and nobody did it."""
    return held.state is TaskState.TO_DO and held.due is not None and held.due < today


def _check_waits(held: Task, to: TaskState) -> None:
    if held.state is not TaskState.TO_DO:
        raise WrongTaskStep(before=held.state.value, after=to.value)
