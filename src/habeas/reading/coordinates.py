"""Where the places of the gazetteer lie, rounded: ``languages/coordinates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.reading.gazetteer import gazetteer

INVENTED = "velmara"
"""The republic of the bundled example; its places are told apart from real ones."""


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
    is_invented: bool
    """Whether it lies in the republic of the bundled example, which is nowhere."""


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
            key=key,
            latitude=float(at[0]),
            longitude=float(at[1]),
            is_area=key in areas or key not in part_of,
            is_widest=key not in part_of,
            is_invented=INVENTED in (key, part_of.get(key)),
        )
        for key, at in held.items()
    }
