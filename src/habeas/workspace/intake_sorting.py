"""What becomes of one envelope at one desk: kept as an exhibit with its custody, sorted, marked.

The sealed original is the exhibit. What was in it is kept beside, in the desk's own store, as an
unverified report: it is opened into no rendition, so nothing reads, indexes, traces or counts it.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, replace
from typing import TypeVar

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
    SOURCE_KIND,
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

_Told = TypeVar("_Told", Incoming, Following)

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
    """What a desk holds while it collects: reports and follow-ups by identifier.

    Read once for many envelopes; what is kept is added to it.
    """

    reports: dict[str, Incoming]
    followups: dict[str, Following]

    @classmethod
    def at(cls, store: Store) -> Known:
        """What a desk holds now."""
        followups = {one.identifier: one.value for one in ledger.held(store, Following)}
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


@dataclass(frozen=True, slots=True)
class Tried:
    """How an envelope was tried before, and which keys (week and turn) are not here this time."""

    before: Kept[Collected] | None = None
    lacked: tuple[str, ...] = ()

    @property
    def version(self) -> int:
        """Which version of what is known of it was seen."""
        return self.before.version if self.before else 0

    def slots(self, slot: bytes) -> tuple[str, ...]:
        """Every slot it was found in."""
        known = self.before.value.slots if self.before else ()
        return tuple(dict.fromkeys((*known, *_slots(slot))))


_FIRST = Tried()


def sort(
    store: Store,
    envelope: Envelope,
    found: Opened | EnvelopeOutcome,
    known: Known,
    by: By,
    tried: Tried = _FIRST,
) -> Sorted:
    """Keep an envelope that no key opened before, in one step: all of it, or nothing.

    Raises :class:`~habeas.evidence.disk.DiskFull`.
    """
    told = Collected(envelope.sha256, EnvelopeOutcome.BROKEN, tried.slots(envelope.slot))
    if not isinstance(found, Opened):
        lacked = tried.lacked if found is EnvelopeOutcome.NOT_OURS else ()
        value = replace(told, outcome=found, lacked=lacked)
        ledger.put(store, _name(envelope), value, by, tried.version)
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
        ledger.put(store, _name(envelope), kept, by, tried.version)
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
            threads.marks_of_report(frame, kept.week),
        )
        return self._beside_its_twins("report", value, self.known.reports)

    def _followup(self, kept: Collected, frame: Frame, told: Followup) -> Sorted:
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
        return self._beside_its_twins("followup", value, self.known.followups)

    def _beside_its_twins(self, what: str, value: _Told, held: dict[str, _Told]) -> Sorted:
        """Keep a message, unless it came before: the same words, and nothing wrong with them.

        Whoever reads at another desk knows a message's number and its MAC key, and can send
        another under it, earlier or later. So nothing is taken for the true one: both are marked.
        """
        twins = [at for at, one in held.items() if one.message == value.message]
        if any(_is_again(value, held[at]) for at in twins):
            return Sorted(EnvelopeOutcome.KEPT, what, again=True)
        value = self._marked(value, twins, held, MessageMark.TOLD_TWICE)
        if isinstance(value, Incoming):
            rivals = [at for at, one in held.items() if threads.share_a_mailbox(value, one)]
            value = self._marked(value, rivals, held, MessageMark.MAILBOX_TAKEN)
        result = self._kept(what, value, value.marks)
        held[result.identifier] = value
        return result

    def _marked(
        self, value: _Told, others: list[str], held: dict[str, _Told], mark: MessageMark
    ) -> _Told:
        """The message with a mark that these others get as well, when there are any."""
        for at in others:
            if mark not in held[at].marks:
                held[at] = _with_mark(held[at], mark)
                seen = ledger.one(self.store, type(value), at).version
                ledger.put(self.store, at, held[at], self.by, seen, "another came")
        return _with_mark(value, mark) if others else value

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
        source_kind=SOURCE_KIND,
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


def _with_mark(told: _Told, mark: MessageMark) -> _Told:
    return replace(told, marks=(*told.marks, mark))


def _is_again(value: _Told, earlier: _Told) -> bool:
    """Whether a message came before as it is, and nothing was wrong with it then."""
    wrong = {MessageMark.MAC_WRONG, MessageMark.WEEK_WRONG}
    if wrong & {*earlier.marks} or MessageMark.MAC_WRONG in value.marks:
        return False
    return value.says_the_same(earlier)


def _slots(slot: bytes) -> tuple[str, ...]:
    return (slot.hex(),) if slot else ()


def _name(envelope: Envelope) -> str:
    return _named(envelope.sha256)


def _named(sha256: str) -> str:
    return f"envelope-{sha256}"
