"""The team as pages show it: who is in it, whose key was compared, what leaving would do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from habeas.archive import history, second_factor
from habeas.archive import members as people
from habeas.archive.history import Change, SubjectKind
from habeas.evidence import compartments as keys
from habeas.evidence.fingerprints import fingerprint
from habeas.evidence.members import DamagedKeyFile, NoSuchMember, recipient_of
from habeas.words.errors import HabeasError
from habeas.words.roles import Right, Role, rights_of
from habeas.workspace import case_leaving, members
from habeas.workspace.members import Member
from habeas.workspace.opening import GENERAL, Workspace, now

_COMPARED = "compared"
"""The field of a member's history that says their public key was compared by voice."""


class OtherFingerprint(HabeasError):
    """Raised when the digits somebody compared are not those of this member's key now."""

    message = "The fingerprint of {member} is another one now. Nothing was written down."
    hint = "Compare again, digit by digit, with the one that is shown now."


@dataclass(frozen=True, slots=True)
class Compared:
    """That somebody compared a public key by voice. ``by`` is a name."""

    by: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member as the page of the team shows them.

    ``fingerprint`` is that of the key which compartments are shared with; ``is_changed`` when
    the key file on the disk holds another one, or none that can be read.
    """

    member: Member
    fingerprint: str
    is_changed: bool
    compared: Compared | None
    has_second_factor: bool


@dataclass(frozen=True, slots=True)
class Leaving:
    """What taking a member out would do. ``more`` counts what they open and you cannot."""

    rekeyed: tuple[str, ...]
    more: int


def team(workspace: Workspace) -> tuple[Colleague, ...]:
    """Everybody with a key here: people by name, then the recovery sheet."""
    held = [_colleague(workspace, one) for one in members.members(workspace)]
    return tuple(sorted(held, key=lambda one: (one.member.is_sheet, one.member.name.casefold())))


def colleague(workspace: Workspace, identifier: str) -> Colleague:
    """One of the team. Raises :class:`~habeas.evidence.members.NoSuchMember`."""
    for one in members.members(workspace):
        if one.identifier == identifier:
            return _colleague(workspace, one)
    raise NoSuchMember(member=identifier)


def leaving(workspace: Workspace, identifier: str) -> Leaving:
    """What follows when a member is taken out, told before it is done."""
    workspace.require(Right.KEEP)
    yours = {one.identifier for one in workspace.compartments}
    theirs = set(keys.opened_by(workspace.folder, identifier))
    named = sorted(workspace.store(one).name for one in theirs & yours)
    cases = case_leaving.not_shared_with(workspace, identifier)
    return Leaving(tuple(named), len(theirs - yours) + cases)


def note_compared(workspace: Workspace, identifier: str, digits: str) -> None:
    """Write down that this member compared another's key by voice; ``digits`` as they saw it.

    Raises :class:`OtherFingerprint`.
    """
    workspace.require(Right.READ)
    held = colleague(workspace, identifier)
    if held.is_changed or not compare_digest(held.fingerprint.encode(), digits.encode()):
        raise OtherFingerprint(member=identifier)
    by = (workspace.member.identifier, now())
    what = (_COMPARED, "", held.fingerprint, "")
    history.note(workspace.store(GENERAL), Change(SubjectKind.MEMBER, identifier, *what, *by))


def may_less(before: Collection[Role], after: Collection[Role]) -> bool:
    """Whether these roles allow less than those before."""
    return bool(rights_of(before) - rights_of(after))


def _colleague(workspace: Workspace, member: Member) -> Colleague:
    known = _known(workspace).get(member.identifier, "")
    on_disk = _on_disk(workspace, member.identifier)
    digits = fingerprint(known or on_disk) if known or on_disk else ""
    general = workspace.general
    return Colleague(
        member,
        digits,
        known not in ("", on_disk) or not on_disk,
        _compared(workspace, member.identifier, digits),
        general is not None and second_factor.is_on(general, member.identifier),
    )


def _known(workspace: Workspace) -> Mapping[str, str]:
    if workspace.general is None:
        return {}
    return keys.recipients_of(workspace.compartment(GENERAL))


def _on_disk(workspace: Workspace, member: str) -> str:
    try:
        return recipient_of(workspace.folder, member)
    except DamagedKeyFile:
        return ""


def _compared(workspace: Workspace, member: str, digits: str) -> Compared | None:
    if workspace.general is None:
        return None
    changes = history.history(workspace.general, SubjectKind.MEMBER, member)
    held = [one for one in changes if one.field == _COMPARED and one.new == digits]
    if not held:
        return None
    by = people.called(workspace.general).get(held[-1].member, "") or held[-1].member
    return Compared(by, held[-1].time)
