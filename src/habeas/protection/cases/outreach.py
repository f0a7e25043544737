"""Contacts with the person: each one made by the contact plan, and the next one agreed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from habeas.protection.cases.contacts import Channel, ContactPlan, check_contact
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text, moment
from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.protection.cases.threats import Threat

GRACE = timedelta(hours=2)
"""How long after an agreed time a check-in counts as missed."""


class Reached(StrEnum):
    """What came of a contact."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    SOMEBODY_ELSE = "somebody-else"
    """Somebody else answered."""
    NOT_SAFE = "not-safe"
    """The person gave to understand that it is not safe to talk."""


@dataclass(frozen=True, slots=True)
class Outreach:
    """One contact that was made, or tried. ``at`` is a time."""

    by: str
    at: str
    channel: Channel
    came_of_it: Reached
    words: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A time at which the person said they would be heard from.

    ``kept_at`` is when they were; ``handled`` what was decided about one that was missed.
    """

    due: str
    kept_at: str = ""
    handled: Signature | None = None


@dataclass(frozen=True, slots=True)
class Contacting:
    """A contact somebody is about to make: on which channel, and when."""

    by: str
    channel: Channel
    at: datetime


def reach_out(
    plan: ContactPlan | None,
    threats: Iterable[Held[Threat]],
    contacting: Contacting,
    came_of_it: Reached,
    words: str = "",
) -> Outreach:
    """The contact, if it may be made. Raises ``MustNotContact``."""
    check_contact(plan, threats, contacting.channel, contacting.at.date())
    return Outreach(contacting.by, as_text(contacting.at), contacting.channel, came_of_it, words)


def check_in(due: datetime) -> CheckIn:
    """A time that was agreed on. Raises ``NotAMoment`` for one without its time zone."""
    return CheckIn(as_text(due))


def kept(held: CheckIn, at: datetime) -> CheckIn:
    """The check-in after the person was heard from."""
    return replace(held, kept_at=as_text(at))


def handled(held: CheckIn, signed: Signature) -> CheckIn:
    """The check-in after people decided what to do. Raises ``NobodyNamed``, ``ReasonNeeded``."""
    return replace(held, handled=check_reasoned(signed))


def is_missed(held: CheckIn, now: datetime) -> bool:
    """Whether the time is over by more than two hours and nobody was heard from."""
    return not held.kept_at and held.handled is None and now > moment(held.due) + GRACE
