"""How a word of a name sounds, whatever letters and language it was written in.

A word is read as English, German and French write names; Cyrillic and Georgian letters are read
the English way. What comes out is no transliteration: it is only compared with words read the same
way, never shown. The search of the desk and the linkage of lists both read names here. Made of
nothing but data files (``spellings/``) and the standard library, so that the same name is read the
same everywhere, whatever is installed beside.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from unicodedata import combining, normalize

ENGLISH = "english"
LANGUAGES = (ENGLISH, "german", "french")
_DOUBLED = re.compile(r"(.)\1+")
_QUIET = str.maketrans("", "", "'’ʼʻ`´-ӏӀ")
_SHORTEST = 5
_REMEMBERED = 65_536


@lru_cache(_REMEMBERED)
def forms(word: str) -> frozenset[str]:
    """Every form in which a word of a name may be met by one that is written otherwise.

    Marked letters both as they sound and without their mark; each language's reading, and in the
    English one also what is before :func:`settled`. Empty for a word without letters.
    """
    written = (word, _sounded(word))
    before = {reading(one, ENGLISH) for one in written}
    read = {reading(one, language) for one in written for language in LANGUAGES}
    return frozenset(before | {settled(one) for one in read}) - {""}


@lru_cache(_REMEMBERED)
def sound(word: str, language: str = ENGLISH) -> str:
    """The one form of a word under which it is compared: read in a language, then settled.

    Small Latin letters, and the figures 1 and 2 for the sounds of "ch" and "sh".
    """
    return settled(reading(_sounded(word), language))


def language_of(name: str) -> str:
    """In which language's way a whole name is most likely written, by what only that one writes.

    English when nothing tells.
    """
    found = set().union(*map(_marks, name.split()))
    if not found:
        return ENGLISH
    return max(LANGUAGES, key=lambda language: sum(mark[0] == language for mark in found))


@lru_cache(_REMEMBERED)
def _marks(piece: str) -> frozenset[tuple[str, str]]:
    """Languages' marks in a piece between spaces, which no mark reaches across."""
    folded = normalize("NFC", piece).casefold()
    held = ((language, mark) for language in LANGUAGES for mark in _held(language)["marks"])
    return frozenset(one for one in held if one[1] in folded)


def reading(word: str, language: str) -> str:
    """A word without capitals and marks, its letters written in Latin, as a language reads it."""
    form = _plain(word).translate(_QUIET)
    for old, new in _held(language)["replace"]:
        form = form.replace(old, new)
    return _DOUBLED.sub(r"\1", form)


def settled(read: str) -> str:
    """A reading without what lists write now one way, now another: z and s, -off and -ov."""
    for old, new in _held("common")["replace"]:
        read = read.replace(old, new)
    if len(read) >= _SHORTEST:
        read = _with_usual_ending(read)
    return _DOUBLED.sub(r"\1", read)


def _with_usual_ending(read: str) -> str:
    for old, new in _held("common")["endings"]:
        if read.endswith(old):
            return f"{read.removesuffix(old)}{new}"
    return read


def _sounded(word: str) -> str:
    """With the sounds of marked Latin letters written out."""
    return normalize("NFC", word).casefold().translate(_table("sounds"))


def _plain(word: str) -> str:
    composed = normalize("NFC", normalize("NFKC", word).casefold())
    written = composed.translate(_table("letters"))
    return "".join(c for c in normalize("NFKD", written) if not combining(c))


@cache
def _table(name: str) -> dict[int, str]:
    return str.maketrans(_held("letters")[name])


@cache
def _held(name: str) -> dict[str, Any]:
    place = resources.files("habeas.numbers").joinpath(f"spellings/{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
