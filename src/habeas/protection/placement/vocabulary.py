"""What can be said of places and households, and how much each soft reason counts.

The words stand in ``words/labels.toml`` under ``PlaceService`` and ``Makeup``: what a place can
offer, and what about a household as a whole a place may have to say no to. Neither list holds
what a person is or believes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from habeas.words.labels import labels

Words = Mapping[str, Mapping[str, str]]
"""Name → language → words."""


def services() -> Words:
    """What a household may need and a place may offer."""
    return labels()["PlaceService"]


def makeups() -> Words:
    """What a household may consist of, for which a place may have to say no."""
    return labels()["Makeup"]


@cache
def points_of(favour: str) -> int:
    """How many points a soft reason counts, from ``points.toml``."""
    return _points()[favour]


@cache
def _points() -> Mapping[str, int]:
    place = resources.files("habeas.protection.placement").joinpath("points.toml")
    held: Mapping[str, int] = tomllib.loads(place.read_text(encoding="utf-8"))
    return held
