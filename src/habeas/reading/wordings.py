"""Phrases as lexicons give them, found among the words of a text.

A phrase is written as words with spaces: ``kill|kills|killed`` is one word in any of those
forms, ``..`` stands for up to four words of the same clause. A hyphen counts as a space. Where
several phrases begin at one word, the one that reaches furthest wins; found phrases never
overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.reading.tokens import BREAK, Tokens

Entry = TypeVar("Entry")
Parts = tuple[frozenset[str] | None, ...]
_ANY = " "
"""Stands for the second word of a phrase that has none, or any."""
REACH = 4
"""How many words ``..`` may stand for."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """A phrase found at the words ``first <= i < last``, with what its lexicon says of it."""

    first: int
    last: int
    entry: Entry


class Wordings(Generic[Entry]):
    """The phrases of one lexicon, by their first word and then by their second."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        self._by_words: dict[str, dict[str, list[tuple[Parts, Entry]]]] = {}
        for phrase, entry in phrases:
            parts = _parts(phrase)
            seconds = (parts[1] if len(parts) > 1 else None) or frozenset({_ANY})
            for first in sorted(parts[0] or ()):
                for second in sorted(seconds):
                    held = self._by_words.setdefault(first, {}).setdefault(second, [])
                    held.append((parts[1:], entry))
        self.firsts = frozenset(self._by_words)
        """Every word that can begin a phrase."""

    def find(self, tokens: Tokens) -> list[Found[Entry]]:
        """Every phrase of the text, in order."""
        found: list[Found[Entry]] = []
        free = 0
        for index in tokens.places(self.firsts):
            if index < free:
                continue
            match = self.at(tokens, index)
            if match is not None:
                found.append(match)
                free = match.last
        return found

    def at(self, tokens: Tokens, index: int) -> Found[Entry] | None:
        """The longest phrase that begins at a word."""
        by_second = self._by_words.get(tokens.word(index))
        if by_second is None:
            return None
        following = tokens.words[index + 1 : index + 2]
        known = by_second.get(following[0], ()) if following else ()
        best: Found[Entry] | None = None
        for parts, entry in (*known, *by_second.get(_ANY, ())):
            last = _reach(tokens, index + 1, parts)
            if last is not None and (best is None or last > best.last):
                best = Found(index, last, entry)
        return best


def named(table: Mapping[str, object]) -> list[tuple[str, str]]:
    """The phrases of a table of lists, each with the name of its list."""
    return [(phrase, name) for name, held in table.items() for phrase in strings(held)]


def strings(held: object) -> list[str]:
    """A list of strings out of a data file."""
    return [str(value) for value in held] if isinstance(held, list) else []


def _parts(phrase: str) -> Parts:
    words = phrase.lower().replace("-", " ").replace("'s", " 's").split()
    return tuple(None if word == ".." else frozenset(word.split("|")) for word in words)


def _reach(tokens: Tokens, index: int, parts: Parts) -> int | None:
    """One past the last word when the remaining parts match from a word on."""
    for place, part in enumerate(parts):
        if part is None:
            return _reach_over(tokens, index, parts[place + 1 :])
        if not tokens.follows(index) or tokens.words[index] not in part:
            return None
        index += 1
    return index


def _reach_over(tokens: Tokens, index: int, parts: Parts) -> int | None:
    """The same across a gap: the nearest continuation wins."""
    for start in range(index, min(index + REACH + 1, len(tokens))):
        if tokens.joins[start] == BREAK:
            return None
        last = _reach(tokens, start, parts)
        if last is not None:
            return last
    return None
