"""The need-to-know list of a case: who opens it, and nobody else does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from habeas.archive import history, ledger, stores
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.decisions import NoReason
from habeas.archive.history import Change, SubjectKind
from habeas.archive.members import By
from habeas.evidence import compartments as keys
from habeas.evidence.compartments import OpenCompartment
from habeas.evidence.members import NoSuchMember, member_identifiers
from habeas.protection.cases.held import Held
from habeas.protection.cases.leads import Lead
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind
from habeas.words.roles import Right, Role
from habeas.workspace.case_opening import compartment_of, opened
from habeas.workspace.compartments import check_key_file, rekey_for, sheets
from habeas.workspace.opening import GENERAL, Workspace, make_compartment, now

_SHARED, _WITHDRAWN = "need to know", "need to know no more"
"""Fields of a case's history: whom it was opened to, and from whom it was taken."""

_NAME = "case"
"""What the store of every case is called: what the case is about stands inside it only."""


class NobodyLeads(HabeasError):
    """Raised rather than leaving a case to the recovery sheet, or to nobody."""

    message = "Nobody of the team would be left who can open the case {case}."
    hint = "Let somebody else open it first: habeas case WORKSPACE share CASE MEMBER"


class StillLeads(HabeasError):
    """Raised rather than taking whoever leads a case off its list."""

    message = "{member} leads this case."
    hint = "Hand it over first: habeas case WORKSPACE handover CASE MEMBER"


class NotACaseworker(HabeasError):
    """Raised when a case would be led by somebody who may not work on cases."""

    message = "{member} does not work on protection cases here."
    hint = "A keeper can give them the role: habeas member WORKSPACE role MEMBER caseworker"


@dataclass(frozen=True, slots=True)
class Knowing:
    """Somebody on the list. ``has_left`` the team: their key is gone, a copy may not be."""

    member: str
    name: str
    is_you: bool
    is_sheet: bool
    has_left: bool


def make(workspace: Workspace, members: Collection[str], with_sheet: bool = True) -> str:
    """A new case that you, these members and (unless told otherwise) the recovery sheet open.

    The sheet is no person: it lies in a drawer for the day a passphrase is lost. Until its first
    values are kept it is marked as begun, and swept away if whoever makes it is cut off. Raises
    NotYourRole and :class:`~habeas.evidence.members.NoSuchMember`.
    """
    workspace.require(Right.PROTECT)
    wanted = dict.fromkeys((workspace.member.identifier, *members))
    if with_sheet:
        wanted.update(dict.fromkeys(sheets(workspace)))
    called = _called(workspace)
    for member in wanted:
        check_key_file(workspace, member)
    named = {member: called.get(member, "") for member in wanted}
    store = make_compartment(workspace.folder, _NAME, named, workspace.folder.name, kind=Kind.CASE)
    try:
        for member in wanted:
            _note(store, store.identifier, (_SHARED, "", member), _by(workspace), "")
        return store.identifier
    finally:
        stores.close_stores(store)


def listed(workspace: Workspace, case: str) -> tuple[Knowing, ...]:
    """Everybody on the list of a case, yourself first, the sheet last. Raises NoSuchCase."""
    with opened(workspace, case, Right.READ) as store:
        called = people.called(store)
        present, on_paper = set(member_identifiers(workspace.folder)), set(sheets(workspace))
        you = workspace.member.identifier
        held = keys.members_of(compartment_of(workspace, case))
        told = (
            Knowing(m, called.get(m, ""), m == you, m in on_paper, m not in present) for m in held
        )
        return tuple(sorted(told, key=lambda one: (not one.is_you, one.is_sheet, one.name)))


def lead_has_left(lead: Held[Lead] | None, people: Collection[Knowing]) -> bool:
    """Whether whoever leads a case can no longer open it."""
    return lead is not None and not any(
        one.member == lead.value.member and not one.has_left for one in people
    )


def candidates(workspace: Workspace, case: str = "") -> tuple[tuple[str, str], ...]:
    """Who of the team could be put on the list: identifier and name of every caseworker.

    The recovery sheet is among them when it is not on the list.
    """
    workspace.require(Right.PROTECT)
    on_it = set(keys.members_of(compartment_of(workspace, case))) if case else set()
    roles = people.roles(workspace.store(GENERAL))
    called, on_paper = _called(workspace), set(sheets(workspace))
    could = [
        (member, called.get(member, ""))
        for member in member_identifiers(workspace.folder)
        if member not in on_it and (Role.CASEWORKER in roles.get(member, ()) or member in on_paper)
    ]
    return tuple(sorted(could, key=lambda one: (one[0] in on_paper, one[1].casefold())))


def colleagues(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Everybody else who works on cases: identifier and name, in order of names."""
    on_paper, you = sheets(workspace), workspace.member.identifier
    return tuple(one for one in candidates(workspace) if one[0] not in (you, *on_paper))


def check_caseworker(workspace: Workspace, member: str) -> None:
    """Raises :class:`NotACaseworker` unless a member of the team may work on cases."""
    workspace.require(Right.PROTECT)
    roles = people.roles(workspace.store(GENERAL)).get(member, ())
    if Role.CASEWORKER not in roles or member not in member_identifiers(workspace.folder):
        raise NotACaseworker(member=member)


def called(workspace: Workspace) -> dict[str, str]:
    """What members of the team are called, by identifier."""
    workspace.require(Right.READ)
    return _called(workspace)


def share(workspace: Workspace, case: str, members: Collection[str], reason: str) -> None:
    """Put members on the list; each such step stays known in the case, with its reason.

    Raises NoSuchCase, :class:`~habeas.archive.decisions.NoReason` and
    :class:`~habeas.evidence.members.NoSuchMember`.
    """
    _check_reason(reason)
    called = _called(workspace)
    with opened(workspace, case) as store:
        for member in members:
            if member not in called:
                raise NoSuchMember(member=member)
            check_key_file(workspace, member)
        for member in members:
            _note(store, case, (_SHARED, "", member), _by(workspace), reason)
            people.name_member(store, member, called[member], now())
        keys.share(workspace.folder, compartment_of(workspace, case), list(members))


def withdraw(workspace: Workspace, case: str, members: Collection[str], reason: str) -> None:
    """Take members off the list: those who stay get a new key.

    Raises NoSuchCase, :class:`NobodyLeads`, :class:`StillLeads`,
    :class:`~habeas.archive.decisions.NoReason` and
    :class:`~habeas.evidence.members.NoSuchMember`. Whoever is taken off keeps what they saw.
    """
    _check_reason(reason)
    with opened(workspace, case) as store:
        compartment = compartment_of(workspace, case)
        staying = _staying(workspace, compartment, members)
        for lead in ledger.held(store, Lead):
            if lead.value.member in members:
                raise StillLeads(member=lead.value.member)
        for member in members:
            _note(store, case, (_WITHDRAWN, member, ""), _by(workspace), reason)
        rekey_for(workspace, compartment, staying)


def _staying(
    workspace: Workspace, compartment: OpenCompartment, leaving: Collection[str]
) -> list[str]:
    held = keys.members_of(compartment)
    for member in leaving:
        if member not in held:
            raise NoSuchMember(member=member)
    staying = [member for member in held if member not in leaving]
    present = set(member_identifiers(workspace.folder)) - set(sheets(workspace))
    if not present & set(staying):
        raise NobodyLeads(case=compartment.identifier)
    return staying


def _called(workspace: Workspace) -> dict[str, str]:
    return people.called(workspace.store(GENERAL))


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NoReason


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()


def _note(store: Store, case: str, what: tuple[str, str, str], by: By, reason: str) -> None:
    history.note(store, Change(SubjectKind.CASE, case, *what, reason, *by))
