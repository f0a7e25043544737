"""Bringing an older store to the present format: a copy first, and a way back to it.

The copy is the store's file as it was, still encrypted, beside it under another name. It goes
with its epoch when the compartment gets a new key. Going back never deletes: the newer store is
set aside under a name of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import Q

from habeas.archive import custody, history, members, schema, stores
from habeas.archive.access import Store, rows
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import AccessRow, ChangeRow, CustodyRow, DecisionRow, MemberRow
from habeas.archive.schema import FORMAT
from habeas.archive.sqlcipher.base import StoreDamaged
from habeas.evidence.compartments import OpenCompartment
from habeas.evidence.custody import CustodyEvent, EventKind, read_event
from habeas.evidence.disk import (
    TEMPORARY,
    create_file,
    flush,
    naming_refusals,
    removing_on_failure,
    sync_folder,
)
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.roles import EVERY_ROLE

_FORMAT = "format"
"""The field of the history that says a store was upgraded, or left for its kept copy."""

_DERIVED = Q(subject_kind__in=(SubjectKind.TRACE.value, SubjectKind.INCIDENT.value), member="")
"""Changes by the program itself to what it can work out again."""

_WHY = "could do everything before there were roles"


class NothingKept(HabeasError):
    """Raised when there is no copy from before an upgrade to go back to."""

    message = "No copy from before an upgrade is kept here."
    hint = "It goes when a compartment gets a new key. Restore from a backup of your own."


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A store that is in the present format now, and where the copy from before is."""

    before: int
    kept: Path


@dataclass(frozen=True, slots=True)
class Since:
    """What came into a store after its upgrade, and what going back would lose."""

    exhibits: int = 0
    decisions: int = 0
    changes: int = 0
    """Entries of the history, decisions among them; not what is worked out again."""
    events: int = 0
    looks: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether going back loses nothing."""
        return not (self.exhibits or self.changes or self.events or self.looks)


def upgrade(
    compartment: OpenCompartment,
    present: Collection[str],
    by: tuple[str, datetime],
    randomness: Randomness,
) -> Upgraded | None:
    """Copy an older store, then bring it up to date, all or nothing; None when it is already.

    ``present`` are the members who have a key now: in the general compartment they keep every
    right they had. Raises as :func:`~habeas.archive.stores.open_store` does.
    """
    with stores.connected(compartment) as alias:
        before = schema.format_of(alias)
        if before == FORMAT:
            return None
        if before == 0:
            raise StoreDamaged(compartment=compartment.identifier)
        schema.fold_journal(alias)
    kept = _kept(compartment, before)
    _copy(compartment.store, kept)
    with stores.connected(compartment) as alias:

        def welcome() -> None:
            store = stores.handle_of(compartment, alias)
            _give_roles(store, present, by)
            _mark(store, before, by, randomness)

        schema.bring_up_to_date(alias, welcome)
    return Upgraded(before, kept)


def is_kept(compartment: OpenCompartment) -> bool:
    """Whether there is a copy from before an upgrade."""
    return bool(_all_kept(compartment))


def since(store: Store) -> Since:
    """What came into a store after its last upgrade. Raises :class:`NothingKept`."""
    marks = rows(store, ChangeRow).filter(subject=store.identifier, field=_FORMAT)
    mark = marks.order_by("-id").first()
    if mark is None:
        raise NothingKept
    upgraded, decided = _last_upgrade(store)
    later = rows(store, CustodyRow).filter(sequence__gt=upgraded).order_by("sequence")
    events = [read_event(bytes(entry)) for entry in later.values_list("entry", flat=True)]
    return Since(
        exhibits=sum(event.kind is EventKind.RECEIVED for event in events),
        decisions=rows(store, DecisionRow).filter(sequence__gt=decided).count(),
        changes=rows(store, ChangeRow).filter(id__gt=mark.pk).exclude(_DERIVED).count(),
        events=len(events),
        looks=rows(store, AccessRow).count(),
    )


def go_back(compartment: OpenCompartment, reason: str, by: tuple[str, datetime]) -> Path:
    """Put the copy from before the upgrade in the store's place; where the newer one is now.

    The reason is the last thing the newer one's history says. Raises :class:`NothingKept`.
    """
    held = _all_kept(compartment)
    if not held:
        raise NothingKept
    kept = held[-1]
    store = stores.open_store(compartment)
    before = kept.suffixes[0].removeprefix(".format-")
    history.note(store, _change(store, str(FORMAT), before, reason, by))
    schema.fold_journal(store.alias)
    stores.close_stores(store)
    aside = _free(compartment)
    _copy(compartment.store, aside)
    _copy(kept, compartment.store)
    kept.unlink()
    sync_folder(compartment.epoch)
    return aside


def _give_roles(store: Store, present: Collection[str], by: tuple[str, datetime]) -> None:
    if store.name == members.GENERAL:
        known = rows(store, MemberRow).filter(identifier__in=present).order_by("identifier")
        for member in known.values_list("identifier", flat=True):
            members.set_roles(store, member, EVERY_ROLE, _WHY, by)


def _mark(store: Store, before: int, by: tuple[str, datetime], randomness: Randomness) -> None:
    """Say in log and history that the store was upgraded, after everything that it held."""
    member, time = by
    decided = rows(store, DecisionRow).order_by("-sequence").values_list("sequence", flat=True)
    details = (
        ("decisions", str(decided.first() or 0)),
        ("from", str(before)),
        ("to", str(FORMAT)),
    )
    identifier = new_identifier(Kind.EVENT, randomness)
    kind, subject = EventKind.UPGRADED, store.identifier
    event = CustodyEvent(identifier, kind, subject, time, member, custody.TOOL, details=details)
    custody.record(store, event)
    history.note(store, _change(store, str(before), str(FORMAT), "", by))


def _change(store: Store, old: str, new: str, reason: str, by: tuple[str, datetime]) -> Change:
    return Change(SubjectKind.COMPARTMENT, store.identifier, _FORMAT, old, new, reason, *by)


def _last_upgrade(store: Store) -> tuple[int, int]:
    """Its place in the custody log, and how many decisions there were."""
    held = rows(store, CustodyRow).filter(subject=store.identifier).order_by("-sequence")
    for place, entry in held.values_list("sequence", "entry"):
        event = read_event(bytes(entry))
        if event.kind is EventKind.UPGRADED:
            return place, int(dict(event.details)["decisions"])
    raise NothingKept


def _kept(compartment: OpenCompartment, before: int) -> Path:
    return compartment.store.with_name(f"store.format-{before}.db")


def _all_kept(compartment: OpenCompartment) -> list[Path]:
    known = [_kept(compartment, before) for before in range(1, FORMAT)]
    return [path for path in known if path.exists()]


def _free(compartment: OpenCompartment) -> Path:
    number = 1
    while (path := compartment.store.with_name(f"store.set-aside-{number}.db")).exists():
        number += 1
    return path


def _copy(source: Path, target: Path) -> None:
    """Copy a store's file: durable and whole under its name, or not there."""
    part = target.with_name(TEMPORARY + target.name)
    with naming_refusals(target.parent), removing_on_failure(part):
        with source.open("rb") as content, create_file(part) as file:
            shutil.copyfileobj(content, file)
            file.flush()
            flush(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
