"""How much paper a sheet takes: a count of lines that is meant to be a little too high.

Pages are A4, with margins and letters as both drawings set them. A line that is full to the last
letter is rare, so lines are taken shorter than they are.
"""

from __future__ import annotations

from math import ceil

from habeas.dossiers.submissions.sheet import (
    Block,
    Grid,
    Heading,
    Listed,
    Paragraph,
    Runs,
    Sheet,
    text_of,
)

LETTERS = 88
"""Letters on a line of running text."""
NOTE_LETTERS = 112
LINES = 48
"""Lines on a page."""
_NOTE_LINE = 0.8
_HEADING = 2.2
_GAP = 0.6
"""The space after a block, in lines."""
_TITLE = 3.0


def pages(sheet: Sheet) -> int:
    """How many pages a sheet fills; at least one."""
    return max(1, ceil(lines(sheet) / LINES))


def lines(sheet: Sheet) -> float:
    """How many lines of running text a sheet is worth, footnotes included."""
    body = sum(_block(block) for block in sheet.blocks)
    notes = sum(_lines(text_of(note), NOTE_LETTERS) * _NOTE_LINE for note in sheet.notes)
    return _TITLE + body + notes


def _block(block: Block) -> float:
    match block:
        case Heading():
            return _HEADING * _lines(block.text, LETTERS)
        case Paragraph():
            return _lines(text_of(block.runs), LETTERS) + _GAP
        case Listed():
            return sum(_lines(text_of(item), LETTERS - 4) for item in block.items) + _GAP
        case Grid():
            return _grid(block)


def _grid(block: Grid) -> float:
    columns = max(len(block.heads), *(len(row) for row in block.rows), 1)
    letters = max(8, LETTERS // columns - 3)
    heads = [max((_lines(name, letters) for name in block.heads), default=0)]
    rows = [_row(row, letters) for row in block.rows]
    return 1 + sum(heads) + sum(rows) + _GAP


def _row(row: tuple[Runs, ...], letters: int) -> float:
    return max((_lines(text_of(cell), letters) for cell in row), default=0) + _GAP / 2


def _lines(text: str, letters: int) -> int:
    return sum(max(1, ceil(len(line) / letters)) for line in text.split("\n"))
