"""Weeks, by ISO 8601: which key a report is sealed to, and the day on which that key dies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.words.errors import HabeasError

AHEAD = 12
"""How many weeks have keys at any time, the present one included."""

KEPT_DAYS = 35
"""Days after the end of a week on which its key is still there: late reports are opened."""

_FORM = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)  # a browser knows no other digits


class NotAWeek(HabeasError):
    """Raised for what should name a week and does not."""

    message = "{week} is not a week."
    hint = "Write it by ISO 8601, such as 2026-W48."


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week, Monday to Sunday; ``str`` gives ``2026-W48``."""

    year: int
    number: int

    def __post_init__(self) -> None:
        try:
            date.fromisocalendar(self.year, self.number, 1)
        except ValueError as error:
            raise NotAWeek(week=f"{self.year}-W{self.number:02}") from error

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @classmethod
    def parse(cls, text: str) -> Week:
        """The week that a text names. Raises :class:`NotAWeek`."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise NotAWeek(week=text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Week:
        """The week that a day lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def dies_on(self) -> date:
        """The day from which its private key must not be there any more."""
        return self.monday + timedelta(days=7 + KEPT_DAYS)

    def later(self, weeks: int) -> Week:
        """The week so many weeks after it; before it for a negative number."""
        return Week.of(self.monday + timedelta(weeks=weeks))


def weeks_ahead(day: date, number: int = AHEAD) -> tuple[Week, ...]:
    """The week of a day and those after it."""
    first = Week.of(day)
    return tuple(first.later(ahead) for ahead in range(number))


def weeks_looked_at(day: date) -> tuple[Week, ...]:
    """The four weeks in which a reporter looks for replies: next, this, last, the one before."""
    this = Week.of(day)
    return tuple(this.later(ahead) for ahead in (1, 0, -1, -2))
