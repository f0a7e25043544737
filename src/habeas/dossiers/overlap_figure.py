"""How lists overlap: a bar for each pattern, and under it a dot for each list of the pattern.

After A. Lex and others, UpSet: Visualization of Intersecting Sets, IEEE Transactions on
Visualization and Computer Graphics 20 (2014).
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.dossiers.markup import Html, element
from habeas.numbers.patterns import Patterns
from habeas.words.counting import digits
from habeas.words.visible import on_one_line

MOST = 20
"""Patterns that are drawn, the largest; the table beside the figure holds them all."""
_LEFT, _COLUMN, _ROW, _BARS, _TOP, _EDGE = 190, 30, 22, 120, 20, 14
_LETTERS = 18


def drawn(table: Patterns, label: str, language: str) -> Html:
    """The figure; ``label`` names it."""
    cells = by_size(table)[:MOST]
    width = _LEFT + _COLUMN * len(cells) + _EDGE
    height = _TOP + _BARS + _ROW * table.width + _EDGE
    most = max(count for _, count in cells)
    drawing = element(
        "svg",
        element("title", label),
        *(part for j in range(table.width) for part in _list(table, j, width, language)),
        *(
            part
            for n, cell in enumerate(cells)
            for part in _column(table, _x(n), cell, most, language)
        ),
        viewBox=f"0 0 {width} {height}",
        width=width,
        role="img",
        class_="drawn overlaps",
    )
    return element("div", drawing, class_="wide", tabindex="0")


def by_size(table: Patterns) -> list[tuple[int, int]]:
    """The cells, the largest first."""
    return sorted(table.cells, key=lambda cell: (-cell[1], cell[0]))


def _x(column: int) -> int:
    return _LEFT + _COLUMN * column + _COLUMN // 2


def _y(row: int) -> int:
    return _TOP + _BARS + _ROW * row + _ROW // 2 + 6


def _list(table: Patterns, place: int, width: int, language: str) -> Iterator[Html]:
    """The name of a list with how many people it holds, and a line along its row."""
    name = on_one_line(table.lists[place])
    short = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
    size, y = digits(table.on(1 << place), language), _y(place)
    yield element("text", f"{short} ({size})", x=_LEFT - 8, y=y + 4, text_anchor="end")
    yield element("line", x1=_LEFT, x2=width - _EDGE, y1=y, y2=y, class_="axis")


def _column(
    table: Patterns, x: int, cell: tuple[int, int], most: int, language: str
) -> Iterator[Html]:
    pattern, count = cell
    high = max(1, round(_BARS * count / most))
    top = _TOP + _BARS - high
    yield element("rect", x=x - 9, y=top, width=18, height=high, class_="said")
    yield element("text", digits(count, language), x=x, y=top - 4, text_anchor="middle")
    on = [place for place in range(table.width) if pattern >> place & 1]
    yield element("line", x1=x, x2=x, y1=_y(on[0]), y2=_y(on[-1]), class_="joined")
    for place in on:
        yield element("circle", cx=x, cy=_y(place), r=6, class_="said")
