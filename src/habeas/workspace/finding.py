"""The files that were meant: folders walked in order, links followed once, nothing skipped."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from habeas.words.errors import HabeasError


class NoSuchFile(HabeasError):
    """Raised when nothing is at a path that was named."""

    message = "There is nothing at {path}."
    hint = "Check the spelling; a name with spaces needs quotation marks."


class LinkToNothing(HabeasError):
    """Raised for a link whose target is not there."""

    message = "{path} is a link, and what it leads to is not there."
    hint = "Look where it leads and add that, or attach the disk it was on."


class NotReadable(HabeasError):
    """Raised when the system refuses to give a file or folder."""

    message = "{path} cannot be read: {reason}."
    hint = "Check the path, your rights on it and whether its disk is whole; then add it again."


class NotAnOrdinaryFile(HabeasError):
    """Raised for a device, a pipe or a socket."""

    message = "{path} is not an ordinary file."
    hint = "Only files and folders can be added."


class LoopOfLinks(HabeasError):
    """Raised when a link leads back into a folder that is being added already."""

    message = "{path} is a link that leads back to a folder already visited."
    hint = "It was passed over; everything in that folder is added once."


class InsideWorkspace(HabeasError):
    """Raised when a workspace would be added to itself."""

    message = "{path} belongs to the workspace itself."
    hint = "Add the folder that holds the reports."


Found = tuple[Path, HabeasError | None]


def find(paths: tuple[Path, ...], workspace: Path) -> Iterator[Found]:
    """Every file meant by these paths, in order of name; with each, why it cannot be added.

    A file named twice is found once.
    """
    walk = _Walk(workspace)
    for path in paths:
        yield from walk.into(path)


class _Walk:
    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace.resolve()
        self._folders: set[tuple[int, int]] = set()
        self._files: set[Path] = set()

    def into(self, path: Path) -> Iterator[Found]:
        try:
            seen = path.stat()
        except OSError as error:
            yield path, _refusal(path, error)
            return
        if self._workspace in (path.resolve(), *path.resolve().parents):
            yield path, InsideWorkspace(path=path)
        elif stat.S_ISDIR(seen.st_mode):
            yield from self._folder(path, (seen.st_dev, seen.st_ino))
        elif not stat.S_ISREG(seen.st_mode):
            yield path, NotAnOrdinaryFile(path=path)
        elif path.resolve() not in self._files:
            self._files.add(path.resolve())
            yield path, None

    def _folder(self, path: Path, identity: tuple[int, int]) -> Iterator[Found]:
        if identity in self._folders:
            yield path, LoopOfLinks(path=path)
            return
        self._folders.add(identity)
        try:
            inside = sorted(os.listdir(path))
        except OSError as error:
            yield path, NotReadable(path=path, reason=error.strerror)
            return
        for name in inside:
            yield from self.into(path / name)


def _refusal(path: Path, error: OSError) -> HabeasError:
    if isinstance(error, FileNotFoundError):
        return LinkToNothing(path=path) if path.is_symlink() else NoSuchFile(path=path)
    return NotReadable(path=path, reason=error.strerror)
