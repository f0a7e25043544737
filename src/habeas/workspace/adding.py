"""Adding: bytes kept first, then opened; what cannot be opened is kept and named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from habeas.archive import exhibits
from habeas.archive.access import Store
from habeas.evidence.openers import Openers
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.words.visible import as_name
from habeas.workspace.deriving import derive
from habeas.workspace.finding import Found, NotReadable, find
from habeas.workspace.keeping import Added, Arrival, Keeping
from habeas.workspace.opening import Workspace, now

__all__ = ["Added", "Arrival", "Telling", "add", "begin", "keep", "open_kept"]

GROUP = 16
"""Files that become durable with one flush and are acknowledged together."""


def add(
    workspace: Workspace, paths: tuple[Path, ...], compartment: str, why: str, progress: Progress
) -> Iterator[Added]:
    """Keep files and folders; each outcome is given once it is durable.

    A stop in between loses nothing that was given, and the same call goes on from there.
    """
    begin(workspace, compartment)
    found = [_arrival(one) for one in find(paths, workspace.folder)]
    keeping = Keeping(workspace, workspace.store(compartment), "added by hand", why)
    with Openers() as openers:
        for start in range(0, len(found), GROUP):
            progress("adding", start, len(found))
            for one in keeping.group(found[start : start + GROUP]):
                yield from _opened(workspace, keeping.store, one, openers)
    progress("adding", len(found), len(found))


def begin(workspace: Workspace, compartment: str) -> None:
    """Before anything is added: clear from the vault what an interrupted step left there."""
    workspace.require(Right.ADD)
    exhibits.recover(workspace.store(compartment), now(), os.urandom)


def keep(
    workspace: Workspace, arrivals: Sequence[Arrival], compartment: str, why: str
) -> tuple[Added, ...]:
    """Keep files that were handed in at the desk: durable when this returns, not yet opened."""
    workspace.require(Right.ADD)
    keeping = Keeping(workspace, workspace.store(compartment), "handed in at the desk", why)
    starts = range(0, len(arrivals), GROUP)
    return tuple(one for at in starts for one in keeping.group(arrivals[at : at + GROUP]))


def open_kept(
    workspace: Workspace, kept: Sequence[Added], compartment: str, progress: Progress
) -> Iterator[Added]:
    """Open what was kept, and whatever is attached to it; each outcome once it is durable."""
    workspace.require(Right.ADD)
    store = workspace.store(compartment)
    with Openers() as openers:
        for number, one in enumerate(kept):
            progress("opening", number, len(kept))
            yield from _opened(workspace, store, one, openers)
    progress("opening", len(kept), len(kept))


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


def _arrival(found: Found) -> Arrival:
    path, problem = found
    return Arrival(path.name, str(path), partial(_reading, path), problem)


def _reading(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise NotReadable(path=path, reason=error.strerror) from error


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
