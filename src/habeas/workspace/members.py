"""Members: list, add, give roles, replace, remove, change a passphrase, renew the sheet."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from habeas.archive import members as people
from habeas.archive.decisions import NoReason
from habeas.evidence import compartments as keys
from habeas.evidence.members import (
    NoSuchMember,
    change_passphrase,
    create_member,
    create_recovery,
    member_identifiers,
    remove_member,
    unlock,
)
from habeas.evidence.passphrases import SHORTEST, check_length
from habeas.evidence.recovery import sheet_text
from habeas.words.errors import HabeasError, WrongUse
from habeas.words.roles import EVERY_ROLE, Right, Role
from habeas.workspace import case_leaving, sheet
from habeas.workspace.compartments import note_shared, rekey_for, sheets
from habeas.workspace.opening import GENERAL, RECOVERY, Workspace, now

__all__ = ["SHORTEST", "Member", "NewSheet", "OpensMore", "Role"]

_LEFT = "left the team"


class OpensMore(HabeasError):
    """Raised rather than losing compartments that only the member taken out could open."""

    message = "{member} can open {count} compartments that you cannot. Nothing was changed."
    hint = "Let somebody who can open them take {member} out: habeas compartment … withdraw"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a key here. ``opens`` are the compartments that you can open as well."""

    identifier: str
    name: str
    roles: tuple[Role, ...]
    opens: tuple[str, ...]
    is_you: bool
    is_sheet: bool


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What goes onto a recovery sheet. It is kept nowhere."""

    code: str = field(repr=False)
    workspace: str
    day: date


def members(workspace: Workspace) -> tuple[Member, ...]:
    """Everybody with a key here, in order of identifiers."""
    workspace.require(Right.READ)
    called, roles = _called(workspace), roles_of(workspace)
    return tuple(
        Member(
            member,
            called.get(member, ""),
            roles.get(member, ()),
            tuple(workspace.store(one.identifier).name for one in _opened_by(workspace, member)),
            member == workspace.member.identifier,
            called.get(member) == RECOVERY,
        )
        for member in member_identifiers(workspace.folder)
    )


def roles_of(workspace: Workspace) -> dict[str, tuple[Role, ...]]:
    """The roles of every member by identifier; nothing when general cannot be opened."""
    return {} if workspace.general is None else people.roles(workspace.general)


def rights(workspace: Workspace) -> frozenset[Right]:
    """What you may do in the compartments you can open."""
    return workspace.rights


def listed(workspace: Workspace) -> list[str]:
    """Everybody with a key here, in lines: name, roles, what they open that you open."""
    lines = [_line(member) for member in members(workspace)]
    return [*lines, sheet.last_drill(workspace)]


def _line(member: Member) -> str:
    you = " (you)" if member.is_you else ""
    roles = ", ".join(role.value for role in member.roles) or "no role"
    opens = ", ".join(member.opens) or "nothing of yours"
    return f"{member.identifier}  {member.name or '(no name)'}{you}  {roles}  opens: {opens}"


def check_name(names: tuple[str, ...]) -> str:
    """The one name given. Raises :class:`~habeas.words.errors.WrongUse`."""
    if len(names) != 1 or not names[0].strip():
        raise WrongUse(
            problem="A new member needs one name.", suggestion='habeas member … add "NAME"'
        )
    name = names[0].strip()
    if name.casefold() == RECOVERY:
        raise WrongUse(problem=f"{RECOVERY} is no person.", suggestion="Give another name.")
    return name


def check_roles(words: Collection[str]) -> tuple[Role, ...]:
    """Roles by their names. Raises :class:`~habeas.words.errors.WrongUse`."""
    known = ", ".join(role.value for role in Role)
    if not words or set(words) - {role.value for role in Role}:
        raise WrongUse(problem="A member needs at least one role.", suggestion=f"Roles: {known}")
    return tuple(role for role in Role if role.value in words)


def add(
    workspace: Workspace,
    names: tuple[str, ...],
    passphrase: str,
    roles: Collection[Role] = (Role.DOCUMENTER,),
) -> list[str]:
    """A new member behind their own passphrase, who opens ``general``."""
    workspace.require(Right.KEEP)
    name = check_name(names)
    member = join(workspace, name, passphrase, roles)
    return [
        f"{name} is member {member} and opens {GENERAL}, as {_spoken(roles)}.",
        f"To share more: habeas compartment {workspace.folder} share NAME {member}",
    ]


def join(workspace: Workspace, name: str, passphrase: str, roles: Collection[Role]) -> str:
    """The identifier of a new member, who opens ``general`` and no more.

    Raises :class:`~habeas.words.errors.WrongUse` and
    :class:`~habeas.evidence.passphrases.TooShortPassphrase`.
    """
    workspace.require(Right.KEEP)
    name = check_name((name,))
    member = create_member(workspace.folder, passphrase, os.urandom).identifier
    _admit(workspace, member, name, [workspace.compartment(GENERAL)], (roles, "joined the team"))
    return member


def set_roles(workspace: Workspace, member: str, roles: Collection[Role], reason: str) -> list[str]:
    """Give a member these roles and no others, with a reason.

    Raises :class:`~habeas.archive.decisions.NoReason`,
    :class:`~habeas.evidence.members.NoSuchMember` and
    :class:`~habeas.archive.members.LastKeeper`.
    """
    workspace.require(Right.KEEP)
    if not reason.strip():
        raise NoReason
    if member not in member_identifiers(workspace.folder):
        raise NoSuchMember(member=member)
    people.set_roles(workspace.store(GENERAL), member, roles, reason, _by(workspace))
    return [f"{member} is now {_spoken(roles)}."]


def remove(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """Take members out: what they could open gets a new key, then their key file goes.

    Raises :class:`OpensMore` for one who opens compartments that this member cannot, and
    :class:`~habeas.archive.members.LastKeeper`. Open the workspace again afterwards.
    """
    workspace.require(Right.KEEP)
    for member in names:
        _check_removable(workspace, member)
    # Before the keys change: the store written anew holds it already.
    for member in names:
        if member in people.roles(workspace.store(GENERAL)):
            people.set_roles(workspace.store(GENERAL), member, (), _LEFT, _by(workspace))
    # Cases first: the rights that are asked for are in a store that gets a new key below.
    cases = case_leaving.take_off(workspace, names)
    lines = [f"{cases} cases have a new key."] if cases else []
    for opened in workspace.compartments:
        held = keys.members_of(opened)
        if any(member in held for member in names):
            name = workspace.store(opened.identifier).name
            rekey_for(workspace, opened, [m for m in held if m not in names])
            lines.append(f"{name} has a new key.")
    for member in names:
        remove_member(workspace.folder, member)
        lines.append(f"{member} is no longer a member.")
    return [*lines, "What they copied before stays readable to them; nobody can undo that."]


def replace_member(workspace: Workspace, old: str, name: str, passphrase: str) -> list[str]:
    """A new key pair for somebody whose passphrase is lost, in place of the old one.

    Raises as :func:`remove` does. Open the workspace again afterwards.
    """
    old, name = check_replaced(workspace, (old, name) if name else (old,))
    member, gone = take_over(workspace, old, name, passphrase)
    return [f"{name} is now member {member}, in place of {old}.", *gone]


def take_over(workspace: Workspace, old: str, name: str, passphrase: str) -> tuple[str, list[str]]:
    """A new member who opens what the old one opened and has their roles; the old one goes.

    Gives the new identifier, and what followed for the old one. Raises as :func:`remove` does.
    """
    old, name = check_replaced(workspace, (old, name))
    opened, roles = _opened_by(workspace, old), roles_of(workspace).get(old, ())
    general = workspace.compartment(GENERAL)
    opened = opened if general in opened else [general, *opened]
    member = create_member(workspace.folder, passphrase, os.urandom).identifier
    _admit(workspace, member, name, opened, (roles, f"in place of {old}"))
    case_leaving.let_open(workspace, case_leaving.shared_with(workspace, old), member, name)
    return member, remove(workspace, (old,))


def check_replaced(workspace: Workspace, names: tuple[str, ...]) -> tuple[str, str]:
    """The member to be replaced, and the name of the new one: the old name unless given."""
    workspace.require(Right.KEEP)
    if not 1 <= len(names) <= 2:
        raise WrongUse(
            problem="To replace, name one member.",
            suggestion='habeas member … replace MEMBER, or: replace MEMBER "NEW NAME"',
        )
    _check_removable(workspace, names[0])
    name = check_name(names[1:] or (_called(workspace).get(names[0], ""),))
    return names[0], name


def change(workspace: Workspace, passphrase: str) -> list[str]:
    """Change one's own passphrase. The recovery sheet keeps its code."""
    if is_sheet(workspace):
        raise WrongUse(
            problem="The recovery sheet has no passphrase to change.",
            suggestion="For a lost passphrase: habeas member WORKSPACE replace MEMBER",
        )
    change_passphrase(workspace.folder, workspace.member, passphrase, os.urandom)
    return ["Your passphrase is changed. Backups made before still open with the old one."]


def is_sheet(workspace: Workspace) -> bool:
    """Whether somebody came in with the recovery sheet, and is nobody of the team."""
    general = workspace.general
    return general is not None and workspace.member.identifier in people.sheets(general)


def check_new_passphrase(passphrase: str) -> None:
    """Raise :class:`~habeas.evidence.passphrases.TooShortPassphrase` for one easily guessed."""
    check_length(passphrase)


def check_passphrase(workspace: Workspace, passphrase: str) -> None:
    """Raise :class:`~habeas.evidence.members.WrongPassphrase` unless this is one's own."""
    unlock(workspace.folder, passphrase, workspace.member.identifier)


def language_of(workspace: Workspace) -> str:
    """The language this member chose for their pages; empty when they chose none."""
    general = workspace.general
    return "" if general is None else people.language(general, workspace.member.identifier)


def choose_language(workspace: Workspace, chosen: str) -> None:
    """Choose the language of one's own pages. Raises :class:`~habeas.words.errors.WrongUse`."""
    people.set_language(workspace.store(GENERAL), workspace.member.identifier, chosen, now())


def renew_sheet(workspace: Workspace) -> list[str]:
    """A new recovery sheet for every compartment you can open; the old one is taken out."""
    made, gone = new_sheet(workspace)
    return [sheet_text(made.code, made.workspace, made.day.isoformat()), *gone]


def new_sheet(workspace: Workspace) -> tuple[NewSheet, list[str]]:
    """A new recovery sheet, and what followed for the old one. Raises as :func:`remove` does."""
    workspace.require(Right.KEEP)
    old = sheets(workspace)
    if workspace.member.identifier in old:
        raise WrongUse(
            problem="You came in with the sheet that would be taken out.",
            suggestion="Sign in as yourself: habeas member WORKSPACE replace MEMBER gives a key.",
        )
    for member in old:
        _check_opens_no_more(workspace, member)
    cases = {case for member in old for case in case_leaving.shared_with(workspace, member)}
    made, code = create_recovery(workspace.folder, os.urandom)
    why = (EVERY_ROLE, "a new recovery sheet")
    _admit(workspace, made.identifier, RECOVERY, list(workspace.compartments), why)
    case_leaving.let_open(workspace, sorted(cases), made.identifier, RECOVERY)
    gone = remove(workspace, tuple(old))
    return NewSheet(code, workspace.folder.resolve().name, now().date()), gone


def _admit(
    workspace: Workspace,
    member: str,
    name: str,
    opened: Collection[keys.OpenCompartment],
    why: tuple[Collection[Role], str],
) -> None:
    """Share these compartments with a new member, who is named in each, and give roles."""
    for one in opened:
        keys.share(workspace.folder, one, [member])
        people.name_member(workspace.store(one.identifier), member, name, now())
        note_shared(workspace, one.identifier, [member])
    people.set_roles(workspace.store(GENERAL), member, *why, _by(workspace))


def _by(workspace: Workspace) -> people.By:
    return workspace.member.identifier, now()


def _called(workspace: Workspace) -> dict[str, str]:
    return {} if workspace.general is None else people.called(workspace.general)


def _spoken(roles: Collection[Role]) -> str:
    return ", ".join(role.value for role in Role if role in roles)


def _opened_by(workspace: Workspace, member: str) -> list[keys.OpenCompartment]:
    return [one for one in workspace.compartments if member in keys.members_of(one)]


def _check_removable(workspace: Workspace, member: str) -> None:
    if member not in member_identifiers(workspace.folder):
        raise NoSuchMember(member=member)
    if member == workspace.member.identifier:
        raise WrongUse(
            problem="You cannot remove yourself.",
            suggestion="Let another member do it: habeas member … remove " + member,
        )
    # A sheet may open cases you do not: who leads one puts the new sheet on its list, or not.
    is_person = member not in sheets(workspace)
    cases = case_leaving.not_shared_with(workspace, member) if is_person else 0
    _check_opens_no_more(workspace, member, cases)


def _check_opens_no_more(workspace: Workspace, member: str, cases: int = 0) -> None:
    yours = {opened.identifier for opened in workspace.compartments}
    more = len(set(keys.opened_by(workspace.folder, member)) - yours) + cases
    if more:
        raise OpensMore(member=member, count=more)
