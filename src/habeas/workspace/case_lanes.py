"""The lane of a case: chosen by a person, lowered from the top by two, raised by alarms alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.case import Case
from habeas.protection.cases.lanes import (
    LaneChoice,
    NothingToSecond,
    Wish,
    choose,
    refuse,
    second,
)
from habeas.protection.cases.signatures import Signature
from habeas.protection.lanes import Lane
from habeas.workspace import case_record
from habeas.workspace.opening import Workspace, now

__all__ = ["Lane", "LaneChoice", "Wanted", "agreed", "chosen", "refused"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The lane somebody wants, why, and on which day it is looked at again."""

    lane: Lane
    reason: str
    reassess_on: date


def chosen(workspace: Workspace, case: str, seen: int, wanted: Wanted) -> LaneChoice:
    """Choose the lane of a case. Leaving the top lane waits for a second person; where nobody
    else of the team opens the case it is recorded as not yet reviewed.

    Raises NoSuchCase, WrittenMeanwhile, ReasonNeeded and ReassessTooEarly.
    """
    signed = case_record.signed(workspace, wanted.reason)
    is_alone = case_record.is_alone(workspace, case)
    wish = Wish(wanted.lane, signed, wanted.reassess_on, is_alone)

    def step(held: Case, before: LaneChoice | None) -> LaneChoice:
        return choose(before, wish, alarms(held, now()))

    return case_record.renew(workspace, case, (LaneChoice, seen), step, signed.reason)


def agreed(workspace: Workspace, case: str, seen: int, reason: str) -> LaneChoice:
    """Agree, as the second person, to the lower lane that somebody else wants.

    Raises NoSuchCase, WrittenMeanwhile, NothingToSecond and SecondPersonNeeded.
    """
    return _decided(workspace, case, seen, case_record.signed(workspace, reason), True)


def refused(workspace: Workspace, case: str, seen: int, reason: str) -> LaneChoice:
    """Refuse the lower lane: the top lane holds.

    Raises NoSuchCase, WrittenMeanwhile, NothingToSecond and ReasonNeeded.
    """
    return _decided(workspace, case, seen, case_record.signed(workspace, reason), False)


def _decided(
    workspace: Workspace, case: str, seen: int, signed: Signature, is_agreed: bool
) -> LaneChoice:
    def step(_case: Case, before: LaneChoice | None) -> LaneChoice:
        if before is None:
            raise NothingToSecond
        return second(before, signed) if is_agreed else refuse(before, signed)

    return case_record.renew(workspace, case, (LaneChoice, seen), step, signed.reason)
