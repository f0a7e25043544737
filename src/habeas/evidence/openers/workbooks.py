"""XLSX: the rows of its first sheet, every cell as the text a person would type.

Our own thin reader of SpreadsheetML (ECMA-376 part 1, chapter 18) on the standard library's expat.
Numbers formatted as dates become ISO dates; formulas give the value that was saved with them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from posixpath import join, normpath

from habeas.evidence.openers.archives import BoundedArchive
from habeas.evidence.openers.documents import parse
from habeas.evidence.openers.refusals import DamagedFile, UnknownKind
from habeas.evidence.openers.tabular import MOST_CELLS, MOST_COLUMNS, Line, Rows

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CELL = re.compile(r"([A-Z]{1,3})[0-9]+")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATES = frozenset((*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59)))
"""Formats built in that show a day (18.8.30); those of a time of day alone are left as numbers."""
_FROM, _FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)


def rows(data: bytes) -> Rows:
    """The rows of the first sheet that hold anything, with their numbers.

    Raises :class:`UnknownKind`, :class:`DamagedFile`, :class:`EncryptedFile` and
    :class:`ArchiveBomb`.
    """
    archive = BoundedArchive(data)
    book, links = archive.read(_BOOK), archive.read(_LINKS)
    if book is None or links is None:
        raise UnknownKind(found="an archive")
    told, linked = _Book(), _Linked()
    parse(book, told)
    parse(links, linked)
    place = linked.targets.get(told.sheets[0]) if told.sheets else None
    sheet = archive.read(normpath(join("xl", place)).lstrip("/")) if place else None
    if sheet is None:
        raise DamagedFile
    found = _Sheet(_shared(archive), _dated(archive), _FROM_1904 if told.is_1904 else _FROM)
    parse(sheet, found)
    return Rows(tuple(found.lines), others=len(told.sheets) - 1)


def _shared(archive: BoundedArchive) -> Sequence[str]:
    held = _Shared()
    parse(archive.read("xl/sharedStrings.xml") or b"<sst/>", held)
    return held.texts


def _dated(archive: BoundedArchive) -> frozenset[int]:
    """The styles, by their number, that show a number as a date."""
    held = _Styles()
    parse(archive.read("xl/styles.xml") or b"<styleSheet/>", held)
    return frozenset(n for n, form in enumerate(held.used) if form in _DATES | held.dated)


class _Part:
    """A part of which only the beginnings of elements count."""

    def end(self, name: str) -> None:
        """Nothing to do."""

    def characters(self, words: str) -> None:
        """Nothing to do."""


class _Book(_Part):
    """The sheets by what links them, those shown first, and from when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.is_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        if element == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")
        if element == "sheet" and attributes.get("state", "visible") == "visible":
            linked = (value for key, value in attributes.items() if key.endswith(" id"))
            self.sheets.append(next(linked, ""))


class _Linked(_Part):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith("Relationship"):
            target = attributes.get("Target", "")
            self.targets[attributes.get("Id", "")] = (
                target.removeprefix("/xl/") if target.startswith("/xl/") else target
            )


class _Styles(_Part):
    """``dated`` are formats of the file's own that show a date, ``used`` each style's format."""

    def __init__(self) -> None:
        self.dated: set[int] = set()
        self.used: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        if element == "numFmt":
            code = _QUOTED.sub("", attributes.get("formatCode", "")).lower()
            if "y" in code or "d" in code:
                self.dated.add(_number(attributes.get("numFmtId", "")))
        self._in_cells = self._in_cells or element == "cellXfs"
        if element == "xf" and self._in_cells:
            self.used.append(_number(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name.endswith("cellXfs"):
            self._in_cells = False


class _Words:
    """Text of the elements ``t`` and ``v``, without how it is pronounced."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._in_text = False
        self._spoken = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        element = name.rpartition(" ")[2]
        self._spoken += element == "rPh"
        self._in_text = element in ("t", "v") and not self._spoken

    def end(self, name: str) -> None:
        self._spoken -= name.endswith("rPh")
        self._in_text = False

    def characters(self, words: str) -> None:
        if self._in_text:
            self._told.append(words)

    def taken(self) -> str:
        told, self._told = "".join(self._told), []
        return told


class _Shared(_Words):
    """Texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name.rpartition(" ")[2] == "si":
            self.texts.append(self.taken())


class _Sheet(_Words):
    """The rows of a sheet."""

    def __init__(self, shared: Sequence[str], dated: frozenset[int], first: date) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._shared, self._dated, self._first = shared, dated, first
        self._row: dict[int, str] = {}
        self._number = self._cells = 0
        self._at, self._kind, self._style = -1, "", 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        element = name.rpartition(" ")[2]
        if element == "row":
            self._number = _number(attributes.get("r", str(self._number + 1)))
            self._row, self._at = {}, -1
        elif element == "c":
            self._at = _column(attributes["r"]) if "r" in attributes else self._at + 1
            self._kind, self._style = attributes.get("t", "n"), _number(attributes.get("s", "0"))
            self.taken()

    def end(self, name: str) -> None:
        super().end(name)
        element = name.rpartition(" ")[2]
        if element == "c" and (text := self._text(self.taken())):
            self._row[self._at] = text
            self._cells += 1
        elif element == "row" and self._row:
            cells = tuple(self._row.get(place, "") for place in range(max(self._row) + 1))
            self.lines.append((self._number, cells))
        if self._cells > MOST_CELLS:
            raise DamagedFile

    def _text(self, told: str) -> str:
        if self._kind == "s":
            return self._shared[place] if (place := _number(told)) < len(self._shared) else ""
        if self._kind == "n" and self._style in self._dated:
            return self._day(told)
        return told

    def _day(self, told: str) -> str:
        try:
            return (self._first + timedelta(days=int(float(told)))).isoformat()
        except (ValueError, OverflowError):
            return told


def _column(reference: str) -> int:
    match = _CELL.fullmatch(reference)
    if match is None:
        raise DamagedFile
    place = 0
    for letter in match[1]:
        place = 26 * place + ord(letter) - 64
    if place > MOST_COLUMNS:
        raise DamagedFile
    return place - 1


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise DamagedFile
    return int(text)
