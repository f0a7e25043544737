"""Opening, making, closing and copying encrypted stores."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hmac import compare_digest

from django.db import connections

from habeas.archive import access, keyring
from habeas.archive.access import Store
from habeas.archive.models import CompartmentRow, LedgerRow
from habeas.archive.schema import FORMAT, bring_up_to_date, check_current, format_of
from habeas.archive.sqlcipher.base import StoreDamaged, close_everywhere
from habeas.evidence.checkpoints import SEED, public_key_of
from habeas.evidence.compartments import KEY, OpenCompartment
from habeas.evidence.disk import sync_folder
from habeas.evidence.vault import Vault
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.identifiers import Randomness

__all__ = [
    "Store",
    "StoreMissing",
    "close_stores",
    "connected",
    "copy_store",
    "create_store",
    "handle_of",
    "open_store",
]


_OPENINGS = itertools.count(1)


class StoreMissing(HabeasError):
    """Raised when a compartment's store is not where it should be."""

    message = "The store of compartment {compartment} is not there."
    hint = "Restore the compartment from a backup."
    exit_code = DOES_NOT_MATCH


def create_store(
    compartment: OpenCompartment, name: str, workspace: str, time: datetime, randomness: Randomness
) -> Store:
    """Make the store of a new compartment and open it.

    ``name`` is what people call the compartment, ``workspace`` the workspace's identifier.
    """
    alias = _connect(compartment)
    try:
        bring_up_to_date(alias)
        CompartmentRow(
            identifier=compartment.identifier,
            name=name,
            workspace=workspace,
            id_key=randomness(KEY),
            log_seed=randomness(SEED),
            created=time,
        ).save(using=alias, force_insert=True)
        sync_folder(compartment.store.parent)
        return handle_of(compartment, alias)
    except BaseException:
        _disconnect(alias)
        raise


def open_store(compartment: OpenCompartment) -> Store:
    """Open the store of a compartment; one that is open already gives the same handle.

    Raises :class:`StoreMissing`, :class:`~habeas.archive.sqlcipher.base.StoreDamaged` (also
    for a wrong key), :class:`~habeas.archive.sqlcipher.base.StoreBusy`,
    :class:`~habeas.archive.schema.NewerStore` and :class:`~habeas.archive.schema.OlderStore`.
    """
    if not compartment.store.exists():
        raise StoreMissing(compartment=compartment.identifier)
    held = _held(compartment)
    if held is not None and _is_same(held, compartment):
        return held
    alias = _connect(compartment)
    try:
        check_current(alias)
        opened = handle_of(compartment, alias)
    except BaseException:
        _disconnect(alias)
        raise
    if held is not None:
        # A new epoch came into force: the handle of the old one ends.
        close_stores(held)
    return opened


def close_stores(*stores: Store) -> None:
    """Close these stores, or all: connections in every thread, and the keys forgotten."""
    for store in stores or access.admitted():
        access.dismiss(store)
        _disconnect(store.alias)


def copy_store(compartment: OpenCompartment, following: OpenCompartment) -> None:
    """Write a store anew under another key, as at a change of epoch. The old one stays.

    Everything is copied, and nothing that was deleted: SQLCipher's ``sqlcipher_export``. On
    disk for good only after :func:`~habeas.evidence.compartments.commit_rekey`.
    """
    store = open_store(compartment)
    key = f"x'{following.key.hex()}'"
    with access.cursor(store) as cursor:
        cursor.execute("ATTACH DATABASE %s AS following KEY %s", (str(following.store), key))
        try:
            with access.writing(store):
                cursor.execute("SELECT sqlcipher_export('following')")
                cursor.execute(f"PRAGMA following.user_version = {FORMAT}")
        finally:
            cursor.execute("DETACH DATABASE following")


@contextmanager
def connected(compartment: OpenCompartment) -> Iterator[str]:
    """A connection to a store in whatever format, by its alias; closed at the end."""
    if not compartment.store.exists():
        raise StoreMissing(compartment=compartment.identifier)
    alias = _connect(compartment)
    try:
        yield alias
    finally:
        for store in access.admitted():
            if store.alias == alias:
                access.dismiss(store)
        _disconnect(alias)


def has_ledger(compartment: OpenCompartment) -> bool:
    """Whether anything was ever written into the ledger of a store. Raises StoreMissing."""
    with connected(compartment) as alias:
        return bool(format_of(alias)) and LedgerRow.objects.using(alias).exists()


def handle_of(compartment: OpenCompartment, alias: str) -> Store:
    """The handle of a store on a connection made here; from now on it opens it."""
    row = CompartmentRow.objects.using(alias).first()
    if row is None or row.identifier != compartment.identifier:
        raise StoreDamaged(compartment=compartment.identifier)
    store = Store(
        identifier=row.identifier,
        alias=alias,
        name=row.name,
        workspace=row.workspace,
        log_key=public_key_of(bytes(row.log_seed)),
        vault=Vault(compartment.vault, bytes(row.id_key)),
    )
    access.admit(store)
    return store


def _held(compartment: OpenCompartment) -> Store | None:
    found = (s for s in access.admitted() if s.identifier == compartment.identifier)
    return next(found, None)


def _is_same(store: Store, compartment: OpenCompartment) -> bool:
    place = connections.settings[store.alias]["NAME"]
    is_same_key = compare_digest(keyring.key_of(store.alias), compartment.key)
    return is_same_key and place == str(compartment.store)


def _connect(compartment: OpenCompartment) -> str:
    alias = f"{compartment.identifier}/{next(_OPENINGS)}"
    keyring.lend(alias, compartment.key)
    own = {
        "ENGINE": "habeas.archive.sqlcipher",
        "NAME": str(compartment.store),
        # Reads first and writes then would fail, not wait, when another wrote in between.
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        "CONN_MAX_AGE": None,
    }
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: own})[alias]
    return alias


def _disconnect(alias: str) -> None:
    close_everywhere(alias)
    keyring.forget(alias)
    connections.settings.pop(alias, None)
    with suppress(AttributeError):  # a thread that never used it has none
        del connections[alias]
