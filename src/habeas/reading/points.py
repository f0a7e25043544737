"""Single dates in words and digits: days, months, seasons, years, decades."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.reading.lexicon import load
from habeas.reading.tokens import Tokens
from habeas.reading.wordings import strings

_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A date at the words ``first <= i < last``. ``text`` is EDTF, empty without a year."""

    first: int
    last: int
    text: str
    month: int = 0
    day: int = 0

    def since(self, day: int, first: int) -> TimePoint:
        """The days from an earlier one of the same month to this: "5-6 September 2019"."""
        if not self.text or "/" in self.text:
            return TimePoint(first, self.last, self.text, self.month, self.day)
        text = f"{_text(self.text[:4], self.month, day)}/{self.text}"
        return TimePoint(first, self.last, text, self.month, day)

    def in_year(self, year: str) -> TimePoint:
        """The same in a year that was said elsewhere in the expression."""
        return TimePoint(self.first, self.last, _text(year, self.month, self.day))


class PointReader:
    """The words for dates of a language."""

    def __init__(self, language: str = "en") -> None:
        table = load("times", language)
        self._months = {name: int(str(number)) for name, number in table["months"].items()}
        self._seasons = {name: int(str(number)) for name, number in table["seasons"].items()}
        held = table["operators"].values()
        self._counting = frozenset(strings(table["counting"]["words"]))
        self._before = frozenset(phrase.split()[-1] for list_ in held for phrase in strings(list_))

    def at(self, tokens: Tokens, index: int) -> TimePoint | None:
        """The date that begins at a word, as long as it goes."""
        word = tokens.words[index]
        if word[0].isdigit():
            return self._in_digits(tokens, index)
        if word in self._months:
            return self._month(tokens, index)
        if word in self._seasons:
            return self._season(tokens, index)
        return None

    def _in_digits(self, tokens: Tokens, index: int) -> TimePoint | None:
        word = tokens.words[index]
        dotted = _DOTTED.fullmatch(word)
        if dotted is not None:
            day, month, year = dotted.groups()
            return TimePoint(index, index + 1, f"{year}-{int(month):02}-{int(day):02}")
        if _YEAR.fullmatch(word):
            return self._year(tokens, index)
        return self._day_first(tokens, index)

    def _day_first(self, tokens: Tokens, index: int) -> TimePoint | None:
        """14 April 2017, 14th of April, 14 апреля 2017 года."""
        day, last = _day(tokens, index)
        if day and _is_dash(tokens, last) and _day(tokens, last)[0] > day:
            point = self._day_first(tokens, last)
            return point and point.since(day, index)
        if day and tokens.follows(last) and tokens.words[last] == "of":
            last += 1
        month = self._months.get(tokens.word(last), 0) if tokens.follows(last) else 0
        if not day or not month or not _is_name(tokens, last):
            return None
        return _with_year(tokens, TimePoint(index, last + 1, "", month, day))

    def _month(self, tokens: Tokens, index: int) -> TimePoint | None:
        """April 14, 2017; April 2017; April (which fixes nothing)."""
        month = self._months[tokens.words[index]]
        if not _is_name(tokens, index):
            return None
        day, last = _day(tokens, index + 1) if tokens.follows(index + 1) else (0, index + 1)
        point = _with_year(tokens, TimePoint(index, last if day else index + 1, "", month, day))
        return point if point.text or day or self._is_said(tokens, index) else None

    def _is_said(self, tokens: Tokens, index: int) -> bool:
        """Whether a bare month is meant as one: "in May", but not "May I", "March on"."""
        return tokens.follows(index) and tokens.words[index - 1] in self._before

    def _season(self, tokens: Tokens, index: int) -> TimePoint | None:
        after = index + 1
        if tokens.follows(after) and tokens.words[after] in ("of", "in"):
            after += 1
        if not tokens.follows(after) or not _YEAR.fullmatch(tokens.words[after]):
            return None
        text = f"{tokens.words[after]}-{self._seasons[tokens.words[index]]}"
        return TimePoint(index, after + 1, text)

    def _year(self, tokens: Tokens, index: int) -> TimePoint | None:
        """2017; 2017-04-01; the 1990s. A bare year needs a word that makes it one."""
        word, after = tokens.words[index], index + 1
        iso = _iso(tokens, index)
        if iso is not None:
            return iso
        if _touches(tokens, after) and tokens.words[after] in ("s", "'s") and word.endswith("0"):
            return TimePoint(index, after + 1, f"{word[:3]}X")
        before = tokens.word(index - 1) if tokens.joins[index] else ""
        ranged = _dash(tokens, index) or _dash(tokens, after)
        said = before in self._before or before in ("year", "and") or ranged
        after_word = tokens.word(after) if tokens.follows(after) else ""
        if after_word in ("год", "года", "году", "г"):
            return TimePoint(index, after + 1, word)
        counts = before in self._counting and bool(after_word) and after_word not in self._before
        return TimePoint(index, after, word) if said and not counts else None


def _iso(tokens: Tokens, index: int) -> TimePoint | None:
    """2017-04-01, with nothing but hyphens between."""
    if index + 2 >= len(tokens):
        return None
    text = tokens.view[tokens.starts[index] : tokens.ends[index + 2]]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) is None:
        return None
    return TimePoint(index, index + 3, text)


def _touches(tokens: Tokens, index: int) -> bool:
    return 0 < index < len(tokens) and tokens.ends[index - 1] == tokens.starts[index]


def _dash(tokens: Tokens, index: int) -> bool:
    """Whether nothing but a dash stands between a year and the year before it."""
    if not 0 < index < len(tokens):
        return False
    if any(_YEAR.fullmatch(tokens.words[place]) is None for place in (index - 1, index)):
        return False
    return _is_dash(tokens, index)


def _is_dash(tokens: Tokens, index: int) -> bool:
    """Whether nothing but a dash stands before a word."""
    if not 0 < index < len(tokens):
        return False
    return tokens.view[tokens.ends[index - 1] : tokens.starts[index]] in ("-", "–")


def _is_name(tokens: Tokens, index: int) -> bool:
    """Months begin with a capital, but in Russian."""
    return tokens.is_capital(index) or not tokens.words[index].isascii()


def _day(tokens: Tokens, index: int) -> tuple[int, int]:
    """A day of the month and one past its last word; 0 when there is none."""
    word = tokens.words[index]
    if not (word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31):
        return 0, index
    ordinal = _touches(tokens, index + 1) and tokens.words[index + 1] in _ORDINALS
    return int(word), index + 1 + ordinal


def _with_year(tokens: Tokens, point: TimePoint) -> TimePoint:
    """The date with the year behind it, when one stands there."""
    last = point.last
    joined = 0 < last < len(tokens) and tokens.joins[last] > 0
    if joined and tokens.words[last] == "of":
        last += 1
    if not joined or last >= len(tokens) or _YEAR.fullmatch(tokens.words[last]) is None:
        return point
    text = _text(tokens.words[last], point.month, point.day)
    last += 1
    if tokens.follows(last) and tokens.words[last] in ("год", "года", "г"):
        last += 1
    return TimePoint(point.first, last, text, point.month, point.day)


def _text(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")
