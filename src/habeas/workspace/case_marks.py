"""Marks on a case: that it must be kept, or that it is between client and lawyer."""

from __future__ import annotations

from habeas.protection.cases.held import Held
from habeas.protection.cases.marks import Mark, MarkKind, lifted, marked
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace

__all__ = ["Mark", "MarkKind", "listed", "put", "taken_off"]


def listed(workspace: Workspace, case: str) -> tuple[Held[Mark], ...]:
    """Every mark of a case, also those that were lifted. Raises NoSuchCase."""
    return case_record.case(workspace, case).marks


def put(workspace: Workspace, case: str, kind: MarkKind, reason: str, about: str = "") -> str:
    """Put a mark on a case, or on one thing of it; its identifier.

    Raises NoSuchCase and ReasonNeeded.
    """
    told = marked(Mark(kind, case_record.signed(workspace, reason), about))
    return case_record.add(workspace, case, told, told.signed.reason)


def taken_off(workspace: Workspace, case: str, mark: str, seen: int, reason: str) -> Mark:
    """Lift a mark. Raises NoSuchCase, NotKept, WrittenMeanwhile, MarkLifted and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    return case_record.change(
        workspace, case, Seen(Mark, mark, seen), lambda held: lifted(held, signed), signed.reason
    )
