"""Adding: bytes kept first, then opened; what cannot be opened is kept and named."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.archive import exhibits
from habeas.archive.access import Store
from habeas.archive.exhibits import Received
from habeas.evidence.openers import Openers
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.words.visible import as_name
from habeas.workspace.deriving import derive
from habeas.workspace.finding import Found, NotReadable, find
from habeas.workspace.opening import Workspace, now

GROUP = 16
"""Files that become durable with one flush and are acknowledged together."""

_KINDS = mimetypes.MimeTypes(filenames=())


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. ``exhibit`` is empty when it could not even be kept."""

    name: str
    exhibit: str = ""
    is_new: bool = False
    problem: HabeasError | None = None


def add(
    workspace: Workspace, paths: tuple[Path, ...], compartment: str, why: str, progress: Progress
) -> Iterator[Added]:
    """Keep files and folders; each outcome is given once it is durable.

    A stop in between loses nothing that was given, and the same call goes on from there.
    """
    workspace.require(Right.ADD)
    store = workspace.store(compartment)
    exhibits.recover(store, now(), os.urandom)
    found = list(find(paths, workspace.folder))
    adding = _Adding(workspace, store, why)
    with Openers() as openers:
        for start in range(0, len(found), GROUP):
            progress("adding", start, len(found))
            for one in adding.group(found[start : start + GROUP]):
                yield from _opened(workspace, store, one, openers)
    progress("adding", len(found), len(found))


class Telling:
    """The outcomes as lines; once they are all told, what failed by name, and how many."""

    def __init__(self, added: Iterable[Added]) -> None:
        self._added = added
        self.kept = self.again = 0
        self._failed: list[Added] = []

    @property
    def problems(self) -> int:
        """How many could not be kept, or not be read."""
        return len(self._failed)

    def __iter__(self) -> Iterator[str]:
        for one in self._added:
            self._count(one)
            yield _line(one)
        unread = [as_name(one.name) for one in self._failed if one.exhibit]
        lost = [as_name(one.name) for one in self._failed if not one.exhibit]
        yield from _named("Kept, but their text could not be read", unread)
        yield from _named("Not kept", lost)
        yield (
            f"{self.kept} kept, {self.again} held already and received again, "
            f"{self.problems} with a problem."
        )

    def _count(self, one: Added) -> None:
        if one.problem is not None:
            self._failed.append(one)
        elif one.is_new:
            self.kept += 1
        else:
            self.again += 1


@dataclass(frozen=True, slots=True)
class _Adding:
    workspace: Workspace
    store: Store
    why: str

    def group(self, found: list[Found]) -> list[Added]:
        """Keep up to a group's worth of files: durable when this returns.

        When one of them fails, each is kept by itself, so that only that one is named.
        """
        good = [path for path, problem in found if problem is None]
        try:
            kept = self._keep(good)
        except HabeasError:
            kept = [one for path in good for one in self._alone(path)]
        return [*kept, *(Added(str(path), problem=problem) for path, problem in found if problem)]

    def _alone(self, path: Path) -> list[Added]:
        try:
            return self._keep([path])
        except HabeasError as error:
            return [Added(str(path), problem=error)]

    def _keep(self, paths: list[Path]) -> list[Added]:
        with ExitStack() as held:
            arrivals = [
                (held.enter_context(_reading(path)), self._received(path)) for path in paths
            ]
            with _naming(paths):
                kept = exhibits.receive(self.store, arrivals, os.urandom)
        return [Added(path.name, *one) for path, one in zip(paths, kept, strict=True)]

    def _received(self, path: Path) -> Received:
        return Received(
            name=path.name,
            media_type=_KINDS.guess_type(path.name)[0] or "application/octet-stream",
            source_kind="file",
            how="added by hand",
            member=self.workspace.member.identifier,
            time=now(),
            reason=self.why,
        )


def _reading(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise NotReadable(path=path, reason=error.strerror) from error


@contextmanager
def _naming(paths: list[Path]) -> Iterator[None]:
    """A disk that stops giving bytes in the middle of a file is named with the file."""
    try:
        yield
    except OSError as error:
        raise NotReadable(path=", ".join(map(str, paths)), reason=error.strerror) from error


def _opened(workspace: Workspace, store: Store, one: Added, openers: Openers) -> Iterator[Added]:
    if not one.exhibit:
        yield one
        return
    try:
        problem, attached = derive(workspace, store, one.exhibit, openers, one.name)
    except HabeasError as error:
        # The bytes are kept; only what would follow from them could not be written.
        problem, attached = error, []
    yield Added(one.name, one.exhibit, one.is_new, problem)
    for name, exhibit, is_new in attached:
        yield from _opened(workspace, store, Added(name, exhibit, is_new), openers)


def _line(one: Added) -> str:
    name = as_name(one.name)
    if one.problem is None:
        return f"{'kept' if one.is_new else 'again'}  {one.exhibit}  {name}"
    what = f"kept, not read  {one.exhibit}" if one.exhibit else "not kept"
    return f"{what}  {name}\n  error: {one.problem}\n  hint: {one.problem.what_to_do}"


def _named(what: str, names: list[str]) -> list[str]:
    return [f"{what} ({len(names)}): {', '.join(names)}"] if names else []
