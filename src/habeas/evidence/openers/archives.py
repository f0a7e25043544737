"""Zip files from strangers: what is in them is unpacked only within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib

from habeas.evidence.openers.limits import MEGABYTE
from habeas.evidence.openers.refusals import ArchiveBomb, DamagedFile, EncryptedFile

_MOST_ENTRIES = 5_000
_LARGEST_ENTRY = 64 * MEGABYTE
_LARGEST_WHOLE = 512 * MEGABYTE
_STEEPEST = 250
_STEEP_FROM = 2 * MEGABYTE
_ENCRYPTED = 0x1
_CHUNK = 256 * 1024
_SMALLEST_HEADER = 30


class BoundedArchive:
    """A zip file whose declarations were checked, and that is read no further than it may.

    Refuses what the known bombs are made of: too many entries, too large a whole, too steep a
    ratio, entries over one another (as Fifield's zip bomb of 2019 has), and entries that hold
    more than they declare. Raises :class:`ArchiveBomb`, :class:`DamagedFile` and
    :class:`EncryptedFile`.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError) as error:
            raise DamagedFile from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._left = _LARGEST_WHOLE
        _check(self._archive.infolist())

    def names(self) -> list[str]:
        """The entries, sorted by name."""
        return sorted(self._entries)

    def read(self, name: str) -> bytes | None:
        """What one entry holds; None when there is no such entry."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedFile
        try:
            return self._inflated(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
            raise DamagedFile from error

    def _inflated(self, entry: zipfile.ZipInfo) -> bytes:
        parts = []
        allowed = min(entry.file_size, _LARGEST_ENTRY, self._left)
        with self._archive.open(entry) as stream:
            while part := stream.read(_CHUNK):
                allowed -= len(part)
                self._left -= len(part)
                if allowed < 0:
                    raise ArchiveBomb
                parts.append(part)
        return b"".join(parts)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _LARGEST_WHOLE:
        raise ArchiveBomb
    reached = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < reached or _is_steep(entry):
            raise ArchiveBomb
        reached = entry.header_offset + _SMALLEST_HEADER + entry.compress_size


def _is_steep(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _STEEP_FROM and entry.file_size > _STEEPEST * max(
        entry.compress_size, 1
    )
