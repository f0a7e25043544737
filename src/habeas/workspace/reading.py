"""Reading: renditions into draft statements; what was read is not read again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.archive import exhibits, renditions, statements
from habeas.archive.access import Store
from habeas.archive.exhibit_list import by_name, came_as
from habeas.archive.statements import Reading
from habeas.evidence.openers import Openers
from habeas.intake.kept import SOURCE_KIND
from habeas.reading import reader
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.words.visible import as_name
from habeas.workspace.deriving import derive
from habeas.workspace.opening import Workspace, now
from habeas.workspace.withholding import files_of_counts

ENGINE = f"{reader.ENGINE}/{reader.VERSION}"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from one exhibit."""

    exhibit: str
    name: str
    language: str = ""
    drafts: int = 0
    problem: HabeasError | None = None


def read(
    workspace: Workspace,
    only: tuple[str, ...],
    again: bool,
    progress: Progress,
    compartment: str = "",
) -> Iterator[Read]:
    """Draft statements from every exhibit not read yet, or from those named.

    In one compartment, or in all this member can open. Each exhibit is one transaction: a stop
    loses none that was given. ``again`` opens and reads anew; what a person decided on stays
    as decided.
    """
    workspace.require(Right.ADD)
    stores = (workspace.store(compartment),) if compartment else workspace.stores
    todo = [(store, x) for store in stores for x in _todo(store, only, again)]
    missing = set(only) - {exhibit for _, exhibit in todo}
    if only and missing:
        raise exhibits.NoSuchExhibit(exhibit=", ".join(sorted(missing)))
    with Openers() as openers:
        for number, (store, exhibit) in enumerate(todo):
            progress("reading", number, len(todo))
            yield _read(workspace, store, exhibit, openers, again)
    progress("reading", len(todo), len(todo))


class Telling:
    """What was read as lines; how much it was once all is told."""

    def __init__(self, done: Iterable[Read]) -> None:
        self._done = done
        self.exhibits = self.drafts = 0
        self._failed: list[str] = []

    @property
    def problems(self) -> int:
        """How many could not be read."""
        return len(self._failed)

    def __iter__(self) -> Iterator[str]:
        for one in self._done:
            self.exhibits += 1
            self.drafts += one.drafts
            if one.problem is not None:
                self._failed.append(as_name(one.name))
            yield _line(one)
        if self._failed:
            yield f"Not read ({self.problems}): {', '.join(self._failed)}"
        done = self.exhibits - self.problems
        yield f"{self.drafts} draft statements from {done} exhibits; a person confirms."


def _todo(store: Store, only: tuple[str, ...], again: bool) -> list[str]:
    held = by_name(store, only)
    if only:
        return list(held)
    apart = came_as(store, SOURCE_KIND)  # read by nothing at its desk
    apart |= files_of_counts(store)  # kept as they came: what a mapping leaves out is never read
    held = tuple(exhibit for exhibit in held if exhibit not in apart)
    if again:
        return list(held)
    opened = renditions.opened(store)
    unread = set(statements.unread(store, ENGINE))
    return [exhibit for exhibit in held if exhibit in unread or exhibit not in opened]


def _read(workspace: Workspace, store: Store, exhibit: str, openers: Openers, again: bool) -> Read:
    name = exhibits.exhibit(store, exhibit).name
    try:
        problem, _ = derive(workspace, store, exhibit, openers, again=again)
        if problem is not None:
            return Read(exhibit, name, problem=problem)
        rendition = renditions.rendition(store, exhibit).rendition
        reading = Reading(exhibit, ENGINE, reader.read(rendition))
        kept = statements.keep_drafts(store, reading, now(), os.urandom)
    except HabeasError as error:
        return Read(exhibit, name, problem=error)
    return Read(exhibit, name, rendition.language, len(kept))


def _line(one: Read) -> str:
    name = as_name(one.name)
    if one.problem is not None:
        told = f"  error: {one.problem}\n  hint: {one.problem.what_to_do}"
        return f"not read  {one.exhibit}  {name}\n{told}"
    note = "" if one.language == "en" else f"  (language {one.language}: kept, not read into)"
    return f"read  {one.exhibit}  {one.drafts} statements  {name}{note}"
