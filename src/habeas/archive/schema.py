"""The format of a store, and how an older one becomes current."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from habeas.archive.keyring import compartment_of
from habeas.archive.sqlcipher.base import StoreBusy, StoreDamaged
from habeas.words.errors import HabeasError

FORMAT = 2
"""The number of the last migration; stands in the store's ``user_version``."""


class NewerStore(HabeasError):
    """Raised when a store was written by a later version than this program knows."""

    message = "Compartment {compartment} was written by a newer version (format {found})."
    hint = "Install the newer version; nothing was changed: pip install --upgrade habeas"


class OlderStore(HabeasError):
    """Raised when a store is in an earlier format: nobody asked for it to be changed."""

    message = "Compartment {compartment} is in format {found}; this version writes format {known}."
    hint = "Bring it up to date, with a copy and a way back: habeas upgrade WORKSPACE"


def check_current(alias: str) -> None:
    """Raise :class:`OlderStore` or :class:`NewerStore` unless a store is in this format.

    One without any format was never finished, or is none: StoreDamaged.
    """
    found = format_of(alias)
    if found == 0:
        raise StoreDamaged(compartment=compartment_of(alias))
    if found < FORMAT:
        raise OlderStore(compartment=compartment_of(alias), found=found, known=FORMAT)


def bring_up_to_date(alias: str, then: Callable[[], None] = lambda: None) -> None:
    """Apply what is missing, and what is to follow it, all or nothing.

    Raises :class:`NewerStore`.
    """
    if format_of(alias) == FORMAT:
        return
    connection = connections[alias]
    # Has to be off before a transaction begins; the rows are checked before it ends.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            # Asked again inside: another process may just have done it.
            if format_of(alias) != FORMAT:
                _migrate(alias)
                then()
    finally:
        connection.enable_constraint_checking()


def fold_journal(alias: str) -> None:
    """Bring everything in the write-ahead log into the store's one file.

    Raises :class:`~habeas.archive.sqlcipher.base.StoreBusy` while another one reads or writes.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise StoreBusy(compartment=compartment_of(alias))


def format_of(alias: str) -> int:
    """The format a store is in, 0 for an empty one. Raises :class:`NewerStore`."""
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA user_version")
        found = int(cursor.fetchone()[0])
    if found > FORMAT:
        raise NewerStore(compartment=compartment_of(alias), found=found)
    return found


def _migrate(alias: str) -> None:
    connection = connections[alias]
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("archive"))
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {FORMAT}")
