"""Members: list, add, remove, change a passphrase, renew the recovery sheet."""

from __future__ import annotations

import os

from habeas.archive import stores
from habeas.evidence import compartments as keys
from habeas.evidence.members import (
    NoSuchMember,
    change_passphrase,
    create_member,
    create_recovery,
    member_identifiers,
    remove_member,
)
from habeas.evidence.recovery import sheet_text
from habeas.words.errors import HabeasError, WrongUse
from habeas.workspace.compartments import rekey_for
from habeas.workspace.opening import GENERAL, RECOVERY, Workspace, now


class OpensMore(HabeasError):
    """Raised rather than losing compartments that only the member taken out could open."""

    message = "{member} can open {count} compartments that you cannot. Nothing was changed."
    hint = "Let somebody who can open them take {member} out: habeas compartment … withdraw"


def listed(workspace: Workspace) -> list[str]:
    """Everybody with a key here, what they are called, and what they open that you open."""
    called = stores.members(workspace.store(GENERAL))
    lines = []
    for member in member_identifiers(workspace.folder):
        opens = [workspace.store(one.identifier).name for one in _opened_by(workspace, member)]
        you = " (you)" if member == workspace.member.identifier else ""
        name = called.get(member) or "(no name)"
        lines.append(f"{member}  {name}{you}  opens: {', '.join(opens) or 'nothing of yours'}")
    return lines


def check_name(names: tuple[str, ...]) -> str:
    """The one name given. Raises :class:`~habeas.words.errors.WrongUse`."""
    if len(names) != 1 or not names[0].strip():
        raise WrongUse(
            problem="A new member needs one name.", suggestion='habeas member … add "NAME"'
        )
    return names[0].strip()


def add(workspace: Workspace, names: tuple[str, ...], passphrase: str) -> list[str]:
    """A new member behind their own passphrase, who opens ``general``."""
    name = check_name(names)
    member = create_member(workspace.folder, passphrase, os.urandom)
    keys.share(workspace.folder, workspace.compartment(GENERAL), [member.identifier])
    stores.name_member(workspace.store(GENERAL), member.identifier, name, now())
    return [
        f"{name} is member {member.identifier} and opens {GENERAL}.",
        f"To share more: habeas compartment {workspace.folder} share NAME {member.identifier}",
    ]


def remove(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """Take members out: what they could open gets a new key, then their key file goes.

    Raises :class:`OpensMore` for one who opens compartments that this member cannot.
    """
    for member in names:
        _check_removable(workspace, member)
    lines = []
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


def change(workspace: Workspace, passphrase: str) -> list[str]:
    """Change one's own passphrase."""
    change_passphrase(workspace.folder, workspace.member, passphrase, os.urandom)
    return ["Your passphrase is changed. Backups made before still open with the old one."]


def renew_sheet(workspace: Workspace) -> list[str]:
    """A new recovery sheet for every compartment you can open; the old one is taken out."""
    called = stores.members(workspace.store(GENERAL))
    present = set(member_identifiers(workspace.folder))
    old = [m for m, name in called.items() if name == RECOVERY and m in present]
    for member in old:
        _check_opens_no_more(workspace, member)
    sheet, code = create_recovery(workspace.folder, os.urandom)
    for opened in workspace.compartments:
        keys.share(workspace.folder, opened, [sheet.identifier])
        stores.name_member(workspace.store(opened.identifier), sheet.identifier, RECOVERY, now())
    gone = remove(workspace, tuple(old))
    return [sheet_text(code, workspace.folder.resolve().name, now().date().isoformat()), *gone]


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
    _check_opens_no_more(workspace, member)


def _check_opens_no_more(workspace: Workspace, member: str) -> None:
    yours = {opened.identifier for opened in workspace.compartments}
    more = set(keys.opened_by(workspace.folder, member)) - yours
    if more:
        raise OpensMore(member=member, count=len(more))
