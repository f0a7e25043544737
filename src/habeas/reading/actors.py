"""Actors as worded: nouns for forces, families and armed groups, and personal names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.tokens import Tokens
from habeas.reading.wordings import Wordings, named, strings

_LONGEST = 6
"""The most words that may stand before an actor noun and belong to it, or that a name has."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor at the words ``first <= i < last``; ``capacity`` is state, non_state or unknown."""

    first: int
    last: int
    capacity: str


class Actors:
    """The words of a language for actors."""

    def __init__(self, language: str = "en") -> None:
        table = load("actors", language)
        self._nouns = Wordings(named(table["actors"]))
        self._modifiers = frozenset(strings(table["modifiers"]["words"]))
        self._articles = frozenset(strings(table["modifiers"]["articles"]))
        self._titles = frozenset(strings(table["titles"]["state"]))
        self._plain = frozenset(strings(load("placing", language)["plain"]))

    def find(self, tokens: Tokens) -> list[Actor]:
        """Every actor noun with the words that belong to it, in order."""
        found: list[Actor] = []
        for match in self._nouns.find(tokens):
            first, last = self._start(tokens, match.first), self._end(tokens, match.last)
            within = bool(found) and match.first < found[-1].last
            if not within and not self._is_possessor(tokens, last):
                found.append(Actor(first, last, match.entry))
        return found

    def names(self, tokens: Tokens) -> list[Actor]:
        """Every run of words with capitals that may name a person, in order."""
        runs: list[list[int]] = []
        for index in tokens.capitals():
            if tokens.words[index] in self._plain:
                continue
            if runs and runs[-1][-1] == index - 1 and tokens.follows(index):
                runs[-1].append(index)
            else:
                runs.append([index])
        names = ((run[0], run[-1] + 1) for run in runs)
        found = (Actor(first, last, self._capacity(tokens, first, last)) for first, last in names)
        return _with_known_capacity(tokens, found)

    def _is_name_word(self, tokens: Tokens, index: int) -> bool:
        return tokens.is_capital(index) and tokens.words[index] not in self._plain

    def _capacity(self, tokens: Tokens, first: int, last: int) -> str:
        return "state" if self._titles.intersection(tokens.words[first:last]) else UNKNOWN

    def _is_possessor(self, tokens: Tokens, index: int) -> bool:
        """Whether something of the actor's is meant: "the police's", "police station"."""
        if not tokens.follows(index):
            return False
        gap = tokens.view[tokens.ends[index - 1] : tokens.starts[index]]
        return tokens.words[index] in ("'s", "station", "stations", "report", "reports") or (
            gap.startswith("'")
        )

    def _start(self, tokens: Tokens, first: int) -> int:
        """The first word of an actor with its possessives, adjectives and the name it bears."""
        for _ in range(_LONGEST):
            if not tokens.follows(first) or not self._modifies(tokens, first - 1):
                break
            first -= 1
        return first

    def _modifies(self, tokens: Tokens, index: int) -> bool:
        word = tokens.words[index]
        if word in self._articles:
            return False
        named = tokens.is_capital(index) and word not in self._plain
        return named or word in self._modifiers

    def _end(self, tokens: Tokens, last: int) -> int:
        """One past the last word with the body it is of: "officers of the Second Regiment"."""
        index = last
        if tokens.follows(index) and tokens.words[index] == "of":
            index += 1
            if tokens.follows(index) and tokens.words[index] == "the":
                index += 1
            start = index
            while tokens.follows(index) and self._is_name_word(tokens, index):
                index += 1
            return index if index > start else last
        return last


@cache
def actors(language: str = "en") -> Actors:
    """The actor words of a language, read once."""
    return Actors(language)


def _with_known_capacity(tokens: Tokens, names: Iterable[Actor]) -> list[Actor]:
    """A lone surname has the capacity its bearer's title gave elsewhere in the text."""
    held = list(names)
    known = {tokens.words[n.last - 1]: n.capacity for n in held if n.capacity != UNKNOWN}
    return [Actor(n.first, n.last, known.get(tokens.words[n.last - 1], n.capacity)) for n in held]
