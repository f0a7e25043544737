"""The disk: what is written here is there after the power fails, or was never there.

Every small file is written beside its place under a temporary name, flushed, renamed into
place, and then its folder is flushed. A reader so sees the old file or the new one, never a
part. Only our own files are flushed: ``sync`` would wait for everybody else's writes.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from habeas.words.errors import HabeasError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

TEMPORARY = ".new-"
"""What the name of an unfinished file begins with. Nothing under such a name was acknowledged."""

BINARY: int = getattr(os, "O_BINARY", 0)
"""Where the system would change line breaks, ask it not to."""

_BUFFER = 1024 * 1024
_REFUSALS = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EIO,
    errno.EFBIG,
    errno.EMFILE,
    errno.ENFILE,
)


class DiskFull(HabeasError):
    """Raised when there is no room left. What was being written is not visible anywhere."""

    message = "The disk holding {folder} is full. Nothing of this step was kept."
    hint = "Free some space there, then give the same command again: finished parts stay."


class WriteRefused(HabeasError):
    """Raised when the system or the disk does not let us write."""

    message = "Nothing can be written to {folder}: {reason}."
    hint = "Check that the folder is yours, that the disk is not read-only, and that it is sound."


@contextmanager
def naming_refusals(folder: Path) -> Iterator[None]:
    """Say what a refused write means: :class:`DiskFull` or :class:`WriteRefused`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(folder=folder) from error
        if error.errno in _REFUSALS:
            raise WriteRefused(folder=folder, reason=error.strerror) from error
        raise


def write_file(path: Path, content: bytes) -> None:
    """Put this content at this path durably and all at once.

    Raises :class:`DiskFull` and :class:`WriteRefused`.
    """
    temporary = path.with_name(TEMPORARY + path.name)
    with naming_refusals(path.parent), removing_on_failure(temporary):
        with create_file(temporary) as file:
            file.write(content)
            file.flush()
            flush(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)


@contextmanager
def removing_on_failure(path: Path) -> Iterator[None]:
    """Delete this file when the block does not end well."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def create_file(path: Path) -> BinaryIO:
    """Open a file for writing that only its owner may read; emptied when it was there."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    return os.fdopen(descriptor, "wb", buffering=_BUFFER)


def flush(descriptor: int) -> None:
    """Make what was written to an open file durable.

    On macOS ``fsync`` leaves it in the drive's own cache; ``F_FULLFSYNC`` does not.
    """
    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def blot_out(path: Path) -> None:
    """Write over a file where it stands, then take it away; one that is not there is no mistake.

    A disk may hold older blocks for a while all the same: the whole disk is encrypted.
    """
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            flush(file.fileno())
    except FileNotFoundError:
        return
    path.unlink()
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each durable, that only their owner may enter."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with naming_refusals(folder.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Systems that cannot open folders need none of it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make every file and every name below a folder durable."""
    for place, _, names in os.walk(folder):
        for name in names:
            _sync_file(Path(place, name))
        sync_folder(Path(place))


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        flush(file.fileno())
