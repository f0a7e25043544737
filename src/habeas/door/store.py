"""What a relay keeps: envelopes under random slots until a day, and nothing else.

One SQLite file with two tables of three columns. What is deleted is overwritten, and
:meth:`Store.tidy` writes the file anew in the order of the slots, which are random: then no place
in the file tells what came before what.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, StrEnum
from pathlib import Path
from shutil import disk_usage

from habeas.door.faults import (
    RelayStoreDamaged,
    RelayStoreFull,
    RelayStoreInUse,
    RelayStoreUnwritable,
)

_BEGIN = (
    "PRAGMA locking_mode = EXCLUSIVE",  # one relay, and no file of shared memory beside the store
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged outlives a loss of power
    "PRAGMA cache_size = -4096",
)
_TABLE = (
    "CREATE TABLE IF NOT EXISTS {} (slot BLOB PRIMARY KEY, expires_day INTEGER NOT NULL,"
    " blob BLOB NOT NULL) WITHOUT ROWID"
)
_NEAREST = (
    "SELECT slot, blob FROM outbox WHERE slot = coalesce("
    "(SELECT min(slot) FROM outbox WHERE slot >= ?), (SELECT min(slot) FROM outbox))"
)

RESERVE = 16 * 1024 * 1024
"""Bytes of the disk that no envelope is given."""
TIDYING = 2
"""How many times the store fits on the disk beside itself: a copy, and the log of writing it."""
PATIENCE = 1.0
"""Seconds to wait for another relay to let the store go."""


class Box(StrEnum):
    """The two tables: what goes to the desks, and what they answer."""

    INBOX = "inbox"
    OUTBOX = "outbox"


class Kept(Enum):
    """What became of an envelope: kept, already here byte for byte, or the slot holds another."""

    NOW = "now"
    ALREADY = "already"
    TAKEN = "taken"


class Store:
    """An open store, used by many threads in turn.

    Raises :class:`RelayStoreInUse`, :class:`RelayStoreDamaged` or :class:`RelayStoreUnwritable`
    when it cannot be opened, and the latter two whenever the file fails under it. ``room``: bytes
    of envelopes it takes in all. ``free``: how many bytes the disk has left, asked before each.
    """

    def __init__(self, file: Path, room: int, free: Callable[[], int] | None = None) -> None:
        self._file, self._room, self._held = file, room, 0
        self.replies_changed = 0
        """Grows whenever a reply comes or goes."""
        self._free = free or (lambda: disk_usage(file.parent).free)
        self._lock = threading.Lock()
        self._make_private()
        with self._told():
            self._rows = sqlite3.connect(
                file, isolation_level=None, check_same_thread=False, timeout=PATIENCE
            )
            try:
                self._begin()
            except (sqlite3.Error, RelayStoreDamaged):
                self._rows.close()
                raise

    def close(self) -> None:
        with self._lock:
            self._rows.close()

    def put(self, box: Box, slot: bytes, blob: bytes, expires_day: int) -> Kept:
        """Keep an envelope; on the disk when this returns. Raises :class:`RelayStoreFull`."""
        with self._using() as rows:
            held = rows.execute(f"SELECT blob FROM {box} WHERE slot = ?", (slot,)).fetchone()  # noqa: S608 - a constant
            if held:
                return Kept.ALREADY if held[0] == blob else Kept.TAKEN
            if not self.has_room(len(blob)):
                raise RelayStoreFull
            rows.execute(f"INSERT INTO {box} VALUES (?, ?, ?)", (slot, expires_day, blob))  # noqa: S608
            self._held += len(blob)
            self._changed(box)
            return Kept.NOW

    def get(self, box: Box, slot: bytes) -> bytes | None:
        """The envelope of a slot."""
        with self._using() as rows:
            found = rows.execute(f"SELECT blob FROM {box} WHERE slot = ?", (slot,)).fetchone()  # noqa: S608
        return found[0] if found else None

    def drop(self, box: Box, slot: bytes) -> bool:
        """Delete an envelope, its bytes overwritten. Whether there was one."""
        return bool(self._delete(box, "slot = ?", slot))

    def expire(self, day: int) -> int:
        """Delete what was to be kept until this day or an earlier one. How many those were."""
        return sum(self._delete(box, "expires_day <= ?", day) for box in Box)

    def slots(self, box: Box) -> list[bytes]:
        """All slots in their own order."""
        with self._using() as rows:
            return [slot for (slot,) in rows.execute(f"SELECT slot FROM {box} ORDER BY slot")]  # noqa: S608

    def all_replies(self, most: int) -> list[tuple[bytes, bytes]] | None:
        """Every reply with its slot, in the order of slots; None for more than ``most``."""
        with self._using() as rows:
            question = "SELECT slot, blob FROM outbox ORDER BY slot LIMIT ?"
            found = rows.execute(question, (most + 1,)).fetchall()
        return found if len(found) <= most else None

    def nearest_reply(self, slot: bytes) -> tuple[bytes, bytes]:
        """The reply of a slot with that slot, or the next one with its own: something is always
        read, so how long it takes does not tell whether this one was there. Empty in an empty box.
        """
        with self._using() as rows:
            return rows.execute(_NEAREST, (slot,)).fetchone() or (b"", b"")

    def has_room(self, size: int) -> bool:
        """Whether an envelope of that size would still be taken.

        The disk keeps enough to write the store anew and to delete: on a disk that is full to the
        last byte not even that would work, and nothing could be let go.
        """
        needed = size + TIDYING * self._held + RESERVE
        return self._held + size <= self._room and self._free() >= needed

    @property
    def last_day(self) -> int:
        """The day that was last noted; 0 in a new store."""
        with self._using() as rows:
            return int(rows.execute("PRAGMA user_version").fetchone()[0])

    def note_day(self, day: int) -> None:
        """Note the day the relay last looked, so that a clock that leaps is noticed.

        It writes to the disk also when it is the same day.
        """
        with self._using() as rows:
            rows.execute(f"PRAGMA user_version = {int(day)}")

    def tidy(self) -> None:
        """Write the file anew in the order of slots, and empty the write-ahead log.

        That needs room on the disk for two more of it, and nobody is answered meanwhile.
        """
        with self._using() as rows:
            rows.execute("VACUUM")
            rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.is_untidy = False

    def settle(self) -> None:
        """Empty the write-ahead log into the file."""
        with self._using() as rows:
            rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _make_private(self) -> None:
        """Only this user may read it; SQLite gives the files beside it the same rights."""
        try:
            os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise RelayStoreUnwritable(file=self._file) from error

    def _begin(self) -> None:
        for line in _BEGIN:
            self._rows.execute(line)
        for box in Box:
            self._rows.execute(_TABLE.format(box))
        if self._rows.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise RelayStoreDamaged(file=self._file)
        total = "SELECT coalesce(sum(length(blob)), 0) FROM {}"
        self._held = sum(int(self._rows.execute(total.format(b)).fetchone()[0]) for b in Box)
        self.is_untidy = True

    def _delete(self, box: Box, which: str, value: bytes | int) -> int:
        with self._using() as rows:
            sizes = rows.execute(
                f"DELETE FROM {box} WHERE {which} RETURNING length(blob)",  # noqa: S608
                (value,),
            ).fetchall()
            self._held -= sum(size for (size,) in sizes)
            if sizes:
                self._changed(box)
        return len(sizes)

    def _changed(self, box: Box) -> None:
        self.is_untidy = True
        self.replies_changed += box is Box.OUTBOX

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._told():
            yield self._rows

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, in our words. Its own may name places of the disk."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_FULL:
                raise RelayStoreFull from error
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise RelayStoreInUse(file=self._file) from error
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise RelayStoreDamaged(file=self._file) from error
            raise RelayStoreUnwritable(file=self._file) from error
