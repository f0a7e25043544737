"""Exact places in a rendition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.words.errors import DOES_NOT_MATCH, HabeasError

CONTEXT = 32
"""How many characters an anchor keeps either side of what it quotes."""


class SpanOutOfBounds(HabeasError):
    """Raised when a span does not lie inside its text."""

    message = "The place {start}–{end} does not lie inside a text of {length} characters."
    hint = "Read the exhibit again: habeas read WORKSPACE --again EXHIBIT"


class AnchorMismatch(HabeasError):
    """Raised when the stored text no longer says what an anchor quotes from it."""

    message = "The text at {start}–{end} is not what was quoted from it."
    hint = "The rendition changed or is damaged: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of Unicode code points ``start <= i < end`` of one rendition; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanOutOfBounds(start=self.start, end=self.end, length="unknown")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this place. Raises :class:`SpanOutOfBounds` beyond the text's end."""
        if self.end > len(text):
            raise SpanOutOfBounds(start=self.start, end=self.end, length=len(text))
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str) -> Span | None:
        """This span without white space at its edges; None when nothing else is in it."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        end = self.end - len(words) + len(words.rstrip())
        return Span(start, end) if start < end else None


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that contains them all. Raises ValueError when there are none."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span stored twice: as position, and as the words there with 32 characters either side.

    A later rendition of the same exhibit can so be re-anchored, and a mismatch is an error,
    never a silent shift (W3C Web Annotation, sections 4.2.4 and 4.2.5, does the same).
    """

    span: Span
    quote: str
    before: str
    after: str

    @classmethod
    def at(cls, text: str, span: Span) -> Anchor:
        """The anchor of a span in a text."""
        before = text[max(0, span.start - CONTEXT) : span.start]
        return cls(span, span.of(text), before, text[span.end : span.end + CONTEXT])

    def check(self, text: str) -> None:
        """Raise :class:`AnchorMismatch` unless the text still says this at this place."""
        if self.span.end > len(text) or Anchor.at(text, self.span) != self:
            raise AnchorMismatch(start=self.span.start, end=self.span.end)
