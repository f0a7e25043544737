"""What becomes of one envelope at one desk: kept as an exhibit with its custody, sorted, marked.

The sealed original is the exhibit. What was in it is kept beside, in the desk's own store, as an
unverified report: it is opened into no rendition, so nothing reads, indexes, traces or counts it.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, replace

from habeas.archive import exhibits, ledger
from habeas.archive.access import Store, writing
from habeas.archive.exhibits import Received
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.evidence.sealing import CannotOpen
from habeas.intake import envelopes, threads
from habeas.intake.envelopes import Opened
from habeas.intake.frames import Frame
from habeas.intake.kept import (
    Answerable,
    Collected,
    EnvelopeOutcome,
    Following,
    HeldFile,
    HeldPart,
    Incoming,
    MessageMark,
)
from habeas.intake.messages import Followup, Part, ReplyTo, Report
from habeas.words.identifiers import Kind, new_identifier

SOURCE = "sealed report"
COLLECTED, CARRIED = "collected from the relay", "carried by hand, not by the relay"
"""How an envelope came, for its custody."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope on its way in: its bytes, how it came, and the slot if it lay in one."""

    slot: bytes
    content: bytes
    how: str = COLLECTED

    @property
    def sha256(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return envelopes.digest(self.content)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of it. ``again``: the same bytes came before, and were kept once."""

    outcome: EnvelopeOutcome
    what: str = ""
    identifier: str = ""
    marks: tuple[MessageMark, ...] = ()
    again: bool = False


@dataclass(slots=True)
class Known:
    """What a desk holds while it collects: reports by identifier, numbers of follow-ups.

    Read once for many envelopes; a report that is kept is added to it.
    """

    reports: dict[str, Incoming]
    followups: set[str]

    @classmethod
    def at(cls, store: Store) -> Known:
        """What a desk holds now."""
        followups = {one.value.message for one in ledger.held(store, Following)}
        return cls(_reports(store), followups)


def came_again(store: Store, known: Kept[Collected], slot: bytes, by: By) -> Sorted:
    """The same bytes once more: noticed, and kept once."""
    if slot and slot.hex() not in known.value.slots:
        value = replace(known.value, slots=(*known.value.slots, slot.hex()))
        ledger.put(store, known.identifier, value, by, known.version, "came again")
    return Sorted(known.value.outcome, again=True)


def opened_by(envelope: Envelope, keys: envelopes.Keys) -> Opened | EnvelopeOutcome:
    """What an envelope holds for these keys, or why nothing."""
    try:
        return envelopes.opened(envelope.content, keys) or EnvelopeOutcome.NOT_OURS
    except CannotOpen:
        return EnvelopeOutcome.BROKEN


def sort(
    store: Store, envelope: Envelope, found: Opened | EnvelopeOutcome, known: Known, by: By
) -> Sorted:
    """Keep an envelope that came for the first time, in one step: all of it, or nothing.

    Raises :class:`~habeas.evidence.disk.DiskFull`.
    """
    told = Collected(envelope.sha256, EnvelopeOutcome.BROKEN, _slots(envelope.slot))
    if not isinstance(found, Opened):
        ledger.put(store, _name(envelope), replace(told, outcome=found), by)
        return Sorted(found)
    with store.vault.turn, writing(store):
        kept = replace(
            told,
            outcome=EnvelopeOutcome.KEPT if found.frame else EnvelopeOutcome.UNREADABLE,
            exhibit=_receive(store, envelope, by),
            file_key=found.file_key.hex(),
            week=str(found.week),
            problem=found.problem,
        )
        ledger.put(store, _name(envelope), kept, by)
        if found.frame is None:
            return Sorted(kept.outcome)
        return _Sorting(store, known, by).message(kept, found.frame)


def frame_of(store: Store, envelope: str) -> Frame:
    """What a kept envelope holds, opened again from the exhibit. ``envelope`` is its SHA-256.

    Raises NotKept, CannotOpen and NotOfTheFormat.
    """
    kept = ledger.one(store, Collected, _named(envelope)).value
    with store.vault.open(exhibits.exhibit(store, kept.exhibit).sealed) as content:
        return envelopes.opened_again(content.read(), bytes.fromhex(kept.file_key))


def adopt(store: Store, by: By) -> int:
    """Give follow-ups whose first report came later to it, when their MAC holds; how many."""
    reports = _reports(store)
    adopted = 0
    for kept in ledger.held(store, Following):
        if kept.value.report or MessageMark.NO_FIRST not in kept.value.marks:
            continue
        report, marks = threads.first_report(frame_of(store, kept.value.envelope), reports)
        rest = tuple(one for one in kept.value.marks if one is not MessageMark.NO_FIRST)
        value = replace(kept.value, report=report, marks=(*rest, *marks))
        if value != kept.value:
            ledger.put(store, kept.identifier, value, by, kept.version, "first report came")
            adopted += bool(report)
    return adopted


@dataclass(frozen=True, slots=True)
class _Sorting:
    """A message on its way into a desk."""

    store: Store
    known: Known
    by: By

    def message(self, kept: Collected, frame: Frame) -> Sorted:
        told = frame.message
        if isinstance(told, Report):
            return self._report(kept, frame, told)
        if isinstance(told, Followup):
            return self._followup(kept, frame, told)
        if isinstance(told, Part):
            part = HeldPart(
                told.report.hex(), told.file, told.part, told.length, kept.sha256, kept.exhibit
            )
            return self._kept("part", part)
        # A reply is for a reporter; whoever sealed one to a desk is no form of ours.
        return Sorted(EnvelopeOutcome.UNREADABLE)

    def _report(self, kept: Collected, frame: Frame, told: Report) -> Sorted:
        earlier = self.known.reports.values()
        twins = [one for one in earlier if one.message == told.report.hex()]
        if any(_same_words(one, told) for one in twins):
            return Sorted(EnvelopeOutcome.KEPT, "report", again=True)
        marks = threads.marks_of_report(frame, kept.week, earlier)
        value = Incoming(
            told.report.hex(),
            told.language,
            told.happened,
            told.where,
            told.need,
            _answerable(told.reply),
            tuple(map(HeldFile.of, told.files)),
            told.form.hex(),
            str(told.week),
            kept.sha256,
            kept.exhibit,
            self.by[1].date(),
            (*marks, *([MessageMark.TOLD_TWICE] if twins else [])),
        )
        result = self._kept("report", value, value.marks)
        self.known.reports[result.identifier] = value
        return result

    def _followup(self, kept: Collected, frame: Frame, told: Followup) -> Sorted:
        if told.followup.hex() in self.known.followups:
            return Sorted(EnvelopeOutcome.KEPT, "followup", again=True)
        report, marks = threads.first_report(frame, self.known.reports)
        strays = [MessageMark.WEEK_WRONG] if str(told.week) != kept.week else []
        value = Following(
            told.followup.hex(),
            told.mailbox.hex(),
            told.language,
            told.text,
            tuple(map(HeldFile.of, told.files)),
            told.form.hex(),
            str(told.week),
            kept.sha256,
            kept.exhibit,
            self.by[1].date(),
            report,
            (*marks, *strays),
        )
        self.known.followups.add(value.message)
        return self._kept("followup", value, value.marks)

    def _kept(
        self,
        what: str,
        value: Incoming | Following | HeldPart,
        marks: tuple[MessageMark, ...] = (),
    ) -> Sorted:
        identifier = new_identifier(Kind.RECORD, os.urandom)
        ledger.put(self.store, identifier, value, self.by)
        return Sorted(EnvelopeOutcome.KEPT, what, identifier, marks)


def _receive(store: Store, envelope: Envelope, by: By) -> str:
    member, time = by
    came = Received(
        name=f"{envelope.sha256[:16]}.age",
        media_type="application/octet-stream",
        source_kind=SOURCE,
        how=envelope.how,
        member=member,
        time=time,
    )
    stream = io.BytesIO(envelope.content)
    ((exhibit, _),) = exhibits.receive(store, [(stream, came)], os.urandom)
    return exhibit


def _reports(store: Store) -> dict[str, Incoming]:
    return {one.identifier: one.value for one in ledger.held(store, Incoming)}


def _answerable(reply: ReplyTo | None) -> Answerable | None:
    if reply is None:
        return None
    return Answerable(
        reply.recipient, reply.mailbox.hex(), slots=reply.slots.hex(), mac=reply.mac.hex()
    )


def _same_words(one: Incoming, report: Report) -> bool:
    told = (report.happened, report.where, report.need)
    return (one.happened, one.where, one.need) == told


def _slots(slot: bytes) -> tuple[str, ...]:
    return (slot.hex(),) if slot else ()


def _name(envelope: Envelope) -> str:
    return _named(envelope.sha256)


def _named(sha256: str) -> str:
    return f"envelope-{sha256}"
