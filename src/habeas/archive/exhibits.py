"""Exhibits: preserved bytes, each time they were handed in, and who held them since.

The bytes are sealed in the vault and on disk first (:class:`~habeas.evidence.vault.Vault`);
only then is the index committed, all in one transaction: the object's key, the reception, the
custody event. A crash before that leaves nothing visible. A vault takes one writer at a time,
and the others wait for their turn there, not at the store: while a long file is sealed
everybody can go on reading and deciding. Who takes part in a larger transaction takes the
turn (:attr:`~habeas.evidence.vault.Vault.turn`) before it begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import BinaryIO

from habeas.archive import custody, history
from habeas.archive.access import Store, rows, writing
from habeas.archive.exhibit_list import exhibits_page
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import ExhibitRow, ReceptionRow
from habeas.archive.shapes import to_text
from habeas.evidence.custody import SALT, CustodyEvent, EventKind, commitment
from habeas.evidence.groups import Held
from habeas.evidence.objects import SealedObject
from habeas.evidence.packs import Place
from habeas.evidence.vault import Leftover
from habeas.words.errors import NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier

__all__ = [
    "REASON",
    "Exhibit",
    "NoSuchExhibit",
    "Received",
    "exhibit",
    "exhibits",
    "exhibits_page",
    "held",
    "keep",
    "keep_many",
    "note_gap",
    "places",
    "problems",
    "receive",
    "reception_commitment",
    "recover",
    "sealed_object",
]

REASON = "reason"
"""The detail of a gap in the custody log: which error stood in the way."""


class NoSuchExhibit(NotThere):
    """Raised when no open compartment holds an exhibit of this identifier."""

    message = "There is no exhibit {exhibit} here that you can see."
    hint = "See what there is: habeas show WORKSPACE"


@dataclass(frozen=True, slots=True)
class Received:
    """How bytes came in this time. ``name`` is verbatim as given, ``parent`` the exhibit they
    were attached to (empty when to none), ``member`` who handed them in.
    """

    name: str
    media_type: str
    source_kind: str
    how: str
    member: str
    time: datetime
    reason: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Preserved bytes with every time they came in, oldest first; there is at least one."""

    identifier: str
    sealed: SealedObject = field(repr=False)
    media_type: str
    receptions: tuple[Received, ...]

    @property
    def name(self) -> str:
        """What it was called when it first came."""
        return self.receptions[0].name


def held(store: Store) -> Held:
    """Finds objects that are in the index already, for the vault: same bytes, one object."""

    def find(name: str) -> SealedObject | None:
        row = rows(store, ExhibitRow).filter(object_name=name).first()
        return None if row is None else sealed_object(row)

    return find


def receive(
    store: Store, arrivals: Iterable[tuple[BinaryIO, Received]], randomness: Randomness
) -> tuple[tuple[str, bool], ...]:
    """Seal streams from where they stand to their end and keep them: all, or none.

    Answers as :func:`keep` does. Raises :class:`~habeas.evidence.disk.DiskFull`,
    :class:`~habeas.evidence.objects.ChangedWhileReading` and
    :class:`~habeas.archive.sqlcipher.base.StoreBusy`.
    """
    with store.vault.turn:
        with store.vault.group(randomness, held(store)) as group:
            sealed = [(group.put(stream), came) for stream, came in arrivals]
        return keep_many(store, sealed, randomness)


def recover(store: Store, time: datetime, randomness: Randomness) -> tuple[Leftover, ...]:
    """Clear from the vault what interrupted steps left, and log that it was done.

    Nothing of it was ever acknowledged. Not after restoring an older store beside a newer
    vault: what only the vault holds would be deleted.
    """
    with store.vault.turn, writing(store):
        found = store.vault.recover(places(store))
        if found:
            dropped = sum(leftover.dropped for leftover in found)
            event = CustodyEvent(
                new_identifier(Kind.EVENT, randomness),
                EventKind.RECOVERED,
                store.identifier,
                time,
                "",
                custody.TOOL,
                details=(("files", str(len(found))), ("bytes", str(dropped))),
            )
            custody.record(store, event)
    return found


def keep(
    store: Store, sealed: SealedObject, received: Received, randomness: Randomness
) -> tuple[str, bool]:
    """Keep one exhibit that is sealed already. The same bytes again are one exhibit, received
    once more. Returns its identifier, and whether it is new. Raises :class:`NoSuchExhibit`
    for a parent that is not in this store.
    """
    return keep_many(store, [(sealed, received)], randomness)[0]


def keep_many(
    store: Store, arrivals: Iterable[tuple[SealedObject, Received]], randomness: Randomness
) -> tuple[tuple[str, bool], ...]:
    """Keep several in one transaction: all of them, or none. Answers as :func:`keep` does."""
    with writing(store):
        return tuple(_keep(store, sealed, came, randomness) for sealed, came in arrivals)


def exhibit(store: Store, identifier: str) -> Exhibit:
    """One exhibit. Raises :class:`NoSuchExhibit`."""
    found = _exhibits(store, [identifier])
    if not found:
        raise NoSuchExhibit(exhibit=identifier)
    return found[0]


def exhibits(store: Store) -> tuple[Exhibit, ...]:
    """All of them, in an order that depends on their bytes alone."""
    return _exhibits(store, None)


def problems(store: Store) -> dict[str, str]:
    """The exhibits that could not be opened, each with the name of what stood in the way."""
    held = rows(store, ExhibitRow).exclude(problem="").order_by("identifier")
    return dict(held.values_list("identifier", "problem"))


def note_gap(
    store: Store, exhibit: str, problem: str, by: tuple[str, datetime], randomness: Randomness
) -> None:
    """Note that an exhibit could not be opened and what stood in the way, once for each reason.

    ``problem`` is the name of an error, ``by`` the member and the time. It is forgotten once
    a rendition is kept; the custody log keeps it.
    """
    with writing(store):
        row = rows(store, ExhibitRow).filter(identifier=exhibit)
        if not row.exclude(problem=problem).update(problem=problem):
            return
        member, time = by
        event = CustodyEvent(
            new_identifier(Kind.EVENT, randomness),
            EventKind.GAP,
            exhibit,
            time,
            member,
            custody.TOOL,
            details=((REASON, problem),),
        )
        custody.record(store, event)


def sealed_object(row: ExhibitRow) -> SealedObject:
    """Where the bytes are, and what opens them. Raises :class:`NotAPlace`."""
    place = Place.parse(row.place)
    return SealedObject(row.object_name, bytes(row.object_key), row.size, row.sha256, place)


def reception_commitment(salt: bytes, row: ReceptionRow, media_type: str) -> str:
    """What the custody log says of a reception: that it was this one, and nothing of it."""
    record = to_text(_received(row, media_type)).encode()
    return commitment(salt, hashlib.sha256(record).hexdigest())


def places(store: Store) -> tuple[Place, ...]:
    """Every place of the vault that the index accounts for."""
    held_places = rows(store, ExhibitRow).order_by("place").values_list("place", flat=True)
    return tuple(Place.parse(place) for place in held_places)


def _exhibits(store: Store, identifiers: Sequence[str] | None) -> tuple[Exhibit, ...]:
    # Receptions first: what another process adds in between then has an exhibit or is not seen.
    came = rows(store, ReceptionRow).order_by("id")
    kept = rows(store, ExhibitRow).order_by("sha256")
    if identifiers is not None:
        came = came.filter(exhibit_id__in=identifiers)
        kept = kept.filter(identifier__in=identifiers)
    receptions: dict[str, list[ReceptionRow]] = {}
    for reception in came:
        receptions.setdefault(reception.exhibit_id, []).append(reception)
    return tuple(
        _exhibit(row, receptions[row.identifier]) for row in kept if row.identifier in receptions
    )


def _exhibit(row: ExhibitRow, receptions: Sequence[ReceptionRow]) -> Exhibit:
    came = tuple(_received(reception, row.media_type) for reception in receptions)
    return Exhibit(row.identifier, sealed_object(row), row.media_type, came)


def _keep(
    store: Store, sealed: SealedObject, received: Received, randomness: Randomness
) -> tuple[str, bool]:
    _check_parent(store, received.parent)
    received = replace(received, name=_writable(received.name))
    row = rows(store, ExhibitRow).filter(sha256=sealed.sha256).first()
    is_new = row is None
    if row is None:
        row = _insert(store, sealed, received, randomness)
    reception = ReceptionRow(
        exhibit_id=row.identifier,
        name=received.name,
        source_kind=received.source_kind,
        how=received.how,
        time=received.time.astimezone(UTC),
        member=received.member,
        reason=received.reason,
        parent_id=received.parent or None,
        event=new_identifier(Kind.EVENT, randomness),
    )
    reception.save(using=store.alias, force_insert=True)
    custody.record(store, _event(row, reception))
    history.note(store, _arrival(row.identifier, received))
    return row.identifier, is_new


def _check_parent(store: Store, parent: str) -> None:
    if parent and not rows(store, ExhibitRow).filter(identifier=parent).exists():
        raise NoSuchExhibit(exhibit=parent)


def _writable(name: str) -> str:
    """A name as text; bytes of a file name that are no text are written as Python shows them."""
    return name.encode("utf-8", "backslashreplace").decode()


def _insert(
    store: Store, sealed: SealedObject, received: Received, randomness: Randomness
) -> ExhibitRow:
    return rows(store, ExhibitRow).create(
        identifier=new_identifier(Kind.EXHIBIT, randomness),
        object_name=sealed.name,
        object_key=sealed.key,
        size=sealed.size,
        sha256=sealed.sha256,
        place=str(sealed.place),
        salt=randomness(SALT),
        media_type=received.media_type,
        name=received.name,
        name_key=received.name.casefold(),
        arrived=received.time.astimezone(UTC),
    )


def _event(row: ExhibitRow, reception: ReceptionRow) -> CustodyEvent:
    salt = bytes(row.salt)
    return CustodyEvent(
        reception.event,
        EventKind.RECEIVED,
        row.identifier,
        reception.time,
        reception.member,
        custody.TOOL,
        commitment(salt, row.sha256),
        (("reception", reception_commitment(salt, reception, row.media_type)),),
    )


def _arrival(exhibit_id: str, received: Received) -> Change:
    return Change(
        SubjectKind.EXHIBIT,
        exhibit_id,
        "received",
        "",
        received.name,
        received.reason,
        received.member,
        received.time,
    )


def _received(row: ReceptionRow, media_type: str) -> Received:
    return Received(
        row.name,
        media_type,
        row.source_kind,
        row.how,
        row.member,
        row.time,
        row.reason,
        row.parent_id or "",
    )
