"""Releasing: a sheet is drawn from words without protected values, then read again to be sure.

Redaction makes the words anew with a mark of one size in place of each value; it never draws
over them. The reading does not know what redaction did: it opens what was drawn as an adversary
would, and one hit stops everything. Whatever fails here, nothing is given back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import TypeGuard
from zipfile import ZipFile

from habeas.dossiers.submissions import docx, page
from habeas.dossiers.submissions.pack import Pack, PackCopy
from habeas.dossiers.submissions.protected import Protected
from habeas.dossiers.submissions.sheet import (
    Block,
    Grid,
    Heading,
    Listed,
    Paragraph,
    Run,
    Runs,
    Sheet,
    Words,
    own_words,
    runs_of,
)
from habeas.dossiers.submissions.telling import sheet_of
from habeas.dossiers.submissions.wording import wording

Redact = Callable[[Sheet, Protected], Sheet]

_TAG = re.compile(r"<[^>]*>")
_APART = re.compile(r"</w:(?:p|tc)>|<w:(?:br|tab)/>")
_GIVEN = re.compile(r'\b(?:descr|title|tooltip|author|initials|date|instr)="([^"]*)"')
"""The attributes of a document in which words could stand; all others hold fixed values."""
_FIXED = frozenset({"class", "id", "href", "lang", "dir", "role", "scope", "tabindex"})
"""The attributes of a page that hold fixed values."""


def pack_as_page(pack: Pack, copy: PackCopy) -> str:
    """A pack as HTML. Raises ProtectedWouldLeave; nothing is drawn then."""
    return sheet_as_page(sheet_of(pack, copy), pack.protected)


def pack_as_docx(pack: Pack, copy: PackCopy) -> bytes:
    """A pack as DOCX, with the same words. Raises ProtectedWouldLeave; nothing is drawn then."""
    return sheet_as_docx(sheet_of(pack, copy), pack.protected)


def redacted(sheet: Sheet, protected: Protected) -> Sheet:
    """A sheet without protected values in anything that is not wording of ours."""
    texts = [run.text for runs in runs_of(sheet) for run in runs if _is_given(run)]
    clean = iter(protected.redacted(texts, wording(sheet.language).say("withheld")))

    def words(runs: Runs) -> Runs:
        return tuple(replace(run, text=next(clean)) if _is_given(run) else run for run in runs)

    blocks = tuple(_rewritten(block, words) for block in sheet.blocks)
    return replace(sheet, blocks=blocks, notes=tuple(words(note) for note in sheet.notes))


def _is_given(run: Run) -> TypeGuard[Words]:
    """Whether these are words, and not of our own wording."""
    return isinstance(run, Words) and not run.own


def _rewritten(block: Block, words: Callable[[Runs], Runs]) -> Block:
    match block:
        case Heading():
            return block
        case Paragraph():
            return replace(block, runs=words(block.runs))
        case Listed():
            return replace(block, items=tuple(words(item) for item in block.items))
        case Grid():
            rows = tuple(tuple(words(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows)


def sheet_as_page(sheet: Sheet, protected: Protected, redact: Redact = redacted) -> str:
    """A sheet as HTML without protected values. Raises ProtectedWouldLeave."""
    clean = redact(sheet, protected)
    drawn = page.as_page(clean)
    protected.check(read_page(drawn), own_words(clean, page.TITLES, page.BANNERS))
    return drawn


def sheet_as_docx(sheet: Sheet, protected: Protected, redact: Redact = redacted) -> bytes:
    """A sheet as DOCX without protected values. Raises ProtectedWouldLeave."""
    clean = redact(sheet, protected)
    drawn = docx.as_docx(clean)
    protected.check(read_docx(drawn), own_words(clean, docx.TITLES, docx.BANNERS))
    return drawn


def read_page(source: str) -> str:
    """Every word in a page: its text and its attributes, all but its style."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return "\n".join(("".join(reader.words), *sorted(set(reader.given))))


class _Reader(HTMLParser):
    """Takes the words of a page, however they are marked up."""

    _INSIDE = frozenset({"span", "b", "a", "code", "sup"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.given: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self.given += [v for name, v in attrs if v and name not in _FIXED and tag != "meta"]
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words.append(data)

    def _part(self, tag: str) -> None:
        if tag not in self._INSIDE:
            self.words.append("\n")


def read_docx(document: bytes) -> str:
    """Every word in a document: names and texts of its members, and where else words could be."""
    with ZipFile(BytesIO(document)) as archive:
        parts = ((name, archive.read(name).decode("utf-8")) for name in archive.namelist())
        return "\n".join(_read_part(name, text) for name, text in parts)


def _read_part(name: str, text: str) -> str:
    words = unescape(_TAG.sub("", _APART.sub("\n", text)))
    given = unescape("\n".join(sorted(set(_GIVEN.findall(text)))))
    return "\n".join((name, words, given))
