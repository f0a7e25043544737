"""What is explained to a person before they speak, in versions that stay as they were."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.words.consents import Use

LANGUAGES = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Wording:
    """One version in one language. ``points`` are what must be explained, by key, in order;
    ``asked`` is how each use is asked for.
    """

    version: str
    language: str
    points: Mapping[str, str]
    asked: Mapping[Use, str]


def present_version() -> str:
    """The version to explain by now: the last one."""
    return list(_versions())[-1]


def wording(version: str, language: str) -> Wording:
    """A version as it was worded; in English where a language has none.

    A version this program does not know was written by a later one: it has no points here.
    """
    held = _versions().get(version, {"points": {}, "asked": {}})
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    points = {key: words[spoken] for key, words in held["points"].items()}
    asked = {Use(key): words[spoken] for key, words in held["asked"].items()}
    return Wording(version, spoken, points, asked)


@cache
def _versions() -> Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]:
    place = resources.files("habeas.words").joinpath("explaining.toml")
    held: Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    return held
