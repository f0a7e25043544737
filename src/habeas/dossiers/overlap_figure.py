"""How lists overlap: a bar for each pattern, and under it a dot for each list of the pattern.

After A. Lex and others, UpSet: Visualization of Intersecting Sets, IEEE Transactions on
Visualization and Computer Graphics 20 (2014).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.dossiers.markup import Html, element
from habeas.numbers.patterns import Patterns
from habeas.numbers.small_cells import SMALLEST, Coarse
from habeas.words.counting import digits
from habeas.words.visible import on_one_line

MOST = 20
"""Patterns that are drawn, the largest; the table beside the figure holds them all."""
_ROW, _BARS, _TOP, _EDGE = 22, 120, 20, 14


@dataclass(frozen=True, slots=True)
class _Widths:
    """Of what stands left of the bars, and of each column."""

    left: int
    column: int

    def x(self, column: int) -> int:
        return self.left + self.column * column + self.column // 2


_NAMED, _NUMBERED = _Widths(190, 30), _Widths(60, 76)
"""With names and counts; with numbers of lists and bands."""
_LETTERS = 18


@dataclass(frozen=True, slots=True)
class _Bar:
    """A pattern with its people, from ``least`` to ``most``, and what stands above it."""

    pattern: int
    least: int
    most: int
    words: str


def drawn(table: Patterns, label: str, language: str) -> Html:
    """The figure with every count; ``label`` names it. For whoever may read the table itself."""
    cells = by_size(table)[:MOST]
    rows = [
        f"{_short(name)} ({digits(table.on(1 << j), language)})"
        for j, name in enumerate(table.lists)
    ]
    bars = [_Bar(pattern, count, count, digits(count, language)) for pattern, count in cells]
    return _figure(rows, bars, _NAMED, label)


def coarse(told: Coarse, label: str, language: str) -> Html:
    """The figure of what may stand beside estimates: lists by number, without their sizes.

    One bar without a dot, and of no height that tells anything, stands for all hidden patterns.
    """
    rows = [f"№ {number}" for number in range(1, told.width + 1)]
    bars = [
        _Bar(one.pattern, one.least, one.most, band(one.least, one.most, language))
        for one in told.bands[:MOST]
    ]
    rest = [_Bar(0, 0, SMALLEST - 1, f"< {SMALLEST}")] if told.hidden else []
    return _figure(rows, [*bars, *rest], _NUMBERED, label)


def band(least: int, most: int, language: str) -> str:
    """A band as it is written."""
    return f"{digits(least, language)}–{digits(most, language)}"


def _figure(rows: Sequence[str], bars: Sequence[_Bar], widths: _Widths, label: str) -> Html:
    width = widths.left + widths.column * len(bars) + _EDGE
    height = _TOP + _BARS + _ROW * len(rows) + _EDGE
    most = max(bar.most for bar in bars)
    drawing = element(
        "svg",
        element("title", label),
        *(part for n, row in enumerate(rows) for part in _row(row, _y(n), widths.left, width)),
        *(part for n, bar in enumerate(bars) for part in _column(bar, widths.x(n), most)),
        viewBox=f"0 0 {width} {height}",
        width=width,
        role="img",
        class_="drawn overlaps",
    )
    return element("div", drawing, class_="wide", tabindex="0")


def by_size(table: Patterns) -> list[tuple[int, int]]:
    """The cells, the largest first."""
    return sorted(table.cells, key=lambda cell: (-cell[1], cell[0]))


def _y(row: int) -> int:
    return _TOP + _BARS + _ROW * row + _ROW // 2 + 6


def _short(name: str) -> str:
    name = on_one_line(name)
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"


def _row(words: str, y: int, left: int, width: int) -> Iterator[Html]:
    """What a list is called, and a line along its row."""
    yield element("text", words, x=left - 8, y=y + 4, text_anchor="end")
    yield element("line", x1=left, x2=width - _EDGE, y1=y, y2=y, class_="axis")


def _column(bar: _Bar, x: int, most: int) -> Iterator[Html]:
    """A bar as high as its people are at least, what they may be beyond that in outline."""
    least, high = (max(1, round(_BARS * count / most)) for count in (bar.least, bar.most))
    foot = _TOP + _BARS
    if bar.most > bar.least:
        yield element("rect", x=x - 9, y=foot - high, width=18, height=high, class_="missed")
    if bar.least:
        yield element("rect", x=x - 9, y=foot - least, width=18, height=least, class_="said")
    yield element("text", bar.words, x=x, y=foot - high - 4, text_anchor="middle")
    on = [place for place in range(bar.pattern.bit_length()) if bar.pattern >> place & 1]
    if on:
        yield element("line", x1=x, x2=x, y1=_y(on[0]), y2=_y(on[-1]), class_="joined")
    for place in on:
        yield element("circle", cx=x, cy=_y(place), r=6, class_="said")
