"""How the person of a case can be reached, in lines of text for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from habeas.protection.cases.moments import moment
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.workspace import case_contacts
from habeas.workspace.case_contacts import Contact, Reached
from habeas.workspace.case_opening import note_look
from habeas.workspace.opening import Workspace


def told(workspace: Workspace, case: str) -> Iterator[str]:
    """The contact plan, each channel with what speaks against it today. Raises NoSuchCase."""
    note_look(workspace, case)
    contact = case_contacts.contact(workspace, case)
    yield from _plan(contact)
    for way in contact.ways:
        channel, against = way.channel, "; ".join(label(one, "en") for one in way.obstacles)
        may = f"NOT TO BE USED: {against}" if against else "may be used"
        yield f"{way.number}  {label(channel.kind, 'en')}  {channel.address}  {may}"
    for held, is_missed in contact.awaited:
        stands = "missed" if is_missed else "heard from" if held.value.kept_at else "awaited"
        yield f"{held.identifier}  {held.value.due}  {stands}"
    for made in contact.made:
        said = made.value
        how, came_of_it = (label(one, "en") for one in (said.channel.kind, said.came_of_it))
        yield f"{said.at}  {how}  {came_of_it}  {said.words}".rstrip()


def _plan(contact: Contact) -> Iterator[str]:
    if contact.held is None:
        yield "There is no contact plan, so nobody is contacted. Write one: habeas case … write"
        return
    plan = contact.held.value
    state = f"confirmed, holds until {contact.holds_until}" if contact.holds else "does not hold"
    yield f"contact plan, version {contact.held.version}: {state}"
    if not contact.holds:
        yield "Go through it with the person, then: habeas case WORKSPACE step CASE plan confirmed"
    for name, words in (
        ("hours", " ".join((plan.hours, plan.zone)).strip()),
        ("language", plan.language),
        ("code word", plan.code_word),
        ("if somebody else answers", plan.if_somebody_else_answers),
        ("never", ", ".join(plan.never_use)),
    ):
        if words:
            yield f"{name}: {words}"


def reached(
    workspace: Workspace, case: str, number: str, came_of_it: str, words: str
) -> Iterator[str]:
    """Note a contact that was made on a channel of the plan, where it may be made.

    Raises NoSuchCase, WrongUse, NoSuchChannel and MustNotContact.
    """
    if came_of_it not in set(Reached):
        raise WrongUse(problem="Say what came of it.", suggestion=f"One of: {', '.join(Reached)}")
    if not number.isdecimal():
        raise WrongUse(problem="Say which channel.", suggestion="Its number: habeas case … contact")
    kept = case_contacts.reach(workspace, case, int(number), Reached(came_of_it), words)
    yield f"{kept}  {label(Reached(came_of_it), 'en')}"


def check(workspace: Workspace, case: str, number: str) -> None:
    """Before anything is asked: whether a channel may be used at all.

    Raises NoSuchCase, NoSuchChannel and MustNotContact.
    """
    case_contacts.check(workspace, case, int(number) if number.isdecimal() else -1)


def awaited(workspace: Workspace, case: str, time: str) -> Iterator[str]:
    """A time at which the person is to be heard from. Raises NoSuchCase and NotAMoment."""
    due: datetime = moment(time)
    yield f"{case_contacts.await_them(workspace, case, due)}  awaited {due.isoformat()}"
