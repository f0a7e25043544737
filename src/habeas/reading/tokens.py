"""The words of a text with their places, made once and shared by every field finder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from habeas.words.anchors import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:'(?:t|re|ve|ll|d|m)(?![^\W_]))?|\d+(?:[.,]\d+)*|'s(?![^\W_])")
BREAK, COMMA, TIGHT = 0, 1, 2
"""How a word stands to the one before it: another clause, after a comma, right behind it."""
_GAPS = {
    **dict.fromkeys(
        ("", " ", "-", "\n", "\r\n", "' ", "  ", ' "', " '", '" ', "\" '", " -", "- ", "+", "–"),
        TIGHT,
    ),
    **dict.fromkeys((",", ", ", ",\n", "', ", '," ', '", '), COMMA),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a folded text: small letters, first and one-past-last characters, joins.

    A number with its separators is one word, a possessive ``'s`` a word of its own.
    ``clauses`` numbers the stretches without a stop. All five sequences are equally long;
    ``by_word`` holds the places of each word.
    """

    view: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joins: tuple[int, ...]
    clauses: tuple[int, ...]
    by_word: Mapping[str, Sequence[int]]

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

    def places(self, words: frozenset[str]) -> list[int]:
        """Where any of some words stand, in order."""
        return sorted(index for word in words & self.by_word.keys() for index in self.by_word[word])

    def starting(self, words: frozenset[str]) -> list[int]:
        """Where any of some words or a number in digits stands, in order."""
        held = (places for w, places in self.by_word.items() if w in words or w[0].isdigit())
        return sorted(index for places in held for index in places)

    def capitals(self) -> list[int]:
        """Every word that begins with a capital letter, in order."""
        view = self.view
        return [index for index, start in enumerate(self.starts) if view[start].isupper()]

    def follows(self, index: int) -> bool:
        """Whether a word is there and stands right behind the one before it."""
        return 0 < index < len(self.words) and self.joins[index] == TIGHT

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no stop, dash or bracket lies between two words, given in order."""
        return self.clauses[first] == self.clauses[last]


@lru_cache(maxsize=1)
def tokens(view: str) -> Tokens:
    """The words of a folded text. The last text's words are kept: all finders ask in a row."""
    small = _small(view)
    places = [match.span() for match in _TOKEN.finditer(small)]
    if not places:
        return Tokens(view, (), (), (), (), (), {})
    starts, ends = zip(*places, strict=True)
    words = tuple(small[start:end] for start, end in places)
    gaps = [view[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    known = _GAPS.get
    found = ((gap, known(gap)) for gap in gaps)
    joins = (BREAK, *[_join(gap) if join is None else join for gap, join in found])
    clauses = tuple(accumulate(int(join == BREAK) for join in joins))
    by_word: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        by_word.setdefault(word, []).append(index)
    return Tokens(view, words, starts, ends, joins, clauses, by_word)


def _small(view: str) -> str:
    """The text in small letters, as long as it was: a letter that would grow stays as it is."""
    small = view.lower()
    if len(small) == len(view):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in view)


def _join(gap: str) -> int:
    return TIGHT if gap.isspace() and gap.count("\n") < 2 else BREAK
