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
import hmac
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from habeas.evidence.chunked import KEY, SALT, SealBroken, SealedReader, seal, seal_pieces, unseal
from habeas.evidence.disk import (
    TEMPORARY,
    create_file,
    make_folder,
    naming_a_full_disk,
    removing_on_failure,
    sync_folder,
)
from habeas.evidence.packs import FOLDER as PACKS
from habeas.evidence.packs import PackAppender, Place
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.identifiers import Randomness

SMALL = 1024 * 1024
"""Objects shorter than this go into packs."""

OBJECTS = "objects"
_PIECE = 1024 * 1024
_CONTEXT = b"habeas object v1\x00"


class EvidenceChanged(HabeasError):
    """Raised when sealed evidence is no longer what was put in."""

    message = "The object {name} is not what was put into the vault."
    hint = "Keep the disk as it is for examination and restore the object from a backup."
    exit_code = DOES_NOT_MATCH


class EvidenceMissing(HabeasError):
    """Raised when sealed evidence, or its end, is not there any more."""

    message = "The object {name} is missing from the vault, or cut short."
    hint = "Restore the vault from a backup, then: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


class EvidenceUnreadable(HabeasError):
    """Raised when the disk refuses to give evidence back."""

    message = "The disk did not give back the object {name}: {reason}."
    hint = "Check the disk and the rights on the folder. Copy what can be read elsewhere first."
    exit_code = DOES_NOT_MATCH


class ChangedWhileReading(HabeasError):
    """Raised when a file was being written to while it was taken in. Nothing was kept of it."""

    message = "The file changed while it was being read. It was not added."
    hint = "Wait until it is complete, then add it again."


@dataclass(frozen=True, slots=True)
class SealedObject:
    """An object in the vault. ``sha256`` is of the bytes as they came, in hexadecimal.

    ``key`` opens it and is destroyed to erase it: it belongs in the encrypted store only.
    """

    name: str
    key: bytes = field(repr=False)
    size: int
    sha256: str = field(repr=False)
    place: Place


@dataclass(frozen=True, slots=True, order=True)
class Leftover:
    """What an interrupted step left in a file: bytes to drop behind ``kept``, 0 for all of it."""

    file: str
    kept: int
    dropped: int


Held = Callable[[str], SealedObject | None]
"""Finds an object that is already in the index by its name."""


def _none_held(_name: str) -> None:
    return None


class Vault:
    """The sealed objects of one compartment, in one folder. ``id_key`` keys their names."""

    def __init__(self, folder: Path, id_key: bytes) -> None:
        self.folder = folder
        self._id_key = id_key

    def name_of(self, sha256: str) -> str:
        """The name of the object with this SHA-256 (hexadecimal)."""
        return hmac.digest(self._id_key, bytes.fromhex(sha256), "sha256").hex()

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
        group = Group(self, randomness, held)
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
        with _naming_failures(sealed), self._source(sealed) as source:
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
        with _naming_failures(sealed):
            source = self._source(sealed)
            try:
                return io.BufferedReader(_EvidenceReader(source, sealed), _PIECE)
            except BaseException:
                source.close()
                raise

    def check(self, sealed: SealedObject) -> None:
        """Read all of it and re-hash. Raises as :meth:`read` does."""
        if sealed.size < SMALL:
            self.read(sealed)
            return
        with self.open(sealed) as stream:
            if _hashed(stream) != (sealed.sha256, sealed.size):
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


class Group:
    """Puts that become durable together; made by :meth:`Vault.group`."""

    def __init__(self, vault: Vault, randomness: Randomness, held: Held) -> None:
        self._vault, self._randomness, self._held = vault, randomness, held
        self._packs = PackAppender(vault.folder, randomness)
        self._files: list[Path] = []
        self._made: dict[str, SealedObject] = {}

    def put(self, stream: BinaryIO) -> SealedObject:
        """Seal a stream from where it stands to its end. Raises as :meth:`Vault.put` does."""
        head = _read_up_to(stream, SMALL)
        if len(head) < SMALL:
            return self._put_small(head)
        if stream.seekable():
            return self._put_large(stream, stream.tell() - len(head))
        with self._spooled(head, stream) as spool:
            return self._put_large(spool, 0)

    def sync(self) -> None:
        """Make every put so far durable."""
        self._packs.sync()
        self._files.clear()

    def undo(self) -> None:
        """Take back every put since the last :meth:`sync`."""
        self._packs.undo()
        for path in self._files:
            path.unlink(missing_ok=True)

    def _put_small(self, content: bytes) -> SealedObject:
        sha256 = hashlib.sha256(content).hexdigest()
        name = self._vault.name_of(sha256)
        known = self._known(name)
        if known is not None:
            return known
        key = self._randomness(KEY)
        sealed = seal(content, key, self._randomness(SALT), context_of(name))
        place = self._packs.append(sealed)
        return self._keep(SealedObject(name, key, len(content), sha256, place))

    def _put_large(self, stream: BinaryIO, start: int) -> SealedObject:
        # Two passes: the name is bound into the seal, and needs the hash of everything.
        stream.seek(start)
        sha256, size = _hashed(stream)
        name = self._vault.name_of(sha256)
        known = self._known(name)
        if known is not None:
            return known
        stream.seek(start)
        key = self._randomness(KEY)
        # A part at random: an object of this name that was never acknowledged may be there.
        path = self._vault.folder / OBJECTS / name[:2] / f"{name}.{self._randomness(4).hex()}"
        length = self._write(path, stream, key, name, sha256)
        place = Place(path.relative_to(self._vault.folder).as_posix(), 0, length)
        return self._keep(SealedObject(name, key, size, sha256, place))

    def _write(self, path: Path, stream: BinaryIO, key: bytes, name: str, sha256: str) -> int:
        """Seal a stream into a file of its own, durably; how long the file is."""
        make_folder(path.parent)
        temporary = path.with_name(TEMPORARY + path.name)
        running = hashlib.sha256()
        with naming_a_full_disk(path.parent), removing_on_failure(temporary):
            with create_file(temporary) as file:
                pieces = _pieces(stream, running.update)
                salt = self._randomness(SALT)
                file.writelines(seal_pieces(pieces, key, salt, context_of(name)))
                length = file.tell()
                file.flush()
                os.fsync(file.fileno())
            if running.hexdigest() != sha256:
                raise ChangedWhileReading
            self._files.append(path)
            temporary.replace(path)
            sync_folder(path.parent)
        return length

    @contextmanager
    def _spooled(self, head: bytes, stream: BinaryIO) -> Iterator[BinaryIO]:
        """A stream that can be read twice, sealed on disk under a key that is then forgotten."""
        make_folder(self._vault.folder)
        path = self._vault.folder / f"{TEMPORARY}{self._randomness(8).hex()}"
        key = self._randomness(KEY)
        with naming_a_full_disk(path.parent):
            try:
                with create_file(path) as file:
                    pieces = _chained(head, stream)
                    file.writelines(seal_pieces(pieces, key, self._randomness(SALT)))
                source = path.open("rb", buffering=0)
                with SealedReader(source, 0, path.stat().st_size, key) as spool:
                    yield io.BufferedReader(spool, _PIECE)
            finally:
                path.unlink(missing_ok=True)

    def _known(self, name: str) -> SealedObject | None:
        return self._made.get(name) or self._held(name)

    def _keep(self, sealed: SealedObject) -> SealedObject:
        self._made[sealed.name] = sealed
        return sealed


class _EvidenceReader(SealedReader):
    """A sealed reader whose failures name the object."""

    def __init__(self, source: BinaryIO, sealed: SealedObject) -> None:
        self._sealed = sealed
        place = sealed.place
        super().__init__(source, place.start, place.length, sealed.key, context_of(sealed.name))

    def _chunk(self, number: int) -> bytes:
        with _naming_failures(self._sealed):
            return super()._chunk(number)


def context_of(name: str) -> bytes:
    """What the seal of an object of this name is bound to."""
    return _CONTEXT + name.encode("ascii")


@contextmanager
def _naming_failures(sealed: SealedObject) -> Iterator[None]:
    try:
        yield
    except SealBroken as error:
        raise EvidenceChanged(name=sealed.name) from error
    except FileNotFoundError as error:
        raise EvidenceMissing(name=sealed.name) from error
    except OSError as error:
        raise EvidenceUnreadable(name=sealed.name, reason=error.strerror) from error


def _drop(path: Path, kept: int) -> None:
    if not kept:
        path.unlink()
        return
    with path.open("rb+") as file:
        file.truncate(kept)
        os.fsync(file.fileno())


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """This many bytes, or fewer at the end: one read of a pipe may give less."""
    parts, missing = [], size
    while missing and (part := stream.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _pieces(stream: BinaryIO, seen: Callable[[bytes], None]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        seen(piece)
        yield piece


def _chained(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while piece := stream.read(_PIECE):
        yield piece


def _hashed(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 in hexadecimal and length of what is left of a stream."""
    running, size = hashlib.sha256(), 0
    while piece := stream.read(_PIECE):
        running.update(piece)
        size += len(piece)
    return running.hexdigest(), size
