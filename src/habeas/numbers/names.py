"""A person's name taken apart, in the one form in which its spellings meet.

What a list calls the father's name and the surname is known by endings and by what stands before
it (``spellings/russian.toml``, ``spellings/caucasus.toml``), in any order. Only the words of the
name are used; nothing is concluded from them about who somebody is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from habeas.numbers.sounds import language_of, sound

_WORD = re.compile(r"([^\W\d_]+(?:['’ʼʻ`´\u0300-\u036f]+[^\W\d_]*)*)(\.?)")
_VOWELS = frozenset("aeiou")
_REMEMBERED = 65_536
_INITIAL = 3
"""Letters of a word before a full stop that is an initial: "M.", "Kh.", "Sch."."""
_SHORTEST = 2
"""Letters of a father's name before its ending, at least: Ali-ovich is read "al" and "evi1"."""
_PATRONYMIC, _SURNAME = "patronymics", "surnames"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it sounds (:func:`habeas.numbers.sounds.sound`). A part not told is empty.

    ``given`` is in the first of its forms ("magomed" for "Mukhammad"), ``patronymic`` the father's
    name in the same way, without its ending; an initial is one letter. ``tokens`` are all the
    words in the order written, ``skeleton`` the consonants of the surname, for looking up what may
    be the same: see :func:`skeleton`.
    """

    given: str
    patronymic: str
    surname: str
    tokens: tuple[str, ...]
    skeleton: str


@lru_cache(_REMEMBERED)
def fold(text: str, language: str = "") -> Name:
    """The parts of a name as it sounds.

    ``language`` is in whose way it is written, one of ``sounds.LANGUAGES``; empty: told by the
    name itself. A text without letters has no parts.
    """
    written = language or language_of(text)
    before, comma, after = text.partition(",")
    first = _read(before, written)
    tokens = first + _read(after, written) if comma else first
    surname, patronymic, given = _parts(tokens, len(first) if comma else 0)
    parts = _usual(given), _usual(_of_the_father(patronymic)), surname
    return Name(*parts, tokens, skeleton(surname or given))


@lru_cache(_REMEMBERED)
def skeleton(read: str) -> str:
    """A read word's first letter and its further consonants, those that are mixed up made one.

    A word that begins with a vowel begins with ``a``: which one it is, spellings do not agree.
    """
    if not read:
        return ""
    first = "a" if read[0] in _VOWELS else read[0]
    return (first + "".join(c for c in read[1:] if c not in _VOWELS)).translate(_MERGED)


_MERGED = str.maketrans({"b": "p", "d": "t", "g": "h", "k": "h", "f": "v", "1": "s", "2": "s"})
"""Voiced with unvoiced, g with h as in Magomed and Mohammed, hushing with hissing."""


def _read(text: str, language: str) -> tuple[str, ...]:
    return _joined([word for piece in text.split() for word in _words_of(piece, language)])


@lru_cache(_REMEMBERED)
def _words_of(piece: str, language: str) -> tuple[str, ...]:
    """The words of a piece between spaces. Lists share most pieces, though few whole names."""
    return tuple(
        _initial(read) if len(match[1]) <= _INITIAL and match[2] else read
        for match in _WORD.finditer(piece)
        if (read := sound(match[1], language))
    )


def _initial(read: str) -> str:
    """The letter a shortened name begins with; "Ju." and "Iu." are one."""
    return "u" if read[:2] == "iu" else read[:1]


def _joined(words: Sequence[str]) -> tuple[str, ...]:
    """With what says whose son or daughter somebody is joined to the father's name."""
    marks, found, place = _words("caucasus", "fathers"), list[str](), 0
    if marks.isdisjoint(words):
        return tuple(words)
    for place, word in enumerate(words):
        after = place and words[place - 1] in marks
        if word in marks and len(words) > 2:
            continue
        found.append(f"{word}ovi1" if after and len(words) > 2 else word)
    return tuple(found)


def _parts(tokens: tuple[str, ...], surnames: int) -> tuple[str, str, str]:
    """Surname, father's name and given name. ``surnames``: how many stand before a comma."""
    if len(tokens) < 2:
        alone = "".join(tokens)
        return (alone, "", "") if _ends(alone, _SURNAME) else ("", "", alone)
    father = _father(tokens)
    rest = [place for place in range(len(tokens)) if place != father]
    surname = rest[0] if surnames else _surname(tokens, rest)
    given = [place for place in rest if place != surname]
    patronymic = tokens[father] if father is not None else ""
    if not patronymic and len(given) > 1:
        patronymic, given = tokens[given[1]], given[:1]
    return tokens[surname], patronymic, tokens[given[0]] if given else ""


def _father(tokens: Sequence[str]) -> int | None:
    found = [place for place, token in enumerate(tokens) if _ends(token, _PATRONYMIC)]
    if not found and len(tokens) > 2:
        found = [place for place, token in enumerate(tokens) if _slipped(token)]
    return found[-1] if found else None


@lru_cache(_REMEMBERED)
def _slipped(token: str) -> str:
    """What stands before the ending of a father's name that a slip spoilt; empty for no such."""
    found = None if _ends(token, _SURNAME) else _ending_that_slipped().search(token)
    return token[: found.start()] if found and found.start() >= _SHORTEST else ""


@cache
def _ending_that_slipped() -> re.Pattern[str]:
    return re.compile(_held("russian")["slipped"])


def _surname(tokens: Sequence[str], places: Sequence[int]) -> int:
    """The word that ends as surnames do and is no given name; else the last written whole."""
    whole = [place for place in places if len(tokens[place]) > 1] or list(places)
    likely = [place for place in whole if _ends(tokens[place], _SURNAME)]
    given = _forms_of_given()
    sure = [place for place in likely if tokens[place] not in given]
    other = sure or [place for place in whole if tokens[place] not in given]
    return (other or likely or whole)[-1]


@lru_cache(_REMEMBERED)
def _ends(token: str, part: str) -> bool:
    return len(token) > 3 and token.endswith(_endings(part))


@cache
def _endings(part: str) -> tuple[str, ...]:
    return tuple(sorted(_words("russian", part) | _words("caucasus", part)))


@lru_cache(_REMEMBERED)
def _of_the_father(patronymic: str) -> str:
    """The father's name of what is made of it: "umar" of "umarovi1"."""
    for ending in _words("russian", _PATRONYMIC):
        if patronymic.endswith(ending) and len(patronymic) > len(ending) + 1:
            return patronymic.removesuffix(ending)
    return _slipped(patronymic) or patronymic


def _usual(given: str) -> str:
    """The first form of a given name that has several."""
    return _forms_of_given().get(given, given)


@cache
def _forms_of_given() -> dict[str, str]:
    """Every form of a given name with several, to the first of them."""
    return {sound(form): sound(forms[0]) for forms in _held("caucasus")["given"] for form in forms}


@cache
def _words(language: str, part: str) -> frozenset[str]:
    return frozenset(sound(one) for one in _held(language).get(part, ()))


@cache
def _held(language: str) -> dict[str, Any]:
    place = resources.files("habeas.numbers").joinpath(f"spellings/{language}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
