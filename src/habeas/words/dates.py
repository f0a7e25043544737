"""When, as somebody said it: Extended Date/Time Format (ISO 8601-2:2019, EDTF levels 0 and 1).

The grammar is the part the field needs: years, months, days, seasons; ``?`` uncertain,
``~`` approximate, ``%`` both; ``X`` for digits not known; intervals ``a/b`` with ``..``
(open) and an empty side (unknown). Nothing that was not said is filled in.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from habeas.words.anchors import Span
from habeas.words.errors import HabeasError

_POINT = re.compile(
    r"(?P<year>\d{2}XX|\d{3}X|\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class NotADate(HabeasError):
    """Raised for text that is not a date in the Extended Date/Time Format."""

    message = "“{text}” is not a date this program understands."
    hint = "Write 2017, 2017-04, 2017-04-01, 2017-04~ (about) or 2017-03/2017-05 (between)."


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as it was stated, never more exact than that.

    ``earliest`` and ``latest`` are inclusive days; ``None`` means open or unknown.
    """

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read EDTF text. Raises :class:`NotADate`."""
        try:
            return cls(text, *_bounds(text))
        except ValueError as error:
            raise NotADate(text=text) from error

    @property
    def is_exact_day(self) -> bool:
        """Whether it names one day without doubt."""
        return (
            self.earliest is not None and self.earliest == self.latest and self.text[-1].isdigit()
        )

    def overlaps(self, other: Edtf) -> bool:
        """Whether one day can satisfy both."""
        return not (_before(self.latest, other.earliest) or _before(other.latest, self.earliest))


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _bounds(text: str) -> tuple[date | None, date | None]:
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text)
    first = None if start in ("", "..") else _point(start)[0]
    last = None if end in ("", "..") else _point(end)[1]
    if (first is None and last is None) or _before(last, first):
        raise ValueError(text)
    return first, last


def _point(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    years = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    months = _months(match["month"])
    if match["day"] in (None, "XX"):
        return date(max(years[0], 1), months[0], 1), _last_day(years[1], months[1])
    day = int(match["day"])
    return date(years[0], months[0], day), date(years[1], months[1], day)


def _months(text: str | None) -> tuple[int, int]:
    if text in (None, "XX"):
        return 1, 12
    month = int(text)
    return _SEASONS.get(month, (month, month))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time at its place. ``when`` is None when its words alone fix nothing ("last week")."""

    span: Span
    when: Edtf | None
