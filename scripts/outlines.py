"""The outlines of the world that maps are drawn on: make them anew from their source.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/outlines.py package

Takes the land and the lines between countries from ``countries-50m.json`` (Natural Earth, in the
public domain; made into TopoJSON by Michael Bostock, ISC licence), leaves out what no map of
ours can show, and writes ``src/habeas/dossiers/maps/world.json`` with the licence beside it.
Numbers are hundredths of a degree, longitude first; each line begins with a place and goes on
with the steps to the next ones.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "habeas" / "dossiers" / "maps"
STRAIGHT = 5
"""A place less than this from the line through its neighbours is left out (hundredths)."""
SMALL = 12
"""A piece of land smaller than this in both directions is left out."""
NOT_DRAWN = ((32.5, 45.7, 35.5, 46.6),)
"""West, south, east, north: lines that would take a side. Between Crimea and the rest of
Ukraine the source draws a border between countries; we draw none."""

Point = tuple[int, int]
Line = list[Point]


def main() -> None:
    """Write the outlines from the unpacked package."""
    package = Path(sys.argv[1])
    source = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    lines = [simple(line) for line in unpacked(source)]
    land = [ring for ring in rings(source["objects"]["land"]) if is_seen(ring, lines)]
    between = [number for number in borders(source) if not takes_a_side(lines[number])]
    used = sorted({abs_index(one) for ring in land for one in ring} | set(between))
    places = {old: new for new, old in enumerate(used)}
    written = {
        "lines": [packed(lines[old]) for old in used],
        "land": [[renumbered(one, places) for one in ring] for ring in land],
        "borders": [places[old] for old in between],
    }
    OUT.mkdir(exist_ok=True)
    text = json.dumps(written, separators=(",", ":"))
    (OUT / "world.json").write_text(text + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", OUT / "LICENSE-world-atlas.txt")
    print(f"{len(text)} bytes, {sum(len(lines[old]) for old in used)} places")


def unpacked(source: dict[str, Any]) -> Iterator[Line]:
    """Every line of a TopoJSON file in hundredths of a degree."""
    (wide, high), (west, south) = source["transform"]["scale"], source["transform"]["translate"]
    for steps in source["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((round(100 * (x * wide + west)), round(100 * (y * high + south))))
        yield line


def simple(line: Line) -> Line:
    """The line without the places that hardly bend it (Ramer, Douglas, Peucker)."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far = max(range(first + 1, last), key=lambda i: _off(line, first, last, i), default=None)
        if far is not None and _off(line, first, last, far) > STRAIGHT:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [place for number, place in enumerate(line) if number in kept]


def _off(line: Line, first: int, last: int, at: int) -> float:
    (ax, ay), (bx, by), (x, y) = line[first], line[last], line[at]
    long = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not long:
        return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
    return float(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / long)


def rings(land: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of land, each as the numbers of its lines; ``~n`` is line n backwards."""
    for geometry in land["geometries"]:
        held = geometry["arcs"]
        for polygon in [held] if geometry["type"] == "Polygon" else held:
            yield from polygon


def borders(source: dict[str, Any]) -> list[int]:
    """The lines that two countries share."""
    counted: Counter[int] = Counter()
    for country in source["objects"]["countries"]["geometries"]:
        counted.update({abs_index(one) for one in _flat(country.get("arcs", []))})
    return sorted(number for number, times in counted.items() if times > 1)


def _flat(held: Iterable[Any]) -> Iterator[int]:
    for one in held:
        if isinstance(one, int):
            yield one
        else:
            yield from _flat(one)


def abs_index(number: int) -> int:
    """The line a number means, in whichever direction."""
    return ~number if number < 0 else number


def renumbered(number: int, places: dict[int, int]) -> int:
    """The new number of a line, in the same direction."""
    return ~places[~number] if number < 0 else places[number]


def is_seen(ring: list[int], lines: list[Line]) -> bool:
    """Whether a piece of land is large enough to be seen."""
    xs, ys = zip(*(place for one in ring for place in lines[abs_index(one)]), strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys)) >= SMALL


def takes_a_side(line: Line) -> bool:
    """Whether all of a line lies where none is to be drawn."""
    return any(
        all(w * 100 <= x <= e * 100 and s * 100 <= y <= n * 100 for x, y in line)
        for w, s, e, n in NOT_DRAWN
    )


def packed(line: Line) -> list[int]:
    """A place and the steps from each to the next, in one list of numbers."""
    (x, y), told = line[0], [*line[0]]
    for nx, ny in line[1:]:
        told += [nx - x, ny - y]
        x, y = nx, ny
    return told


if __name__ == "__main__":
    main()
