"""The gazetteer: place names and adjectives with their keys, from ``languages/places.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.reading.wordings import Wordings, strings


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names (``True``) and adjectives (``False``) by their words; the place around each place."""

    wordings: Wordings[tuple[str, bool]]
    part_of: Mapping[str, str]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    place = resources.files("habeas.reading").joinpath("languages", "places.toml")
    table = tomllib.loads(place.read_text(encoding="utf-8"))
    phrases = [
        (name, (key, kind != "demonyms"))
        for key, entry in table.items()
        for kind in ("en", "ru", "demonyms")
        for name in strings(entry.get(kind))
    ]
    return Gazetteer(
        Wordings(phrases), {k: str(e["part_of"]) for k, e in table.items() if "part_of" in e}
    )
