"""Quotations: what stands between quotation marks and is somebody's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.reading.layout import Paragraph
from habeas.words.anchors import Span

_DOUBLE = re.compile(r"\"|''")
_SINGLE_OPEN = re.compile(r"(?<![\w'.,])'(?=[\w\[])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?\u2026\])])'(?![\w'])")
_WORD = re.compile(r"\w+")
_OPENING = "\u201c\u201e\u201f\u00ab"
_CLOSING = "\u201d\u00bb"
SHORTEST = 4
"""Fewer words between marks are a term or a sneer unless they stand alone as a sentence."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. ``outer`` holds the marks, ``inner`` does not.

    ``continues`` says that it goes on from a quotation left open in the paragraph before.
    ``paragraph`` is the index of its paragraph.
    """

    outer: Span
    inner: Span
    paragraph: int
    continues: bool


@dataclass(slots=True)
class _Open:
    mark: int
    start: int
    continues: bool


def quotations(text: str, view: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Quotation, ...]:
    """All quotations in order, never overlapping. Scare quotes and terms are left out.

    A quotation left open at the end of a paragraph goes on in the next one if that begins
    with an opening mark or closes it before opening another.
    """
    found: list[Quotation] = []
    carried = False
    for index, paragraph in enumerate(paragraphs):
        marks = _marks(text, view, paragraph.span)
        held, carried = _pairs(view, paragraph.span, marks, carried, index)
        carried = carried and index + 1 < len(paragraphs)
        if carried:
            carried = _carries_on(text, view, paragraphs[index + 1].span)
        found += held
        if not marks:
            found += _singles(view, paragraph.span, index)
    return tuple(q for q in found if q.continues or not _is_term(view, q))


def _marks(text: str, view: str, span: Span) -> list[tuple[int, int, str]]:
    """Position, end and side (open, close, either) of each double mark."""
    found = []
    for match in _DOUBLE.finditer(view, span.start, span.end):
        start, end = match.span()
        found.append((start, end, _side(text, view, start, end, span)))
    return found


def _side(text: str, view: str, start: int, end: int, span: Span) -> str:
    if text[start] in _OPENING:
        return "open"
    if text[start] in _CLOSING:
        return "close"
    before = view[start - 1] if start > span.start else " "
    after = view[end] if end < span.end else " "
    opens = before in " ([-\u2013\u2014/'" and after not in " ,;)"
    closes = before != " " and (after in " .,;:!?)]-\u2013\u2014'" or end >= span.end)
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _pairs(
    view: str,
    span: Span,
    marks: list[tuple[int, int, str]],
    carried: bool,
    index: int,
) -> tuple[list[Quotation], bool]:
    found: list[Quotation] = []
    held = _Open(span.start, span.start, True) if carried else None
    for start, end, side in marks:
        if held is not None and held.continues and side != "close" and start == _first(view, span):
            held = _Open(start, end, True)
        elif held is None:
            held = None if side == "close" else _Open(start, end, False)
        elif side == "open" and not held.continues:
            held = _Open(start, end, False)
        else:
            _close(view, found, held, (start, end), index)
            held = None
    if held is not None:
        _close(view, found, held, (span.end, span.end), index)
    return found, held is not None


def _close(
    view: str, found: list[Quotation], held: _Open, mark: tuple[int, int], index: int
) -> None:
    inner = _inside(view, held.start, mark[0])
    if inner is not None:
        start = held.mark if held.mark < held.start else inner.start
        end = mark[1] if mark[0] < mark[1] else inner.end
        found.append(Quotation(Span(start, end), inner, index, held.continues))


def _inside(view: str, start: int, end: int) -> Span | None:
    """What stands between two marks, without the reporter's comma before the closing one."""
    inner = Span(start, end).trimmed(view) if start < end else None
    if inner is None:
        return None
    kept = len(inner.of(view).rstrip(" ,;:"))
    return Span(inner.start, inner.start + kept).trimmed(view) if kept else None


def _first(view: str, span: Span) -> int:
    return span.end - len(span.of(view).lstrip())


def _carries_on(text: str, view: str, span: Span) -> bool:
    marks = _marks(text, view, span)
    if not marks:
        return False
    start, _, side = marks[0]
    return side == "close" or (start == _first(view, span) and side != "close")


def _singles(view: str, span: Span, index: int) -> list[Quotation]:
    """Quotations in single marks, as the British press sets them; apostrophes are not marks."""
    found: list[Quotation] = []
    position = span.start
    while opening := _SINGLE_OPEN.search(view, position, span.end):
        closing = _SINGLE_CLOSE.search(view, opening.end(), span.end)
        if closing is None:
            break
        inner = _inside(view, opening.end(), closing.start())
        if inner is not None:
            found.append(Quotation(Span(opening.start(), closing.end()), inner, index, False))
        position = closing.end()
    return found


def _is_term(view: str, quotation: Quotation) -> bool:
    inner = quotation.inner.of(view)
    if len(_WORD.findall(inner)) >= SHORTEST:
        return False
    start = quotation.outer.start
    before = view[max(0, start - 8) : start].rstrip(" ")[-1:]
    after = view[quotation.outer.end : quotation.outer.end + 1]
    alone = before in ("", "\n", ":", ",", ".", '"')
    rest = view[quotation.inner.end - 1 : quotation.outer.end] + after
    return not (alone and any(mark in rest for mark in ",.!?\u2026-"))
