"""Laying replies out at the relay: sealed to the reporter, under a slot only both sides know.

A reply is written down as going, with its sealed bytes, before the relay hears of it. When the
answer of the relay is lost, the same bytes are laid in the same place again: that is one reply,
whatever the relay had. From then on it cannot be taken back, for it may have been read.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.evidence.sealing import NotAReceiverKey
from habeas.intake import envelopes, frames, mailboxes
from habeas.intake.kept import Answerable, Answered, AnswerState, Incoming
from habeas.intake.mailboxes import PLACES
from habeas.intake.messages import Reply
from habeas.intake.transport import Relay, SlotTaken
from habeas.intake.weeks import Week, weeks_looked_at
from habeas.workspace.intake_desks import desk_of
from habeas.workspace.opening import Workspace, now

_TO_GO = (AnswerState.GOING, AnswerState.QUEUED)


def send(workspace: Workspace, compartment: str, relay: Relay) -> tuple[int, int]:
    """Lay out what is queued at a desk; how many went, and how many wait for next week.

    At most four go to one mailbox in a week; what was on its way goes first. Raises the errors of
    the way to the relay; what went before is noted as gone.
    """
    store = desk_of(workspace, compartment)
    by = (workspace.member.identifier, now())
    reports = {one.identifier: one.value for one in ledger.held(store, Incoming)}
    sending = _Sending(store, reports, relay, by)
    held = [one for one in ledger.held(store, Answered) if one.value.state in _TO_GO]
    sent = waiting = 0
    for kept in sorted(held, key=lambda one: _TO_GO.index(one.value.state)):
        # Taken back in this moment, or laid out by another member: then it is theirs.
        with suppress(ledger.WrittenMeanwhile):
            went = sending.lay(kept)
            sent, waiting = sent + went, waiting + (not went)
    return sent, waiting


@dataclass(frozen=True, slots=True)
class _Sending:
    """A desk whose replies go out."""

    store: Store
    reports: Mapping[str, Incoming]
    relay: Relay
    by: By

    def lay(self, kept: Kept[Answered]) -> bool:
        """Whether it went. A place that is taken may be another desk's: the next one is tried."""
        reply = self.reports[kept.value.report].reply
        if reply is None:
            return False
        try:
            for going in self._goings(kept, reply):
                with suppress(SlotTaken):
                    self.relay.lay(bytes.fromhex(going.value.slot), b64decode(going.value.sealed))
                    self._put(going, replace(going.value, state=AnswerState.LAID_OUT, sealed=""))
                    return True
        except NotAReceiverKey:  # nothing of it went: sealing comes before all else
            self._put(kept, replace(kept.value, state=AnswerState.UNSENDABLE))
        return False

    def _goings(self, kept: Kept[Answered], reply: Answerable) -> Iterator[Kept[Answered]]:
        """The reply as it goes: with the bytes of last time first, then in each place left."""
        today = self.by[1].date()
        if kept.value.sealed and Week.parse(kept.value.week) in weeks_looked_at(today):
            yield kept
        week = Week.of(today)
        for place in range(self._used(kept.identifier, reply, week), PLACES):
            kept = self._put(kept, _going(kept.value, reply, week, place))
            yield kept

    def _used(self, identifier: str, reply: Answerable, week: Week) -> int:
        """How many places of a week this desk has used for a mailbox with other replies."""
        return sum(
            one.value.week == str(week) and self._mailbox(one.value.report) == reply.mailbox
            for one in ledger.held(self.store, Answered)
            if one.value.state in (AnswerState.LAID_OUT, AnswerState.GOING)
            and one.identifier != identifier
        )

    def _mailbox(self, report: str) -> str:
        reply = self.reports[report].reply
        return reply.mailbox if reply else ""

    def _put(self, kept: Kept[Answered], value: Answered) -> Kept[Answered]:
        return ledger.put(self.store, kept.identifier, value, self.by, kept.version)


def _going(answer: Answered, reply: Answerable, week: Week, place: int) -> Answered:
    slot = mailboxes.reply_slot(bytes.fromhex(reply.slots), week, place)
    return replace(
        answer,
        state=AnswerState.GOING,
        week=str(week),
        place=place,
        slot=slot.hex(),
        sealed=b64encode(_sealed(answer, reply, week, place)).decode(),
    )


def _sealed(answer: Answered, reply: Answerable, week: Week, place: int) -> bytes:
    told = Reply(week, place, answer.language, answer.text)
    plaintext = frames.padded(told, bytes.fromhex(reply.mac))
    return envelopes.sealed(plaintext, [reply.recipient], os.urandom)
