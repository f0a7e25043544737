"""Places in a text as people type them: the words, a line and words, or positions.

A place typed or selected is widened to whole words, so that nothing a person does cuts one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from habeas.reading.view import fold
from habeas.words.anchors import Span
from habeas.words.errors import HabeasError
from habeas.words.visible import on_one_line

_POSITIONS = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})")
_LINE = re.compile(r"(\d{1,9})\s*:\s*(.*)", re.DOTALL)


class NotInTheText(HabeasError):
    """Raised when the words typed for a place are not in the text."""

    message = "“{words}” does not stand in this text."
    hint = "Type the words exactly as the report writes them."


class NotInThatLine(HabeasError):
    """Raised when the words typed for a place do not begin in the line named with them."""

    message = "“{words}” does not begin in line {line}."
    hint = "Look at the number before the line, or leave it out."


class NoSuchLine(HabeasError):
    """Raised when a line is named that the text does not have."""

    message = "There is no line {line}: this text has {lines}."
    hint = "The number stands before each line of the text."


class NothingThere(HabeasError):
    """Raised when a place holds no words, or lies beyond the end of the text."""

    message = "There are no words at {place}."
    hint = "Positions count characters from 0; this text has {length}."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; ``number`` counts from 1, the break at its end is left out."""

    number: int
    start: int
    end: int


class Lines:
    """The lines of a text, and the places typed by them."""

    def __init__(self, text: str) -> None:
        self.text = text
        parts = text.split("\n")
        starts = [0, *accumulate(len(part) + 1 for part in parts)][:-1]
        self.all = tuple(
            Line(number, start, start + len(part))
            for number, (start, part) in enumerate(zip(starts, parts, strict=True), 1)
        )
        self._starts = starts
        self._view = fold(text)

    def at(self, position: int) -> Line:
        """The line a character stands in."""
        return self.all[bisect_right(self._starts, position) - 1]

    def between(self, start: int, end: int) -> tuple[Line, ...]:
        """Every line that has a character in this range."""
        return self.all[self.at(start).number - 1 : self.at(max(start, end - 1)).number]

    def places(self, typed: str, near: int = 0) -> tuple[Span, ...]:
        """One place for each line that was typed; see :meth:`place`."""
        return tuple(self.place(one, near) for one in typed.splitlines() if one.strip())

    def place(self, typed: str, near: int = 0) -> Span:
        """The place that is meant, widened to whole words.

        ``120-188`` are positions, ``12: no such people`` words that begin in line 12, ``12:``
        the whole line, anything else words: of several places the one nearest to ``near``.
        Quotation marks, hyphens and white space need not be exact, nor capitals.
        Raises :class:`NotInTheText`, :class:`NotInThatLine`, :class:`NoSuchLine` and
        :class:`NothingThere`.
        """
        positions, line = _POSITIONS.fullmatch(typed.strip()), _LINE.fullmatch(typed.strip())
        if positions:
            return self._between(int(positions[1]), int(positions[2]), typed)
        if line:
            return self._in_line(int(line[1]), line[2])
        found = min(self._found(typed), key=lambda span: abs(span.start - near), default=None)
        if found is None:
            raise NotInTheText(words=typed)
        return snapped(self.text, found)

    def typed(self, span: Span) -> str:
        """What a person would type for a place: a line and words where that is exact."""
        line = self.at(span.start).number
        typed = f"{line}: {on_one_line(span.of(self.text))}"
        try:
            is_exact = self.place(typed) == span
        except HabeasError:
            is_exact = False
        return typed if is_exact else f"{span.start}-{span.end}"

    def _between(self, start: int, end: int, typed: str) -> Span:
        if start < end <= len(self.text):
            span = Span(start, end).trimmed(self.text)
            if span is not None:
                return snapped(self.text, span)
        raise NothingThere(place=typed, length=len(self.text))

    def _in_line(self, number: int, words: str) -> Span:
        if not 1 <= number <= len(self.all):
            raise NoSuchLine(line=number, lines=len(self.all))
        line = self.all[number - 1]
        if not words.strip():
            return self._between(line.start, line.end, f"{number}:")
        found = next(self._found(words, line.start), None)
        if found is None or found.start > line.end:
            raise NotInThatLine(words=words, line=number)
        return snapped(self.text, found)

    def _found(self, words: str, start: int = 0) -> Iterator[Span]:
        """Where these words stand from a position on, in order."""
        sought = re.compile(r"\s+".join(map(re.escape, fold(words).split())), re.IGNORECASE)
        found = sought.finditer(self._view, start) if sought.pattern else ()
        return (Span(*match.span()) for match in found)


def snapped(text: str, span: Span) -> Span:
    """A span widened to whole words, then without white space at its edges.

    Raises :class:`NothingThere` when nothing but white space is in it.
    """
    start, end = span.start, min(span.end, len(text))
    while 0 < start < len(text) and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while 0 < end < len(text) and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    trimmed = Span(start, end).trimmed(text) if start < end else None
    if trimmed is None:
        raise NothingThere(place=f"{span.start}-{span.end}", length=len(text))
    return trimmed


def is_whole(text: str, span: Span) -> bool:
    """Whether no word is cut at either edge of a span."""
    return not any(
        0 < place < len(text) and _joins(text[place - 1]) and _joins(text[place])
        for place in (span.start, span.end)
    )


def _joins(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, a mark on one of them."""
    return character.isalnum() or unicodedata.category(character).startswith("M")
