"""Numbers in words and digits, at their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.tokens import TIGHT, Tokens
from habeas.reading.wordings import Wordings

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MANY_DIGITS = 12
"""Longer runs of digits are identifiers, not numbers of anything."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the words ``first <= i < last``; ``upper`` None for "dozens" and its like."""

    first: int
    last: int
    lower: int
    upper: int | None
    is_year_like: bool = False


class Numbers:
    """The number words of a language."""

    def __init__(self, language: str = "en") -> None:
        table = load("quantities", language)
        self._values = _integers(table["numbers"])
        self._scales = _integers(table["scales"])
        self._sizes = Wordings(_integers(table["sizes"]).items())
        self.firsts = frozenset(self._values) | {"a", "half"} | _first_words(table["sizes"])
        """Every word that can begin a number, but digits."""

    def at(self, tokens: Tokens, index: int) -> Number | None:
        """The number that begins at a word, with ranges ("two or three", "20 to 30") in one."""
        word = tokens.words[index]
        if not (word in self.firsts or word[0].isdigit()):
            return None
        size = self._sizes.at(tokens, index)
        if size is not None:
            return Number(index, size.last, size.entry, None)
        one = self._single(tokens, index)
        return self._ranged(tokens, one) if one is not None else None

    def _ranged(self, tokens: Tokens, one: Number) -> Number:
        """A range of two numbers when "to", "or" or a dash and a higher number follow."""
        if not tokens.follows(one.last):
            return one
        gap = tokens.view[tokens.ends[one.last - 1] : tokens.starts[one.last]]
        before = tokens.word(one.first - 1) if tokens.follows(one.first) else ""
        joining = ("to", "or", "and") if before == "between" else ("to", "or")
        start = one.last + (tokens.words[one.last] in joining)
        if start == one.last and gap.strip() not in ("-", "–"):
            return one
        other = self._single(tokens, start) if tokens.follows(start) else None
        if other is None or other.lower <= one.lower:
            return one
        return Number(one.first, other.last, one.lower, other.lower, one.is_year_like)

    def _single(self, tokens: Tokens, index: int) -> Number | None:
        word = tokens.words[index]
        if word[0].isdigit():
            return self._digits(tokens, index)
        if word in ("a", "half"):
            return self._indefinite(tokens, index)
        if word not in self._values:
            return None
        return self._spelled(tokens, index, index, 0)

    def _digits(self, tokens: Tokens, index: int) -> Number | None:
        word = tokens.words[index]
        if len(word) > _MANY_DIGITS or not word.isascii() or not _GROUPED.fullmatch(word):
            return None
        value, last = float(word.replace(",", "")), index + 1
        while tokens.follows(last) and tokens.words[last] in self._scales:
            value *= self._scales[tokens.words[last]]
            last += 1
        if value != int(value):
            return None
        year_like = last == index + 1 and len(word) == 4 and word.isdigit() and word[0] in "12"
        return Number(index, last, int(value), int(value), year_like)

    def _indefinite(self, tokens: Tokens, index: int) -> Number | None:
        """A dozen, a hundred, half a dozen, a thousand."""
        half = tokens.words[index] == "half"
        start = index + half
        if half and not (tokens.follows(start) and tokens.words[start] == "a"):
            return None
        scale = self._scales.get(tokens.word(start + 1)) if tokens.follows(start + 1) else None
        if scale is None:
            return None
        if half:
            return Number(index, start + 2, scale // 2, scale // 2)
        return self._spelled(tokens, index, index + 1, 1)

    def _spelled(self, tokens: Tokens, first: int, last: int, current: int) -> Number:
        """Twenty-one, three hundred and five, two dozen: read on from ``last``."""
        total = 0
        while last < len(tokens) and (last == first or tokens.joins[last] == TIGHT):
            word = tokens.words[last]
            if word in self._values and _fits(current, self._values[word]):
                current += self._values[word]
            elif word in self._scales and current:
                current *= self._scales[word]
                if self._scales[word] >= 1000:
                    total, current = total + current, 0
            elif not (word == "and" and self._goes_on(tokens, last, total + current)):
                break
            last += 1
        return Number(first, last, total + current, total + current)

    def _goes_on(self, tokens: Tokens, index: int, value: int) -> bool:
        """Whether "and" joins hundreds with what follows: "a hundred and five"."""
        return value >= 100 and tokens.follows(index + 1) and tokens.word(index + 1) in self._values


@cache
def numbers(language: str = "en") -> Numbers:
    """The number words of a language, read once."""
    return Numbers(language)


def _fits(current: int, value: int) -> bool:
    """Whether a smaller number word can be added: twenty + one, hundred + twenty."""
    if current == 0:
        return True
    room = 100 if current % 100 == 0 else 10 if current % 10 == 0 and current % 100 >= 20 else 0
    return 0 < value < room


def _integers(table: Mapping[str, object]) -> dict[str, int]:
    return {word: value for word, value in table.items() if isinstance(value, int)}


def _first_words(table: Mapping[str, object]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in table)
