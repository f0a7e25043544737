"""Groups: streams taken in and sealed together, durable with one flush.

Small objects go into packs (:mod:`habeas.evidence.packs`), larger ones into one file each,
written under a temporary name and renamed into place. Streams are read in pieces: an object
may be far larger than memory. Nothing is written to disk in clear.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from habeas.evidence.chunked import KEY, SALT, SealedReader, seal, seal_pieces
from habeas.evidence.disk import (
    TEMPORARY,
    create_file,
    flush,
    make_folder,
    naming_refusals,
    removing_on_failure,
    sync_folder,
)
from habeas.evidence.objects import ChangedWhileReading, SealedObject, context_of, name_of
from habeas.evidence.packs import PackAppender, Place
from habeas.words.identifiers import Randomness

SMALL = 1024 * 1024
"""Objects shorter than this go into packs."""

OBJECTS = "objects"
PIECE = 1024 * 1024
_WINDOW = 64 * 1024

Held = Callable[[str], SealedObject | None]
"""Finds an object that is already in the index by its name."""


class Group:
    """Puts that become durable together; made by :meth:`habeas.evidence.vault.Vault.group`."""

    def __init__(self, folder: Path, id_key: bytes, randomness: Randomness, held: Held) -> None:
        self._folder, self._id_key = folder, id_key
        self._randomness, self._held = randomness, held
        self._packs = PackAppender(folder, randomness)
        self._files: list[Path] = []
        self._made: dict[str, SealedObject] = {}

    def put(self, stream: BinaryIO) -> SealedObject:
        """Seal a stream from where it stands to its end.

        Raises :class:`~habeas.evidence.disk.DiskFull`,
        :class:`~habeas.evidence.disk.WriteRefused` and
        :class:`~habeas.evidence.objects.ChangedWhileReading`.
        """
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
        name = name_of(sha256, self._id_key)
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
        sha256, size = hashed(stream)
        name = name_of(sha256, self._id_key)
        known = self._known(name)
        if known is not None:
            return known
        stream.seek(start)
        key = self._randomness(KEY)
        # A part at random: an object of this name that was never acknowledged may be there.
        path = self._folder / OBJECTS / name[:2] / f"{name}.{self._randomness(4).hex()}"
        length = self._write(path, stream, key, name, sha256)
        place = Place(path.relative_to(self._folder).as_posix(), 0, length)
        return self._keep(SealedObject(name, key, size, sha256, place))

    def _write(self, path: Path, stream: BinaryIO, key: bytes, name: str, sha256: str) -> int:
        """Seal a stream into a file of its own, durably; how long the file is."""
        make_folder(path.parent)
        temporary = path.with_name(TEMPORARY + path.name)
        running = hashlib.sha256()
        with naming_refusals(path.parent), removing_on_failure(temporary):
            with create_file(temporary) as file:
                pieces = _pieces(stream, running.update)
                salt = self._randomness(SALT)
                file.writelines(seal_pieces(pieces, key, salt, context_of(name)))
                length = file.tell()
                file.flush()
                flush(file.fileno())
            if running.hexdigest() != sha256:
                raise ChangedWhileReading
            self._files.append(path)
            temporary.replace(path)
            sync_folder(path.parent)
        return length

    @contextmanager
    def _spooled(self, head: bytes, stream: BinaryIO) -> Iterator[BinaryIO]:
        """A stream that can be read twice, sealed on disk under a key that is then forgotten."""
        make_folder(self._folder)
        path = self._folder / f"{TEMPORARY}{self._randomness(8).hex()}"
        key = self._randomness(KEY)
        with naming_refusals(path.parent):
            try:
                with create_file(path) as file:
                    pieces = _chained(head, stream)
                    file.writelines(seal_pieces(pieces, key, self._randomness(SALT)))
                source = path.open("rb", buffering=0)
                with SealedReader(source, 0, path.stat().st_size, key) as spool:
                    yield io.BufferedReader(spool, _WINDOW)
            finally:
                path.unlink(missing_ok=True)

    def _known(self, name: str) -> SealedObject | None:
        return self._made.get(name) or self._held(name)

    def _keep(self, sealed: SealedObject) -> SealedObject:
        self._made[sealed.name] = sealed
        return sealed


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """This many bytes, or fewer at the end: one read of a pipe may give less."""
    parts, missing = [], size
    while missing and (part := stream.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _pieces(stream: BinaryIO, seen: Callable[[bytes], None]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        seen(piece)
        yield piece


def _chained(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while piece := stream.read(PIECE):
        yield piece


def hashed(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 in hexadecimal and length of what is left of a stream."""
    running, size = hashlib.sha256(), 0
    while piece := stream.read(PIECE):
        running.update(piece)
        size += len(piece)
    return running.hexdigest(), size
