"""One body among those it is tied to, drawn: who stands over it, who under it, who beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.dossiers.markup import Html, element
from habeas.words.visible import on_one_line

_WIDTH, _BOX, _HIGH, _ROW, _TOP = 720, 210, 34, 62, 12
_LETTERS = 28
_MOST = 8
"""How many are drawn on one side; the table has them all."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Another body and the verb of the tie to it. ``is_inferred``: nobody says so outright.

    ``is_from_here``: the body in the middle is the subject of the verb, not the other one.
    """

    name: str
    verb: str
    is_from_here: bool
    is_inferred: bool


def figure(name: str, over: Sequence[Relation], under: Sequence[Relation], label: str) -> Html:
    """The body in the middle, those over it before it, those under or beside it after it."""
    above, below = over[:_MOST], under[:_MOST]
    if not (above or below):
        return Html("")
    height = _TOP * 2 + _ROW * max(len(above), len(below), 1)
    middle = height // 2
    here = (_WIDTH - _BOX) // 2
    drawing = element(
        "svg",
        element("title", label),
        *_side(above, 2, here, (middle, height)),
        *_side(below, _WIDTH - _BOX - 2, here + _BOX, (middle, height)),
        *_box(name, here, middle, "middle"),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        class_="drawn relations",
    )
    return element("div", drawing, class_="wide", tabindex="0")


def _side(
    relations: Sequence[Relation], left: int, end: int, room: tuple[int, int]
) -> Iterator[Html]:
    middle, height = room
    step = (height - 2 * _TOP) / max(len(relations), 1)
    near = left + _BOX if left < end else left
    for number, one in enumerate(relations):
        y = round(_TOP + step * (number + 0.5))
        kind = "tie inferred" if one.is_inferred else "tie"
        yield element("line", x1=near, y1=y, x2=end, y2=middle, class_=kind)
        yield from _box(one.name, left, y, "body")
        is_rightward = one.is_from_here == (left >= end)
        yield _text(f"{one.verb} →" if is_rightward else f"← {one.verb}", left, y + 31)


def _box(name: str, left: int, y: int, kind: str) -> Iterator[Html]:
    yield element("rect", x=left, y=y - _HIGH // 2, width=_BOX, height=_HIGH, rx=4, class_=kind)
    yield _text(name, left, y + 4)


def _text(words: str, left: int, y: int) -> Html:
    return element("text", _short(words), x=left + _BOX // 2, y=y, text_anchor="middle")


def _short(words: str) -> str:
    told = on_one_line(words)
    return told if len(told) <= _LETTERS else f"{told[: _LETTERS - 1]}…"
