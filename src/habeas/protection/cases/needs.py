"""What the person needs, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.cases.steps import WrongStep, check_step


class WrongNeedStep(WrongStep):
    """Raised when a need cannot take this step from where it stands."""


class NeedKind(StrEnum):
    """What somebody needs."""

    SHELTER = "shelter"
    MEDICAL = "medical"
    PSYCHOLOGICAL = "psychological"
    LEGAL = "legal"
    DOCUMENTS = "documents"
    TRAVEL = "travel"
    MONEY = "money"
    FOOD = "food"
    PHONE = "phone"
    CHILDREN = "children"
    INTERPRETER = "interpreter"
    OTHER = "other"


class NeedState(StrEnum):
    """What became of a need."""

    OPEN = "open"
    BEING_MET = "being-met"
    MET = "met"
    CANNOT_BE_MET = "cannot-be-met"
    NO_LONGER = "no-longer"
    """The person no longer needs or wants it."""


@dataclass(frozen=True, slots=True)
class Need:
    """One need, in the person's words. ``is_first`` marks what the emergency form named."""

    kind: NeedKind
    words: str
    since: date
    is_first: bool = False
    state: NeedState = NeedState.OPEN
    signed: Signature | None = None


def moved(need: Need, to: NeedState, signed: Signature) -> Need:
    """The need one step on; what cannot be met needs a reason.

    Raises :class:`WrongNeedStep`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    check_step(need.state, to, WrongNeedStep)
    check = check_reasoned if to is NeedState.CANNOT_BE_MET else check_signed
    return replace(need, state=to, signed=check(signed))


def is_open(need: Need) -> bool:
    """Whether somebody still has to do something about it."""
    return need.state in (NeedState.OPEN, NeedState.BEING_MET)
