"""The custody log of a compartment: entries, root, signed checkpoints."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from habeas import __version__
from habeas.archive import chains
from habeas.archive.access import Store, rows, writing
from habeas.archive.models import CheckpointRow, CompartmentRow, CustodyRow
from habeas.archive.paging import Page
from habeas.evidence.checkpoints import Checkpoint, ForgedCheckpoint, compare, sign, verify
from habeas.evidence.custody import CustodyEvent, EventKind, NotACustodyEvent, read_event
from habeas.evidence.merkle import root_of
from habeas.words.errors import NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier

TOOL = f"habeas/{__version__}"


class NoSuchCheckpoint(NotThere):
    """Raised when no checkpoint of this number was made here."""

    message = "There is no checkpoint {number} here."
    hint = "See those that were made on the page of records."


@dataclass(frozen=True, slots=True)
class KeptCheckpoint:
    """A checkpoint as it was made here: of how many entries, when, and the signed note."""

    number: int
    size: int
    time: datetime
    note: str


def record(store: Store, *events: CustodyEvent) -> None:
    """Append events to the log, in the caller's transaction or in one of their own."""
    with writing(store):
        last = rows(store, CustodyRow).aggregate(last=Max("sequence"))["last"]
        first = 0 if last is None else last + 1
        rows(store, CustodyRow).bulk_create(
            CustodyRow(
                sequence=place,
                identifier=event.identifier,
                subject=event.subject,
                entry=event.entry,
                leaf=event.leaf,
                kind=event.kind.value,
                member=event.member,
                time=event.time,
            )
            for place, event in enumerate(events, first)
        )


def events(store: Store, subject: str = "") -> tuple[CustodyEvent, ...]:
    """What happened to one exhibit, or everything, oldest first.

    Raises :class:`~habeas.evidence.custody.NotACustodyEvent` for an entry that is damaged.
    """
    held = rows(store, CustodyRow).order_by("sequence")
    if subject:
        held = held.filter(subject=subject)
    return tuple(read_event(bytes(entry)) for entry in held.values_list("entry", flat=True))


def events_of(store: Store, *kinds: EventKind) -> tuple[CustodyEvent, ...]:
    """What happened of these kinds, oldest first. Raises as :func:`events` does."""
    held = rows(store, CustodyRow).filter(kind__in=[kind.value for kind in kinds])
    entries = held.order_by("sequence").values_list("entry", flat=True)
    return tuple(read_event(bytes(entry)) for entry in entries)


def leaves(store: Store) -> tuple[bytes, ...]:
    """The leaf hashes of the whole log, in order."""
    held = rows(store, CustodyRow).order_by("sequence").values_list("leaf", flat=True)
    return tuple(bytes(leaf) for leaf in held)


def root(store: Store) -> bytes:
    """The one hash that stands for the whole log as it is now."""
    return root_of(leaves(store))


def origin_of(store: Store) -> str:
    """What checkpoints call this log: an identifier, for they are handed to others."""
    return f"habeas/{store.identifier}"


def checkpoint(store: Store, member: str, time: datetime, randomness: Randomness) -> str:
    """Sign the log's present state and keep the note; to be handed to others too.

    The entry says where the chains of records end, so the note stands for them as well.
    """
    with writing(store):
        identifier = new_identifier(Kind.EVENT, randomness)
        event = CustodyEvent(
            identifier,
            EventKind.CHECKPOINT,
            store.identifier,
            time,
            member,
            TOOL,
            details=chains.ends(store),
        )
        record(store, event)
        held = leaves(store)
        note = sign(Checkpoint(origin_of(store), len(held), root_of(held)), _seed(store))
        rows(store, CheckpointRow).create(size=len(held), note=note, time=time)
    return note


def checkpoints(store: Store) -> Sequence[str]:
    """Every checkpoint made here, oldest first, as signed notes."""
    return tuple(rows(store, CheckpointRow).order_by("id").values_list("note", flat=True))


def checkpoints_page(store: Store, offset: int, limit: int) -> Page[KeptCheckpoint]:
    """Checkpoints made here, newest first."""
    held = rows(store, CheckpointRow).order_by("-id")
    return Page(tuple(_kept(row) for row in held[offset : offset + limit]), held.count())


def kept_checkpoint(store: Store, number: int) -> KeptCheckpoint:
    """One checkpoint made here. Raises :class:`NoSuchCheckpoint`."""
    row = rows(store, CheckpointRow).filter(pk=number).first()
    if row is None:
        raise NoSuchCheckpoint(number=number)
    return _kept(row)


def present(store: Store) -> str:
    """The log's present state as a signed note that is kept nowhere."""
    held = leaves(store)
    return sign(Checkpoint(origin_of(store), len(held), root_of(held)), _seed(store))


def hold_against(store: Store, note: str) -> Checkpoint:
    """Hold the log against a checkpoint that was kept elsewhere; the checkpoint, if it holds.

    Raises :class:`~habeas.evidence.checkpoints.NotACheckpoint`,
    :class:`~habeas.evidence.checkpoints.ForgedCheckpoint` (also for another log's),
    :class:`~habeas.evidence.checkpoints.TailRemoved`,
    :class:`~habeas.evidence.checkpoints.HistoryForked` and
    :class:`~habeas.archive.chains.RecordsRewritten`.
    """
    held = verify(note, store.log_key)
    if held.origin != origin_of(store):
        raise ForgedCheckpoint(origin=held.origin)
    compare(held, leaves(store))
    for broken in chains.breaks(store, ends_told(store, held.size)):
        raise chains.RecordsRewritten(records=broken.chain.value, compartment=store.identifier)
    return held


def ends_told(store: Store, size: int | None = None) -> tuple[tuple[str, str], ...]:
    """Where the chains ended at each checkpoint among the first entries, or among all.

    Entries that are damaged are passed over: :mod:`habeas.archive.verification` names them.
    """
    held = rows(store, CustodyRow).filter(subject=store.identifier).order_by("sequence")
    if size is not None:
        held = held.filter(sequence__lt=size)
    told: list[tuple[str, str]] = []
    for entry in held.values_list("entry", flat=True):
        with suppress(NotACustodyEvent):
            event = read_event(bytes(entry))
            told += event.details if event.kind is EventKind.CHECKPOINT else ()
    return tuple(told)


def _kept(row: CheckpointRow) -> KeptCheckpoint:
    return KeptCheckpoint(row.pk, row.size, row.time, row.note)


def _seed(store: Store) -> bytes:
    return bytes(rows(store, CompartmentRow).values_list("log_seed", flat=True)[0])
