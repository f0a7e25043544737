"""Collecting: what waits at the relay is pulled, kept and sorted; waiting replies go out.

One envelope after the other, each durable before the next is asked for: a stop in between loses
nothing, and the same call goes on from there. What was seen is remembered by its SHA-256 and its
slot, so an envelope that is put back, or put elsewhere, is noticed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from habeas.archive import exhibits, ledger
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.evidence import compartments as keys
from habeas.intake.armor import NothingSealed, envelopes_in
from habeas.intake.envelopes import Keys
from habeas.intake.kept import Collected, EnvelopeOutcome, MessageMark
from habeas.intake.transport import (
    NotACollectingAddress,
    Relay,
    RelayAnsweredStrangely,
    RelayFull,
    RelayNotReached,
)
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import (
    intake_beginning,
    intake_checking,
    intake_keys,
    intake_sending,
    intake_signing,
)
from habeas.workspace.intake_beginning import Collecting, NowhereToCollect
from habeas.workspace.intake_desks import desks, opened
from habeas.workspace.intake_keys import KeyState
from habeas.workspace.intake_sorting import (
    CARRIED,
    Envelope,
    Known,
    Sorted,
    Tried,
    adopt,
    came_again,
    opened_by,
    sort,
)
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Collecting",
    "EnvelopeOutcome",
    "MessageMark",
    "NoDeskOpened",
    "NotACollectingAddress",
    "NothingSealed",
    "NowhereToCollect",
    "RelayAnsweredStrangely",
    "RelayFull",
    "RelayNotReached",
    "Step",
    "bring",
    "collect",
    "totals",
]


class NoDeskOpened(HabeasError):
    """Raised when somebody collects who is a member of no desk."""

    message = "You are a member of no desk of the intake."
    hint = "A keeper shares one with you: habeas compartment WORKSPACE share DESK MEMBER"


@dataclass(frozen=True, slots=True)
class Step:
    """What happened with one envelope at one desk, or a number at the end.

    An envelope that opens with no key of a desk is no step: it would tell that somebody kept it
    from this desk.
    ``desk`` is the name of the desk. ``adopted`` follow-ups found their first report, ``sent``
    replies were laid out, ``waiting`` had no place left this week.
    """

    desk: str
    what: Sorted | None = None
    adopted: int = 0
    sent: int = 0
    waiting: int = 0


@dataclass(slots=True)
class _Desk:
    """A desk while it collects: its keys, and what it has seen by SHA-256 and by slot."""

    store: Store
    keys: Keys = field(repr=False)
    known: Known
    seen: dict[str, Kept[Collected]]
    slots: set[str]
    here: frozenset[str]
    lacked: tuple[str, ...]

    def is_due(self, known: Kept[Collected] | None) -> bool:
        """Whether an envelope has to be tried: it is new, or a key that was missing came back."""
        return known is None or not self.here.isdisjoint(known.value.lacked)

    def has_kept(self, slot: str) -> bool:
        """Whether what lies in a slot is kept here."""
        return any(
            slot in one.value.slots and one.value.outcome is EnvelopeOutcome.KEPT
            for one in self.seen.values()
        )


def collect(workspace: Workspace, progress: Progress, relay: Relay | None = None) -> Iterator[Step]:
    """Pull what waits, and send what may go. Each step is given once it is durable.

    Raises :class:`NoDeskOpened`, NowhereToCollect, the errors of the way to the relay, DiskFull;
    before anything else KeySwapped or NotNamed when a published week is not yours, and KeysNotHere
    or ClockDoubted rather than passing by what a key would open.
    """
    workspace.require(Right.INTERVIEW)
    way = relay or intake_beginning.relay(workspace)
    intake_signing.check_signed(workspace)
    here = _desks(workspace)
    intake_checking.check_served(workspace, way)
    by = (workspace.member.identifier, now())
    slots, may_drop = way.slots(), _is_only_reader(workspace)
    waiting = [slot for slot in slots if any(slot.hex() not in d.slots for d in here)]
    if may_drop:
        _drop_kept(here, way, sorted({*slots} - {*waiting}))
    for number, slot in enumerate(waiting):
        # In hundredths: how many wait would tell how many are for others.
        progress("collecting", 100 * number // len(waiting), 100)
        content = way.envelope(slot)
        if content is None:
            continue
        told = [Step(d.store.name, _take(d, Envelope(slot, content), by)) for d in here]
        if may_drop and any(s.what and s.what.outcome is EnvelopeOutcome.KEPT for s in told):
            way.drop(slot)
        yield from (step for step in told if _is_ours(step))
    progress("collecting", 100, 100)
    yield from _end(workspace, here, way, by)


def bring(workspace: Workspace, content: bytes) -> tuple[Step, ...]:
    """Take in sealed texts that somebody carried by another way: a message, a stick, paper.

    Sorted as what comes from the relay is; the custody says how they came. Raises
    :class:`NoDeskOpened`, NothingSealed and DiskFull.
    """
    workspace.require(Right.INTERVIEW)
    here = _desks(workspace)
    by = (workspace.member.identifier, now())
    found = [Envelope(b"", one, CARRIED) for one in envelopes_in(content)]
    told = [Step(d.store.name, _take(d, one, by)) for one in found for d in here]
    joined = ((d, adopt(d.store, by)) for d in here)
    return (*told, *(Step(d.store.name, None, number) for d, number in joined if number))


def totals(steps: Mapping[int, Step] | list[Step]) -> Counter[str]:
    """How many envelopes came to what, over all desks, by the words of the outcome."""
    told = steps.values() if isinstance(steps, Mapping) else steps
    counted: Counter[str] = Counter()
    for one in told:
        if one.what is not None:
            counted["again" if one.what.again else one.what.outcome.value] += 1
    return counted


def _is_ours(step: Step) -> bool:
    return step.what is not None and step.what.outcome is not EnvelopeOutcome.NOT_OURS


def _end(workspace: Workspace, here: list[_Desk], way: Relay, by: By) -> Iterator[Step]:
    for desk in here:
        adopted = adopt(desk.store, by)
        sent, waiting = intake_sending.send(workspace, desk.store.identifier, way)
        if adopted or sent or waiting:
            yield Step(desk.store.name, None, adopted, sent, waiting)


def _take(desk: _Desk, envelope: Envelope, by: By) -> Sorted:
    name = f"envelope-{envelope.sha256}"
    result: Sorted | None = None
    tried = Tried(desk.seen.get(envelope.sha256), desk.lacked)
    if desk.is_due(tried.before):
        found = opened_by(envelope, desk.keys)
        with suppress(ledger.WrittenMeanwhile):  # another member is collecting too
            result = sort(desk.store, envelope, found, desk.known, by, tried)
    known = ledger.one(desk.store, Collected, name)
    if result is None:
        result = came_again(desk.store, known, envelope.slot, by)
    desk.slots.add(envelope.slot.hex())
    desk.seen[envelope.sha256] = known
    return result


def _desks(workspace: Workspace) -> list[_Desk]:
    stores = opened(workspace)
    if not stores:
        raise NoDeskOpened
    for store in stores:
        intake_keys.check_usable(workspace, store.identifier)
    return [_desk(workspace, store) for store in stores]


def _desk(workspace: Workspace, store: Store) -> _Desk:
    exhibits.recover(store, now(), os.urandom)
    keys = intake_keys.states(workspace, store.identifier)
    desk = _Desk(
        store,
        intake_keys.identities(workspace, store.identifier),
        Known.at(store),
        {one.value.sha256: one for one in ledger.held(store, Collected)},
        set(),
        frozenset(one.name for one in keys if one.state is KeyState.HERE),
        tuple(one.name for one in keys if one.state in (KeyState.LOST, KeyState.GIVEN_UP)),
    )
    done = (one.value.slots for one in desk.seen.values() if not desk.is_due(one))
    desk.slots.update(slot for slots in done for slot in slots)
    return desk


def _drop_kept(here: list[_Desk], way: Relay, slots: list[bytes]) -> None:
    """Delete what was kept before and could not be deleted then: the way broke off."""
    for slot in slots:
        if any(desk.has_kept(slot.hex()) for desk in here):
            way.drop(slot)


def _is_only_reader(workspace: Workspace) -> bool:
    """Whether nobody else has to collect an envelope: else it is left to expire at the relay.

    A keeper has to say so: what others read is deleted for all of them.
    """
    said = intake_beginning.collecting(workspace)
    if said is None or not said.is_only_reader or intake_beginning.is_joined(workspace):
        return False
    known, you = desks(workspace), workspace.member.identifier
    yours = (keys.is_opened_by(workspace.folder, d.compartment, you) for d in known.held)
    return not known.has_outside and known.recovery is None and all(yours)
