"""One writer per workspace: a second process that wants to write is told, not interleaved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.evidence.disk import naming_refusals
from habeas.evidence.layout import LOCK
from habeas.words.errors import HabeasError

try:
    import fcntl
except ImportError:  # Windows
    HAS_FLOCK = False
else:
    HAS_FLOCK = True


class WorkspaceInUse(HabeasError):
    """Raised when another process is writing to this workspace."""

    message = "Another Habeas is writing to {workspace} just now."
    hint = "Wait until it has finished, or close it; then give the command again."


class WorkspaceLeftLocked(HabeasError):
    """Raised where the system has no locks that end with their process, and one was left."""

    message = "{workspace} is in use, or was left locked when a Habeas ended suddenly."
    hint = "If no other Habeas is running, delete {lock} and try again."


class LocksNotHeld(HabeasError):
    """Raised when the file system under a workspace cannot keep two writers apart."""

    message = "The disk under {workspace} cannot lock files: {reason}."
    hint = "Move the workspace to a disk of this machine; network folders are not safe for it."


@contextmanager
def writing(workspace: Path) -> Iterator[None]:
    """Hold the workspace for writing. Raises :class:`WorkspaceInUse` at once, never waits,
    :class:`LocksNotHeld` and :class:`~habeas.evidence.disk.WriteRefused`.

    The lock is the system's (``flock``): it ends with the process however that ends. Where
    there is none, a file stands for it, and :class:`WorkspaceLeftLocked` explains itself.
    """
    hold = _flocked if HAS_FLOCK else _marked
    with hold(workspace):
        yield


@contextmanager
def _flocked(workspace: Path) -> Iterator[None]:
    with naming_refusals(workspace):
        descriptor = os.open(workspace / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WorkspaceInUse(workspace=workspace) from error
        except OSError as error:
            raise LocksNotHeld(workspace=workspace, reason=error.strerror) from error
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _marked(workspace: Path) -> Iterator[None]:
    lock = workspace / (LOCK + ".held")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise WorkspaceLeftLocked(workspace=workspace, lock=lock) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
