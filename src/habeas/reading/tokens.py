"""The words of a text with their places, made once and shared by every field finder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.words.anchors import Span

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'(?:t|re|ve|ll|d|m)(?![^\W_]))?|'s(?![^\W_])", re.IGNORECASE
)
BREAK, COMMA, TIGHT = 0, 1, 2
"""How a word stands to the one before it: another clause, after a comma, right behind it."""
_GAPS = {
    **dict.fromkeys(
        ("", " ", "-", "\n", "\r\n", "' ", "  ", ' "', " '", '" ', "\" '", " -", "- ", "+"), TIGHT
    ),
    **dict.fromkeys((",", ", ", ",\n", "', ", '," ', '", '), COMMA),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a folded text: small letters, first and one-past-last characters, joins.

    A number with its separators is one word, a possessive ``'s`` a word of its own. All four
    sequences are equally long.
    """

    view: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joins: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span of the words ``first <= i < last``."""
        return Span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The words ``first <= i < last`` as written, with their gaps as one space each."""
        return " ".join(self.view[self.starts[first] : self.ends[last - 1]].split())

    def word(self, index: int) -> str:
        """One word in small letters; empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Whether a word is there and begins with a capital letter."""
        return 0 <= index < len(self.words) and self.view[self.starts[index]].isupper()

    def follows(self, index: int) -> bool:
        """Whether a word is there and stands right behind the one before it."""
        return 0 < index < len(self.words) and self.joins[index] == TIGHT

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no stop, dash or bracket lies between two words, given in order."""
        return BREAK not in self.joins[first + 1 : last + 1]

    def clause_start(self, index: int) -> int:
        """The first word of the stretch without a stop that holds a word."""
        while index > 0 and self.joins[index] != BREAK:
            index -= 1
        return index


@lru_cache(maxsize=1)
def tokens(view: str) -> Tokens:
    """The words of a folded text. The last text's words are kept: all finders ask in a row."""
    found = [(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(view)]
    if not found:
        return Tokens(view, (), (), (), ())
    words, starts, ends = zip(*found, strict=True)
    gaps = zip(ends, starts[1:], strict=False)
    joins = (BREAK, *(_join(view[end:start]) for end, start in gaps))
    return Tokens(view, words, starts, ends, joins)


def _join(gap: str) -> int:
    known = _GAPS.get(gap)
    if known is not None:
        return known
    return TIGHT if gap.isspace() and gap.count("\n") < 2 else BREAK
