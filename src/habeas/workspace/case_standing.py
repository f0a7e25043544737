"""Where a case stands: one step on, declined, and what any state can carry besides."""

from __future__ import annotations

from collections.abc import Callable

from habeas.protection.cases.states import (
    CaseStanding,
    CaseState,
    Overlay,
    decline,
    lay,
    lift,
    move,
)
from habeas.protection.cases.steps import next_steps
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = [
    "CaseState",
    "Overlay",
    "ahead",
    "mark",
    "may_decline",
    "moved",
    "turned_away",
    "unmark",
]

_STANDS = "stands"
_OTHERWISE = (CaseState.CLOSED, CaseState.SEALED, CaseState.DECLINED)
"""Closing, sealing and declining are steps of their own."""


def ahead(standing: CaseStanding) -> tuple[CaseState, ...]:
    """The states a case can be moved to from where it stands."""
    return tuple(state for state in next_steps(standing.state) if state not in _OTHERWISE)


def may_decline(standing: CaseStanding) -> bool:
    """Whether a case can still be declined."""
    return CaseState.DECLINED in next_steps(standing.state)


def moved(workspace: Workspace, case: str, seen: int, to: CaseState, reason: str) -> CaseStanding:
    """Take a case one step on. ``seen`` is the version that was looked at.

    Raises NoSuchCase, WrittenMeanwhile, WrongCaseStep, ClosedByItsRules and DeclinedToNobody.
    """
    signed = case_record.signed(workspace, reason)
    return _stepped(workspace, case, seen, lambda held: move(held, to, signed), reason)


def turned_away(
    workspace: Workspace, case: str, seen: int, referred_to: str, reason: str
) -> CaseStanding:
    """Decline a case. ``referred_to`` is where the person was told to turn instead.

    Raises NoSuchCase, WrittenMeanwhile, DeclinedToNobody, WrongCaseStep and ReasonNeeded.
    """
    signed = case_record.signed(workspace, reason)
    return _stepped(workspace, case, seen, lambda held: decline(held, referred_to, signed), reason)


def mark(workspace: Workspace, case: str, seen: int, overlay: Overlay, reason: str) -> CaseStanding:
    """Lay an overlay over the state. Raises NoSuchCase and WrittenMeanwhile."""
    return _stepped(workspace, case, seen, lambda held: lay(held, overlay), reason)


def unmark(
    workspace: Workspace, case: str, seen: int, overlay: Overlay, reason: str
) -> CaseStanding:
    """Lift an overlay. Raises NoSuchCase, WrittenMeanwhile and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    return _stepped(workspace, case, seen, lambda held: lift(held, overlay, signed), reason)


def _stepped(
    workspace: Workspace,
    case: str,
    seen: int,
    step: Callable[[CaseStanding], CaseStanding],
    reason: str,
) -> CaseStanding:
    return case_record.change(
        workspace, case, Seen(CaseStanding, _STANDS, seen), step, reason.strip()
    )
