"""Time limits: which day is the last, and how many days are left.

A limit of months runs to the same number of the day so many months later, or to the last day of
a shorter month; that day still counts. This is how courts count by the calendar. Days are those
of the receiver's time zone, which the catalogue notes where it is known.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from habeas.protection.avenues.avenue import Avenue, Length, TimeLimit
from habeas.protection.avenues.ground import Ground
from habeas.protection.avenues.verdicts import Colour, Deadline, Rule, Telling, VerdictReason
from habeas.words.provenance import FactStanding


def last_day(start: date, length: Length) -> date:
    """The last day of a limit that starts on a day; never past the end of the calendar."""
    months = start.month - 1 + length.months + 12 * length.years
    year, month = start.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return date.max
    day = min(start.day, calendar.monthrange(year, month)[1])
    try:
        return date(year, month, day) + timedelta(days=length.days + 7 * length.weeks)
    except OverflowError:
        return date.max


def deadlines(ground: Ground, avenue: Avenue) -> tuple[Deadline, ...]:
    """The limits that apply, the next one first; those whose event has no day yet come last."""
    events = dict(sorted(ground.situation.events))
    found = (_deadline(ground, limit, events.get(limit.starts)) for limit in avenue.time_limits)
    held = [one for one in found if one is not None]
    return tuple(sorted(held, key=lambda one: (one.until or date.max, one.identifier)))


def time_over(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Excluded when a hard limit is over; red when the limit itself is not sure."""
    facts = {limit.identifier: limit.fact for limit in avenue.time_limits}
    for one in deadlines(ground, avenue):
        if one.hard and one.days_left is not None and one.days_left < 0 and one.until:
            key = "avenues.time_over" if one.is_sure else "avenues.time_over_unsure"
            rule = Rule.TIME_OVER if one.is_sure else Rule.TIME_OVER_UNSURE
            verdict = Colour.EXCLUDED if one.is_sure else Colour.RED
            text = Telling.of(key, until=one.until, text=one.text)
            yield VerdictReason(rule, verdict, text, fact=facts[one.identifier])


def _deadline(ground: Ground, limit: TimeLimit, event: date | None) -> Deadline | None:
    """None for a limit that does not hold for events of that day."""
    if event is not None and not _holds(limit, event):
        return None
    today = ground.situation.today
    until = last_day(event, limit.length) if event else None
    known = limit.provenance
    return Deadline(
        identifier=limit.identifier,
        starts=limit.starts,
        hard=limit.hard,
        text=limit.text,
        is_sure=not known.is_remembered and known.standing(today) is not FactStanding.NEEDS_REVIEW,
        event=event,
        until=until,
        days_left=(until - today).days if until else None,
        time_zone=limit.time_zone,
    )


def _holds(limit: TimeLimit, event: date) -> bool:
    if limit.starts_from is not None and event < limit.starts_from:
        return False
    return limit.starts_until is None or event <= limit.starts_until
