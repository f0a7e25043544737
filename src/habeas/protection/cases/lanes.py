"""Which lane a case is in: chosen by people, raised by alarms, lowered only by people.

Leaving the top lane takes two people. Where somebody works alone it is recorded as not yet
reviewed. No rule lowers a lane, and no score sets one: an alarm that is over leaves the case in
the top lane until people decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.cases.signatures import (
    Signature,
    check_reasoned,
    check_two,
)
from habeas.protection.lanes import Lane
from habeas.words.errors import HabeasError


class ReassessTooEarly(HabeasError):
    """Raised when the day to look at a lane again is not after the day it is chosen."""

    message = "The day to look at this again, {day}, is not after today."
    hint = "Choose a later day. Every lane is looked at again on a set day."


class NothingToSecond(HabeasError):
    """Raised when no lowering of the lane waits for a second person."""

    message = "No lowering of this lane waits for a second person."
    hint = "Look at the case again: somebody may have agreed, or raised the lane meanwhile."


class AlarmKind(StrEnum):
    """What raises a case to the top lane by itself."""

    REMOVAL = "removal"
    """A removal within 72 hours, or on a day nobody knows."""
    THREAT_TO_LIFE = "threat-to-life"
    MISSED_CHECK_IN = "missed-check-in"
    LOCATION_KNOWN = "location-known"
    """A threat knows where the person is."""
    DETENTION = "detention"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm: of which kind, about which kept thing, and the time it is about, if any."""

    kind: AlarmKind
    about: str
    at: str = ""


class LoweringState(StrEnum):
    """What became of the wish to leave the top lane."""

    WAITING = "waiting"
    """For a second person; until then the case stays in the top lane."""
    AGREED = "agreed"
    UNREVIEWED = "unreviewed"
    """Done by a person who works alone; nobody else has looked at it yet."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """A lower lane that somebody asked for, with the alarms they had before them."""

    to: Lane
    asked: Signature
    reassess_on: date
    considered: tuple[Alarm, ...]
    state: LoweringState
    second: Signature | None = None


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """The lane somebody chose, and why. ``signed`` is None when alarms alone raised it.

    ``raised_by`` are those alarms; ``considered`` are alarms that people who chose a lower lane
    had before them, and that do not raise it again.
    """

    lane: Lane
    signed: Signature | None
    reassess_on: date
    raised_by: tuple[Alarm, ...] = ()
    considered: tuple[Alarm, ...] = ()
    lowering: Lowering | None = None

    @property
    def is_unreviewed(self) -> bool:
        """Whether one person alone left the top lane and nobody else has looked at it."""
        return self.lowering is not None and self.lowering.state is LoweringState.UNREVIEWED


@dataclass(frozen=True, slots=True)
class Wish:
    """The lane a person wants. ``is_alone`` when nobody else of the team may open the case."""

    lane: Lane
    signed: Signature
    reassess_on: date
    is_alone: bool = False


def is_lower(one: Lane, other: Lane) -> bool:
    """Whether the first lane is less urgent than the second."""
    return list(Lane).index(one) > list(Lane).index(other)


def lane_in_force(choice: LaneChoice | None, standing: Iterable[Alarm]) -> Lane | None:
    """The lane that holds: the top one while an alarm stands that nobody considered.

    ``None`` when no alarm stands and nobody chose yet: such a case comes first in any list.
    """
    if unconsidered(choice, standing):
        return Lane.NOW
    return choice.lane if choice else None


def unconsidered(choice: LaneChoice | None, standing: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """The standing alarms that no choice of a lower lane had before it."""
    considered = choice.considered if choice else ()
    return tuple(alarm for alarm in standing if alarm not in considered)


def raised(choice: LaneChoice | None, standing: Iterable[Alarm], today: date) -> LaneChoice | None:
    """The choice after new alarms, to be kept; None when they change nothing.

    What is kept stays when the alarm is over: only people lower a lane.
    """
    alarms = unconsidered(choice, standing)
    if not alarms or (choice and choice.lane is Lane.NOW and set(alarms) <= set(choice.raised_by)):
        return None
    if choice is None:
        return LaneChoice(Lane.NOW, None, today, raised_by=alarms)
    known = tuple(dict.fromkeys((*choice.raised_by, *alarms)))
    return replace(choice, lane=Lane.NOW, raised_by=known, lowering=None)


def choose(before: LaneChoice | None, wish: Wish, standing: Iterable[Alarm] = ()) -> LaneChoice:
    """The choice after a person wished for a lane.

    A wish to leave the top lane waits for a second person (:func:`second`), unless the person
    works alone. Raises ``NobodyNamed``, ``ReasonNeeded`` and :class:`ReassessTooEarly`.
    """
    alarms = tuple(standing)
    _check(wish)
    if lane_in_force(before, alarms) is Lane.NOW and wish.lane is not Lane.NOW:
        return _leaving_the_top(before, wish, alarms)
    still = before.considered if before else ()
    return LaneChoice(wish.lane, wish.signed, wish.reassess_on, considered=still)


def second(choice: LaneChoice, signed: Signature) -> LaneChoice:
    """The choice after a second person agreed to the lower lane.

    Raises :class:`NothingToSecond` and ``SecondPersonNeeded``.
    """
    lowering = _open_lowering(choice)
    check_two(lowering.asked, signed)
    agreed = replace(lowering, state=LoweringState.AGREED, second=signed)
    return _lowered(agreed)


def refuse(choice: LaneChoice, signed: Signature) -> LaneChoice:
    """The choice after somebody refused the lower lane: the top lane holds.

    Raises :class:`NothingToSecond`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    lowering = _open_lowering(choice)
    check_reasoned(signed)
    return LaneChoice(Lane.NOW, signed, lowering.reassess_on, raised_by=lowering.considered)


def is_due(choice: LaneChoice, today: date) -> bool:
    """Whether the lane has to be looked at again."""
    return choice.reassess_on <= today


def _check(wish: Wish) -> None:
    check_reasoned(wish.signed)
    if wish.reassess_on <= wish.signed.on:
        raise ReassessTooEarly(day=wish.reassess_on.isoformat())


def _leaving_the_top(
    before: LaneChoice | None, wish: Wish, alarms: tuple[Alarm, ...]
) -> LaneChoice:
    state = LoweringState.UNREVIEWED if wish.is_alone else LoweringState.WAITING
    lowering = Lowering(wish.lane, wish.signed, wish.reassess_on, alarms, state)
    if wish.is_alone:
        return _lowered(lowering)
    held = before or LaneChoice(Lane.NOW, None, wish.signed.on)
    return replace(held, lane=Lane.NOW, raised_by=_joined(held, alarms), lowering=lowering)


def _joined(choice: LaneChoice, alarms: tuple[Alarm, ...]) -> tuple[Alarm, ...]:
    return tuple(dict.fromkeys((*choice.raised_by, *unconsidered(choice, alarms))))


def _lowered(lowering: Lowering) -> LaneChoice:
    return LaneChoice(
        lowering.to,
        lowering.asked,
        lowering.reassess_on,
        considered=lowering.considered,
        lowering=lowering,
    )


def _open_lowering(choice: LaneChoice) -> Lowering:
    lowering = choice.lowering
    if lowering is None or lowering.state is LoweringState.AGREED:
        raise NothingToSecond
    return lowering
