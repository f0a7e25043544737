"""Avenues that a team writes down itself: files, kept version after version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.decisions import NoReason
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.own_files import OwnFile, check, file_name
from habeas.protection.faults import FileFault
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace.opening import GENERAL, Workspace, now
from habeas.workspace.scenarios import text_of

__all__ = ["Kept", "OwnFile"]


class FileWithoutName(HabeasError):
    """Raised for a file of avenues that has no name."""

    message = "The file has no name."
    hint = "Call it by what it holds, such as ombudsperson.yaml; mistakes are told by that name."


class NothingChanged(HabeasError):
    """Raised for a file that is handed in again exactly as it stands."""

    message = "{file} is there already, exactly like this."
    hint = "Change it first; or look at it: habeas avenue WORKSPACE check"


@dataclass(frozen=True, slots=True)
class Added:
    """A file that was kept. ``avenues`` are those it brings, ``version`` counts from 1."""

    name: str
    version: int
    avenues: tuple[str, ...]


def listed(workspace: Workspace) -> tuple[Kept[OwnFile], ...]:
    """Every file of the team, also those withdrawn, in order of their first version."""
    workspace.require(Right.READ)
    return ledger.held(workspace.general, OwnFile) if workspace.general else ()


def versions(workspace: Workspace, name: str) -> tuple[Kept[OwnFile], ...]:
    """Every version of a file, oldest first. Raises NotKept."""
    workspace.require(Right.READ)
    held = ledger.versions(workspace.store(GENERAL), OwnFile, name)
    if not held:
        raise ledger.NotKept(identifier=name)
    return held


def add_file(workspace: Workspace, path: Path) -> Kept[OwnFile]:
    """Keep a file of avenues as :func:`add` does. Raises ScenarioUnreadable besides."""
    return add(workspace, path.name, text_of(path))


def add(workspace: Workspace, name: str, text: str, seen: int | None = None) -> Kept[OwnFile]:
    """Keep a file of avenues, or its next version; it counts at once.

    ``seen`` is the version it was changed from; None for whichever is there. Raises FileFault
    with file, line and field of everything wrong, RestedOn, :class:`FileWithoutName`,
    :class:`NothingChanged` and WrittenMeanwhile.
    """
    workspace.require(Right.JUDGE)
    general, called = workspace.store(GENERAL), file_name(name)
    if not called:
        raise FileWithoutName
    held, told = ledger.versions(general, OwnFile, called), OwnFile(called, text)
    if held and held[-1].value == told:
        raise NothingChanged(file=called)
    check(catalogue(), (one.value for one in listed(workspace)), told)
    return ledger.put(general, called, told, _by(workspace), len(held) if seen is None else seen)


def withdraw(workspace: Workspace, name: str, reason: str) -> Kept[OwnFile]:
    """Let a file count no more; every version stays. Raises NotKept, NoReason and RestedOn."""
    workspace.require(Right.JUDGE)
    if not reason.strip():
        raise NoReason
    general = workspace.store(GENERAL)
    held = ledger.one(general, OwnFile, name)
    told = replace(held.value, is_withdrawn=True)
    check(catalogue(), (one.value for one in listed(workspace)), told)
    return ledger.put(general, name, told, _by(workspace), held.version, reason.strip())


def faults(error: HabeasError) -> tuple[HabeasError, ...]:
    """Everything that is wrong with a file, each with its line; for another error itself."""
    return error.all if isinstance(error, FileFault) else (error,)


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()
