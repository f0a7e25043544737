"""Whether a value stands in a text, also in other letters, cases, accents or spacing.

Built to find too much rather than too little: what is found here keeps something in. A text is
taken as it sounds (Cyrillic letters by their sound, spellings of one sound as one, as several
languages write them) and as it looks (Cyrillic letters by the Latin ones they resemble), each
with its words apart and run together. Nothing is looked up anywhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby
from typing import Any
from unicodedata import category, decimal, normalize

_VOWELS = frozenset("aeiou")
_SHORT = 4
"""A value with fewer letters is found only where a word begins and soon ends."""
_FLEETING = re.compile(r"(?<=[^aeiou])[eo](?=[^aeiou]$)")
"""A vowel that falls out in other cases: Pavel, Pavla."""
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_INSIDE = frozenset("'’ʼʻ`´")
"""What may stand inside of a word, beside accents and invisible characters."""
_REMEMBERED = 8_192
_TEXTS = 16
_ENGLISH, _LOOKS = "english", "looks"
_PHONE = 7
_NUMBER = 10
"""Digits of a phone number that say whose it is: the code before them is written in many ways."""

Spot = tuple[int, int]
"""Where something stands in a text: its first code point, and the one after its last."""


_Letters = list[tuple[str, int]]
"""Letters and digits, each with the place it comes from."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A text as letters alone. ``at`` is where each comes from, ``starts`` where words begin."""

    letters: str
    at: tuple[int, ...]
    starts: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in the order of the text."""
        ends = (*self.starts[1:], len(self.letters))
        return tuple(self.letters[s:e] for s, e in zip(self.starts, ends, strict=False))


def occurs(value: str, text: str) -> bool:
    """Whether a value stands in a text."""
    return next(spots(value, text), None) is not None


def spots(value: str, text: str) -> Iterator[Spot]:
    """Every place in a text where a value stands, in any of its forms."""
    for way in _ways():
        for sought in _sought(value, way):
            for form in _forms_of_text(text, way):
                yield from _found(sought, form)


def runs(value: str, text: str, length: int) -> Iterator[Spot]:
    """Every place in a text where so many words of a value follow one another as they do there."""
    words = _forms(value, _ENGLISH)[0].words
    known = {words[start : start + length] for start in range(len(words) - length + 1)}
    if not known:
        yield from spots(value, text)
    form = _forms_of_text(text, _ENGLISH)[0]
    ends = (*form.starts[1:], len(form.letters))
    for first, last in enumerate(ends[length - 1 :]):
        if form.words[first : first + length] in known:
            yield form.at[form.starts[first]], form.at[last - 1] + 1


def same_name(one: str, other: str) -> bool:
    """Whether two names are written alike, whatever their letters, accents and order."""
    first, second = _words(one), _words(other)
    return bool(first) and first == second


def same_channel(one: str, other: str) -> bool:
    """Whether two addresses, numbers or handles are the same."""
    first, second = address(one), address(other)
    return bool(first) and first == second


def address(text: str) -> str:
    """An address in the form in which two spellings of it are the same."""
    digits = digits_of(text)
    if len(digits) >= _PHONE and not any(c.isalpha() for c in text):
        return digits[-_NUMBER:]
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())


def digits_of(text: str) -> str:
    """The digits of a text, whatever stands between them."""
    return "".join(str(decimal(c)) for c in text if c.isdecimal())


def _words(name: str) -> list[str]:
    return sorted(_forms(name, _ENGLISH)[0].words)


def _sought(value: str, way: str) -> frozenset[str]:
    """What to look for of a value: each word respelt by itself, and all run together."""
    words = ["".join(letter for letter, _ in word) for word in _split(value, way)]
    apart = "".join(_respelt_word(word, way) for word in words)
    together = _respelt_word("".join(words), way) if len(words) > 1 else apart
    return _stems(apart) | _stems(together)


def _respelt_word(word: str, way: str) -> str:
    """As :func:`_respelt`, for words of which nobody asks where they stand."""
    for old, new in _rules(way):
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


def _stems(letters: str) -> frozenset[str]:
    """Without last vowels, which case endings change, and without one that falls out in them."""
    stem = letters
    while len(stem) > _SHORT and stem[-1] in _VOWELS:
        stem = stem[:-1]
    other = _FLEETING.sub("", stem) if len(stem) > _SHORT else stem
    return frozenset({stem, other}) - {""}


def _found(sought: str, form: _Form) -> Iterator[Spot]:
    start = form.letters.find(sought)
    while start >= 0:
        end = start + len(sought)
        if len(sought) >= _SHORT or _is_a_word(start, end, form):
            yield form.at[start], form.at[end - 1] + 1
        start = form.letters.find(sought, start + 1)


def _is_a_word(start: int, end: int, form: _Form) -> bool:
    """Whether it begins a word that soon ends: after two letters more, for a name of three."""
    following = (place for place in form.starts if place >= end)
    rest = next(following, len(form.letters)) - end
    return start in form.starts and rest <= (2 if end - start == _SHORT - 1 else 0)


@lru_cache(_TEXTS)
def _forms_of_text(text: str, way: str) -> tuple[_Form, _Form]:
    """Kept for the last few texts, in which many values are looked for; no value is kept."""
    return _forms(text, way)


def _forms(text: str, way: str) -> tuple[_Form, _Form]:
    """The words of a text each respelt by itself, and all run together."""
    words = list(_split(text, way))
    first = frozenset(word[0][1] for word in words)
    apart = [pair for word in _with_spelt_out(words) for pair in _respelt(word, way)]
    together = _respelt([pair for word in words for pair in word], way)
    return _form(apart, first), _form(together, first)


def _with_spelt_out(words: list[_Letters]) -> Iterator[_Letters]:
    """The words, those of one letter each that follow one another taken as one."""
    for is_letter, run in groupby(words, lambda word: len({place for _, place in word}) == 1):
        found = list(run)
        yield from [[pair for word in found for pair in word]] if is_letter else found


def _form(letters: _Letters, first: frozenset[int]) -> _Form:
    at = tuple(place for _, place in letters)
    is_new = ((n, place) for n, place in enumerate(at) if n == 0 or at[n - 1] != place)
    starts = tuple(n for n, place in is_new if n == 0 or place in first)
    return _Form("".join(letter for letter, _ in letters), at, starts)


def _split(text: str, way: str) -> Iterator[_Letters]:
    """The letters of each word."""
    word: _Letters = []
    for place, character in enumerate(text):
        if character.isalnum():
            word += [(plain, place) for plain in _plain(character, way)]
        elif word and not _is_inside(character):
            yield word
            word = []
    if word:
        yield word


@lru_cache(_REMEMBERED)
def _plain(character: str, way: str) -> str:
    """What a letter or digit is written as: none, one or more small Latin letters or digits."""
    known = _held()["looks" if way == _LOOKS else "sounds"]
    whole = character.casefold()
    if whole in known:
        written: str = known[whole]
        return written
    parts = normalize("NFKD", normalize("NFKD", character).casefold())
    plain = (str(decimal(c)) if c.isdecimal() else known.get(c, c) for c in parts)
    return "".join(c for part in plain for c in part if c.isalnum())


def _is_inside(character: str) -> bool:
    return character in _INSIDE or category(character)[0] == "M" or category(character) == "Cf"


def _respelt(letters: _Letters, way: str) -> _Letters:
    text, at = "".join(c for c, _ in letters), [place for _, place in letters]
    for old, new in _rules(way):
        if old in text:
            text, at = _replaced(text, at, old, new)
    kept = (n for n, c in enumerate(text) if c.isdecimal() or n == 0 or text[n - 1] != c)
    return [(text[n], at[n]) for n in kept]


def _replaced(text: str, at: list[int], old: str, new: str) -> tuple[str, list[int]]:
    places: list[int] = []
    done = 0
    for match in re.finditer(re.escape(old), text):
        places += at[done : match.start()] + [at[match.start()]] * len(new)
        done = match.end()
    return text.replace(old, new), places + at[done:]


@cache
def _ways() -> tuple[str, ...]:
    return (*_held()["spelling"], _LOOKS)


@cache
def _rules(way: str) -> tuple[tuple[str, str], ...]:
    """The rules of a way, then those of all ways twice: what one joins another may look for."""
    if way == _LOOKS:
        return ()
    return (*_held()["spelling"][way].items(), *_held()["rules"].items(), *_held()["rules"].items())


@cache
def _held() -> Mapping[str, Any]:
    place = resources.files("habeas.protection.cases").joinpath("likeness.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
