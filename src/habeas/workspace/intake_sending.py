"""Laying replies out at the relay: sealed to the reporter, under a slot only both sides know."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.intake import envelopes, frames, mailboxes
from habeas.intake.kept import Answerable, Answered, AnswerState, Incoming
from habeas.intake.mailboxes import PLACES
from habeas.intake.messages import Reply
from habeas.intake.transport import Relay, SlotTaken
from habeas.intake.weeks import Week
from habeas.workspace.intake_desks import desk_of
from habeas.workspace.opening import Workspace, now


def send(workspace: Workspace, compartment: str, relay: Relay) -> tuple[int, int]:
    """Lay out what is queued at a desk; how many went, and how many wait for next week.

    At most four go to one mailbox in a week. Raises the errors of the way to the relay; what went
    before is noted as gone.
    """
    store = desk_of(workspace, compartment)
    reports = {one.identifier: one.value for one in ledger.held(store, Incoming)}
    sent = waiting = 0
    for kept in ledger.held(store, Answered):
        if kept.value.state is not AnswerState.QUEUED:
            continue
        if _lay(workspace, store, kept, reports, relay):
            sent += 1
        else:
            waiting += 1
    return sent, waiting


def _lay(
    workspace: Workspace,
    store: Store,
    kept: Kept[Answered],
    reports: Mapping[str, Incoming],
    relay: Relay,
) -> bool:
    """Whether it went. A place that is taken may be another desk's: the next one is tried."""
    report = reports[kept.value.report]
    if report.reply is None:
        return False
    week = Week.of(now().date())
    for place in range(_used(store, report.reply, reports, week), PLACES):
        slot = mailboxes.reply_slot(bytes.fromhex(report.reply.slots), week, place)
        try:
            relay.lay(slot, _sealed(kept.value, report.reply, week, place))
        except SlotTaken:
            continue
        value = replace(
            kept.value,
            state=AnswerState.LAID_OUT,
            week=str(week),
            place=place,
            slot=slot.hex(),
        )
        by = (workspace.member.identifier, now())
        ledger.put(store, kept.identifier, value, by, kept.version)
        return True
    return False


def _used(store: Store, reply: Answerable, reports: Mapping[str, Incoming], week: Week) -> int:
    """How many places of a week this desk has used for a mailbox."""
    return sum(
        one.value.week == str(week) and _mailbox(reports[one.value.report]) == reply.mailbox
        for one in ledger.held(store, Answered)
        if one.value.state is AnswerState.LAID_OUT
    )


def _mailbox(report: Incoming) -> str:
    return report.reply.mailbox if report.reply else ""


def _sealed(answer: Answered, reply: Answerable, week: Week, place: int) -> bytes:
    told = Reply(week, place, answer.language, answer.text)
    plaintext = frames.padded(told, bytes.fromhex(reply.mac))
    return envelopes.sealed(plaintext, [reply.recipient], os.urandom)
