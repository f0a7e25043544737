"""Figures of one estimate: intervals on a line, how likely each number is, how intervals fared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from habeas.dossiers.markup import Html, element
from habeas.numbers.bars import Curve
from habeas.words.counting import digits
from habeas.words.visible import on_one_line

_WIDTH, _ROW, _LEFT, _RIGHT, _TOP = 760, 28, 240, 40, 30
_HIGH = 140
_LETTERS = 36
_LINE = 13
_FURTHER = 3
"""How many times as far beyond the documented people as most intervals a figure reaches."""
_CLAIMED = 0.95
"""The share of intervals that should hold the truth."""


@dataclass(frozen=True, slots=True)
class Span:
    """One interval with its figure, and what it is called."""

    name: str
    people: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Share:
    """Of a hundred intervals: how many lay below the truth, held it and lay above, as shares."""

    name: str
    below: float
    inside: float
    above: float


@dataclass(frozen=True, slots=True)
class _Scale:
    first: float
    last: float

    def x(self, value: float) -> int:
        within = min(max(value, self.first), self.last)
        part = (within - self.first) / max(self.last - self.first, 1.0)
        return _LEFT + round(part * (_WIDTH - _LEFT - _RIGHT))


def spans(rows: Sequence[Span], recorded: int, label: str, language: str) -> Html:
    """Each interval on one line of people; a line across at the people who are documented.

    One that reaches far beyond most is cut off with an arrow.
    """
    if not rows:
        return Html("")
    ends = sorted(row.upper for row in rows)
    most = recorded + _FURTHER * max(ends[len(ends) // 2] - recorded, 1.0)
    scale = _Scale(recorded, min(ends[-1], most))
    height = _TOP + _ROW * len(rows) + 10
    parts = (part for number, row in enumerate(rows) for part in _span(number, row, scale))
    axis = _axis(scale, height, language, "documented")
    return _svg(label, [*axis, *parts], height, "spans")


def likely(curve: Curve, stories: Sequence[float], label: str, language: str) -> Html:
    """A bar for each stretch of numbers, as high as it is likely; a mark at each story."""
    scale, most = _Scale(curve.first, curve.last), max(curve.shares)
    step = (curve.last - curve.first) / len(curve.shares)
    parts = []
    for number, share in enumerate(curve.shares):
        left, right = (scale.x(curve.first + step * end) for end in (number, number + 1))
        high = round(_HIGH * share / most)
        size = {"width": max(right - left - 1, 1), "height": high}
        parts.append(element("rect", x=left, y=_TOP + _HIGH - high, **size, class_="said"))
    marks = [_mark(scale.x(story)) for story in stories if curve.first <= story <= curve.last]
    height = _TOP + _HIGH + 10
    return _svg(label, [*_axis(scale, height, language), *parts, *marks], height, "likely")


def held(rows: Sequence[Share], label: str) -> Html:
    """For each kind of truth a bar in three parts: below it, holding it, above it."""
    scale, height = _Scale(0.0, 1.0), _TOP + _ROW * len(rows) + 10
    claimed = scale.x(_CLAIMED)
    axis = [
        element("text", "95 %", x=claimed, y=16, text_anchor="middle"),
        element("line", x1=claimed, x2=claimed, y1=22, y2=height, class_="documented"),
    ]
    parts = [part for number, row in enumerate(rows) for part in _three(number, row, scale)]
    return _svg(label, [*parts, *axis], height, "held")


def _svg(label: str, parts: Sequence[Html], height: int, kind: str) -> Html:
    drawing = element(
        "svg",
        element("title", label),
        *parts,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        class_=f"drawn {kind}",
    )
    return element("div", drawing, class_="wide", tabindex="0")


def _axis(scale: _Scale, height: int, language: str, kind: str = "axis") -> Iterator[Html]:
    """The first number, the middle and the last, each with a line down; ``kind`` is the first's."""
    ends = (scale.first, (scale.first + scale.last) / 2, scale.last)
    for value, anchor in zip(ends, ("start", "middle", "end"), strict=True):
        x, of = scale.x(value), kind if value == scale.first else "axis"
        yield element("text", digits(round(value), language), x=x, y=16, text_anchor=anchor)
        yield element("line", x1=x, x2=x, y1=22, y2=height, class_=of)


def _span(number: int, row: Span, scale: _Scale) -> Iterator[Html]:
    middle = _TOP + _ROW * number + _ROW // 2
    yield _name(row.name, middle)
    start, end = scale.x(row.lower), scale.x(row.upper)
    yield element("rect", x=start, y=middle - 3, width=max(end - start, 2), height=6, class_="said")
    if row.upper > scale.last:
        points = f"{end + 12},{middle} {end},{middle - 7} {end},{middle + 7}"
        yield element("polygon", points=points, class_="said")
    if row.people <= scale.last:
        yield element("circle", cx=scale.x(row.people), cy=middle, r=6, class_="middle")


def _three(number: int, row: Share, scale: _Scale) -> Iterator[Html]:
    middle = _TOP + _ROW * number + _ROW // 2
    yield _name(row.name, middle)
    along = 0.0
    for share, kind in ((row.inside, "said"), (row.below, "missed"), (row.above, "beyond")):
        left, along = scale.x(along), along + share
        width = scale.x(along) - left
        if width > 0:
            yield element("rect", x=left, y=middle - 8, width=width, height=16, class_=kind)


def _name(name: str, middle: int) -> Html:
    """In two lines where it is long; what does not fit in two is cut off."""
    lines = wrap(on_one_line(name), _LETTERS, max_lines=2, placeholder=" …") or [""]
    first = middle + 4 - _LINE * (len(lines) - 1) // 2
    told = (
        element("tspan", line, x=_LEFT - 10, y=first + _LINE * number)
        for number, line in enumerate(lines)
    )
    return element("text", *told, text_anchor="end")


def _mark(x: int) -> Html:
    points = f"{x},{_TOP + _HIGH} {x - 6},{_TOP + _HIGH + 10} {x + 6},{_TOP + _HIGH + 10}"
    return element("polygon", points=points, class_="middle")
