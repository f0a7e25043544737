"""What the relay does by itself: let go what is due, and leave no trace of order in its file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from enum import Enum

from habeas.door.faults import RelayStoreFull
from habeas.door.flood import Flood
from habeas.door.public import EPOCH
from habeas.door.store import Store

SHARE = 100
"""Tidying takes at most one part in so many of the time."""
LEAST = 60.0
"""Seconds between two tidyings at least."""
LEAP = 7
"""Days between two looks after which the clock is doubted. Less than the shortest life of anything
kept here, which is that of a reply: 12 days."""


class Clock(Enum):
    """Whether the clock can be believed: it went on as clocks do; it leapt, or leapt earlier."""

    STEADY = "steady"
    LEAPT = "leapt"
    DOUBTED = "doubted"


class Sweeper:
    """Looks now and then. ``now`` tells the day in UTC, ``clock`` seconds that only go forward.

    ``told``: the day as a person said it at the start. A clock that leapt and shows that day, or
    one beside it, is believed again. By itself it is believed only when it comes back.
    """

    def __init__(
        self,
        store: Store,
        flood: Flood,
        now: Callable[[], datetime],
        clock: Callable[[], float],
        told: date | None = None,
    ) -> None:
        self._store, self._flood, self._now, self._clock = store, flood, now, clock
        self._day, self._doubted = store.last_day, 0
        self._told = (told - EPOCH).days if told else None
        self._next_tidying = clock()

    def look(self) -> Clock:
        """Sweep at the change of the day; tidy when it is time, whether or not something came.

        A file written at every turn does not tell by its own time when something last came.
        """
        found = self._look_at((self._now().date() - EPOCH).days)
        if self._clock() >= self._next_tidying:
            self.tidy()
        return found

    def tidy(self) -> None:
        """Write the store anew. Without room for that it stays as it is until the next time."""
        began = self._clock()
        with suppress(RelayStoreFull):
            self._store.note_day(self._day)
            if self._store.is_untidy:
                self._store.tidy()
            else:
                self._store.settle()
        ended = self._clock()
        self._next_tidying = ended + max(LEAST, SHARE * (ended - began))

    def _look_at(self, today: int) -> Clock:
        if today == self._day:
            return Clock.STEADY
        if today == self._doubted:
            return Clock.DOUBTED
        self._flood.begin_day()
        if self._is_leap(today):
            self._doubted = today
            return Clock.LEAPT
        self._begin_day(today)
        return Clock.STEADY

    def _is_leap(self, today: int) -> bool:
        """A clock that leapt lets nothing go, and the day it tells is not noted as one."""
        is_near = not self._day or abs(today - self._day) <= LEAP
        return not is_near and (self._told is None or abs(today - self._told) > 1)

    def _begin_day(self, today: int) -> None:
        self._store.expire(today)
        self._store.note_day(today)
        self._day, self._doubted, self._told = today, 0, None
