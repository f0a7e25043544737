"""Slows down guessing: after some wrong passphrases every further one has to wait.

Counted for each member whose browser asks, and once for every browser that is nobody's yet: who
guesses from elsewhere keeps nobody out who has been here before. A right passphrase forgives
nothing, or a colleague could guess between two of their own; only time does.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from habeas.words.errors import HabeasError

FREE = 5
"""Wrong passphrases before anybody has to wait."""
EASES = timedelta(minutes=3)
"""The time after which one wrong passphrase is forgotten."""
LONGEST = timedelta(minutes=5)
_AT_ONCE = 2
"""Passphrases of strangers that are tried at the same moment: each takes memory and a thread."""


class WaitBeforeTrying(HabeasError):
    """Raised when the next passphrase is typed too soon after several wrong ones."""

    message = "Several wrong passphrases were typed. The next can be tried in {seconds} seconds."
    hint = "Wait, then type it slowly; look at the keyboard's language and at capitals."


@dataclass(slots=True)
class _Count:
    """Wrong passphrases not forgotten yet at a time, and when the next may be tried."""

    wrong: float
    at: datetime
    next: datetime

    def add(self, at: datetime) -> None:
        left = max(0.0, self.wrong - (at - self.at) / EASES)
        self.wrong, self.at, self.next = left + 1, at, at
        beyond = int(self.wrong) - FREE
        if beyond >= 0:
            self.next = at + min(timedelta(seconds=2 ** min(beyond + 1, 12)), LONGEST)


class Attempts:
    """Wrong passphrases, by the member whose browser sent them; "" for nobody's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._slots = threading.Semaphore(_AT_ONCE)
        self._held: dict[str, _Count] = {}

    @contextmanager
    def in_turn(self, whose: str) -> Iterator[None]:
        """Wait until few others try. Never with a turn at the desk: who tries waits for one."""
        if whose:
            yield
            return
        with self._slots:
            yield

    def check(self, whose: str, at: datetime) -> None:
        """Raise :class:`WaitBeforeTrying` when it is too early."""
        with self._lock:
            held = self._held.get(whose)
            if held is not None and at < held.next:
                seconds = int((held.next - at).total_seconds()) + 1
                raise WaitBeforeTrying(seconds=seconds)

    def wrong(self, whose: str, at: datetime) -> None:
        """Count one; each beyond the free ones doubles the wait."""
        with self._lock:
            self._held.setdefault(whose, _Count(0, at, at)).add(at)

    def forget(self) -> None:
        """Begin counting anew, when another desk is served."""
        with self._lock:
            self._held.clear()
