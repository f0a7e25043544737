"""Reaching the person safely: the plan, each contact, and the times they are to be heard from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from habeas.archive.ledger import Kept
from habeas.protection.cases.case import Case
from habeas.protection.cases.contacts import (
    Channel,
    ChannelKind,
    ContactObstacle,
    ContactPlan,
    MustNotContact,
    changed,
    check_contact,
    confirm_by,
    confirmed,
    obstacles,
)
from habeas.protection.cases.held import Held
from habeas.protection.cases.outreach import (
    CheckIn,
    Contacting,
    Outreach,
    Reached,
    check_in,
    handled,
    is_missed,
    kept,
    reach_out,
)
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Channel",
    "ChannelKind",
    "CheckIn",
    "Contact",
    "ContactObstacle",
    "ContactPlan",
    "NoSuchChannel",
    "Outreach",
    "Reached",
    "Way",
    "await_them",
    "check",
    "confirm",
    "contact",
    "handle",
    "heard_from",
    "keep",
    "reach",
    "versions",
]


class NoSuchChannel(HabeasError):
    """Raised when a contact is noted on a channel that the plan does not have any more."""

    message = "The contact plan has no such channel any more."
    hint = "Look at the plan again: somebody may have changed it."


@dataclass(frozen=True, slots=True)
class Way:
    """One channel of the plan, and everything that speaks against using it today."""

    number: int
    channel: Channel
    obstacles: tuple[ContactObstacle, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """How the person can be reached. ``held`` is None before the first plan.

    ``awaited`` are check-ins with whether each was missed, ``made`` the contacts, last first.
    """

    held: Held[ContactPlan] | None
    holds_until: date | None
    holds: bool
    ways: tuple[Way, ...]
    awaited: tuple[tuple[Held[CheckIn], bool], ...]
    made: tuple[Held[Outreach], ...]


def contact(workspace: Workspace, case: str) -> Contact:
    """How the person of a case can be reached today. Raises NoSuchCase."""
    held, time = case_record.case(workspace, case), now()
    plan = held.plan.value if held.plan else None
    channels = plan.channels if plan else ()
    ways = (
        Way(number, one, obstacles(plan, held.threats, one, time.date()))
        for number, one in enumerate(channels)
    )
    return Contact(
        held.plan,
        confirm_by(plan) if plan else None,
        held.has_a_plan(time.date()),
        tuple(ways),
        tuple((one, is_missed(one.value, time)) for one in held.check_ins),
        tuple(reversed(held.outreach)),
    )


def keep(workspace: Workspace, case: str, plan: ContactPlan, seen: int) -> None:
    """Write the plan down, or anew; it has to be confirmed with the person then.

    Raises NoSuchCase, and WrittenMeanwhile when ``seen`` is not the version it follows.
    """
    if not seen:
        case_record.add(workspace, case, changed(plan))
        return
    which = Seen(ContactPlan, "plan", seen)
    case_record.change(workspace, case, which, lambda _before: changed(plan))


def confirm(workspace: Workspace, case: str, seen: Seen[ContactPlan]) -> None:
    """You went through the plan with the person. Raises NoSuchCase, NoChannel, SharingNotAsked."""
    signed = case_record.signed(workspace)
    case_record.change(workspace, case, seen, partial(confirmed, signed=signed))


def reach(workspace: Workspace, case: str, number: int, came_of_it: Reached, words: str) -> str:
    """Note a contact on a channel of the plan, if the person may be contacted on it.

    Raises NoSuchCase, :class:`NoSuchChannel` and MustNotContact.
    """
    workspace.require(Right.PROTECT)
    held, time = case_record.case(workspace, case), now()
    contacting = Contacting(workspace.member.identifier, _channel(held, number), time)
    plan = held.plan.value if held.plan else None
    made = reach_out(plan, held.threats, contacting, came_of_it, words)
    return case_record.add(workspace, case, made)


def check(workspace: Workspace, case: str, number: int) -> None:
    """Whether the person may be contacted on a channel of the plan today, before it is used.

    Raises NoSuchCase, :class:`NoSuchChannel` and MustNotContact.
    """
    held = case_record.case(workspace, case)
    channel = _channel(held, number)
    check_contact(held.plan.value if held.plan else None, held.threats, channel, now().date())


def _channel(held: Case, number: int) -> Channel:
    if held.plan is None:
        raise MustNotContact(obstacle=ContactObstacle.NO_PLAN.value)
    channels = held.plan.value.channels
    if not 0 <= number < len(channels):
        raise NoSuchChannel
    return channels[number]


def await_them(workspace: Workspace, case: str, due: datetime) -> str:
    """A time at which the person said they would be heard from. Raises NoSuchCase, NotAMoment."""
    workspace.require(Right.PROTECT)
    return case_record.add(workspace, case, check_in(due))


def heard_from(workspace: Workspace, case: str, seen: Seen[CheckIn]) -> None:
    """They were heard from. Raises NoSuchCase and WrittenMeanwhile."""
    case_record.change(workspace, case, seen, partial(kept, at=now()))


def handle(workspace: Workspace, case: str, seen: Seen[CheckIn], reason: str) -> None:
    """It was missed, and this was decided. Raises NoSuchCase and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, partial(handled, signed=signed), reason)


def versions(workspace: Workspace, case: str) -> tuple[Kept[ContactPlan], ...]:
    """Every plan there was, the last first. Raises NoSuchCase."""
    return tuple(reversed(case_record.versions(workspace, case, ContactPlan, "plan")))
