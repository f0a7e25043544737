"""The outlines that maps are drawn on, kept beside the program: nothing is fetched.

``maps/world.json`` is the land of the world and the lines between countries (Natural Earth, in
the public domain; the licence of the file it was made from stands beside it). ``maps/velmara.json``
is the outline of the invented republic of the bundled example, drawn by us, where there is only
sea. Numbers are hundredths of a degree: a place, then the steps from each to the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

FILES = ("world.json", "velmara.json")

_HALF = 180.0

Place = tuple[float, float]
"""Longitude and latitude in degrees: across, then up."""
Line = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Frame) -> bool:
        """Whether the two have anything in common."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north


@dataclass(frozen=True, slots=True)
class Outlines:
    """Rings of land, and lines between countries, each with the frame around it."""

    land: tuple[tuple[Frame, Line], ...]
    borders: tuple[tuple[Frame, Line], ...]


@cache
def outlines() -> Outlines:
    """Every outline, read once."""
    held = [_read(name) for name in FILES]
    land = tuple(one for outline in held for one in outline.land)
    return Outlines(land, tuple(one for outline in held for one in outline.borders))


def land_in(frame: Frame) -> Iterator[Line]:
    """The land inside a frame, cut off at its edges; rings that close by themselves."""
    for around, ring in outlines().land:
        if around.meets(frame):
            cut = _cut(ring, frame)
            if len(cut) > 2:
                yield cut


def borders_in(frame: Frame) -> Iterator[Line]:
    """The lines between countries that come near a frame, as far as they do."""
    for around, line in outlines().borders:
        if around.meets(frame):
            yield from _near(line, frame)


def around(places: Sequence[Place]) -> Frame:
    """The smallest frame that holds some places."""
    xs, ys = zip(*places, strict=True)
    return Frame(min(xs), min(ys), max(xs), max(ys))


def _read(name: str) -> Outlines:
    place = resources.files("habeas.dossiers").joinpath("maps", name)
    held = json.loads(place.read_text(encoding="utf-8"))
    lines = [_unpacked(line) for line in held["lines"]]
    rings = [part for ring in held["land"] for part in _whole(_joined(ring, lines))]
    borders = [lines[number] for number in held["borders"]]
    return Outlines(
        tuple((around(ring), ring) for ring in rings),
        tuple((around(line), line) for line in borders),
    )


def _unpacked(numbers: Sequence[int]) -> Line:
    x, y = numbers[0], numbers[1]
    line = [(x / 100, y / 100)]
    for at in range(2, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        line.append((x / 100, y / 100))
    return tuple(line)


def _joined(ring: Sequence[int], lines: Sequence[Line]) -> Line:
    """One ring from its lines; ``~n`` is line n backwards."""
    told: list[Place] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        told += line[1:] if told else line
    return tuple(told)


def _whole(ring: Line) -> Iterator[Line]:
    """A ring that crosses 180° as one that goes on beyond it, on either side of the map."""
    told, turn = [ring[0]], 0.0
    for before, (x, y) in pairwise(ring):
        if abs(x - before[0]) > _HALF:
            turn += 2 * _HALF if before[0] > x else -2 * _HALF
        told.append((x + turn, y))
    # The land about the pole goes all round: it ends elsewhere than it began, and stays as it is.
    if not turn and any(x != old for (x, _), (old, _) in zip(told, ring, strict=True)):
        yield tuple((x - 2 * _HALF, y) for x, y in told)
        yield tuple((x + 2 * _HALF, y) for x, y in told)
    yield ring if turn else tuple(told)


def _cut(ring: Line, frame: Frame) -> Line:
    """A ring cut off at each side of a frame in turn (Sutherland, Hodgman)."""
    sides = ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1))
    for axis, edge, sign in sides:
        ring = tuple(_one_side(ring, axis, edge, sign))
    return ring


def _one_side(ring: Line, axis: int, edge: float, sign: int) -> Iterator[Place]:
    for before, here in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        was_in, is_in = sign * (before[axis] - edge) >= 0, sign * (here[axis] - edge) >= 0
        if was_in != is_in:
            part = (edge - before[axis]) / (here[axis] - before[axis])
            x, y = (b + part * (h - b) for b, h in zip(before, here, strict=True))
            yield x, y
        if is_in:
            yield here


def _near(line: Line, frame: Frame) -> Iterator[Line]:
    """The stretches of a line whose pieces come into a frame; the map hides what stands out."""
    stretch: list[Place] = []
    for one, other in pairwise(line):
        if around((one, other)).meets(frame):
            stretch = stretch or [one]
            stretch.append(other)
        elif stretch:
            yield tuple(stretch)
            stretch = []
    if stretch:
        yield tuple(stretch)
