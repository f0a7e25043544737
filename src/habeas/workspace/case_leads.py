"""Handing a case over to another caseworker of the team."""

from __future__ import annotations

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.evidence import compartments as keys
from habeas.protection.cases.leads import Lead, handed_over, lead
from habeas.workspace import case_record, need_to_know
from habeas.workspace.case_opening import opened
from habeas.workspace.opening import Workspace, now

_LEAD = "lead"


def hand_over(workspace: Workspace, case: str, member: str, reason: str) -> None:
    """Let another member lead a case from now on; they are put on its need-to-know list.

    Whoever led it stays on the list until somebody takes them off. Raises NoSuchCase,
    LeadsAlready, NoReason, NotACaseworker and NoSuchMember.
    """
    signed = case_record.signed(workspace, reason)
    with opened(workspace, case) as store:
        held = case_record.case_in(store).lead
        led = handed_over(held.value, member, signed) if held else lead(member, signed)
        need_to_know.check_caseworker(workspace, member)
        if not keys.is_opened_by(workspace.folder, case, member):
            need_to_know.share(workspace, case, [member], reason)
        with writing(store):
            by = (signed.by, now())
            ledger.put(store, _LEAD, led, by, held.version if held else 0, reason.strip())
            case_record.refresh(workspace, store)


__all__ = ["Lead", "hand_over"]
