"""What is said before a person agrees, and the letter that asks for data back.

The words are data, in versions that stay as they were: a consent says which one was heard.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from habeas.words.errors import HabeasError

LANGUAGES = ("en", "ru")


class NoSuchWording(HabeasError):
    """Raised for a consent whose wording nobody can read again."""

    message = "There is no wording {version} of a consent in the language {language}."
    hint = "Read out the present wording, and name the language in which it was read."


@dataclass(frozen=True, slots=True)
class ConsentWording:
    """One version in one language: what must be said, by key, in order.

    The texts have the places ``{recipient}``, ``{onward}``, ``{fields}`` and ``{until}``.
    """

    version: str
    language: str
    points: Mapping[str, str]


def present_wording() -> str:
    """The version to read out by now: the last one."""
    versions: list[str] = list(_held()["consent"])
    return versions[-1]


def consent_wording(version: str, language: str) -> ConsentWording:
    """A version as it is worded; in English, for an interpreter, where a language has none.

    Raises :class:`NoSuchWording`.
    """
    check_wording(version, language)
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    points = _held()["consent"][version]
    return ConsentWording(version, spoken, {k: words[spoken] for k, words in points.items()})


def check_wording(version: str, language: str) -> str:
    """The version, if it can be read again in the language. Raises :class:`NoSuchWording`.

    A language we have no words in is one in which an interpreter said them: it is named too.
    """
    if version not in _held()["consent"] or not language.strip():
        raise NoSuchWording(version=version, language=language)
    return version


def letter_wording(part: str, language: str) -> str:
    """One part of the recall letter, in English where we do not write the language."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    words: str = _held()["recall"][part][spoken]
    return words


@cache
def _held() -> Mapping[str, Any]:
    place = resources.files("habeas.protection.cases").joinpath("wordings.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
