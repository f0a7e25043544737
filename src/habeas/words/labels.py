"""The word a person sees for a value of ours: a stance, a status, a kind of source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


def label(value: StrEnum, language: str) -> str:
    """The word for a value in a language (ISO 639-1: "en", "ru")."""
    return label_of(type(value).__name__, value.value, language)


def label_of(kind: str, value: str, language: str) -> str:
    """The word for a value that is kept as plain text.

    ``kind`` is the name of a table of ``labels.toml``, mostly that of an enumeration. A value
    no table holds was written by a later version, and is shown as it is.
    """
    held = labels().get(kind, {}).get(value)
    return held[language] if held else value


@cache
def labels() -> Labels:
    """Kind of value → value → language → word, from ``labels.toml``."""
    place = resources.files("habeas.words").joinpath("labels.toml")
    held: Labels = tomllib.loads(place.read_text(encoding="utf-8"))
    return held
