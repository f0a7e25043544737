"""Chains: records that are only ever added, each holding on to the one before.

Decisions, consents, the history of changes and the access log are chains. A record's link is
HMAC-SHA-256, under a key only the store holds, of the link before it and the record itself; so
a record that was changed, taken out or slipped in no longer fits. How long a chain is and where
it ends is kept beside it, and goes into the custody log with every checkpoint: whoever has the
key could make all of it fit again, and is found against a checkpoint kept elsewhere.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model, QuerySet

from habeas.archive.access import Store, rows, writing
from habeas.archive.models import (
    AccessRow,
    ChainRow,
    ChangeRow,
    CompartmentRow,
    ConsentRow,
    DecisionRow,
    LedgerRow,
)
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

_START = bytes(32)
"""What the first record of a chain holds on to."""

_PURPOSE = b"habeas chain v1 "


class Chain(StrEnum):
    """What is kept as a chain."""

    ACCESS = "access"
    CHANGE = "change"
    CONSENT = "consent"
    DECISION = "decision"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class _Records:
    """Where the records of a chain are, in which order, and what of them is linked."""

    model: type[Model]
    order: str
    fields: tuple[str, ...]
    named: str
    """The column by which a record is named to a person."""


_ABOUT = ("subject_kind", "subject")
_RECORDS = {
    Chain.ACCESS: _Records(
        AccessRow, "id", ("member", "time", "action", "subject", "allowed"), "id"
    ),
    Chain.CHANGE: _Records(
        ChangeRow, "id", (*_ABOUT, "field", "old", "new", "reason", "member", "time"), "subject"
    ),
    Chain.CONSENT: _Records(
        ConsentRow,
        "id",
        ("interview", "use", "answer", "shape", "reason", "member", "time"),
        "interview",
    ),
    Chain.DECISION: _Records(
        DecisionRow,
        "sequence",
        ("identifier", "sequence", *_ABOUT, "verdict", "payload", "reason", "member", "time"),
        "identifier",
    ),
    Chain.LEDGER: _Records(
        LedgerRow,
        "id",
        ("kind", "subject", "version", "shape", "reason", "member", "time"),
        "subject",
    ),
}


@dataclass(frozen=True, slots=True)
class Break:
    """A record that does not fit, or (``subject`` empty) an end that is not where it was."""

    chain: Chain
    subject: str = ""


class RecordsRewritten(HabeasError):
    """Raised when decisions, changes or looks are not those a checkpoint stands for."""

    message = "The {records} of {compartment} are not those of the checkpoint."
    hint = "History was rewritten. Keep a copy as it is, and look for an older backup."
    exit_code = DOES_NOT_MATCH


def append(store: Store, chain: Chain, added: Sequence[Model]) -> None:
    """Write records to the end of a chain, in order, in the caller's transaction or its own."""
    if not added:
        return
    with writing(store):
        held = rows(store, ChainRow).filter(name=chain.value).first()
        length, head = (0, _START) if held is None else (held.length, bytes(held.head))
        key = _key(store.alias, chain)
        for row in added:
            head = _link(key, head, _told(chain, row))
            row.link = head  # type: ignore[attr-defined]
        rows(store, _RECORDS[chain].model).bulk_create(added)
        end = {"length": length + len(added), "head": head}
        if held is None:
            rows(store, ChainRow).create(name=chain.value, **end)
        else:
            rows(store, ChainRow).filter(name=chain.value).update(**end)


def ends(store: Store) -> tuple[tuple[str, str], ...]:
    """Where each chain ends now, as the custody log tells it: name, "length.link in hex"."""
    held = rows(store, ChainRow).order_by("name")
    return tuple((row.name, f"{row.length}.{bytes(row.head).hex()}") for row in held)


def breaks(store: Store, told: Iterable[tuple[str, str]] = ()) -> tuple[Break, ...]:
    """Everything that does not fit, chain by chain, oldest first.

    ``told`` are earlier answers of :func:`ends`: each link told of has to stand there still.
    """
    # The ends first: what another desk adds meanwhile comes after them.
    known = (*told, *ends(store))
    return tuple(
        broken
        for chain in Chain
        for broken in _broken(store, chain, [end for name, end in known if name == chain.value])
    )


def link_older(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Link the records of a store that had no chains yet; for the migration that brings them."""
    alias, model_of = editor.connection.alias, apps.get_model
    for chain in (Chain.CHANGE, Chain.DECISION):
        records = _RECORDS[chain]
        held: QuerySet[Any] = QuerySet(model_of("archive", records.model.__name__), using=alias)
        if not held.exists():
            continue
        key, head, length = _key(alias, chain), _START, 0
        for row in held.order_by(records.order):
            head, length = _link(key, head, _told(chain, row)), length + 1
            held.filter(pk=row.pk).update(link=head)
        ended: QuerySet[Any] = QuerySet(model_of("archive", "ChainRow"), using=alias)
        ended.create(name=chain.value, length=length, head=head)


def _broken(store: Store, chain: Chain, told: Sequence[str]) -> Iterator[Break]:
    key, records, expected = _key(store.alias, chain), _RECORDS[chain], _places(told)
    place, last = 0, _START
    for row in rows(store, records.model).order_by(records.order).iterator():
        place, before, last = place + 1, last, bytes(row.link)  # type: ignore[attr-defined]
        stood = expected.pop(place, {last}) == {last}
        if not stood or last != _link(key, before, _told(chain, row)):
            yield Break(chain, str(getattr(row, records.named)))
    if expected or (place and not told):
        yield Break(chain)


def _places(told: Iterable[str]) -> dict[int, set[bytes]]:
    """Which link is to stand at which place, counted from one."""
    places: dict[int, set[bytes]] = {}
    for end in told:
        length, _, head = end.partition(".")
        places.setdefault(int(length), set()).add(bytes.fromhex(head))
    return places


def _key(alias: str, chain: Chain) -> bytes:
    seeds: QuerySet[Any, Any] = QuerySet(CompartmentRow, using=alias)
    seed = bytes(seeds.values_list("log_seed", flat=True)[0])
    return hmac.digest(seed, _PURPOSE + chain.value.encode(), "sha256")


def _link(key: bytes, before: bytes, told: bytes) -> bytes:
    return hmac.digest(key, before + told, "sha256")


def _told(chain: Chain, row: Model) -> bytes:
    """A record in its one form: a JSON list of its fields, times in UTC."""
    values: tuple[Any, ...] = attrgetter(*_RECORDS[chain].fields)(row)
    plain = [_utc(value) if isinstance(value, datetime) else value for value in values]
    return json.dumps(plain, separators=(",", ":")).encode("ascii")


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")
