"""Making and opening a workspace: one member's keys, and the compartments they open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from habeas.archive import access_log, begun_cases, closing, stores
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.access_log import Access, Action
from habeas.evidence import dumps
from habeas.evidence.compartments import (
    OpenCompartment,
    clear_unfinished,
    new_compartment,
    open_compartments,
)
from habeas.evidence.disk import create_file, flush, removing_on_failure, sync_folder
from habeas.evidence.layout import FolderNotEmpty, create_workspace
from habeas.evidence.locks import writing
from habeas.evidence.members import UnlockedMember, create_member, create_recovery, unlock
from habeas.evidence.passphrases import check_length
from habeas.evidence.recovery import sheet_text
from habeas.words.errors import HabeasError, NotThere
from habeas.words.identifiers import Kind
from habeas.words.roles import DOING, EVERY_ROLE, NotYourRole, Right
from habeas.workspace.burial import bury_due

GENERAL = people.GENERAL
"""The first compartment: collected reports, what members are called and what they may do."""

RECOVERY = people.RECOVERY
"""What the member behind the recovery sheet is called."""


class NoSuchCompartmentHere(NotThere):
    """Raised when no compartment of this name can be opened by this member."""

    message = "There is no compartment called {name} that you can open."
    hint = "See those you can: habeas compartment WORKSPACE list"


class SameName(HabeasError):
    """Raised rather than taking one compartment for another of the same name."""

    message = "There are several compartments called {name}: {identifiers}."
    hint = "Say which by its identifier. If nobody of the team made the second, ask who did."


class FileThere(HabeasError):
    """Raised rather than writing over a file."""

    message = "{path} is there already. It was left as it is."
    hint = "Give another name, or move that file away."


class CannotWrite(HabeasError):
    """Raised when a file a person named cannot be written."""

    message = "{path} cannot be written: {reason}."
    hint = "Give a file in a folder you may write to, on a disk with room."


class InsideTheWorkspace(HabeasError):
    """Raised when a clear file would be written into the encrypted folder."""

    message = "{path} lies inside the workspace. What is written there is in clear."
    hint = "Give a file outside of it; best on another disk."


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace: the member, and a store for each compartment they can open."""

    folder: Path
    member: UnlockedMember
    compartments: tuple[OpenCompartment, ...] = field(repr=False)
    stores: tuple[Store, ...]

    def store(self, name: str) -> Store:
        """The store of a compartment, by its identifier or name.

        By its identifier first, which nobody chooses. Raises :class:`NoSuchCompartmentHere`, and
        :class:`SameName` for a name that two of them have: whoever made the second may read what
        is meant for the first.
        """
        named = [store for store in self.stores if store.identifier == name]
        named = named or [store for store in self.stores if store.name == name]
        if not named:
            raise NoSuchCompartmentHere(name=name)
        if len(named) > 1:
            raise SameName(name=name, identifiers=", ".join(one.identifier for one in named))
        return named[0]

    def compartment(self, name: str) -> OpenCompartment:
        """A compartment by its name or identifier. Raises :class:`NoSuchCompartmentHere`."""
        identifier = self.store(name).identifier
        return next(one for one in self.compartments if one.identifier == identifier)

    @property
    def general(self) -> Store | None:
        """The store of the general compartment; None when this member cannot open it.

        Raises :class:`SameName`: roles are kept there, and nobody else's may count.
        """
        is_there = any(store.name == GENERAL for store in self.stores)
        return self.store(GENERAL) if is_there else None

    @property
    def rights(self) -> frozenset[Right]:
        """What this member's roles allow, in every compartment they can open.

        Roles are kept in the general compartment: who cannot open it may only read.
        """
        if self.general is None:
            return frozenset({Right.READ})
        return people.rights(self.general, self.member.identifier)

    def require(self, right: Right) -> None:
        """Raise NotYourRole unless one of this member's roles allows it; a refusal is noted."""
        if right in self.rights:
            return
        if self.general is not None:
            self.note_access(self.general, Action.ASKED, right.value, is_allowed=False)
        raise NotYourRole(doing=DOING[right])

    def note_access(
        self, store: Store, action: Action, *subjects: str, is_allowed: bool = True
    ) -> None:
        """Note in a compartment's access log that this member did something to these things."""
        by, at = self.member.identifier, now()
        told = (Access(by, at, action, subject, is_allowed) for subject in subjects)
        access_log.note(store, *told)


@dataclass(frozen=True, slots=True)
class Created:
    """A new workspace. ``sheet`` is the recovery sheet; it is kept nowhere."""

    member: str
    sheet: str = field(repr=False)


def now() -> datetime:
    """The clock of the product; every room is handed its time from here."""
    return datetime.now(UTC).replace(microsecond=0)


def check_new(folder: Path, sheet: Path | None = None) -> None:
    """Refuse before a passphrase is asked for. Raises FolderNotEmpty and :class:`FileThere`."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "habeas.json").exists():
        raise FolderNotEmpty(folder=folder)
    if sheet is None:
        return
    check_outside(folder, sheet)
    if os.path.lexists(sheet):
        raise FileThere(path=sheet)
    if not sheet.absolute().parent.is_dir():
        raise CannotWrite(path=sheet, reason="there is no such folder")


def create(folder: Path, passphrase: str, name: str = "") -> Created:
    """Make a workspace with its first member, a recovery sheet and the general compartment."""
    check_length(passphrase)
    dumps.forbid()
    create_workspace(folder)
    with writing(folder):
        member = create_member(folder, passphrase, os.urandom)
        recovery, code = create_recovery(folder, os.urandom)
        names = {member.identifier: name, recovery.identifier: RECOVERY}
        store = make_compartment(folder, GENERAL, names, folder.name)
        for first in names:
            people.set_roles(store, first, EVERY_ROLE, "", (member.identifier, now()))
    sheet = sheet_text(code, folder.resolve().name, now().date().isoformat())
    return Created(member.identifier, sheet)


def make_compartment(
    folder: Path,
    name: str,
    members: dict[str, str],
    workspace: str,
    kind: Kind = Kind.COMPARTMENT,
) -> Store:
    """A new compartment and its store, shared with these members (identifier → name)."""
    opened = new_compartment(folder, list(members), os.urandom, kind)
    store = stores.create_store(opened, name, workspace, now(), os.urandom)
    for identifier, called in members.items():
        people.name_member(store, identifier, called, now())
    return store


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file a person named, for their eyes only, whole or not at all. Text is in UTF-8.

    Raises :class:`FileThere` and :class:`CannotWrite`.
    """
    # The name is taken first, then given its content at once. A link would do both, but the
    # file system of a stick has none.
    part = path.with_name(f".habeas-{os.urandom(6).hex()}.part")
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise FileThere(path=path) from error
    except OSError as error:
        raise CannotWrite(path=path, reason=error.strerror or "no reason given") from error
    told = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        with removing_on_failure(path), removing_on_failure(part):
            with create_file(part) as file:
                file.write(told)
                file.flush()
                flush(file.fileno())
            part.replace(path)
            sync_folder(path.absolute().parent)
    except OSError as error:
        raise CannotWrite(path=path, reason=error.strerror or "no reason given") from error


def check_outside(workspace: Path, path: Path) -> None:
    """Refuse a clear file inside the encrypted folder. Raises :class:`InsideTheWorkspace`."""
    if workspace.resolve() in path.resolve().parents:
        raise InsideTheWorkspace(path=path)


@contextmanager
def open_workspace(folder: Path, passphrase: str, member: str = "") -> Iterator[Workspace]:
    """Unlock, open every compartment the member can, and close them all at the end.

    Holds the workspace for writing: one process at a time, so that what a crash left can be
    cleared. Raises the errors of :func:`~habeas.evidence.members.unlock`,
    :class:`~habeas.evidence.locks.WorkspaceInUse` and those of opening a store.
    """
    dumps.forbid()
    unlocked = unlock(folder, passphrase, member)
    with writing(folder):
        clear_unfinished(folder)
        bury_due(folder, now().date())
        opened = open_compartments(folder, unlocked)
        try:
            held = tuple(stores.open_store(one) for one in opened)
            for store in held:
                closing.catch_up(store, now().date())
            begun_cases.sweep(folder, unlocked, held)
            yield Workspace(folder, unlocked, opened, held)
        finally:
            stores.close_stores()
