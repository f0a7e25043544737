"""Bytes on their way in: held on disk until they are all there, sealed under a passing key.

Somebody hands in a large file over a connection that may break. Until its end has come it is
no evidence and must not block the vault; it must not lie on the disk in clear either.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from habeas.evidence.chunked import KEY, SALT, seal, sealed_size, unseal
from habeas.evidence.disk import naming_refusals
from habeas.words.identifiers import Randomness

BLOCK = 1024 * 1024
"""Bytes that are sealed together."""


class Spool:
    """Takes bytes piece by piece, then gives them all back as a stream, as often as needed.

    The file has no name in its folder and ends with the process; its key is kept nowhere.
    Raises :class:`~habeas.evidence.disk.DiskFull` when there is no room.
    """

    def __init__(self, folder: Path, randomness: Randomness) -> None:
        self._folder = folder
        self._randomness = randomness
        self._key = randomness(KEY)
        self._rest = bytearray()
        self.size = 0
        with naming_refusals(folder):
            # Closed by whoever takes the stream, or by close().
            self._file: BinaryIO = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115

    def write(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._rest += piece
        self.size += len(piece)
        while len(self._rest) >= BLOCK:
            self._seal(bytes(self._rest[:BLOCK]))
            del self._rest[:BLOCK]

    def stream(self) -> BinaryIO:
        """Everything that was written, from its beginning, until the spool is given up."""
        if self._rest:
            self._seal(bytes(self._rest))
            self._rest.clear()
        return io.BufferedReader(_Unspooling(self._file, self._key, self.size), BLOCK)

    def close(self) -> None:
        """Give up what was written."""
        self._file.close()

    def _seal(self, block: bytes) -> None:
        sealed = memoryview(seal(block, self._key, self._randomness(SALT)))
        with naming_refusals(self._folder):
            while sealed:
                sealed = sealed[os.write(self._file.fileno(), sealed) :]


class _Unspooling(io.RawIOBase):
    def __init__(self, file: BinaryIO, key: bytes, size: int) -> None:
        super().__init__()
        self._file, self._key, self._size = file, key, size
        self._place = 0
        self._held, self._held_from = b"", 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._place >= self._size:
            return 0
        if not self._held_from <= self._place < self._held_from + len(self._held):
            self._held_from = self._place - self._place % BLOCK
            self._held = self._block(self._held_from)
        at = self._place - self._held_from
        part = self._held[at : at + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def _block(self, start: int) -> bytes:
        sealed = sealed_size(min(BLOCK, self._size - start))
        self._file.seek(start // BLOCK * sealed_size(BLOCK))
        return unseal(self._file.read(sealed), self._key)
