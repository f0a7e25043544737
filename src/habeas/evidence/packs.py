"""Packs: small sealed objects one behind the other in segments.

Making, flushing and naming a file costs more than sealing a small object, so small ones are
appended to ``packs/<random>.pack``, each as its length (4 bytes, big-endian) and its sealed
bytes. What was appended and never acknowledged is a tail that can be cut off.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.evidence.disk import BINARY, flush, make_folder, naming_refusals, sync_folder
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.identifiers import Randomness

FOLDER = "packs"
FULL = 256 * 1024 * 1024
"""Bytes after which a segment takes no more: a copy or a repack moves at most this much."""

LENGTH = 4
"""Bytes before each object that say how long it is."""
_BUFFER = 1024 * 1024
_FILE = re.compile(r"packs/[0-9a-f]{16}\.pack|objects/[0-9a-f]{2}/[0-9a-f]{64}\.[0-9a-f]{8}")


class NotAPlace(HabeasError):
    """Raised when the index names a place that cannot be in a vault."""

    message = "The index names a place that is not in the vault."
    hint = "The store is damaged or from elsewhere: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where sealed bytes stand: a file of the vault, the first byte, how many."""

    file: str
    start: int
    length: int

    def __str__(self) -> str:
        return f"{self.file}:{self.start}:{self.length}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place from its text. Raises :class:`NotAPlace`."""
        file, _, numbers = text.partition(":")
        start, _, length = numbers.partition(":")
        if not (_FILE.fullmatch(file) and start.isdecimal() and length.isdecimal()):
            raise NotAPlace
        return cls(file, int(start), int(length))


class PackAppender:
    """Appends to the segments of one vault. Nothing is durable before :meth:`sync`.

    What was appended since the last sync is taken back by :meth:`undo`. Writes are gathered,
    so one that fails may have held earlier objects too: from then on nothing but an undo is
    possible, and a caller that went on after the failure meets it again at the sync.
    """

    def __init__(self, vault: Path, randomness: Randomness) -> None:
        self._folder = vault / FOLDER
        self._randomness = randomness
        self._segment: _Segment | None = None
        self._touched: list[_Segment] = []
        self._failure: HabeasError | None = None

    def append(self, sealed: bytes) -> Place:
        """Put sealed bytes behind the others; where they stand. Raises :class:`DiskFull`."""
        with self._unless_failed():
            if self._segment is None or self._segment.end >= FULL:
                self._segment = self._open_segment()
            segment = self._segment
            start = segment.append(sealed)
        return Place(f"{FOLDER}/{segment.path.name}", start, len(sealed))

    def sync(self) -> None:
        """Make everything appended durable. Raises :class:`DiskFull`."""
        with self._unless_failed():
            for segment in self._touched:
                segment.sync()
            if any(segment.began == 0 for segment in self._touched):
                sync_folder(self._folder)
        self._let_go()

    def undo(self) -> None:
        """Cut off everything appended since the last :meth:`sync`."""
        for segment in self._touched:
            segment.undo()
        self._let_go()

    @contextmanager
    def _unless_failed(self) -> Iterator[None]:
        if self._failure is not None:
            raise self._failure
        try:
            with naming_refusals(self._folder):
                yield
        except HabeasError as error:
            self._failure = error
            raise

    def _let_go(self) -> None:
        for segment in self._touched:
            segment.file.close()
        self._touched, self._segment, self._failure = [], None, None

    def _open_segment(self) -> _Segment:
        make_folder(self._folder)
        path = _with_room(self._folder, {segment.path for segment in self._touched})
        path = path or self._folder / f"{self._randomness(8).hex()}.pack"
        segment = _Segment(path)
        self._touched.append(segment)
        return segment


class _Segment:
    """One open segment: where it began, where it ends, what is not yet written."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | BINARY, 0o600)
        self.file = io.FileIO(descriptor, "ab")
        self.path = path
        self.began = self.end = os.fstat(descriptor).st_size
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0

    def append(self, sealed: bytes) -> int:
        """Where the sealed bytes will start."""
        self._waiting += [len(sealed).to_bytes(LENGTH, "big"), sealed]
        self._waiting_bytes += LENGTH + len(sealed)
        start = self.end + LENGTH
        self.end = start + len(sealed)
        if self._waiting_bytes >= _BUFFER:
            self._write()
        return start

    def sync(self) -> None:
        self._write()
        flush(self.file.fileno())

    def undo(self) -> None:
        if self.began:
            os.ftruncate(self.file.fileno(), self.began)
        else:
            self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        rest = memoryview(b"".join(self._waiting))
        self._waiting, self._waiting_bytes = [], 0
        while rest:
            rest = rest[self.file.write(rest) :]


def _with_room(folder: Path, taken: Container[Path]) -> Path | None:
    """The fullest segment that still takes objects; the first by name among equals."""
    sizes = ((path.stat().st_size, path) for path in sorted(folder.glob("*.pack")))
    free = [(size, path) for size, path in sizes if size < FULL and path not in taken]
    return max(free, key=lambda held: held[0])[1] if free else None
