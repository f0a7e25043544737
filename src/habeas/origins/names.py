"""Which names mean the same speaker or outlet within one set of reports."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from habeas.origins.catalogues import catalogue, wordlist

_SHORTEST_STEM = 4
_POSSESSIVE = re.compile(r"['’]s$")
_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")


def outlet_key(name: str) -> str:
    """The key an outlet is joined under, whatever its article, case or short form."""
    plain = " ".join(_without_articles(name.split("(", maxsplit=1)[0]))
    return _aliases().get(plain) or _in_latin_letters(plain)


def voice_key(name: str) -> str:
    """The key of a person, office or body by its own words, before others are looked at."""
    return " ".join(_latin(word) for word in _own_words(name))


@dataclass(frozen=True, slots=True)
class NameBook:
    """The names of one set of reports. ``longer`` leads from a short key to a full one."""

    longer: dict[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> NameBook:
        """Learn the full names among these; a surname two of them share joins neither."""
        keys = sorted({voice_key(name) for name in names} - {""})
        by_surname: dict[str, set[str]] = defaultdict(set)
        for key in keys:
            if " " in key:
                by_surname[key.rsplit(" ", 1)[1]].add(key)
        longer = {name: min(full) for name, full in by_surname.items() if len(full) == 1}
        return cls(longer)

    def key(self, name: str) -> str:
        """The key of a speaker, by full name where a surname leads to exactly one."""
        own = voice_key(name)
        if own in self.longer:
            return self.longer[own]
        return self._by_stem(own) or own

    def _by_stem(self, own: str) -> str:
        """Look again with the endings of oblique cases off."""
        surname = _stem(own.rsplit(" ", 1)[-1])
        fits = {
            full
            for short, full in self.longer.items()
            if _stem(short) == surname and _same_given(own, full)
        }
        return min(fits) if len(fits) == 1 else ""


def _same_given(own: str, full: str) -> bool:
    if " " not in own:
        return True
    return _stem(own.split(" ", 1)[0]) == _stem(full.split(" ", 1)[0])


def _stem(word: str) -> str:
    for ending in catalogue("names")["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(str(ending))
    return word


def _own_words(name: str) -> list[str]:
    """The words of the name itself: no article, no title, no possessor, nothing after a comma."""
    words = _without_articles(name.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0])
    titles = wordlist("names", "titles")
    places = [at for at, word in enumerate(words) if word in titles]
    if not places or places[-1] + 1 == len(words) or wordlist("names", "joins") & set(words):
        return words
    return words[places[-1] + 1 :]


def _without_articles(name: str) -> list[str]:
    words = [_POSSESSIVE.sub("", w) for w in _WORD.findall(_plain(name))]
    while words and words[0] in wordlist("names", "articles"):
        words = words[1:]
    return words


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()


@cache
def _aliases() -> dict[str, str]:
    known = {}
    for key, others in catalogue("outlets").items():
        for name in (key, *others):
            known[" ".join(_without_articles(name))] = key
    return known


def _latin(text: str) -> str:
    """A name in one rough Latin form, with the sounds that are printed in several ways as one."""
    bare = _in_latin_letters(text)
    for group, sound in catalogue("names")["variants"].items():
        bare = bare.replace(group, sound)
    return bare


def _in_latin_letters(text: str) -> str:
    """Cyrillic letter by letter into Latin, and accents off."""
    letters = catalogue("names")["cyrillic"]
    bare = unicodedata.normalize("NFKD", "".join(letters.get(c, c) for c in text))
    return "".join(c for c in bare if not unicodedata.combining(c))
