"""Django's SQLite backend on SQLCipher: the same engine, every page sealed.

Each page is encrypted with AES-256 and carries an HMAC-SHA-512 (SQLCipher 4, raw key, so no
key stretching here: the key is random). The write-ahead log is encrypted with the pages;
temporary tables stay in memory; deleted content is overwritten.
"""

# ruff: noqa: ANN401  # Django hands over, and wants back, what its drivers use

from __future__ import annotations

import datetime
import decimal
import errno
import os
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]
    register as register_functions,
)
from django.db.utils import DatabaseErrorWrapper
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from habeas.archive.keyring import compartment_of, key_of
from habeas.evidence.disk import DiskFull
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

BUSY, LOCKED, FULL, CORRUPT, NOT_A_DATABASE = 5, 6, 13, 11, 26
IO_ERROR, PERMISSION, READ_ONLY, CANNOT_OPEN = 10, 3, 8, 14
"""Primary result codes: https://www.sqlite.org/rescode.html."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

_SETTINGS = (
    # Wiping every page in memory makes writing more than twice as slow (measured), and keeps
    # nothing from somebody who can read this process's memory: the texts are in it too.
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
)
_OPEN: weakref.WeakSet[DatabaseWrapper] = weakref.WeakSet()
_OPENING = threading.Lock()

dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_converter("date", sqlite.decoder(parse_date))
dbapi2.register_converter("time", sqlite.decoder(parse_time))
dbapi2.register_converter("datetime", sqlite.decoder(parse_datetime))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(datetime.date, sqlite.adapt_date)
dbapi2.register_adapter(datetime.datetime, sqlite.adapt_datetime)


class StoreDamaged(HabeasError):
    """Raised when a store does not open with its key, or a page of it is not what was written."""

    message = "The store of compartment {compartment} is damaged, or is not under this key."
    hint = "Keep a copy of it as it is, and restore the compartment from a backup."
    exit_code = DOES_NOT_MATCH


class StoreBusy(HabeasError):
    """Raised when another process has been writing to a store for too long."""

    message = "Another Habeas is writing to compartment {compartment}."
    hint = "Wait until it has finished, then give the command again. Nothing was changed."


class StoreUnreachable(HabeasError):
    """Raised when the system refuses to read or write a store."""

    message = "The store of compartment {compartment} cannot be read or written."
    hint = "Check the rights on {folder}, and whether its disk is whole and not write-protected."


_NAMED: dict[int, type[HabeasError]] = {
    **dict.fromkeys((BUSY, LOCKED), StoreBusy),
    **dict.fromkeys((CORRUPT, NOT_A_DATABASE), StoreDamaged),
    **dict.fromkeys((IO_ERROR, PERMISSION, READ_ONLY, CANNOT_OPEN), StoreUnreachable),
}


class _Translating(DatabaseErrorWrapper):
    """Names what happened to a person before Django names what happened to a database."""

    wrapper: DatabaseWrapper

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        code = getattr(exc_value, "sqlite_errorcode", 0) & 0xFF
        named = self._named(code) if isinstance(exc_value, dbapi2.DatabaseError) else None
        if named is not None:
            # Without the engine's own error: it may carry words of the statement.
            raise named from None
        super().__exit__(exc_type, exc_value, traceback)

    def _named(self, code: int) -> HabeasError | None:
        folder = Path(self.wrapper.settings_dict["NAME"]).parent
        if code == FULL or (code == IO_ERROR and _is_full(folder)):
            return DiskFull(folder=folder)
        if code in _NAMED:
            return _NAMED[code](compartment=compartment_of(self.wrapper.alias), folder=folder)
        return None


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # the engine ships no types
    """Takes Django's ``%s`` places where the engine wants ``?``."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(_convert(query, params), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        held = list(param_list)
        return super().executemany(_convert(query, held[0] if held else ()), held)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """One connection to one compartment's store."""

    display_name = "SQLCipher"
    Database = dbapi2

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self.wrap_database_errors = _Translating(self)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        key = key_of(self.alias)
        connection = dbapi2.connect(**{**conn_params, "timeout": PATIENCE, "uri": False})
        try:
            # SQLCipher would write its troubles to standard error.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(setting)
            register_functions(connection)
        except BaseException:
            connection.close()
            raise
        with _OPENING:
            _OPEN.add(self)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)


def close_everywhere(alias: str) -> None:
    """Close a store's connections in every thread of this process."""
    with _OPENING:
        held = [wrapper for wrapper in _OPEN if wrapper.alias == alias]
    for wrapper in held:
        raw, wrapper.connection = wrapper.connection, None
        if raw is not None:
            raw.close()


def _convert(query: str, params: Mapping[str, object] | Sequence[object]) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return sqlite.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


def _is_full(folder: Path) -> bool:
    """Whether a write of one page fails for want of room: the engine may only say "I/O error"."""
    probe = folder / ".room"
    try:
        descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(descriptor, bytes(4096))
        finally:
            os.close(descriptor)
            probe.unlink()
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return False
