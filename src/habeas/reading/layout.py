"""Paragraphs: what belongs together on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WRAPPED = 50
"""A line at least this long that ends without a stop goes on in the next line."""
_STOPS = ".!?:;\"'”’»)…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text to be read, with its mark (None for body). Boilerplate is left out."""

    span: Span
    kind: BlockKind | None


def paragraphs(view: str, blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order, without those marked as boilerplate.

    Hard-wrapped lines are joined: a long line without a stop at its end, directly followed
    by another line.
    """
    joined: list[tuple[int, int]] = []
    for match in _LINE.finditer(view):
        start, end = match.span()
        if not view[start:end].strip():
            continue
        if joined and _goes_on(view, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    marks = _Marks(blocks)
    read = (Paragraph(Span(start, end), marks.at(start)) for start, end in joined)
    return tuple(p for p in read if p.kind is not BlockKind.BOILERPLATE)


def _goes_on(view: str, before: tuple[int, int], start: int) -> bool:
    gap = view[before[1] : start].replace("\r\n", "\n")
    if len(gap) != 1:
        return False
    last = view[view.rfind("\n", before[0], before[1]) + 1 : before[1]].rstrip()
    last = last if len(last) <= before[1] - before[0] else view[before[0] : before[1]].rstrip()
    return len(last) >= _WRAPPED and last[-1] not in _STOPS


class _Marks:
    """The marks on positions asked for in rising order."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._next = 0

    def at(self, position: int) -> BlockKind | None:
        while self._next < len(self._blocks) and self._blocks[self._next].span.end <= position:
            self._next += 1
        if self._next == len(self._blocks) or self._blocks[self._next].span.start > position:
            return None
        return self._blocks[self._next].kind
