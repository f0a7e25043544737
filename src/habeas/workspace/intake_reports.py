"""Unverified reports as a desk sees them: the list, and one with all that came after it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from habeas.archive import ledger
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.archive.ledger import Kept
from habeas.intake import threads
from habeas.intake.kept import (
    Answered,
    AnswerState,
    Collected,
    EnvelopeOutcome,
    Following,
    HeldFile,
    HeldPart,
    Incoming,
    MessageMark,
    Read,
    Released,
    WholeFile,
)
from habeas.intake.threads import FileState
from habeas.words.errors import NotThere
from habeas.words.roles import Right
from habeas.workspace import intake_replying
from habeas.workspace.intake_desks import desk_of, opened
from habeas.workspace.opening import Workspace, now

__all__ = [
    "AnswerState",
    "DeskGlance",
    "FileState",
    "Incoming",
    "Line",
    "MessageMark",
    "NoSuchReport",
    "Thread",
    "called",
    "glances",
    "listed",
    "looked_at",
    "read",
    "strays",
    "thread",
]

_KINDS = (
    Incoming, Following, HeldPart, WholeFile, Answered, Read, Released, Collected,
)  # fmt: skip


class NoSuchReport(NotThere):
    """Raised when a desk holds no report of this identifier."""

    message = "There is no report {report} at this desk."
    hint = "See what there is: habeas intake WORKSPACE list"


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the list. ``new`` is how many follow-ups came since somebody read it last."""

    identifier: str
    report: Incoming
    is_read: bool
    followups: int
    waits_for_second: bool
    is_released: bool


@dataclass(frozen=True, slots=True)
class DeskGlance:
    """A desk at a glance: what waits at it.

    How many envelopes opened with none of its keys is not told: each would be one that somebody
    kept from this desk.
    """

    compartment: str
    name: str
    reports: int
    unread: int
    waiting_for_second: int
    strays: int
    broken: int


@dataclass(frozen=True, slots=True)
class Thread:
    """One report with what followed and what was answered; and its files.

    ``files`` holds those of the report itself under its own identifier, and those of a follow-up
    under that one's.
    """

    identifier: str
    report: Incoming
    followups: tuple[Kept[Following], ...]
    replies: tuple[Kept[Answered], ...]
    files: Mapping[str, tuple[FileState, ...]]
    released: Released | None
    read: Read | None

    @property
    def conversation(self) -> tuple[Kept[Any], ...]:
        """Follow-ups and replies together, the earliest first."""
        return tuple(sorted((*self.followups, *self.replies), key=lambda one: one.time))

    @property
    def is_marked(self) -> bool:
        """Whether something does not hold about the first report."""
        return bool(self.report.marks)


def glances(workspace: Workspace) -> tuple[DeskGlance, ...]:
    """What waits at each desk whose member you are. Looking is noted at each."""
    workspace.require(Right.INTERVIEW)
    told = []
    for store in opened(workspace):
        workspace.note_access(store, Action.LISTED, store.identifier)
        told.append(_glance(store))
    return tuple(told)


def listed(workspace: Workspace, compartment: str) -> tuple[Line, ...]:
    """The reports of a desk, the last one first. Raises NotADesk."""
    held = _held(desk_of(workspace, compartment))
    return tuple(_line(one, held) for one in reversed(held[Incoming]))


def thread(workspace: Workspace, compartment: str, identifier: str) -> Thread:
    """One report. Raises NotADesk and :class:`NoSuchReport`."""
    held = _held(desk_of(workspace, compartment))
    found = next((one for one in held[Incoming] if one.identifier == identifier), None)
    if found is None:
        raise NoSuchReport(report=identifier)
    followups = tuple(one for one in held[Following] if one.value.report == identifier)
    senders = {identifier: found.value, **{one.identifier: one.value for one in followups}}
    return Thread(
        identifier,
        found.value,
        followups,
        tuple(one for one in held[Answered] if one.value.report == identifier),
        {name: _files(one.message, one.files, held) for name, one in senders.items()},
        next((one for one in _released(held) if one.report == identifier), None),
        next((one.value for one in held[Read] if one.value.report == identifier), None),
    )


def looked_at(workspace: Workspace, compartment: str, identifier: str) -> Thread:
    """One report; that you looked is noted. Its writer learns nothing. Raises as :func:`thread`."""
    store = desk_of(workspace, compartment)
    told = thread(workspace, store.identifier, identifier)
    workspace.note_access(store, Action.OPENED, identifier)
    return told


def read(workspace: Workspace, compartment: str, identifier: str) -> Thread:
    """One report, which you say you read; the first time, "we have read it" is queued as a reply.

    Raises as :func:`thread` does.
    """
    store = desk_of(workspace, compartment)
    told = looked_at(workspace, store.identifier, identifier)
    if told.read is not None:
        return told
    by = (workspace.member.identifier, now())
    with suppress(ledger.WrittenMeanwhile):  # somebody else of the desk said so as well
        ledger.put(store, f"read-{identifier}", Read(identifier, by[0], by[1].date()), by)
    if told.report.is_answerable:
        intake_replying.queue_read(workspace, store.identifier, identifier)
    return thread(workspace, store.identifier, identifier)


def strays(workspace: Workspace, compartment: str) -> tuple[Kept[Following], ...]:
    """Follow-ups that belong to no report here: kept, marked, and mixed into no thread."""
    held = ledger.held(desk_of(workspace, compartment), Following)
    return tuple(one for one in held if not one.value.report)


def called(workspace: Workspace, compartment: str) -> dict[str, str]:
    """What the members of a desk are called, by identifier."""
    names = people.called(desk_of(workspace, compartment))
    return {member: name or member for member, name in names.items()}


def _held(store: Store) -> Mapping[type, tuple[Kept[Any], ...]]:
    return ledger.everything(store, _KINDS)


def _line(one: Kept[Incoming], held: Mapping[type, tuple[Kept[Any], ...]]) -> Line:
    same = [two for two in held[Following] if two.value.report == one.identifier]
    waits = any(
        two.value.state is AnswerState.WAITS_FOR_SECOND and two.value.report == one.identifier
        for two in held[Answered]
    )
    is_read = any(two.value.report == one.identifier for two in held[Read])
    is_released = any(two.report == one.identifier for two in _released(held))
    return Line(one.identifier, one.value, is_read, len(same), waits, is_released)


def _released(held: Mapping[type, tuple[Kept[Any], ...]]) -> list[Released]:
    """What was released; not what was begun and broke off."""
    return [one.value for one in held[Released] if one.value.is_finished]


def _glance(store: Store) -> DeskGlance:
    held = _held(store)
    lines = [_line(one, held) for one in held[Incoming]]
    came = [one.value.outcome for one in held[Collected]]
    return DeskGlance(
        store.identifier,
        store.name,
        len(lines),
        sum(not one.is_read for one in lines),
        sum(one.waits_for_second for one in lines),
        sum(not one.value.report for one in held[Following]),
        came.count(EnvelopeOutcome.BROKEN) + came.count(EnvelopeOutcome.UNREADABLE),
    )


def _files(
    message: str, sent: tuple[HeldFile, ...], held: Mapping[type, tuple[Kept[Any], ...]]
) -> tuple[FileState, ...]:
    parts = (one.value for one in held[HeldPart])
    whole = (one.value for one in held[WholeFile])
    return threads.states(message, sent, parts, whole)
