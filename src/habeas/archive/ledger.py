"""The ledger: values of protection, version after version, in the store they belong to.

A value is a small frozen dataclass with an identifier of its own. A new version takes the place
of the one before; none is ever edited or deleted, and all of them are one chain
(:mod:`habeas.archive.chains`), so that one changed or taken out from outside is found. Who
writes says which version they saw: of two people who change one plan, the second is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Max, TextField, Value
from django.db.models.functions import Concat

from habeas.archive import chains
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.chains import Chain
from habeas.archive.members import By
from habeas.archive.models import LedgerRow
from habeas.archive.shapes import from_text, to_text
from habeas.words.errors import HabeasError, NotThere
from habeas.words.progress import Progress, silent

_Value = TypeVar("_Value")
_GROUP = 2_000
STEP = "writing down"


class WrittenMeanwhile(HabeasError):
    """Raised when somebody else wrote a version since the one that was seen."""

    message = "Somebody else changed {identifier} since you opened it. Nothing was written."
    hint = "Look at what they changed; then save again what should stand."


class NotKept(NotThere):
    """Raised for an identifier that nothing of this kind has here."""

    message = "There is no {identifier} here that you can see."
    hint = "Look at the list again: it may have been written down under another identifier."


@dataclass(frozen=True, slots=True)
class Kept(Generic[_Value]):
    """One version of a value: the first is 1. ``reason`` is why it was written."""

    identifier: str
    version: int
    value: _Value
    reason: str
    member: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Writing(Generic[_Value]):
    """A value to be written. ``seen`` is the version it follows; 0 for the first."""

    identifier: str
    value: _Value
    seen: int = 0
    reason: str = ""


def put(
    store: Store, identifier: str, value: _Value, by: By, seen: int = 0, reason: str = ""
) -> Kept[_Value]:
    """Write the next version of one value. Raises :class:`WrittenMeanwhile`."""
    return put_all(store, [Writing(identifier, value, seen, reason)], by)[0]


def put_all(
    store: Store, written: Sequence[Writing[_Value]], by: By, progress: Progress = silent
) -> tuple[Kept[_Value], ...]:
    """Write versions of several values, all or none. Raises :class:`WrittenMeanwhile`.

    An identifier may come once in each kind.
    """
    with writing(store):
        _check_seen(store, written)
        added = [_row(one, by) for one in written]
        for kind in {row.kind for row in added}:
            subjects = among(row.subject for row in added if row.kind == kind)
            rows(store, LedgerRow).filter(kind=kind, subject__in=subjects).update(present=False)
        for start in range(0, len(added), _GROUP):
            progress(STEP, start, len(added))
            chains.append(store, Chain.LEDGER, added[start : start + _GROUP])
    return tuple(_kept(type(one.value), row) for one, row in zip(written, added, strict=True))


def held(store: Store, kind: type[_Value]) -> tuple[Kept[_Value], ...]:
    """The present version of every value of a kind, those kept first coming first."""
    found = rows(store, LedgerRow).filter(kind=kind.__name__, present=True)
    first = _first_kept(store, kind) if found.filter(version__gt=1).exists() else {}
    ordered = sorted(found, key=lambda row: first.get(row.subject, row.pk))
    return tuple(_kept(kind, row) for row in ordered)


def everything(store: Store, kinds: Collection[type]) -> Mapping[type, tuple[Kept[Any], ...]]:
    """The present versions of every value of these kinds, asked for at once."""
    named = {kind.__name__: kind for kind in kinds}
    found = rows(store, LedgerRow).filter(kind__in=among(named), present=True)
    first = dict(
        rows(store, LedgerRow)
        .filter(kind__in=among(named), version=1)
        .values_list(Concat("kind", Value(" "), "subject", output_field=TextField()), "id")
    )
    shelves: dict[type, list[Kept[Any]]] = {kind: [] for kind in kinds}
    for row in sorted(found, key=lambda row: first.get(f"{row.kind} {row.subject}", row.pk)):
        kind = named[row.kind]
        shelves[kind].append(_kept(kind, row))
    return {kind: tuple(kept) for kind, kept in shelves.items()}


def one(store: Store, kind: type[_Value], identifier: str) -> Kept[_Value]:
    """The present version of one value. Raises :class:`NotKept`."""
    found = rows(store, LedgerRow).filter(kind=kind.__name__, subject=identifier, present=True)
    row = found.first()
    if row is None:
        raise NotKept(identifier=identifier)
    return _kept(kind, row)


def versions(store: Store, kind: type[_Value], identifier: str) -> tuple[Kept[_Value], ...]:
    """Every version of one value, oldest first; none for one that is not there."""
    found = rows(store, LedgerRow).filter(kind=kind.__name__, subject=identifier)
    return tuple(_kept(kind, row) for row in found.order_by("version"))


def last(store: Store) -> int:
    """The number of the last version written in this store; it grows with every one."""
    found: int | None = rows(store, LedgerRow).aggregate(last=Max("id"))["last"]
    return found or 0


def head(store: Store, kinds: Collection[type]) -> str:
    """The link of the last version of these kinds, in hexadecimal; empty before the first.

    Two stores, or one at two times, have the same only where they hold the same of them.
    """
    named = among(kind.__name__ for kind in kinds)
    found = rows(store, LedgerRow).filter(kind__in=named).order_by("-id")
    link = found.values_list("link", flat=True).first()
    return bytes(link).hex() if link else ""


def astray(store: Store) -> tuple[str, ...]:
    """Identifiers whose present version is not their last: the mark was changed from outside."""
    newest: dict[tuple[str, str], int] = {}
    marked: set[tuple[str, str, int]] = set()
    columns = ("kind", "subject", "version", "present")
    for kind, subject, version, present in rows(store, LedgerRow).values_list(*columns):
        newest[kind, subject] = max(version, newest.get((kind, subject), 0))
        if present:
            marked.add((kind, subject, version))
    right = {(*thing, version) for thing, version in newest.items()}
    return tuple(sorted({subject for _, subject, _ in marked ^ right}))


def _first_kept(store: Store, kind: type) -> dict[str, int]:
    found = rows(store, LedgerRow).filter(kind=kind.__name__, version=1)
    return dict(found.values_list("subject", "id"))


def _check_seen(store: Store, written: Sequence[Writing[_Value]]) -> None:
    for kind in {type(one.value).__name__ for one in written}:
        asked = [one for one in written if type(one.value).__name__ == kind]
        found = rows(store, LedgerRow).filter(
            kind=kind, subject__in=among(one.identifier for one in asked), present=True
        )
        present = dict(found.values_list("subject", "version"))
        for one in asked:
            if present.get(one.identifier, 0) != one.seen:
                raise WrittenMeanwhile(identifier=one.identifier)


def _row(one: Writing[_Value], by: By) -> LedgerRow:
    member, time = by
    return LedgerRow(
        kind=type(one.value).__name__,
        subject=one.identifier,
        version=one.seen + 1,
        shape=to_text(one.value),
        reason=one.reason,
        member=member,
        time=time,
        present=True,
    )


def _kept(kind: type[_Value], row: LedgerRow) -> Kept[_Value]:
    value = from_text(kind, row.shape)
    return Kept(row.subject, row.version, value, row.reason, row.member, row.time)
