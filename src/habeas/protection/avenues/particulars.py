"""What people add so that avenues can be held against an incident or a case.

Reports seldom say of which State somebody is, on which day the last court at home decided, or
where the matter was taken before. People who know write it down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from habeas.bodies.entered import NotAState
from habeas.protection.avenues.situation import Tried
from habeas.words.errors import HabeasError

_STATE = re.compile(r"[A-Z]{2}")


class NoEvent(HabeasError):
    """Raised for the day of an event that no time limit of any avenue starts with."""

    message = "No time limit starts with “{event}”."
    hint = "Choose one of the events on the page of the avenue."


class NothingTried(HabeasError):
    """Raised for a procedure that was tried and has no name."""

    message = "It is not said where the matter was taken."
    hint = "Choose an avenue, or write what the procedure is called."


class NotYetTried(HabeasError):
    """Raised for a procedure that is said to have begun on a day to come."""

    message = "{day} is still to come: nothing was tried on that day yet."
    hint = "Give the day on which it was begun, or leave the day out."


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event that a time limit starts with, and its day."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Particulars:
    """What people added. ``states`` are those whose agents are said to have done it or let it
    happen, by their codes; they count beside the States of the bodies that are named.
    """

    states: tuple[str, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    tried: tuple[Tried, ...] = ()

    @property
    def days(self) -> tuple[tuple[str, date], ...]:
        """The day of each event by its name."""
        return tuple((one.name, one.on) for one in self.events)


def check_state(written: str) -> str:
    """The code of a State in capitals; empty for none. Raises ``NotAState``."""
    code = written.strip().upper()
    if code and not _STATE.fullmatch(code):
        raise NotAState(state=written.strip())
    return code


def with_states(held: Particulars, written: str) -> Particulars:
    """With these States and no others: codes with commas or spaces between. Raises
    ``NotAState``.
    """
    codes = (check_state(one) for one in re.split(r"[,;\s]+", written) if one)
    return replace(held, states=tuple(dict.fromkeys(codes)))


def with_event(held: Particulars, name: str, on: date | None, known: set[str]) -> Particulars:
    """With the day of an event, or without it for None. Raises :class:`NoEvent`."""
    if name not in known:
        raise NoEvent(event=name)
    others = tuple(one for one in held.events if one.name != name)
    return replace(held, events=(*others, DatedEvent(name, on)) if on else others)


def with_tried(held: Particulars, tried: Tried, today: date) -> Particulars:
    """With one more procedure that was begun; the same one again takes the place of the first.

    Raises :class:`NothingTried` and :class:`NotYetTried`.
    """
    if not tried.avenue.strip():
        raise NothingTried
    if tried.on is not None and tried.on > today:
        raise NotYetTried(day=tried.on.isoformat())
    return replace(held, tried=(*without_tried(held, tried.avenue).tried, tried))


def without_tried(held: Particulars, avenue: str) -> Particulars:
    """Without a procedure, which was written down by mistake."""
    return replace(held, tried=tuple(one for one in held.tried if one.avenue != avenue))
