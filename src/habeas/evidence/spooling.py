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
    """Takes bytes piece by piece, then gives them all back as one stream.

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
            self._file: BinaryIO = tempfile.TemporaryFile(dir=folder, buffering=0)

    def write(self, piece: bytes) -> None:
        """Take the next bytes."""
        self._rest += piece
        self.size += len(piece)
        while len(self._rest) >= BLOCK:
            self._seal(bytes(self._rest[:BLOCK]))
            del self._rest[:BLOCK]

    def stream(self) -> BinaryIO:
        """Everything that was written, from its beginning. Closing it gives up the spool."""
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
        self._file, self._key, self._left, self._held = file, key, size, b""
        file.seek(0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._held and self._left:
            length = min(BLOCK, self._left)
            self._held = unseal(self._file.read(sealed_size(length)), self._key)
            self._left -= length
        part = self._held[: len(buffer)]
        buffer[: len(part)] = part
        self._held = self._held[len(part) :]
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
