"""Places as they were said, drawn on outlines; the table beside it is the caller's.

Every place is the middle of a town or region from the gazetteer, rounded to a tenth of a degree.
No address, house or person is ever drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.dossiers.markup import Html, element
from habeas.dossiers.outlines import Frame, Line, borders_in, land_in
from habeas.words.visible import on_one_line

_WIDTH, _HEIGHT = 720, 440
_EDGE = 60
"""Free space around the places, where their names stand."""
_REACH = 1.5
"""The least a map shows on either side of a place, in degrees: far more than the rounding."""
_WIDE = 12.0
"""The same for a country, of which only the middle is known here."""
_DEGREE = 111.2
"""Kilometres in a degree of latitude."""
_LINE = 15


@dataclass(frozen=True, slots=True)
class Spot:
    """One place to draw. ``is_area`` is a region or country, drawn as a ring, not as a point."""

    name: str
    latitude: float
    longitude: float
    is_area: bool = False
    is_widest: bool = False


class _Sheet:
    """Where a place of the world stands on the map: degrees as they are, narrowed by latitude."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        reach = [_WIDE if spot.is_widest else _REACH for spot in spots]
        south = min(s.latitude - r for s, r in zip(spots, reach, strict=True))
        north = max(s.latitude + r for s, r in zip(spots, reach, strict=True))
        west = min(s.longitude - r for s, r in zip(spots, reach, strict=True))
        east = max(s.longitude + r for s, r in zip(spots, reach, strict=True))
        self._middle = (west + east) / 2, (south + north) / 2
        self._narrow = max(0.2, math.cos(math.radians(self._middle[1])))
        across = (_WIDTH - 2 * _EDGE) / ((east - west) * self._narrow)
        self.scale = min(across, (_HEIGHT - 2 * _EDGE) / (north - south))

    @property
    def frame(self) -> Frame:
        """What of the world the sheet shows."""
        x, y = self._middle
        wide, high = _WIDTH / 2 / self.scale / self._narrow, _HEIGHT / 2 / self.scale
        return Frame(x - wide, y - high, x + wide, y + high)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place on the sheet, to a tenth of a unit."""
        x = _WIDTH / 2 + (longitude - self._middle[0]) * self._narrow * self.scale
        y = _HEIGHT / 2 - (latitude - self._middle[1]) * self.scale
        return round(x, 1), round(y, 1)


def figure(spots: Sequence[Spot], label: str, kilometres: str = "km") -> Html:
    """The map: land, lines between countries, each place by name, and a scale.

    ``kilometres`` is how they are written beside the scale.
    """
    if not spots:
        return Html("")
    sheet = _Sheet(spots)
    frame = sheet.frame
    drawing = element(
        "svg",
        element("title", label),
        element("rect", x=0, y=0, width=_WIDTH, height=_HEIGHT, class_="sea"),
        element("path", d=_path(land_in(frame), sheet, "Z"), class_="land"),
        element("path", d=_path(borders_in(frame), sheet), class_="border"),
        *_marks(spots, sheet),
        *_bar(sheet, kilometres),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        class_="drawn map",
    )
    return element("div", drawing, class_="wide", tabindex="0")


def _path(lines: Iterable[Line], sheet: _Sheet, end: str = "") -> str:
    return "".join(_stroke(line, sheet) + end for line in lines)


def _stroke(line: Line, sheet: _Sheet) -> str:
    """A line without the places that fall on the one before: a map shows no more than it can."""
    told: list[tuple[int, int]] = []
    for place in line:
        x, y = sheet.at(*place)
        if not told or (round(x), round(y)) != told[-1]:
            told.append((round(x), round(y)))
    return "M" + "L".join(f"{x} {y}" for x, y in told)


def _marks(spots: Sequence[Spot], sheet: _Sheet) -> Iterator[Html]:
    """Points and rings first, the names over them, none on another."""
    placed = sorted(((*sheet.at(s.longitude, s.latitude), s) for s in spots), key=lambda p: p[:2])
    for x, y, spot in placed:
        kind, radius = ("area", 14) if spot.is_area else ("said", 6)
        yield element("circle", cx=x, cy=y, r=radius, class_=kind)
    taken: list[tuple[float, float, float]] = []
    for x, y, spot in sorted(placed, key=lambda p: (p[1], p[0])):
        name = on_one_line(spot.name)
        long = 8.0 * len(name)
        left = x + 16 if x + 16 + long < _WIDTH else x - 16 - long
        line = _free(left, y + 4, long, taken)
        taken.append((left, line, long))
        if line != y + 4:
            yield element(
                "line", x1=x, y1=y, x2=round(left, 1), y2=round(line - 4, 1), class_="axis"
            )
        yield element("text", name, x=round(left, 1), y=round(line, 1))


def _free(
    left: float, line: float, long: float, taken: Sequence[tuple[float, float, float]]
) -> float:
    """The next line down on which no other name stands."""
    while any(
        abs(line - other) < _LINE and left < start + wide and start < left + long
        for start, other, wide in taken
    ):
        line += _LINE
    return line


def _bar(sheet: _Sheet, unit: str) -> list[Html]:
    """A bar of a round number of kilometres, at most a quarter of the map."""
    longest = _WIDTH / 4 / sheet.scale * _DEGREE
    kilometres = max(n * 10**e for e in range(5) for n in (1, 2, 5) if n * 10**e <= max(longest, 1))
    long = round(kilometres / _DEGREE * sheet.scale, 1)
    low = _HEIGHT - 18
    return [
        element("line", x1=16, x2=16 + long, y1=low, y2=low, class_="scale"),
        element("text", f"{kilometres} {unit}", x=16, y=low - 6),
    ]
