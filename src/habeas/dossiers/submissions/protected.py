"""Values that must not leave: taken out of words, and looked for in whatever was drawn.

Leaving out and looking for are two steps that do not trust each other. What was drawn is read
again as somebody would who wants to find the value, and one hit stops it. Likeness is judged as
for everything shown to those whom the person fears (:mod:`habeas.protection.cases.likeness`),
save that a short value must stand as a word: chance meetings of letters are common in a long
document, and would stop every one.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.dossiers.submissions.wording import months
from habeas.protection.cases.likeness import Spot, occurs, spots
from habeas.protection.cases.protected import ProtectedKind, ProtectedValue, parts
from habeas.words.errors import HabeasError

_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SHOWN = re.compile(r"⟦U\+[0-9A-F]{4,6}⟧")
"""Where a drawing shows a character that hides: whoever looks for a value reads over it."""
_APART = "\n"
_ENOUGH = 3
"""How many letters or figures a value must have to be looked for."""
_LONG = 9
"""From how many letters on a value is found wherever it stands, also inside of a word."""
_NUMBER = 6
"""From how many figures on a number is found inside of a longer one."""
_ENDING = 3
"""How many letters a case ending may add to a word."""


class ProtectedWouldLeave(HabeasError):
    """Raised when a value that must not leave is found in what was drawn."""

    message = "Nothing was written: it would have shown a protected value. What it is: {kind}."
    hint = "Leave out or word differently what tells it, or ask the person for consent to it."


@dataclass(frozen=True, slots=True)
class _Found:
    kind: ProtectedKind
    words: str
    place: Spot


@dataclass(frozen=True, slots=True)
class Protected:
    """All that must not leave. ``allowed`` are words that may, also where they stand in others.

    A surname that the person allows to be given is not withheld because a relative has it.
    """

    values: tuple[ProtectedValue, ...] = dataclasses.field(default=(), repr=False)
    allowed: tuple[str, ...] = dataclasses.field(default=(), repr=False)

    def redacted(self, texts: Sequence[str], mark: str) -> tuple[str, ...]:
        """Texts that follow one another, with a mark in place of each protected value.

        The mark has one size. A value that begins in one text and ends in another is taken out
        of both.
        """
        whole = _APART.join(texts)
        places = _joined(found.place for found in _finds(whole, self))
        clean, start = [], 0
        for text in texts:
            clean.append(_marked(text, start, places, mark))
            start += len(text) + len(_APART)
        return tuple(clean)

    def check(self, drawn: str, own: str = "") -> None:
        """Raise :class:`ProtectedWouldLeave` if a drawn text shows a value.

        ``own`` is what the program says of its own: a word of it is no sign of a value.
        """
        said = Counter(found.words for found in _finds(own, self))
        for found in _finds(_SHOWN.sub("", drawn), self):
            said[found.words] -= 1
            if said[found.words] < 0:
                raise ProtectedWouldLeave(kind=found.kind.value)


def _marked(text: str, start: int, places: Sequence[Spot], mark: str) -> str:
    """A text that begins somewhere in a whole, with marks where places of the whole lie in it."""
    for first, last in reversed(places):
        left, right = max(first - start, 0), min(last - start, len(text))
        if left < right:
            text = f"{text[:left]}{mark}{text[right:]}"
    return text


def _finds(text: str, protected: Protected) -> Iterator[_Found]:
    for words, kind in _wanted(protected).items():
        met = {_whole_words(text, spot) for spot in spots(words, text) if _is(words, text, spot)}
        yield from (_Found(kind, words, place) for place in sorted(met))


@lru_cache(4)
def _wanted(protected: Protected) -> dict[str, ProtectedKind]:
    """What to look for, and what it is. Nothing of what may be given is looked for."""
    wanted: dict[str, ProtectedKind] = {}
    for value in protected.values:
        for words in (*parts(value), *_as_written(value.value)):
            is_allowed = any(occurs(words, one) for one in protected.allowed)
            if _size(words) >= _ENOUGH and not is_allowed:
                wanted.setdefault(words, value.kind)
    return wanted


def _whole_words(text: str, spot: Spot) -> Spot:
    """A place with the whole of the words it begins and ends in."""
    start, end = spot
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _is(words: str, text: str, spot: Spot) -> bool:
    """Whether it is the value, with an ending, and no chance meeting of letters."""
    if _size(words) >= _LONG or (words.isdecimal() and len(words) >= _NUMBER):
        return True
    start, end = _whole_words(text, spot)
    return start == spot[0] and _size(text[start:end]) <= _size(words) + _ENDING


def _size(words: str) -> int:
    return sum(c.isalnum() for c in words)


def _as_written(words: str) -> Iterator[str]:
    """The ways in which the days in some words are written, of those given as 2017-04-01."""
    for year, month, day in _DAY.findall(words):
        yield f"{day}.{month}.{year}"
        for name in months(int(month)):
            yield f"{int(day)} {name} {year}"
            yield f"{name} {int(day)} {year}"


def _joined(places: Iterable[Spot]) -> list[Spot]:
    """Places in order, those that overlap as one."""
    joined: list[Spot] = []
    for start, end in sorted(set(places)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
