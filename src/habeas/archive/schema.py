"""The format of a store, and how an older one becomes current."""

from __future__ import annotations

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from habeas.archive.keyring import compartment_of
from habeas.words.errors import HabeasError

FORMAT = 2
"""The number of the last migration; stands in the store's ``user_version``."""


class NewerStore(HabeasError):
    """Raised when a store was written by a later version than this program knows."""

    message = "Compartment {compartment} was written by a newer version (format {found})."
    hint = "Install the newer version; nothing was changed: pip install --upgrade habeas"


def bring_up_to_date(alias: str) -> None:
    """Apply what is missing, all or nothing. Raises :class:`NewerStore`."""
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
    finally:
        connection.enable_constraint_checking()


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
