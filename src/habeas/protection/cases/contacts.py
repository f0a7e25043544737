"""How the person can be reached without anybody else noticing. Nobody is contacted before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from habeas.protection.cases.held import Held
from habeas.protection.cases.likeness import same_channel, same_name
from habeas.protection.cases.signatures import Signature, check_signed
from habeas.protection.cases.threats import Threat
from habeas.words.errors import HabeasError

HOLDS_FOR = 30
"""Days after which a contact plan must be confirmed again, unless it says another number."""


class MustNotContact(HabeasError):
    """Raised when the person must not be contacted this way."""

    message = "The person must not be contacted this way: {obstacle}."
    hint = "Use a channel of the confirmed contact plan, or agree on one with the person first."


class SharingNotAsked(HabeasError):
    """Raised when a plan is confirmed though nobody asked who else uses a channel."""

    message = "Of {number} channels nobody has asked who else can see them."
    hint = "Ask the person who else uses, sees or pays for each channel; then confirm the plan."


class NoChannel(HabeasError):
    """Raised when a plan without any channel is confirmed."""

    message = "The contact plan has no channel."
    hint = "Write down at least one way to reach the person that only they can see."


class ChannelKind(StrEnum):
    """What kind of way it is."""

    PHONE = "phone"
    MESSENGER = "messenger"
    EMAIL = "email"
    IN_PERSON = "in-person"
    THROUGH_SOMEBODY = "through-somebody"
    OTHER = "other"


class ContactObstacle(StrEnum):
    """Why the person must not be contacted this way."""

    NO_PLAN = "there is no contact plan"
    NOT_CONFIRMED = "nobody confirmed the contact plan with the person"
    CONFIRMED_TOO_LONG_AGO = "the contact plan was confirmed too long ago"
    NOT_IN_THE_PLAN = "this channel is not in the contact plan"
    NEVER_USE = "this channel is never to be used"
    SHARING_NOT_ASKED = "nobody asked who else can see this channel"
    SHARED_WITH_A_THREAT = "somebody the person fears can see this channel"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach the person.

    ``shared_with`` are those who can also see it, by name or as the identifier of a threat;
    ``None`` when nobody asked yet, and an empty tuple when the person said nobody.
    """

    kind: ChannelKind
    address: str
    shared_with: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """What was agreed with the person. ``hours`` are in the person's words and ``zone``.

    ``never_use`` are addresses, or kinds of channels, that are never to be used. ``confirmed``
    is who last went through it with the person, and when; it holds for ``holds_for`` days.
    """

    channels: tuple[Channel, ...] = ()
    hours: str = ""
    zone: str = ""
    language: str = ""
    code_word: str = ""
    if_somebody_else_answers: str = ""
    never_use: tuple[str, ...] = ()
    confirmed: Signature | None = None
    holds_for: int = HOLDS_FOR


def changed(plan: ContactPlan) -> ContactPlan:
    """A plan with something changed: it has to be confirmed again."""
    return replace(plan, confirmed=None)


def confirmed(plan: ContactPlan, signed: Signature) -> ContactPlan:
    """The plan after somebody went through it with the person.

    Raises :class:`NoChannel`, :class:`SharingNotAsked` and ``NobodyNamed``.
    """
    if not plan.channels:
        raise NoChannel
    if number := sum(channel.shared_with is None for channel in plan.channels):
        raise SharingNotAsked(number=number)
    return replace(plan, confirmed=check_signed(signed))


def confirm_by(plan: ContactPlan) -> date | None:
    """The last day on which the plan holds; None when it was never confirmed."""
    if plan.confirmed is None:
        return None
    return plan.confirmed.on + timedelta(days=plan.holds_for)


def may_contact(
    plan: ContactPlan | None, threats: Iterable[Held[Threat]], channel: Channel, today: date
) -> bool:
    """Whether the person may be contacted on a channel today."""
    return not obstacles(plan, threats, channel, today)


def check_contact(
    plan: ContactPlan | None, threats: Iterable[Held[Threat]], channel: Channel, today: date
) -> Channel:
    """The channel, if the person may be contacted on it today. Raises :class:`MustNotContact`."""
    if found := obstacles(plan, threats, channel, today):
        raise MustNotContact(obstacle=found[0].value)
    return channel


def obstacles(
    plan: ContactPlan | None, threats: Iterable[Held[Threat]], channel: Channel, today: date
) -> tuple[ContactObstacle, ...]:
    """Every reason against contacting the person on a channel today; none when they may be."""
    if plan is None:
        return (ContactObstacle.NO_PLAN,)
    told = threats if isinstance(threats, tuple) else tuple(threats)
    return (*_of_the_plan(plan, channel, today), *_of_the_channel(plan, told, channel))


def is_shared_with(channel: Channel, held: Held[Threat]) -> bool:
    """Whether a threat can see a channel."""
    threat = held.value
    sharers = channel.shared_with or ()
    named = (threat.name, threat.body)
    return (
        held.identifier in sharers
        or any(same_name(one, name) for one in sharers for name in named)
        or any(same_channel(channel.address, known) for known in threat.channels)
    )


def _of_the_plan(plan: ContactPlan, channel: Channel, today: date) -> Iterator[ContactObstacle]:
    until = confirm_by(plan)
    if until is None:
        yield ContactObstacle.NOT_CONFIRMED
    elif today > until:
        yield ContactObstacle.CONFIRMED_TOO_LONG_AGO
    if channel not in plan.channels:
        yield ContactObstacle.NOT_IN_THE_PLAN


def _of_the_channel(
    plan: ContactPlan, threats: tuple[Held[Threat], ...], channel: Channel
) -> Iterator[ContactObstacle]:
    if any(_names(never, channel) for never in plan.never_use):
        yield ContactObstacle.NEVER_USE
    if channel.shared_with is None:
        yield ContactObstacle.SHARING_NOT_ASKED
    if any(is_shared_with(channel, held) for held in threats):
        yield ContactObstacle.SHARED_WITH_A_THREAT


def _names(never: str, channel: Channel) -> bool:
    """Whether something never to be used is this channel: by its kind, or by its address."""
    return never == channel.kind or same_channel(never, channel.address)
