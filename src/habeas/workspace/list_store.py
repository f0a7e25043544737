"""Lists of people and their entries, kept in the compartment their file is kept in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from habeas.archive import ledger
from habeas.archive.access_log import Action
from habeas.archive.ledger import Kept, Writing
from habeas.numbers.entries import Entry, NamedList
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress, silent
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace, now

__all__ = ["Entry", "Kept", "NamedList"]


class SameListName(HabeasError):
    """Raised when a list of this name is already kept here."""

    message = "A list called {name} is already kept here: {identifier}."
    hint = "Give the new one another name; or take the old one back: habeas count … lists withdraw"


class NoSuchList(HabeasError):
    """Raised when a list is said to be copied from one that is not here."""

    message = "There is no list {identifier} here that it could have been copied from or to."
    hint = "Look which there are: habeas count WORKSPACE lists"


class NoReasonGiven(HabeasError):
    """Raised when something would be taken back without a reason."""

    message = "Nothing says why it is taken back."
    hint = 'Say it in a few words, such as "consent withdrawn", without naming anybody.'


def lists(workspace: Workspace, compartment: str) -> tuple[Kept[NamedList], ...]:
    """Every list that counts, the first kept first."""
    workspace.require(Right.READ)
    held = ledger.held(workspace.store(compartment), NamedList)
    return tuple(kept for kept in held if not kept.value.withdrawn)


def entries(workspace: Workspace, compartment: str, of: str = "") -> tuple[Entry, ...]:
    """The entries that count, of one list or of all. The look is noted. Raises NotKept."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    if of:
        one(workspace, compartment, of)
    known = {kept.identifier for kept in lists(workspace, compartment)}
    workspace.note_access(store, Action.LISTED, store.identifier)
    held = (kept.value for kept in ledger.held(store, Entry))
    wanted = known & {of} if of else known
    return tuple(entry for entry in held if entry.list in wanted and not entry.withdrawn)


def entry(workspace: Workspace, compartment: str, identifier: str) -> Entry:
    """One entry that counts, whoever else is on its list. Raises NotKept."""
    workspace.require(Right.READ)
    held = ledger.one(workspace.store(compartment), Entry, identifier).value
    one(workspace, compartment, held.list)
    if held.withdrawn:
        raise ledger.NotKept(identifier=identifier)
    return held


def one(workspace: Workspace, compartment: str, identifier: str) -> Kept[NamedList]:
    """One list that counts. Raises NotKept."""
    workspace.require(Right.READ)
    kept = ledger.one(workspace.store(compartment), NamedList, identifier)
    if kept.value.withdrawn:
        raise ledger.NotKept(identifier=identifier)
    return kept


def check_new(workspace: Workspace, compartment: str, told: NamedList) -> None:
    """Whether a list may be kept beside those here. Raises SameListName and NoSuchList."""
    here = {kept.identifier: kept.value.name for kept in lists(workspace, compartment)}
    for identifier, name in here.items():
        if name.casefold() == told.name.casefold():
            raise SameListName(name=told.name, identifier=identifier)
    for identifier in told.copies:
        if identifier not in here:
            raise NoSuchList(identifier=identifier)


def keep(
    workspace: Workspace,
    compartment: str,
    told: NamedList,
    held: Sequence[Entry],
    progress: Progress = silent,
) -> Kept[NamedList]:
    """Keep a list with its entries, all or nothing. Raises SameListName and NoSuchList."""
    workspace.require(Right.ADD)
    check_new(workspace, compartment, told)
    writings: list[Writing[NamedList | Entry]] = [Writing(told.identifier, told)]
    writings += [Writing(one.identifier, one) for one in held]
    by = (workspace.member.identifier, now())
    store = workspace.store(compartment)
    ledger.put_all(store, writings, by, progress)
    return ledger.one(store, NamedList, told.identifier)


def add(workspace: Workspace, compartment: str, further: Sequence[Entry]) -> None:
    """Put further entries on a list, all or none."""
    workspace.require(Right.JUDGE)
    written = [Writing(entry.identifier, entry) for entry in further]
    ledger.put_all(workspace.store(compartment), written, (workspace.member.identifier, now()))


def withdraw(workspace: Workspace, compartment: str, identifier: str, reason: str) -> None:
    """Take a list or one entry back: it stays as it was, and counts no more.

    Raises NotKept, NoReasonGiven and WrittenMeanwhile.
    """
    workspace.require(Right.ADD)
    if not reason.strip():
        raise NoReasonGiven
    store, by = workspace.store(compartment), (workspace.member.identifier, now())
    if identifier.startswith(f"{Kind.LIST}-"):
        kept = ledger.one(store, NamedList, identifier)
        value = replace(kept.value, withdrawn=True)
        ledger.put(store, identifier, value, by, kept.version, reason)
        return
    entry = ledger.one(store, Entry, identifier)
    gone = replace(entry.value, withdrawn=True)
    ledger.put(store, identifier, gone, by, entry.version, reason)


def new_list() -> str:
    """A new list's identifier."""
    return new_identifier(Kind.LIST, os.urandom)


def new_entry() -> str:
    """A new entry's identifier."""
    return new_identifier(Kind.ENTRY, os.urandom)
