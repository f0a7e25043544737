"""The vault: bytes exactly as they came, sealed, each object under its own random key.

An object is named by HMAC-SHA-256 of its SHA-256 under a key that stands in the encrypted
store: a seized disk does not confirm that a known file is held, and the SHA-256 itself is in
no file name. Objects under 1 MiB go into packs (:mod:`habeas.evidence.packs`), larger ones
into one file each. The context of every seal (:mod:`habeas.evidence.chunked`) is this
format's version and the object's name, so no object can stand in for another.

Order of writing: the data is on disk before anything here returns; only then may the caller
commit the index, the object's key and the custody event, in one transaction. What a crash
leaves between the two was never acknowledged, and :meth:`Vault.recover` clears it away.
No plaintext is ever written to disk.
"""

from __future__ import annotations

import hashlib
import io
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.evidence.chunked import SealedReader, unseal
from habeas.evidence.disk import TEMPORARY, flush, sync_folder
from habeas.evidence.groups import OBJECTS, SMALL, Group, Held, hashed
from habeas.evidence.objects import (
    EvidenceChanged,
    EvidenceMissing,
    SealedObject,
    context_of,
    name_of,
    naming_failures,
)
from habeas.evidence.packs import FOLDER as PACKS
from habeas.evidence.packs import LENGTH, Place
from habeas.words.identifiers import Randomness

__all__ = ["Group", "Held", "Leftover", "SealedObject", "Vault"]

_WINDOW = 64 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Leftover:
    """What an interrupted step left in a file: bytes to drop behind ``kept``, 0 for all of it."""

    file: str
    kept: int
    dropped: int


def _none_held(_name: str) -> None:
    return None


class Vault:
    """The sealed objects of one compartment, in one folder. ``id_key`` keys their names."""

    def __init__(self, folder: Path, id_key: bytes) -> None:
        self.folder = folder
        self._id_key = id_key
        self.turn = threading.RLock()
        """Held by whoever writes until the index is committed: a vault takes one at a time."""

    def name_of(self, sha256: str) -> str:
        """The name of the object with this SHA-256 (hexadecimal)."""
        return name_of(sha256, self._id_key)

    def put(
        self, stream: BinaryIO, randomness: Randomness, held: Held = _none_held
    ) -> SealedObject:
        """Seal one stream; durable on return. The same bytes again give the object held.

        Raises :class:`~habeas.evidence.disk.DiskFull` and :class:`ChangedWhileReading`.
        """
        return self.put_many([stream], randomness, held)[0]

    def put_many(
        self, streams: Iterable[BinaryIO], randomness: Randomness, held: Held = _none_held
    ) -> tuple[SealedObject, ...]:
        """Seal several streams with one flush for all; all are kept, or none."""
        with self.group(randomness, held) as group:
            return tuple(group.put(stream) for stream in streams)

    @contextmanager
    def group(self, randomness: Randomness, held: Held = _none_held) -> Iterator[Group]:
        """Several puts with one flush: they are durable when the block ends, not before.

        When the block fails, nothing of the group stays in the vault.
        """
        group = Group(self.folder, self._id_key, randomness, held)
        try:
            yield group
            group.sync()
        except BaseException:
            group.undo()
            raise

    def read(self, sealed: SealedObject) -> bytes:
        """The bytes as they came, re-hashed.

        Raises :class:`EvidenceChanged`, :class:`EvidenceMissing`, :class:`EvidenceUnreadable`.
        """
        with naming_failures(sealed), self._source(sealed) as source:
            source.seek(sealed.place.start)
            content = unseal(source.read(sealed.place.length), sealed.key, context_of(sealed.name))
        if hashlib.sha256(content).hexdigest() != sealed.sha256:
            raise EvidenceChanged(name=sealed.name)
        return content

    def open(self, sealed: SealedObject) -> BinaryIO:
        """A stream over the bytes as they came, from any position, never whole in memory.

        Each part is authentic when read; the whole is re-hashed only by :meth:`check`.
        Raises as :meth:`read` does, now or while reading.
        """
        with naming_failures(sealed):
            source = self._source(sealed)
            try:
                return io.BufferedReader(_EvidenceReader(source, sealed), _WINDOW)
            except BaseException:
                source.close()
                raise

    def check(self, sealed: SealedObject) -> None:
        """Read all of it and re-hash. Raises as :meth:`read` does."""
        if sealed.size < SMALL:
            self.read(sealed)
        else:
            with self.open(sealed) as stream:
                if hashed(stream) != (sealed.sha256, sealed.size):
                    raise EvidenceChanged(name=sealed.name)
        self._check_length(sealed)

    def _check_length(self, sealed: SealedObject) -> None:
        """How long it is stands outside of its seal: before it in a pack, or as its file's end."""
        place = sealed.place
        with naming_failures(sealed), self._source(sealed) as source:
            if place.file.startswith(PACKS):
                source.seek(place.start - LENGTH)
                said = int.from_bytes(source.read(LENGTH), "big")
            else:
                said = os.fstat(source.fileno()).st_size
        if said != place.length:
            raise EvidenceChanged(name=sealed.name)

    def leftovers(self, known: Iterable[Place]) -> tuple[Leftover, ...]:
        """What no acknowledged object accounts for, in order. Changes nothing."""
        ends: dict[str, int] = {}
        for place in known:
            ends[place.file] = max(ends.get(place.file, 0), place.start + place.length)
        found = []
        for path in sorted(self._files()):
            name, size = path.relative_to(self.folder).as_posix(), path.stat().st_size
            kept = min(ends.get(name, 0), size)
            if kept < size or name not in ends:
                found.append(Leftover(name, kept, size - kept))
        return tuple(found)

    def recover(self, known: Iterable[Place]) -> tuple[Leftover, ...]:
        """Clear away what interrupted steps left; says what, for the custody log.

        ``known`` must be every place the index holds: whatever is not in it was never
        acknowledged and is deleted. Only for one who holds the workspace for writing, and
        never with an index older than the vault (as after restoring a store alone).
        """
        found = self.leftovers(known)
        for leftover in found:
            _drop(self.folder / leftover.file, leftover.kept)
        for folder in sorted({(self.folder / leftover.file).parent for leftover in found}):
            sync_folder(folder)
        return found

    def _files(self) -> Iterator[Path]:
        yield from (self.folder / PACKS).glob("*")
        yield from (path for path in (self.folder / OBJECTS).glob("*/*") if path.is_file())
        yield from self.folder.glob(TEMPORARY + "*")

    def _source(self, sealed: SealedObject) -> BinaryIO:
        source = (self.folder / sealed.place.file).open("rb", buffering=0)
        if os.fstat(source.fileno()).st_size < sealed.place.start + sealed.place.length:
            source.close()
            raise EvidenceMissing(name=sealed.name)
        return source


class _EvidenceReader(SealedReader):
    """A sealed reader whose failures name the object."""

    def __init__(self, source: BinaryIO, sealed: SealedObject) -> None:
        self._sealed = sealed
        place = sealed.place
        super().__init__(source, place.start, place.length, sealed.key, context_of(sealed.name))

    def _chunk(self, number: int) -> bytes:
        with naming_failures(self._sealed):
            return super()._chunk(number)


def _drop(path: Path, kept: int) -> None:
    if not kept:
        path.unlink()
        return
    with path.open("rb+") as file:
        file.truncate(kept)
        flush(file.fileno())
