"""A table as its rows, to be read by a mapping: of a CSV file or a workbook."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

from habeas.evidence.openers.frames import BrokenFrame, Header, pack
from habeas.evidence.openers.replies import number, rows, words

MOST_COLUMNS = 1_000
MOST_CELLS = 10_000_000
Line = tuple[int, tuple[str, ...]]
"""The number of a line, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines that hold anything. ``others`` is how many further sheets were not read."""

    lines: tuple[Line, ...]
    others: int = 0


def packed_rows(found: Rows) -> bytes:
    """The rows as an answer."""
    body = json.dumps(found.lines, ensure_ascii=False).encode("utf-8", "replace")
    return pack({"others": found.others}, body)


def rows_of(header: Header, body: bytes) -> Rows:
    """The same, believed only in its form: numbers rise, cells are words."""
    lines: list[Line] = []
    for told in rows(json.loads(body)):
        place, cells = told
        if number(place) <= (lines[-1][0] if lines else 0):
            raise BrokenFrame
        lines.append((number(place), tuple(words(cell) for cell in rows(cells))))
    return Rows(tuple(lines), number(header["others"]))


def parted(text: str, delimiter: str) -> Rows:
    """The rows of a text whose cells are parted by this. Raises :class:`csv.Error`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    start = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            lines.append((start, tuple(cell.strip() for cell in row)))
        start = reader.line_num + 1
    return Rows(tuple(lines))
