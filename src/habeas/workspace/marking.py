"""A text as the reading desk shows it: in numbered lines, with statements marked in it.

Long texts come in parts, cut between lines where that is possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind
from habeas.words.statements import Stance, Status
from habeas.words.visible import is_hidden, visible
from habeas.workspace.placing import Line, Lines

PART = 8_000
"""About how many characters are shown at once."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement to be marked in a text; without its stance where that is asked for."""

    statement: str
    spans: tuple[Span, ...]
    stance: Stance | None
    status: Status


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line that is shown in one way.

    ``characters`` counts those of the text: a character that hides is shown by its code.
    ``mark`` is the innermost statement here; ``is_first`` where that statement begins.
    """

    shown: str
    characters: int
    mark: Mark | None = None
    is_first: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line, or the part of a very long one. ``start`` is its first position in the text."""

    number: int
    start: int
    pieces: tuple[Piece, ...]
    is_dimmed: bool
    goes_on: bool
    """Whether its beginning stands in the part before."""


def parts(lines: Lines) -> tuple[Span, ...]:
    """The stretches a text is shown in, one after the other; none for an empty text."""
    cut = [0]
    for line in lines.all:
        while line.end - cut[-1] > 2 * PART:
            cut.append(_cut_in(lines.text, cut[-1]))
        if line.end - cut[-1] >= PART:
            cut.append(min(line.end + 1, len(lines.text)))
    return tuple(Span(a, b) for a, b in pairwise((*cut, len(lines.text))) if a < b)


def marked(
    lines: Lines, shown: Span, blocks: Sequence[Block], marks: Sequence[Mark]
) -> tuple[MarkedLine, ...]:
    """The lines of a stretch with these statements marked; the innermost wins."""
    dim = [block.span for block in blocks if block.kind is BlockKind.BOILERPLATE]
    near = [one for one in marks if any(span.overlaps(shown) for span in one.spans)]
    return tuple(
        _line(lines.text, line, shown, near, dim) for line in lines.between(shown.start, shown.end)
    )


def _cut_in(text: str, start: int) -> int:
    """Where to cut a line that is too long: behind a space near the end of a part."""
    space = text.rfind(" ", start + PART // 2, start + PART)
    return space + 1 if space >= 0 else start + PART


def _line(
    text: str, line: Line, shown: Span, marks: Sequence[Mark], dim: Iterable[Span]
) -> MarkedLine:
    start, end = max(line.start, shown.start), min(line.end, shown.end)
    held = [one for one in marks if any(s.start < end and start < s.end for s in one.spans)]
    return MarkedLine(
        number=line.number,
        start=start,
        pieces=tuple(_pieces(text, start, end, held)) if start < end else (),
        is_dimmed=any(span.start < end and start < span.end for span in dim),
        goes_on=line.start < start,
    )


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    edges = {edge for one in marks for span in one.spans for edge in (span.start, span.end)}
    cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    for first, last in pairwise(cuts):
        mark = _innermost(marks, Span(first, last))
        begins = mark is not None and first == mark.spans[0].start
        yield from _shown(text[first:last], mark, begins)


def _innermost(marks: Sequence[Mark], place: Span) -> Mark | None:
    around = [(len(s), one.statement, one) for one in marks for s in one.spans if s.contains(place)]
    return min(around, key=lambda held: held[:2])[2] if around else None


def _shown(words: str, mark: Mark | None, begins: bool) -> Iterator[Piece]:
    """A stretch as pieces: each character that hides is one of its own."""
    if words.isprintable():
        yield Piece(words, len(words), mark, begins)
        return
    run = ""
    for character in words:
        if not is_hidden(character):
            run += character
            continue
        if run:
            yield Piece(run, len(run), mark, begins)
        begins, run = begins and not run, ""
        yield Piece(visible(character), 1, mark, begins, is_hidden=True)
        begins = False
    if run:
        yield Piece(run, len(run), mark, begins)
