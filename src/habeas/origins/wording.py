"""The words of a text as they are compared: folded, and each with its place in the rendition."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.origins.catalogues import catalogue
from habeas.words.anchors import Span
from habeas.words.reports import BlockKind, Rendition

BREAK = ""
"""Stands where masked text was left out. Equal to no word: nothing runs across it."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces, so compared by letter."""

_INNER = "\u00ad\u0640\u200b-\u200d\u2060\ufeff'\u2018\u2019\u02bc\uff07"
"""Stands inside words and is not compared: soft hyphen, tatweel, joiners, apostrophes."""

_BRK = r"-[ \t]*\r?\n[ \t]*"
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """Folded words in order; ``starts`` and ``ends`` are code points of the rendition."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, first: int, last: int) -> Span:
        """The place of the words ``first`` to ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def worth(self, first: int, last: int) -> int:
        """How many words ``first`` to ``last`` are; a letter of an unspaced script is half one."""
        return count_words(self.folded[first : last + 1])


def wording_of(rendition: Rendition) -> Wording:
    """All words of a rendition that are not boilerplate, with a break where some was masked."""
    masked = [b.span for b in rendition.blocks if b.kind is BlockKind.BOILERPLATE]
    found: list[tuple[str, int, int]] = []
    position = 0
    for span in masked:
        found.extend(_words_between(rendition.text, position, span.start))
        found.append((BREAK, span.start, span.end))
        position = span.end
    found.extend(_words_between(rendition.text, position, len(rendition.text)))
    return Wording(*(tuple(w[part] for w in found) for part in range(3)))  # type: ignore[arg-type]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a piece of text."""
    return tuple(word for word, _, _ in _words_between(text, 0, len(text)))


def count_words(words: tuple[str, ...]) -> int:
    """How many words these are; a letter of an unspaced script counts as half of one."""
    return round(sum(_HALF if _is_unspaced(w) else 1 for w in words if w != BREAK))


@lru_cache(maxsize=1 << 16)
def _is_unspaced(word: str) -> bool:
    return len(word) == 1 and re.match(f"[{_UNSPACED}]", word) is not None


def _words_between(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    found = []
    for match in _pattern().finditer(text, start, end):
        word = fold_word(match.group())
        if word:
            found.append((word, match.start(), match.end()))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    letter = rf"[^\W_{_UNSPACED}]"
    follow = f"(?:{letter}|[{_marks()}])"
    inner = f"(?:[{_INNER}]+|{_BRK}(?=[^\\W\\d_]))?"
    return re.compile(f"[{_UNSPACED}][{_marks()}]*|{letter}(?:{inner}{follow})*")


@cache
def _marks() -> str:
    """Every combining mark of the basic plane, as the inside of a character class."""
    return "".join(chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c))[0] == "M")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """One word in the form it is compared in; empty when nothing of it is compared.

    Compatibility forms and case are folded (Unicode NFKC and default caseless matching),
    characters that only shape a word are dropped, and letters that look the same in Latin
    and Cyrillic become one.
    """
    if word.isascii():
        return re.sub(f"[{_INNER}]|{_BRK}", "", word).lower()
    plain = unicodedata.normalize("NFKC", word)
    plain = re.sub(f"[{_INNER}\u064b-\u0652\u0670]|{_BRK}", "", plain)
    if re.search("[A-Za-z]", plain) and re.search("[\u0400-\u052f]", plain):
        plain = plain.translate(_lookalikes("mixed"))
    return plain.casefold().translate(_lookalikes("always"))


@cache
def _lookalikes(table: str) -> dict[int, str]:
    return {ord(one): other for one, other in catalogue("confusables")[table].items()}
