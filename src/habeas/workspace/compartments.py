"""Compartments: list, make, share, withdraw, rekey."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from habeas.archive import custody, history, stores
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.history import Change, SubjectKind
from habeas.evidence import compartments as keys
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.evidence.members import NoSuchMember, member_identifiers, recipient_of
from habeas.words.errors import HabeasError, WrongUse
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.opening import GENERAL, Workspace, make_compartment, now

_PURPOSE, _WITHDRAWN = "purpose", "withdrawn"
"""Fields of a compartment's history: what it is for, and whom it was taken from and why."""

_IDENTIFIER = re.compile(r"[a-z]-[0-9a-z]{12}")
_MEMBER = "member"
"""The detail of an event that says to whom a compartment was opened, or closed."""


class NameTaken(HabeasError):
    """Raised when a compartment of this name is there already."""

    message = "There is a compartment called {name} already."
    hint = "Give another name."


class KeyFileChanged(HabeasError):
    """Raised rather than sharing with a public key that is not the one a member came with."""

    message = "The key file of {member} holds another public key than the team knows."
    hint = "Somebody may have put it there. Take that member out, and add them anew in person."


class Purpose(StrEnum):
    """What a compartment is made for."""

    REPORTS = "reports"
    TESTIMONY = "testimony"
    CASES = "cases"
    """The caseworkers' list and the places they know: one line for each case, and no more."""
    INTAKE = "intake"
    """A desk of the sealed intake: reports nobody has verified, for its members alone."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Somebody who opens a compartment."""

    member: str
    name: str
    is_you: bool
    is_sheet: bool


@dataclass(frozen=True, slots=True)
class Compartment:
    """One compartment that you open, and who else does."""

    identifier: str
    name: str
    purpose: Purpose | None
    openers: tuple[Opener, ...]

    @property
    def is_general(self) -> bool:
        """Whether it is the one everybody opens."""
        return self.name == GENERAL


def yours(workspace: Workspace) -> tuple[Compartment, ...]:
    """The compartments this member can open, the general one first, then by name."""
    workspace.require(Right.READ)
    ordered = sorted(workspace.compartments, key=lambda one: _place(workspace, one))
    return tuple(_told(workspace, one) for one in ordered)


def one_of_yours(workspace: Workspace, identifier: str) -> Compartment:
    """One compartment that this member can open."""
    workspace.require(Right.READ)
    return _told(workspace, workspace.compartment(identifier))


def for_purpose(workspace: Workspace, purpose: Purpose) -> Store | None:
    """The compartment that you can open and that was made for this; None when there is none."""
    workspace.require(Right.READ)
    return next((store for store in workspace.stores if _purpose(store) is purpose), None)


def all_for_purpose(workspace: Workspace, purpose: Purpose) -> tuple[Store, ...]:
    """Every compartment that you can open and that was made for this."""
    workspace.require(Right.READ)
    return tuple(store for store in workspace.stores if _purpose(store) is purpose)


def _told(workspace: Workspace, opened: keys.OpenCompartment) -> Compartment:
    store, you = workspace.store(opened.identifier), workspace.member.identifier
    called = people.called(store)
    openers = [
        Opener(one, called.get(one, ""), one == you, called.get(one) == people.RECOVERY)
        for one in keys.members_of(opened)
    ]
    openers.sort(key=lambda one: (not one.is_you, one.is_sheet, one.name.casefold()))
    return Compartment(store.identifier, store.name, _purpose(store), tuple(openers))


def _purpose(store: Store) -> Purpose | None:
    changes = history.history(store, SubjectKind.COMPARTMENT, store.identifier)
    said = [change.new for change in changes if change.field == _PURPOSE]
    return Purpose(said[-1]) if said else None


def listed(workspace: Workspace, names: tuple[str, ...] = ()) -> list[str]:
    """The compartments this member can open, and with whom each is shared; of cases, how many."""
    workspace.require(Right.READ)
    lines = []
    for opened in sorted(workspace.compartments, key=lambda one: _place(workspace, one)):
        store = workspace.store(opened.identifier)
        called = people.called(store)
        shared = [called.get(m) or m for m in keys.members_of(opened)]
        lines.append(f"{opened.identifier}  {store.name}  opened by: {', '.join(shared)}")
    cases = len(keys.cases_opened_by(workspace.folder, workspace.member.identifier))
    if cases:
        lines.append(f"Besides, you open cases: {cases}. See: habeas case WORKSPACE list")
    return lines


def _place(workspace: Workspace, opened: keys.OpenCompartment) -> tuple[bool, str]:
    name = workspace.store(opened.identifier).name
    return name != GENERAL, name


def new(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """A new compartment, opened by this member and the recovery sheet."""
    workspace.require(Right.KEEP)
    name = _one(names, "new NAME")
    made = make(workspace, name)
    return [f"Made the compartment {name} ({made}), opened by you and the sheet."]


def make(workspace: Workspace, name: str, purpose: Purpose | None = None) -> str:
    """The identifier of a new compartment, opened by this member and the recovery sheet.

    Raises :class:`NameTaken`. Open the workspace again afterwards.
    """
    workspace.require(Right.KEEP)
    # An identifier as a name would lead what is meant for another compartment into this one.
    if _IDENTIFIER.fullmatch(name) or any(store.name == name for store in workspace.stores):
        raise NameTaken(name=name)
    called = people.called(workspace.store(GENERAL))
    members = {m: called.get(m, "") for m in (workspace.member.identifier, *sheets(workspace))}
    store = make_compartment(workspace.folder, name, members, workspace.folder.name)
    note_shared(workspace, store.identifier, list(members))
    if purpose is not None:
        _change(workspace, store, (_PURPOSE, "", purpose.value), "")
    return store.identifier


def share(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """Let further members open a compartment."""
    workspace.require(Right.KEEP)
    name, members = _named(names, "share NAME MEMBER…")
    store = workspace.store(name)
    called = people.called(workspace.store(GENERAL))
    for member in members:
        check_key_file(workspace, member)
    keys.share(workspace.folder, workspace.compartment(name), members)
    note_shared(workspace, store.identifier, members)
    for member in members:
        people.name_member(store, member, called.get(member, ""), now())
    return [f"{name} can now be opened by {', '.join(members)} too."]


def check_key_file(workspace: Workspace, member: str) -> None:
    """Raise :class:`KeyFileChanged` unless a member's public key is the one general knows.

    The list of the general compartment is sealed under its key; a key file is not, and whoever
    can write to the disk could put their own in its place and wait to be let in.
    """
    known = keys.recipients_of(workspace.compartment(GENERAL)).get(member)
    if known is not None and known != recipient_of(workspace.folder, member):
        raise KeyFileChanged(member=member)


def withdraw(workspace: Workspace, names: tuple[str, ...], reason: str = "") -> list[str]:
    """Take members out of a compartment: those who stay get a new key."""
    workspace.require(Right.KEEP)
    name, members = _named(names, "withdraw NAME MEMBER…")
    if workspace.store(name).name == GENERAL:
        raise WrongUse(
            problem=f"Everybody of the team opens {GENERAL}.",
            suggestion="To take somebody out of the team: habeas member WORKSPACE remove MEMBER",
        )
    opened = workspace.compartment(name)
    held = keys.members_of(opened)
    for member in members:
        if member not in held:
            raise NoSuchMember(member=member)
    # Before the keys change: a crash in between must not look like a compartment that is gone.
    _note(workspace, EventKind.WITHDRAWN, opened.identifier, members)
    for member in members:
        _change(workspace, workspace.store(name), (_WITHDRAWN, member, ""), reason)
    rekey_for(workspace, opened, [m for m in held if m not in members])
    return [f"{name} has a new key; {', '.join(members)} cannot open it any more."]


def rekey(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """A new key for the same members."""
    workspace.require(Right.KEEP)
    name = _one(names, "rekey NAME")
    opened = workspace.compartment(name)
    rekey_for(workspace, opened, list(keys.members_of(opened)))
    return [f"{name} has a new key for the same members."]


def rekey_for(workspace: Workspace, opened: keys.OpenCompartment, remaining: list[str]) -> None:
    """Write the store anew under a new key for those who stay.

    The event is recorded in the new store before it comes into force: a crash before that
    leaves everything as it was, and no event of something that did not happen. Who comes here
    has asked for the right: the step before may have closed the store that knows it.
    """
    following = keys.begin_rekey(opened, remaining, os.urandom)
    stores.copy_store(opened, following)
    stores.close_stores(stores.open_store(opened))
    store = stores.open_store(following)
    custody.record(store, _rekeyed(workspace, opened.identifier))
    stores.close_stores(store)
    keys.commit_rekey(opened, following)


def missing(workspace: Workspace) -> tuple[str, ...]:
    """The compartments that general's log says were opened to this member, and do not open."""
    shared = opened_to(workspace, workspace.member.identifier)
    return tuple(sorted(shared - {store.identifier for store in workspace.stores}))


def opened_to(workspace: Workspace, member: str) -> set[str]:
    """The compartments that general's log says were opened to a member, and not closed."""
    shared: set[str] = set()
    if workspace.general is None:
        return shared
    for event in custody.events_of(workspace.general, EventKind.SHARED, EventKind.WITHDRAWN):
        if dict(event.details).get(_MEMBER) != member:
            continue
        if event.kind is EventKind.SHARED:
            shared.add(event.subject)
        elif event.kind is EventKind.WITHDRAWN:
            shared.discard(event.subject)
    return shared


def sheets(workspace: Workspace) -> list[str]:
    """The recovery sheets in force; there is one but for a moment while it is renewed."""
    here = member_identifiers(workspace.folder)
    return [sheet for sheet in people.sheets(workspace.store(GENERAL)) if sheet in here]


def note_shared(workspace: Workspace, compartment: str, members: list[str]) -> None:
    """Write down, in general's log, to whom a compartment was opened."""
    workspace.require(Right.KEEP)
    _note(workspace, EventKind.SHARED, compartment, members)


def _change(workspace: Workspace, store: Store, what: tuple[str, str, str], reason: str) -> None:
    by = (workspace.member.identifier, now())
    history.note(store, Change(SubjectKind.COMPARTMENT, store.identifier, *what, reason, *by))


def _note(workspace: Workspace, kind: EventKind, compartment: str, members: list[str]) -> None:
    """Write down, where it is missed when the compartment is gone, who can open it.

    Identifiers only, and no more than the names of files on the disk say anyway.
    """
    by, at = workspace.member.identifier, now()
    events = [
        CustodyEvent(
            new_identifier(Kind.EVENT, os.urandom),
            kind,
            compartment,
            at,
            by,
            custody.TOOL,
            details=((_MEMBER, member),),
        )
        for member in members
    ]
    custody.record(workspace.store(GENERAL), *events)


def _rekeyed(workspace: Workspace, compartment: str) -> CustodyEvent:
    return CustodyEvent(
        new_identifier(Kind.EVENT, os.urandom),
        EventKind.REKEYED,
        compartment,
        now(),
        workspace.member.identifier,
        custody.TOOL,
    )


def _one(names: tuple[str, ...], use: str) -> str:
    if len(names) != 1:
        raise WrongUse(problem="One name is needed.", suggestion=f"habeas compartment … {use}")
    return names[0]


def _named(names: tuple[str, ...], use: str) -> tuple[str, list[str]]:
    if len(names) < 2:
        raise WrongUse(
            problem="A compartment and at least one member are needed.",
            suggestion=f"habeas compartment … {use}; members: habeas member WORKSPACE list",
        )
    return names[0], list(names[1:])


ACTIONS: dict[str, Callable[[Workspace, tuple[str, ...]], list[str]]] = {
    "list": listed,
    "new": new,
    "share": share,
    "withdraw": withdraw,
    "rekey": rekey,
}
