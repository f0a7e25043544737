"""Several bodies drawn in levels: who stands over whom, each line numbered as in its table."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.dossiers.markup import Html, element
from habeas.words.visible import on_one_line

_BOX, _HIGH, _COLUMN, _ROW, _EDGE = 190, 34, 300, 56, 14
_BOW = 50
_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Node:
    """A body by its key and name. ``address`` is where a click leads; empty for nowhere."""

    key: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from one body to another: ``over`` stands over ``under`` when ``is_order``.

    ``is_inferred``: nobody says so outright. ``is_contested``: somebody says it is wrong, or
    another tie says the reverse.
    """

    over: str
    under: str
    is_order: bool = True
    is_inferred: bool = False
    is_contested: bool = False


_Places = Mapping[str, tuple[int, int]]


def figure(nodes: Sequence[Node], links: Sequence[Link], label: str) -> Html:
    """The bodies from left to right, those over others first; links numbered from 1."""
    if not nodes:
        return Html("")
    columns = _columns(nodes, links)
    places = _places(columns)
    width = _COLUMN * (len(columns) - 1) + _BOX + _BOW + 2 * _EDGE
    height = _ROW * max(map(len, columns)) + 2 * _EDGE
    drawing = element(
        "svg",
        element("title", label),
        *_lines(links, places),
        *(part for node in nodes for part in _box(node, places[node.key])),
        *_numbers(links, places),
        viewBox=f"0 0 {width} {height}",
        width=width,
        # What is one picture to a screen reader has nothing in it to be chosen.
        role="group" if any(node.address for node in nodes) else "img",
        class_="drawn hierarchy",
    )
    return element("div", drawing, class_="wide", tabindex="0")


def levels(nodes: Sequence[Node], links: Sequence[Link]) -> dict[str, int]:
    """How many steps each body stands below those over whom nobody stands.

    Where all stand over each other in a circle it begins with the first of the bodies.
    """
    under: dict[str, set[str]] = {}
    for link in links:
        if link.is_order and link.over != link.under:
            under.setdefault(link.over, set()).add(link.under)
    subordinate = {key for keys in under.values() for key in keys}
    found: dict[str, int] = {}
    tops = [node.key for node in nodes if node.key not in subordinate]
    for start in (tops, *([node.key] for node in nodes)):
        _descend([key for key in start if key not in found], under, found)
    return found


def _descend(start: Sequence[str], under: Mapping[str, set[str]], found: dict[str, int]) -> None:
    found |= dict.fromkeys(start, 0)
    waiting = deque(start)
    while waiting:
        here = waiting.popleft()
        for key in sorted(under.get(here, ())):
            if key not in found:
                found[key] = found[here] + 1
                waiting.append(key)


def _columns(nodes: Sequence[Node], links: Sequence[Link]) -> list[list[str]]:
    """The keys of each level, a body near those of the level before that it is linked to."""
    level = levels(nodes, links)
    columns: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for node in nodes:
        columns[level[node.key]].append(node.key)
    linked: dict[str, set[str]] = {}
    for link in links:
        linked.setdefault(link.under, set()).add(link.over)
        linked.setdefault(link.over, set()).add(link.under)
    for before, column in pairwise(columns):
        at = {key: place for place, key in enumerate(before)}
        column.sort(key=lambda key: _middle([at[one] for one in linked.get(key, ()) if one in at]))
    return columns


def _middle(places: Sequence[int]) -> float:
    return sum(places) / len(places) if places else 0


def _places(columns: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    tallest = max(map(len, columns))
    return {
        key: (_EDGE + _COLUMN * x, _EDGE + round(_ROW * (y + (tallest - len(column)) / 2)))
        for x, column in enumerate(columns)
        for y, key in enumerate(column)
    }


def _lines(links: Sequence[Link], places: _Places) -> Iterator[Html]:
    for link in links:
        (x1, y1), (x2, y2) = _ends(link, places)
        marks = [name for name, is_so in _marks(link) if is_so]
        kind = " ".join(("tie", *marks))
        # Two of one level are joined by a bow beside their boxes.
        bow = f"M {x1} {y1} C {x1 + _BOW} {y1} {x2 + _BOW} {y2} {x2} {y2}"
        line = f"M {x1} {y1} L {x2} {y2}"
        yield element("path", d=bow if x1 == x2 else line, class_=kind)


def _marks(link: Link) -> tuple[tuple[str, bool], ...]:
    return ("inferred", link.is_inferred), ("contested", link.is_contested)


def _numbers(links: Sequence[Link], places: _Places) -> Iterator[Html]:
    """Each number nearer to the lower end, where fewer lines run together."""
    for number, link in enumerate(links, 1):
        (x1, y1), (x2, y2) = _ends(link, places)
        x, y = round(x1 + (x2 - x1) * 0.6), round(y1 + (y2 - y1) * 0.6)
        x += round(_BOW * 0.7) if x1 == x2 else 0
        arrow = "→" if x1 < x2 else "←" if x1 > x2 else "↓" if y1 < y2 else "↑"
        yield element("text", f"{number} {arrow}", x=x, y=y + 4, text_anchor="middle",
                      class_="number")  # fmt: skip


def _ends(link: Link, places: _Places) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the side of the one box to the near side of the other."""
    (x1, y1), (x2, y2) = places[link.over], places[link.under]
    middle1, middle2 = y1 + _HIGH // 2, y2 + _HIGH // 2
    if x1 == x2:
        return (x1 + _BOX, middle1), (x2 + _BOX, middle2)
    if x1 < x2:
        return (x1 + _BOX, middle1), (x2, middle2)
    return (x1, middle1 + 6), (x2 + _BOX, middle2 + 6)


def _box(node: Node, place: tuple[int, int]) -> Iterator[Html]:
    x, y = place
    told = on_one_line(node.name)
    short = told if len(told) <= _LETTERS else f"{told[: _LETTERS - 1]}…"
    rect = element("rect", x=x, y=y, width=_BOX, height=_HIGH, rx=4, class_="body")
    words = element("text", short, x=x + _BOX // 2, y=y + _HIGH // 2 + 5, text_anchor="middle")
    parts = (rect, words, element("title", told))
    yield element("a", *parts, href=node.address) if node.address else element("g", *parts)
