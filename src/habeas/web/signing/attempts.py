"""Slows down guessing: after some wrong passphrases every further one has to wait."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from habeas.words.errors import HabeasError

FREE = 5
"""Wrong passphrases in a row before anybody has to wait."""
LONGEST = timedelta(minutes=5)


class WaitBeforeTrying(HabeasError):
    """Raised when the next passphrase is typed too soon after several wrong ones."""

    message = "Several wrong passphrases were typed. The next can be tried in {seconds} seconds."
    hint = "Wait, then type it slowly; look at the keyboard's language and at capitals."


class Attempts:
    """Wrong passphrases in a row, by anybody, since the last right one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrong = 0
        self._next: datetime | None = None

    def check(self, at: datetime) -> None:
        """Raise :class:`WaitBeforeTrying` when it is too early."""
        with self._lock:
            if self._next is not None and at < self._next:
                seconds = int((self._next - at).total_seconds()) + 1
                raise WaitBeforeTrying(seconds=seconds)

    def wrong(self, at: datetime) -> None:
        """Count one; each beyond the free ones doubles the wait."""
        with self._lock:
            self._wrong += 1
            beyond = self._wrong - FREE
            if beyond >= 0:
                self._next = at + min(timedelta(seconds=2 ** min(beyond + 1, 12)), LONGEST)

    def right(self) -> None:
        """Begin counting anew."""
        with self._lock:
            self._wrong, self._next = 0, None
