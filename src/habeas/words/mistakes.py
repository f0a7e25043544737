"""What went wrong, said to a person in their language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from habeas.words.errors import HabeasError
from habeas.words.filling import filled
from habeas.words.labels import label_of

FACTS = "facts"
"""The table of our own words that fill places, by their English wording."""


def said_in(error: HabeasError, language: str) -> tuple[str, str]:
    """What happened and what to do, in a language (ISO 639-1).

    English is what the error's class says. An error the other language has no words for yet is
    said in English: it must never fail to be told.
    """
    held = wordings(language).get(type(error).__name__)
    if held is None:
        return error.what_happened, error.what_to_do
    places = _Places(error.told(language), language)
    return filled(held["message"], places), filled(held["hint"], places)


@cache
def wordings(language: str) -> Mapping[str, Mapping[str, str]]:
    """Class of error → its message and hint, from ``errors.LANGUAGE.toml``."""
    place = resources.files("habeas.words").joinpath(f"errors.{language}.toml")
    if not place.is_file():
        return {}
    held: Mapping[str, Mapping[str, str]] = tomllib.loads(place.read_text(encoding="utf-8"))
    return held


class _Places(dict[str, object]):
    """The facts of an error; a place nobody filled shows its own name."""

    def __init__(self, facts: Mapping[str, object], language: str) -> None:
        ours = wordings(language)[FACTS]
        super().__init__({n: _Fact(ours.get(str(f), str(f)), language) for n, f in facts.items()})

    def __missing__(self, key: str) -> _Fact:
        return _Fact("{" + key + "}", "")


class _Fact:
    """What fills one place; a format names the kind of value it is: ``{right:Right}``."""

    def __init__(self, held: str, language: str) -> None:
        self._held, self._language = held, language

    def __format__(self, kind: str) -> str:
        return label_of(kind, self._held, self._language) if kind else self._held
