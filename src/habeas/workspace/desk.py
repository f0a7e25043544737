"""The desk's side of a workspace: held for writing once, opened for each member signed in.

A served process holds one workspace. Each member who signs in opens their own key pair and
with it their own compartments; a store is closed, and its key forgotten, as soon as nobody
who may open it is signed in any more.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError

from habeas.archive import begun_cases, stores
from habeas.archive.access import Store
from habeas.evidence import dumps
from habeas.evidence.compartments import clear_unfinished, open_compartments
from habeas.evidence.layout import check_workspace
from habeas.evidence.locks import writing
from habeas.evidence.members import (
    NoSuchMember,
    UnlockedMember,
    WrongPassphrase,
    member_identifiers,
    unlock,
)
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import closed_words
from habeas.workspace.burial import bury_due
from habeas.workspace.looking import note_signed_out
from habeas.workspace.opening import Workspace, now
from habeas.workspace.upgrading import bring_up_to_date, everything


@dataclass(eq=False)
class SignedIn:
    """A member at the desk. ``workspace`` is replaced when compartments or keys change."""

    workspace: Workspace
    rights: frozenset[Right]
    """What the member's roles allow, as of the last change of keys or members."""

    @property
    def member(self) -> str:
        """The member's identifier."""
        return self.workspace.member.identifier


class Desk:
    """One served workspace and everybody who is signed in to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._present: list[SignedIn] = []
        self._opening = threading.Lock()
        self._turns = _Turns()

    def sign_in(self, passphrase: str, member: str = "") -> SignedIn:
        """Open what this passphrase opens; ``member`` is whose it is likely to be.

        Raises as :func:`~habeas.evidence.members.unlock` and opening a store do; then nothing
        of theirs stays open.
        """
        unlocked = self._unlocked(passphrase, member)
        bury_due(self.folder, now().date())
        with self.using(), self._opening:
            opened = self._open(unlocked)
            try:
                begun_cases.sweep(self.folder, unlocked, opened.stores)
                arrived = SignedIn(opened, opened.rights)
            except HabeasError:
                self._close_unneeded(opened.stores)
                raise
            self._present.append(arrived)
        return arrived

    def is_member(self, identifier: str) -> bool:
        """Whether somebody with this identifier has a key here."""
        return identifier in member_identifiers(self.folder)

    def upgrade(self, passphrase: str, member: str = "") -> int:
        """Bring up to date what this passphrase opens, a copy beside each; how many stores.

        Raises as :func:`~habeas.workspace.upgrading.upgrade` does.
        """
        unlocked = self._unlocked(passphrase, member)
        with self.alone(), self._opening:
            return len(bring_up_to_date(self.folder, unlocked, everything(self.folder, unlocked)))

    def sign_out(self, leaving: SignedIn) -> None:
        """Forget a member's keys, and close every store that nobody else present may open."""
        with self.alone(), self._opening:
            if leaving not in self._present:
                return
            self._present.remove(leaving)
            try:
                # A store that was damaged meanwhile, or a full disk, keeps nobody here.
                with suppress(HabeasError, DatabaseError):
                    note_signed_out(leaving.workspace)
            finally:
                self._close_unneeded(leaving.workspace.stores)

    def refresh(self) -> None:
        """Open everything anew for everybody present, after keys or members changed.

        While nobody else uses a store: what they hold until then may be closed already. What
        does not open for one is raised after all the others have theirs.
        """
        problem: HabeasError | None = None
        with self._opening:
            for one in self._present:
                try:
                    one.workspace = self._open(one.workspace.member)
                    one.rights = one.workspace.rights
                except HabeasError as error:
                    problem = problem or error
        if problem is not None:
            raise problem

    @contextmanager
    def using(self) -> Iterator[None]:
        """While this lasts no store is closed. Not for long work: take it piece by piece."""
        with self._turns.together():
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts nobody else uses a store: for changes of keys."""
        with self._turns.alone():
            yield

    def _unlocked(self, passphrase: str, member: str) -> UnlockedMember:
        """The likely member first, which is quicker; a browser may be shared, and one may leave."""
        try:
            return unlock(self.folder, passphrase, member)
        except (WrongPassphrase, NoSuchMember):
            return unlock(self.folder, passphrase)

    def _open(self, member: UnlockedMember) -> Workspace:
        opened = open_compartments(self.folder, member)
        held: list[Store] = []
        try:
            for one in opened:
                held.append(stores.open_store(one))  # those before a failure count
                closed_words.catch_up(held[-1])
        except HabeasError:
            self._close_unneeded(held)
            raise
        return Workspace(self.folder, member, opened, tuple(held))

    def _close_unneeded(self, left: Sequence[Store]) -> None:
        needed = {store.identifier for one in self._present for store in one.workspace.stores}
        unneeded = [store for store in left if store.identifier not in needed]
        if unneeded:
            stores.close_stores(*unneeded)


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    """Hold a workspace for serving it; every store is closed at the end.

    Raises :class:`~habeas.evidence.layout.NotAWorkspace`,
    :class:`~habeas.evidence.layout.NewerWorkspace` and
    :class:`~habeas.evidence.locks.WorkspaceInUse`.
    """
    check_workspace(folder)
    dumps.forbid()
    with writing(folder):
        clear_unfinished(folder)
        bury_due(folder, now().date())
        try:
            yield Desk(folder)
        finally:
            stores.close_stores()


class _Turns:
    """Many together, or one alone; who wants to be alone waits for no newcomers.

    Whoever has a turn already may take one more: a page that calls a verb which takes a turn
    of its own must not wait for itself.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._together = 0
        self._alone: int | None = None
        self._waiting = 0
        self._own = threading.local()

    @contextmanager
    def together(self) -> Iterator[None]:
        if self._alone == threading.get_ident() or getattr(self._own, "held", False):
            yield
            return
        with self._changed:
            self._changed.wait_for(lambda: self._alone is None and not self._waiting)
            self._together += 1
        self._own.held = True
        try:
            yield
        finally:
            self._own.held = False
            with self._changed:
                self._together -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        if self._alone == threading.get_ident():
            yield
            return
        if getattr(self._own, "held", False):
            # Two who both hold a turn and both wait to be alone would wait for ever.
            raise RuntimeError("alone() asked for while using()")
        with self._changed:
            self._waiting += 1
            self._changed.wait_for(lambda: self._alone is None and not self._together)
            self._waiting -= 1
            self._alone = threading.get_ident()
        try:
            yield
        finally:
            with self._changed:
                self._alone = None
                self._changed.notify_all()
