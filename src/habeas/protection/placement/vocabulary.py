"""What can be said of places and households, and how much each soft reason counts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

Words = Mapping[str, Mapping[str, str]]
"""Name → language → words."""


def services() -> Words:
    """What a household may need and a place may offer."""
    return _held()["services"]


def makeups() -> Words:
    """What a household may consist of, for which a place may have to say no."""
    return _held()["makeups"]


def favours() -> Words:
    """The soft reasons in words."""
    return _held()["points"]


@cache
def points_of(favour: str) -> int:
    """How many points a soft reason counts."""
    return int(_held()["points"][favour]["points"])


@cache
def _held() -> Mapping[str, Any]:
    place = resources.files("habeas.protection.placement").joinpath("vocabulary.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
