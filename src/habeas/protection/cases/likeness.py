"""Whether a value stands in a text, also in other letters, cases, accents or spacing.

Built to find too much rather than too little: what is found here keeps something in. A text is
taken in two ways, as it sounds (Cyrillic letters by their sound, spellings of one sound as one)
and as it looks (Cyrillic letters by the Latin ones they resemble), each with its words apart and
run together. Nothing is looked up anywhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from unicodedata import decimal, normalize

_VOWELS = frozenset("aeiou")
_SHORT = 4
"""A value with fewer letters is found only where a word begins and soon ends."""
_ENDING = 3
"""How many letters a case ending may add to a short name."""
_PHONE = 7
_NUMBER = 10
"""Digits of a phone number that say whose it is: the code before them is written in many ways."""

Spot = tuple[int, int]
"""Where something stands in a text: its first code point, and the one after its last."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A text as letters alone. ``at`` is where each comes from, ``ends`` where words end."""

    letters: str
    at: tuple[int, ...]
    starts: frozenset[int]
    ends: tuple[int, ...]


def occurs(value: str, text: str) -> bool:
    """Whether a value stands in a text."""
    return next(spots(value, text), None) is not None


def spots(value: str, text: str) -> Iterator[Spot]:
    """Every place in a text where a value stands, in any of its forms."""
    for scheme in ("sounds", "looks"):
        sought = _stem(_forms(value, scheme)[1].letters)
        for form in _forms(text, scheme) if sought else ():
            yield from _found(sought, form)


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
    form = _forms(name, "sounds")[0]
    cuts = zip((0, *form.ends), form.ends, strict=False)
    return sorted(form.letters[start:end] for start, end in cuts)


def _stem(letters: str) -> str:
    """Without a last vowel, which a case ending may have changed."""
    is_long = len(letters) > _SHORT and letters[-1] in _VOWELS
    return letters[:-1] if is_long else letters


def _found(sought: str, form: _Form) -> Iterator[Spot]:
    start = form.letters.find(sought)
    while start >= 0:
        end = start + len(sought)
        if len(sought) >= _SHORT or _is_a_word(start, end, form):
            yield form.at[start], form.at[end - 1] + 1
        start = form.letters.find(sought, start + 1)


def _is_a_word(start: int, end: int, form: _Form) -> bool:
    rest = next(word_end for word_end in form.ends if word_end >= end) - end
    return start in form.starts and rest <= _ENDING


@lru_cache(256)
def _forms(text: str, scheme: str) -> tuple[_Form, _Form]:
    """The words of a text each by itself, and all run together."""
    letters = list(_letters(text, scheme))
    words = [_respelt("".join(c for c, _ in w), [i for _, i in w], scheme) for w in _split(letters)]
    run = [pair for pair in letters if pair[0]]
    whole = _respelt("".join(c for c, _ in run), [i for _, i in run], scheme)
    return _joined(words), _joined([whole], _joined(words))


def _joined(words: list[tuple[str, list[int]]], apart: _Form | None = None) -> _Form:
    ends, length = [], 0
    for word, _ in words:
        length += len(word)
        ends.append(length)
    letters = "".join(word for word, _ in words)
    at = tuple(i for _, places in words for i in places)
    if apart is None:
        return _Form(letters, at, frozenset((0, *ends)), tuple(ends))
    begin = {apart.at[s] for s in apart.starts if s < len(apart.at)}
    starts = [n for n, place in enumerate(at) if place in begin and (n == 0 or at[n - 1] != place)]
    return _Form(letters, at, frozenset(starts), (*starts[1:], len(letters)))


def _split(letters: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    word: list[tuple[str, int]] = []
    for pair in (*letters, ("", -1)):
        if pair[0]:
            word.append(pair)
        elif word:
            yield word
            word = []


def _letters(text: str, scheme: str) -> Iterator[tuple[str, int]]:
    """Every letter and digit with its place; an empty one wherever words are apart."""
    known = _letters_of(scheme)
    for place, character in enumerate(text):
        if character.isspace() or not (character.isalnum() or _is_inside(character)):
            yield "", place
        for part in normalize("NFKD", normalize("NFKD", character).casefold()):
            plain = str(decimal(part)) if part.isdecimal() else known.get(part, part)
            yield from ((c, place) for c in plain if c.isalnum())


def _is_inside(character: str) -> bool:
    """Whether it stands inside of words: accents, apostrophes, invisible joiners."""
    return (
        character in "'’ʼʻ`\u00ad"
        or normalize("NFKD", character) != character
        or (not character.isprintable() or not normalize("NFC", "e" + character).startswith("e"))
    )


def _respelt(letters: str, at: list[int], scheme: str) -> tuple[str, list[int]]:
    for old, new in _rules() if scheme == "sounds" else ():
        letters, at = _replaced(letters, at, old, new)
    kept = [n for n, c in enumerate(letters) if c.isdecimal() or n == 0 or letters[n - 1] != c]
    return "".join(letters[n] for n in kept), [at[n] for n in kept]


def _replaced(letters: str, at: list[int], old: str, new: str) -> tuple[str, list[int]]:
    if old not in letters:
        return letters, at
    places: list[int] = []
    done = 0
    for match in re.finditer(re.escape(old), letters):
        places += at[done : match.start()] + [at[match.start()]] * len(new)
        done = match.end()
    return letters.replace(old, new), places + at[done:]


def _letters_of(scheme: str) -> Mapping[str, str]:
    return _held()[scheme]


def _rules() -> tuple[tuple[str, str], ...]:
    return tuple(_held()["rules"].items())


@cache
def _held() -> Mapping[str, Mapping[str, str]]:
    place = resources.files("habeas.protection.cases").joinpath("likeness.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
