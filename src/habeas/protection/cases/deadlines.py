"""Deadlines: kept with the rule they come from, the event that starts them and a time zone.

A deadline is reckoned from its event. When the event turns out to have been on another day, or
not to have happened yet, the deadline is reckoned again.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.protection.avenues.avenue import Length
from habeas.words.errors import HabeasError

SOON = 7
"""From how many days before its last day a deadline is due soon."""

_SOME_DAY = date(2000, 1, 1)


class NoSuchTimeZone(HabeasError):
    """Raised for a time zone nobody knows."""

    message = "There is no time zone {zone}."
    hint = "Name one like Europe/Berlin, or UTC."


class NotALength(HabeasError):
    """Raised for a deadline that would be over before it begins, or beyond all calendars."""

    message = "A deadline of {months} months and {days} days cannot be reckoned."
    hint = "Give the length the rule names, in months or in days."


class DeadlineStanding(StrEnum):
    """Where a deadline stands at a time."""

    NOT_STARTED = "not-started"
    """The event that starts it has not happened, or nobody knows when it did."""
    AHEAD = "ahead"
    SOON = "soon"
    """Seven days or fewer are left, the last one included."""
    OVERDUE = "overdue"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline. ``rule`` is what it comes from, by identifier or in words.

    ``event`` is what starts it, ``event_on`` when that was; ``due`` is the last day on which it
    can be met, in ``zone``. Make it by :func:`deadline`, so that they agree. ``of`` is what it
    belongs to.
    """

    rule: str
    event: str
    event_on: date | None
    length: Length
    zone: str
    due: date | None
    of: str = ""
    met_on: date | None = None


def deadline(
    rule: str, event: str, event_on: date | None, length: Length, zone: str = "UTC"
) -> Deadline:
    """A deadline, reckoned. Raises :class:`NotALength` and :class:`NoSuchTimeZone`."""
    time_zone(zone)
    return Deadline(rule, event, event_on, length, zone, _due(event_on, length))


def event_moved(held: Deadline, event_on: date | None) -> Deadline:
    """The deadline after its event turned out to be on another day, or on none yet.

    It is no longer met: what was done in time for one day may be late for another. Raises
    :class:`NotALength`.
    """
    if event_on == held.event_on:
        return held
    return replace(held, event_on=event_on, due=_due(event_on, held.length), met_on=None)


def met(held: Deadline, on: date) -> Deadline:
    """The deadline after it was met."""
    return replace(held, met_on=on)


def last_day(event_on: date, length: Length) -> date:
    """The last day of a length from an event. A month later is the same day of that month, or
    its last one where there is none: four months from 31 October end on 28 or 29 February.
    Months and years come first, then weeks and days; a day is a calendar day.

    Raises :class:`NotALength`.
    """
    months = length.years * 12 + length.months
    days = length.weeks * 7 + length.days
    if months < 0 or days < 0 or not (months or days):
        raise NotALength(months=months, days=days)
    try:
        year, month = divmod(event_on.year * 12 + event_on.month - 1 + months, 12)
        day = min(event_on.day, monthrange(year, month + 1)[1])
        return date(year, month + 1, day) + timedelta(days=days)
    except (OverflowError, ValueError) as error:
        raise NotALength(months=months, days=days) from error


def days_left(held: Deadline, now: datetime) -> int | None:
    """How many days are left, 0 on the last one, fewer when it has passed; None when it has not
    started.
    """
    return None if held.due is None else (held.due - day_in(held.zone, now)).days


def standing(held: Deadline, now: datetime) -> DeadlineStanding:
    """Where the deadline stands at a time."""
    left = days_left(held, now)
    if held.met_on is not None:
        return DeadlineStanding.MET
    if left is None:
        return DeadlineStanding.NOT_STARTED
    if left < 0:
        return DeadlineStanding.OVERDUE
    return DeadlineStanding.SOON if left <= SOON else DeadlineStanding.AHEAD


def day_in(zone: str, now: datetime) -> date:
    """Which day it is in a time zone. Raises :class:`NoSuchTimeZone`."""
    return now.astimezone(time_zone(zone)).date()


def time_zone(zone: str) -> tzinfo:
    """The time zone of a name such as ``Europe/Berlin``. Raises :class:`NoSuchTimeZone`."""
    if zone == "UTC":
        return UTC
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NoSuchTimeZone(zone=zone) from error


def _due(event_on: date | None, length: Length) -> date | None:
    end = last_day(event_on or _SOME_DAY, length)  # refuses a length that is none, event or not
    return end if event_on else None
