"""Where the places of the gazetteer lie, rounded: ``languages/coordinates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.reading.gazetteer import gazetteer


@dataclass(frozen=True, slots=True)
class Located:
    """A place by its key, in degrees, rounded to a tenth.

    ``is_area``: a country or region, set down at about its middle. ``is_widest``: the
    gazetteer names no place around it.
    """

    key: str
    latitude: float
    longitude: float
    is_area: bool
    is_widest: bool


def located(key: str) -> Located | None:
    """Where a place lies; None for one too wide, not known for sure, or not in the gazetteer."""
    return _every().get(key)


@cache
def _every() -> dict[str, Located]:
    place = resources.files("habeas.reading").joinpath("languages", "coordinates.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    part_of = gazetteer().part_of
    areas = set(part_of.values())
    return {
        key: Located(
            key, float(at[0]), float(at[1]), key in areas or key not in part_of, key not in part_of
        )
        for key, at in held.items()
    }
