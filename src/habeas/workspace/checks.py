"""Checking a compartment step by step at the desk, and keeping what was found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.archive import checks, custody, demonstrations, exhibit_list, verification
from habeas.archive.access_log import Action
from habeas.archive.checks import Check
from habeas.archive.custody import KeptCheckpoint
from habeas.archive.demonstrations import Flipped, Shortened
from habeas.archive.paging import Page
from habeas.archive.verification import Finding, Problem
from habeas.evidence import checkpoints as signed
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import compartments
from habeas.workspace.opening import Workspace, now
from habeas.workspace.verifying import strange_keys

__all__ = ["Check", "Finding", "Flipped", "KeptCheckpoint", "Problem", "Shortened"]

EVERY = 500
"""Exhibits after which a line is told."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What should open for this member and does not, in the whole workspace."""

    is_general: bool
    compartments: tuple[str, ...]
    keys: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.is_general or self.compartments or self.keys)


@dataclass(frozen=True, slots=True)
class Held:
    """A checkpoint that the log still holds: its entries, and how many came since."""

    size: int
    since: int


def check(
    workspace: Workspace, compartment: str, progress: Progress
) -> Iterator[int | Finding | Check]:
    """Hold everything of a compartment against what was kept.

    Gives each thing that does not match, the number of exhibits done now and then, and at the
    end the check as it was kept.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    found: list[Finding] = []
    far = _Far(progress)
    for one in verification.steps(store, progress=far):
        if one is not None:
            found.append(one)
            yield one
        elif far.done and far.done % EVERY == 0:
            yield far.done
    yield checks.keep(store, found, (workspace.member.identifier, now()), os.urandom)


def last_check(workspace: Workspace, compartment: str) -> Check | None:
    """The last check of a compartment; None when there was none."""
    workspace.require(Right.READ)
    return checks.last(workspace.store(compartment))


def number_of_exhibits(workspace: Workspace, compartment: str) -> int:
    """How many exhibits a check would read."""
    workspace.require(Right.READ)
    return exhibit_list.total(workspace.store(compartment))


def missing(workspace: Workspace) -> Missing:
    """What should open and does not: evidence must not go missing in silence."""
    workspace.require(Right.READ)
    lost = compartments.missing(workspace)
    return Missing(workspace.general is None, lost, tuple(strange_keys(workspace)))


def make_checkpoint(workspace: Workspace, compartment: str) -> None:
    """Sign the log's present state. Everybody may: it holds the keepers to what was there."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    custody.checkpoint(store, workspace.member.identifier, now(), os.urandom)


def checkpoints(
    workspace: Workspace, compartment: str, offset: int, limit: int
) -> Page[KeptCheckpoint]:
    """Checkpoints made here, newest first."""
    workspace.require(Right.READ)
    return custody.checkpoints_page(workspace.store(compartment), offset, limit)


def export_checkpoint(workspace: Workspace, compartment: str, number: int) -> KeptCheckpoint:
    """A checkpoint to be kept elsewhere; that it was taken out is noted.

    Raises :class:`~habeas.archive.custody.NoSuchCheckpoint`.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    kept = custody.kept_checkpoint(store, number)
    workspace.note_access(store, Action.EXPORTED, f"checkpoint/{number}")
    return kept


def verifier_key(workspace: Workspace, compartment: str) -> str:
    """The public key with which anybody can check a checkpoint's signature, as one line."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    return signed.verifier_key(custody.origin_of(store), store.log_key)


def hold(workspace: Workspace, compartment: str, note: str) -> Held:
    """Hold the log against a checkpoint that was kept elsewhere.

    Raises as :func:`~habeas.archive.custody.hold_against` does.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    checkpoint = custody.hold_against(store, note)
    return Held(checkpoint.size, len(custody.leaves(store)) - checkpoint.size)


def flip_a_byte(workspace: Workspace, compartment: str) -> Flipped:
    """Tamper with a copy of one exhibit, and check the copy and the real one.

    Raises :class:`~habeas.archive.demonstrations.NothingToShow`.
    """
    workspace.require(Right.READ)
    return demonstrations.flip_a_byte(workspace.store(compartment), workspace.folder)


def shorten_the_log(workspace: Workspace, compartment: str) -> Shortened:
    """Take the end off a copy of the log, and hold it against a checkpoint.

    Raises :class:`~habeas.archive.demonstrations.NothingToShow`.
    """
    workspace.require(Right.READ)
    return demonstrations.shorten_the_log(workspace.store(compartment))


class _Far:
    """Remembers how many exhibits are done, and tells it on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.done = 0

    def __call__(self, step: str, done: int, total: int) -> None:
        self.done = done
        self._progress(step, done, total)
