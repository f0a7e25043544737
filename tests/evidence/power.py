"""What a disk may hold after the power fails: every legal state, from a trace of the real code.

Killing a process does not lose what the system had not yet written. This does: it records each
step the code takes on the disk, and for the moment after each step builds every state the disk
may legally be in:

- a file holds what it held when it was last flushed, what it held at that moment, or, torn,
  a part of what was added;
- a name made, changed or removed in a folder since that folder was last flushed has taken
  effect or not, each independently of the others.

The method follows CrashMonkey and ACE (Mohan and others, OSDI 2018): few operations, all states.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

Names = dict[str, int | None]
"""Path to inode; None for a folder."""

Change = tuple[str, int | None, bool]
"""A path, what it names, and whether the name was made or removed."""

Step = tuple[Change, ...]
"""What takes effect together: a rename is one step, never half of one."""


WATCHED = ("fsync", "replace", "open", "mkdir", "unlink", "rmdir")


@dataclass
class Moment:
    """The disk after one step, and what had been promised to the caller by then."""

    flushed: dict[int, bytes]
    held: dict[int, bytes]
    durable: Names
    pending: list[Step]
    """What is not yet flushed into its folder."""
    promised: tuple[object, ...]


@dataclass
class Trace:
    """Records what reaches the disk below one folder."""

    root: Path
    without: frozenset[str] = frozenset()
    """Flushes to leave out, as a fault would: of ``files`` or of ``folders``."""
    moments: list[Moment] = field(default_factory=list)
    promised: list[object] = field(default_factory=list)
    _flushed: dict[int, bytes] = field(default_factory=dict)
    _durable: Names = field(default_factory=dict)
    _pending: list[Step] = field(default_factory=list)

    def promise(self, thing: object) -> None:
        """The caller was told that this is kept."""
        self.promised.append(thing)
        self._note()

    @contextmanager
    def recording(self) -> Iterator["Trace"]:
        """Watch the steps made inside the block; the state at its start counts as durable."""
        self._durable = self._names()
        self._flushed = self._contents()
        real = {name: getattr(os, name) for name in WATCHED}
        try:
            for name, function in real.items():
                setattr(os, name, getattr(self, "_" + name)(function))
            yield self
        finally:
            for name, function in real.items():
                setattr(os, name, function)

    def _fsync(self, real):
        def fsync(descriptor):
            self._note()
            real(descriptor)
            path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
            if path.is_dir() and "folders" not in self.without:
                self._flush_names(path)
            elif path.is_file() and "files" not in self.without:
                self._flushed[path.stat().st_ino] = path.read_bytes()
            self._note()

        return fsync

    def _replace(self, real):
        def replace(source, target, **folders):
            real(source, target, **folders)
            inode = os.stat(target).st_ino
            self._change((self._name(target), inode, True), (self._name(source), inode, False))

        return replace

    def _open(self, real):
        def opened(path, flags, *rest, **options):
            new = flags & os.O_CREAT and not os.path.exists(path)
            descriptor = real(path, flags, *rest, **options)
            if new:
                self.made(path)
            return descriptor

        return opened

    def _mkdir(self, real):
        def mkdir(path, *rest, **options):
            real(path, *rest, **options)
            self._change((self._name(path), None, True))

        return mkdir

    def _unlink(self, real):
        def unlink(path, *, dir_fd=None):
            inode = os.stat(path, dir_fd=dir_fd).st_ino
            real(path, dir_fd=dir_fd)
            self._change((self._name(path, dir_fd), inode, False))

        return unlink

    def _rmdir(self, real):
        def rmdir(path, *, dir_fd=None):
            real(path, dir_fd=dir_fd)
            self._change((self._name(path, dir_fd), None, False))

        return rmdir

    def made(self, path) -> None:
        """A file was made; also for those the caller makes without ``os.open``."""
        self._change((self._name(path), os.stat(path).st_ino, True))

    def _change(self, *changes: Change) -> None:
        self._pending.append(changes)
        self._note()

    def _flush_names(self, folder: Path) -> None:
        here = self._name(folder)
        for step in self._pending:
            if os.path.dirname(step[0][0]) == here:
                _apply(self._durable, step)
        self._pending = [s for s in self._pending if os.path.dirname(s[0][0]) != here]

    def _note(self) -> None:
        self.moments.append(
            Moment(
                dict(self._flushed),
                self._contents(),
                dict(self._durable),
                list(self._pending),
                tuple(self.promised),
            )
        )

    def _name(self, path, folder: int | None = None) -> str:
        above = "" if folder is None else os.readlink(f"/proc/self/fd/{folder}")
        name = os.path.relpath(os.path.join(above, path), self.root)
        return "" if name == "." else name

    def _names(self) -> Names:
        found: Names = {}
        for path in self.root.rglob("*"):
            found[self._name(path)] = None if path.is_dir() else path.stat().st_ino
        return found

    def _contents(self) -> dict[int, bytes]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.stat().st_ino: path.read_bytes() for path in files}


def states_after(moment: Moment, into: Path) -> Iterator[Path]:
    """Build each legal state after this moment, one at a time, in a folder of its own."""
    for taken in itertools.product((False, True), repeat=len(moment.pending)):
        names = dict(moment.durable)
        for step in itertools.compress(moment.pending, taken):
            _apply(names, step)
        inodes = sorted({inode for inode in names.values() if inode is not None})
        for contents in itertools.product(*(_contents_of(moment, inode) for inode in inodes)):
            _build(into, names, dict(zip(inodes, contents, strict=True)))
            yield into


def _contents_of(moment: Moment, inode: int) -> list[bytes]:
    flushed = moment.flushed.get(inode, b"")
    held = moment.held.get(inode, flushed)
    if held == flushed:
        return [flushed]
    return [flushed, held, held[: (len(flushed) + len(held)) // 2]]


def _apply(names: Names, step: Step) -> None:
    for path, inode, is_made in step:
        if is_made:
            names[path] = inode
        elif names.get(path, -1) == inode:
            del names[path]


def _build(into: Path, names: Names, contents: dict[int, bytes]) -> None:
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    for path, inode in sorted(names.items()):
        parent = os.path.dirname(path)
        if parent and parent not in names:
            continue  # its folder was never made durable, so neither was it
        if inode is None:
            (into / path).mkdir()
        elif (into / path).parent.is_dir():
            (into / path).write_bytes(contents[inode])
