"""The text of an exhibit as its page shows it: a part with its statements and one place marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.archive import statements
from habeas.archive.access import Store
from habeas.archive.renditions import KeptRendition
from habeas.words.anchors import Span
from habeas.words.statements import Status
from habeas.workspace.marking import Mark, MarkedLine, Piece, marked, parts
from habeas.workspace.placing import Lines


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A stretch of a line; ``is_at`` when it is of the place asked for, ``is_first`` its first."""

    piece: Piece
    is_at: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its number; ``goes_on`` when it begins in the part before."""

    number: int
    start: int
    pieces: tuple[PlacedPiece, ...]
    is_dimmed: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part of a text, counted from 1. ``statements`` is how many reach into it."""

    number: int
    parts: int
    lines: tuple[PlacedLine, ...]
    statements: int


def text_part(store: Store, base: KeptRendition, number: int, at: Span | None) -> TextPart:
    """A part of a rendition: the one of this number or, when a place is asked for, the one it
    begins in. A place beyond the text is none.
    """
    lines = Lines(base.rendition.text)
    cut = parts(lines)
    if not cut:
        return TextPart(1, 0, (), 0)
    if at is not None and at.end <= len(lines.text):
        number = next(n for n, part in enumerate(cut, 1) if at.start < part.end)
    number = max(1, min(number, len(cut)))
    shown = cut[number - 1]
    held = statements.statements_between(store, base.identifier, shown.start, shown.end)
    marks = [
        Mark(one.identifier, one.current.content, one.current.stance, one.current.status)
        for one in held
        if one.current.status is not Status.REJECTED
    ]
    told = marked(lines, shown, base.rendition.blocks, marks)
    return TextPart(number, len(cut), tuple(_placed(told, at)), len(marks))


def _placed(lines: Sequence[MarkedLine], at: Span | None) -> Iterator[PlacedLine]:
    is_first = True
    for line in lines:
        pieces = []
        for piece, is_at in _cut(line, at):
            pieces.append(PlacedPiece(piece, is_at, is_at and is_first))
            is_first = is_first and not is_at
        yield PlacedLine(line.number, line.start, tuple(pieces), line.is_dimmed, line.goes_on)


def _cut(line: MarkedLine, at: Span | None) -> Iterator[tuple[Piece, bool]]:
    """The pieces of a line, each wholly of the place asked for or wholly not."""
    start = line.start
    for piece in line.pieces:
        end = start + piece.characters
        if at is None or at.end <= start or end <= at.start:
            yield piece, False
        elif piece.is_hidden:
            yield piece, True
        else:
            yield from _split(
                piece, max(0, at.start - start), min(piece.characters, at.end - start)
            )
        start = end


def _split(piece: Piece, first: int, last: int) -> Iterator[tuple[Piece, bool]]:
    for begin, end, is_at in ((0, first, False), (first, last, True), (last, None, False)):
        if words := piece.shown[begin:end]:
            is_first = piece.is_first and begin == 0
            yield replace(piece, shown=words, characters=len(words), is_first=is_first), is_at
