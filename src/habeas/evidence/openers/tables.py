"""Tables (CSV): one line per row, every cell word for word behind the name of its column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from habeas.evidence.openers import workbooks
from habeas.evidence.openers.charsets import decoded
from habeas.evidence.openers.drafts import Draft
from habeas.evidence.openers.refusals import DamagedFile, NoText
from habeas.evidence.openers.tabular import Rows, parted

_DELIMITERS = (",", ";", "\t", "|")
_ZIPPED = b"PK\x03\x04"
_SAMPLE_ROWS = 20
_LONGEST_CELL = 16 * 1024 * 1024


def draft(data: bytes) -> Draft:
    """Rows as "column: cell; column: cell", an empty line between rows. Empty cells are left out.

    Raises :class:`DamagedFile` and :class:`NoText`.
    """
    found = decoded(data)
    text = found.text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    columns = _columns(next(rows, []))
    told = "\n\n".join(filter(None, (_row(columns, row) for row in rows)))
    if not told:
        told = "\n\n".join(columns)
    if not told.strip():
        raise NoText
    return Draft(told + "\n", "Python csv", gaps=found.gaps)


def rows(data: bytes) -> Rows:
    """The rows of a CSV file or of a workbook's first sheet, cell by cell.

    Raises as ``workbooks.rows`` does, and :class:`DamagedFile` for quotation marks that do not
    close.
    """
    if data.startswith(_ZIPPED):
        return workbooks.rows(data)
    text = decoded(data).text.removeprefix("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return parted(text, _delimiter(text))
    except csv.Error as error:
        raise DamagedFile from error


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from (row for row in reader if any(cell.strip() for cell in row))
    except csv.Error as error:
        raise DamagedFile from error


def _delimiter(text: str) -> str:
    """The mark that parts the first rows into the same, largest number of cells."""
    head = "\n".join(text.splitlines()[:_SAMPLE_ROWS]) if len(text) < 1_000_000 else text[:20_000]
    return max(_DELIMITERS, key=lambda mark: _fit(head, mark))


def _fit(head: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [
            len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        ]
    except csv.Error:
        return 0.0, 0
    widths = [width for width in widths if width]
    if not widths or max(widths) == 1:
        return 0.0, 0
    common = max(sorted(set(widths)), key=widths.count)
    return (widths.count(common) / len(widths), common) if common > 1 else (0.0, 0)


def _columns(first: list[str]) -> list[str]:
    """The names of the columns: the first row."""
    return [name.strip() or f"column {number}" for number, name in enumerate(first, 1)]


def _row(columns: list[str], row: list[str]) -> str:
    names = [*columns, *(f"column {n}" for n in range(len(columns) + 1, len(row) + 1))]
    return "; ".join(
        f"{name}: {cell}" for name, cell in zip(names, row, strict=False) if cell.strip()
    )
