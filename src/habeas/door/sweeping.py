"""What the relay does by itself: let go what is due, and leave no trace of order in its file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import Enum

from habeas.door.faults import RelayStoreFull
from habeas.door.flood import Flood
from habeas.door.public import EPOCH
from habeas.door.store import Store

SHARE = 100
"""Tidying takes at most one part in so many of the time."""
LEAST = 60.0
"""Seconds between two tidyings at least."""
LEAP = 35
"""Days between two looks after which the clock is doubted, not the calendar. A relay that stood
still for so long holds nothing that a desk has not had a month to collect."""


class Clock(Enum):
    """Whether the clock can be believed: it went on as clocks do, or it leapt."""

    STEADY = "steady"
    LEAPT = "leapt"


class Sweeper:
    """Looks now and then. ``now`` tells the day in UTC, ``clock`` seconds that only go forward."""

    def __init__(
        self, store: Store, flood: Flood, now: Callable[[], datetime], clock: Callable[[], float]
    ) -> None:
        self._store, self._flood, self._now, self._clock = store, flood, now, clock
        self._day = store.last_day
        self._next_tidying = clock()

    def look(self) -> Clock:
        """Sweep at the change of the day; tidy when it is time, whether or not something came.

        A file written at every turn does not tell by its own time when something last came.
        """
        told = Clock.STEADY
        today = (self._now().date() - EPOCH).days
        if today != self._day:
            told = self._begin_day(today)
        if self._clock() >= self._next_tidying:
            self.tidy()
        return told

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

    def _begin_day(self, today: int) -> Clock:
        """A clock that leapt deletes nothing today: on the day after, it has been looked at."""
        leapt = bool(self._day) and abs(today - self._day) > LEAP
        if not leapt:
            self._store.expire(today)
        self._store.note_day(today)
        self._day = today
        self._flood.begin_day()
        return Clock.LEAPT if leapt else Clock.STEADY
