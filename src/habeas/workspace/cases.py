"""Cases: the list, a new one, and what there is of one at a glance."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from habeas.archive import case_lines, ledger
from habeas.archive.access import Store, writing
from habeas.archive.access_log import Action
from habeas.archive.begun_cases import MAKING
from habeas.archive.case_lines import ListedCase, WantedCases
from habeas.archive.paging import Page
from habeas.evidence import begun
from habeas.evidence import compartments as keys
from habeas.protection.cases.advice import advice
from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.case import Case
from habeas.protection.cases.dangers import Danger
from habeas.protection.cases.emergency import EmergencyForm, unanswered
from habeas.protection.cases.lanes import Alarm, lane_in_force
from habeas.protection.cases.leads import lead
from habeas.protection.cases.pressing import Coming, Pressing, coming, pressing
from habeas.protection.cases.states import Overlay, received
from habeas.protection.cases.subjects import Subject, subject
from habeas.protection.lanes import Lane
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import NotYourRole, Right, Role
from habeas.words.visible import on_one_line
from habeas.workspace import case_record, compartments, members, need_to_know
from habeas.workspace.case_opening import may_open, openable, opened
from habeas.workspace.compartments import Purpose, for_purpose
from habeas.workspace.opening import Workspace, now

__all__ = [
    "EmergencyForm",
    "Glance",
    "Lane",
    "ListWithoutRole",
    "ListedCase",
    "NoCaseList",
    "OthersCase",
    "PseudonymTaken",
    "WantedCases",
    "advice",
    "check_role",
    "free_code",
    "glance",
    "has_list",
    "listed",
    "make_list",
    "may_open",
    "new",
    "others",
    "pseudonym",
    "today",
]

LIST = "caseworkers"
"""What the compartment of the list is called when it is made from here."""


class NoCaseList(HabeasError):
    """Raised when there is no caseworkers' list that this member can open."""

    message = "There is no caseworkers' list here that you can open."
    hint = "A keeper makes one and shares it with you: habeas case WORKSPACE prepare"


class ListWithoutRole(NotYourRole):
    """Raised for whoever can open the caseworkers' list and is no caseworker."""

    message = "You can open the caseworkers' list, but you lack the role of a caseworker."
    hint = "A keeper can give it to you ({keepers}): habeas member WORKSPACE role MEMBER caseworker"


class PseudonymTaken(HabeasError):
    """Raised when another case has this pseudonym already."""

    message = "Another case is called {pseudonym} already."
    hint = "Choose another one that says nothing of the person, such as K-204."


@dataclass(frozen=True, slots=True)
class OthersCase:
    """What the list says of a case to a caseworker who does not open it.

    That somebody has it and how urgent it is, so that none in danger is left when whoever leads
    it falls ill; not which one it is, where it stands, or on which days something is due.
    """

    lane: Lane | None
    lead: str


@dataclass(frozen=True, slots=True)
class Glance:
    """A case with what its first page says besides: the lane in force and why it is raised.

    ``unanswered`` are the keys of emergency questions that still wait for an answer; ``pressing``
    is what somebody has to look at now, ``coming`` what is ahead, the first day first.
    """

    case: Case
    lane: Lane | None
    alarms: tuple[Alarm, ...]
    unanswered: tuple[str, ...]
    pressing: tuple[Pressing, ...]
    coming: tuple[Coming, ...]
    at: datetime


def pseudonym(workspace: Workspace, case: str) -> str:
    """What the person of a case is called. Raises NoSuchCase."""
    return case_record.one(workspace, case, Subject, "subject").value.pseudonym


def today() -> date:
    """The day by which what is due is told."""
    return now().date()


def has_list(workspace: Workspace) -> bool:
    """Whether there is a caseworkers' list that this member can open."""
    return for_purpose(workspace, Purpose.CASES) is not None


def check_role(workspace: Workspace) -> None:
    """Raise :class:`ListWithoutRole` for whoever has the list's key and not the role beside it.

    Nobody else is told that there is a list.
    """
    workspace.require(Right.READ)
    if Right.PROTECT in workspace.rights or not has_list(workspace):
        return
    keepers = (
        one.name or one.identifier
        for one in members.members(workspace)
        if Role.KEEPER in one.roles and not one.is_sheet
    )
    raise ListWithoutRole(keepers=", ".join(map(on_one_line, keepers)))


def make_list(workspace: Workspace) -> str:
    """Make the compartment of the caseworkers' list, opened by you and the sheet; its identifier.

    Share it with the other caseworkers like any compartment. Open the workspace again after it.
    """
    return compartments.make(workspace, LIST, Purpose.CASES)


def listed(
    workspace: Workspace, wanted: WantedCases, part: tuple[int, int]
) -> Page[ListedCase | OthersCase]:
    """A part of the list: ``part`` is how many to leave out, and how many to give.

    No case is opened for it. Of one that is not this member's to open only lane and lead are
    given, and none is found by its code: an answer would say that it is there. Raises
    :class:`NoCaseList`.
    """
    workspace.require(Right.PROTECT)
    listing = list_of(workspace)
    workspace.note_access(listing, Action.LISTED, listing.identifier)
    if wanted.words:
        found = openable(workspace, case_lines.matching(listing, wanted))
        wanted = replace(wanted, only=tuple(sorted(found)))
    page = case_lines.page(listing, wanted, *part)
    yours = openable(workspace, [one.case for one in page.held])
    held = (one if one.case in yours else _others(one) for one in page.held)
    return Page(tuple(held), page.total)


def _others(one: ListedCase) -> OthersCase:
    return OthersCase(one.line.lane, one.line.lead)


def free_code(workspace: Workspace) -> str:
    """A pseudonym that no case has: K and the next number. Raises :class:`NoCaseList`."""
    workspace.require(Right.PROTECT)
    taken = case_lines.pseudonyms(list_of(workspace))
    numbers = (one.removeprefix("k-") for one in taken if one.startswith("k-"))
    return f"K-{max((int(n) for n in numbers if n.isdecimal()), default=0) + 1}"


def others(workspace: Workspace, case: str) -> tuple[tuple[str, str], ...]:
    """The other cases that this member opens: identifier and pseudonym, by pseudonym.

    Told from the list. Raises :class:`NoCaseList`.
    """
    workspace.require(Right.PROTECT)
    listing = list_of(workspace)
    yours = set(keys.cases_opened_by(workspace.folder, workspace.member.identifier)) - {case}
    named = case_lines.called(listing, yours)
    return tuple(sorted(named.items(), key=lambda one: one[1]))


def new(
    workspace: Workspace,
    pseudonym: str,
    emergency: EmergencyForm | None = None,
    members: Collection[str] = (),
    with_sheet: bool = True,
    dangers: Collection[Danger] = (),
) -> str:
    """A new case that you lead; its identifier. ``members`` are others who need to know.

    With an emergency form it begins as an emergency, and is completed later; ``dangers`` raise
    it to the top lane at once. Raises
    :class:`NoCaseList`, :class:`PseudonymTaken`, and NotACode for what could be a name.
    """
    workspace.require(Right.PROTECT)
    listing = list_of(workspace)
    about = subject(pseudonym)
    if about.pseudonym.casefold() in case_lines.pseudonyms(listing):
        raise PseudonymTaken(pseudonym=pseudonym)
    with MAKING:
        case = need_to_know.make(workspace, members, with_sheet)
        try:
            _begin(workspace, case, _first_values(workspace, about, emergency, dangers))
        except BaseException:
            keys.destroy(workspace.folder, case)
            case_lines.erase(listing, case)
            raise
    return case


def _begin(workspace: Workspace, case: str, values: Iterable[tuple[str, object]]) -> None:
    """Write the first values, and the line, which comes first: whoever is cut off in between
    leaves no case that no list has.
    """
    with opened(workspace, case) as store, writing(store):
        for kept, value in values:
            ledger.put(store, kept, value, (workspace.member.identifier, now()))
        case_record.refresh(workspace, store)
    begun.mark_made(workspace.folder, case)


def _first_values(
    workspace: Workspace,
    about: Subject,
    emergency: EmergencyForm | None,
    dangers: Collection[Danger],
) -> Iterator[tuple[str, object]]:
    signed = case_record.signed(workspace)
    yield "subject", about
    yield "stands", received(signed.on, *((Overlay.EMERGENCY,) if emergency else ()))
    yield "lead", lead(signed.by, signed)
    if emergency:
        yield new_identifier(Kind.RECORD, os.urandom), emergency
    for one in dangers:
        yield new_identifier(Kind.RECORD, os.urandom), one


def list_of(workspace: Workspace) -> Store:
    """The store of the caseworkers' list. Raises :class:`NoCaseList`."""
    listing = for_purpose(workspace, Purpose.CASES)
    if listing is None:
        raise NoCaseList
    return listing


def glance(workspace: Workspace, case: str) -> Glance:
    """What the first page of a case shows. Raises NoSuchCase."""
    held, time = case_record.case(workspace, case), now()
    standing = alarms(held, time)
    forms = [unanswered(form.value) for form in held.emergencies]
    return Glance(
        held,
        lane_in_force(held.lane.value if held.lane else None, standing),
        standing,
        tuple(question.key for form in forms for question in form),
        pressing(held, time),
        coming(held, time.date()),
        time,
    )
