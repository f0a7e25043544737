"""DOCX: body, tables, notes, headers and footers, in order.

Our own thin reader of WordprocessingML (ECMA-376 part 1, chapter 17) on the standard library's
expat: a stream of elements, so depth costs nothing, and a document type declaration is refused,
so no entity is ever expanded.
"""

from __future__ import annotations

import re
from typing import Protocol
from xml.parsers import expat

from habeas.evidence.openers.archives import BoundedArchive
from habeas.evidence.openers.drafts import Draft
from habeas.evidence.openers.refusals import DamagedFile, NoText, UnknownKind
from habeas.words.anchors import Span
from habeas.words.reasons import Reason
from habeas.words.reports import Block, BlockKind, Byline

BODY = "word/document.xml"
NOTES = re.compile(r"word/(?:footnotes|endnotes|comments)\d*\.xml")
MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_TITLE_STYLES = frozenset(("title", "heading1", "1", "заголовок1"))
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD = (_TRANSITIONAL, _STRICT)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PROPERTIES = {"title": "title", "creator": "author"}
"""When a file was made says nothing of when it was published, and is not taken."""


def draft(data: bytes) -> Draft:
    """The text of a DOCX.

    Raises :class:`DamagedFile`, :class:`EncryptedFile`, :class:`ArchiveBomb`,
    :class:`UnknownKind` and :class:`NoText`.
    """
    archive = BoundedArchive(data)
    body = archive.read(BODY)
    if body is None:
        raise UnknownKind(found="an archive")
    gathered = _Gathering()
    gathered.add(body, "")
    for name in archive.names():
        if NOTES.fullmatch(name):
            gathered.add(archive.read(name) or b"", "note")
        elif MARGINS.fullmatch(name):
            gathered.add(archive.read(name) or b"", "page header or footer")
    if not gathered.text.strip():
        raise NoText
    return Draft(
        gathered.text,
        "own DOCX reader",
        blocks=tuple(gathered.blocks),
        byline=_byline(archive.read("docProps/core.xml")),
        gaps=gathered.gaps(),
    )


class _Gathering:
    """The parts of a document, put one after the other."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self._deleted = 0
        self._pictures = 0

    def add(self, xml: bytes, margin: str) -> None:
        """One part. ``margin`` names what is not the body, and so is marked unsure."""
        part = _Part()
        parse(xml, part)
        self._deleted += part.deleted
        self._pictures += part.pictures
        chunks = [self.text]
        reached = len(self.text)
        for paragraph, style in part.paragraphs:
            self._mark(paragraph, style, margin, reached)
            chunks += [paragraph, "\n\n"]
            reached += len(paragraph) + 2
        self.text = "".join(chunks)

    def _mark(self, paragraph: str, style: str, margin: str, start: int) -> None:
        if not paragraph.strip():
            return
        span = Span(start, start + len(paragraph.split("\n", maxsplit=1)[0].rstrip()))
        if span.end == start:
            return
        if margin:
            self.blocks.append(Block(span, BlockKind.UNSURE, margin))
        elif style.lower().replace(" ", "") in _TITLE_STYLES:
            self.blocks.append(Block(span, BlockKind.HEADLINE, "title or heading style"))

    def gaps(self) -> tuple[Reason, ...]:
        """What the document holds and the text does not."""
        told = []
        if self._deleted:
            told.append(Reason.of("openers.tracked_deletions", n=self._deleted))
        if self._pictures:
            told.append(Reason.of("openers.pictures", n=self._pictures))
        return tuple(told)


class _Part:
    """Builds paragraphs from the elements of one part."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self.deleted = 0
        self.pictures = 0
        self._words: list[str] = []
        self._style = ""
        self._in_text = False
        self._fallbacks = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if space == COMPATIBILITY and element == "Fallback":
            self._fallbacks += 1
        if self._fallbacks or space not in WORD:
            return
        self._in_text = element == "t"
        self._words.append(
            {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(element, "")
        )
        self.deleted += element == "del"
        self.pictures += element in ("drawing", "pict")
        if element == "pStyle":
            self._style = attributes.get(f"{space} val", "")

    def end(self, name: str) -> None:
        space, _, element = name.rpartition(" ")
        if space == COMPATIBILITY and element == "Fallback":
            self._fallbacks -= 1
        self._in_text = False
        if element == "p" and space in WORD and not self._fallbacks:
            self.close()

    def characters(self, words: str) -> None:
        if self._in_text:
            self._words.append(words)

    def close(self) -> None:
        """End the paragraph."""
        words = "".join(self._words)
        if words.strip():
            self.paragraphs.append((words, self._style))
        self._words, self._style = [], ""


class Handling(Protocol):
    """What is done with the elements of a part, as they come."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def characters(self, words: str) -> None: ...


def parse(xml: bytes, part: Handling) -> None:
    """Go through the elements of one part. Raises :class:`DamagedFile`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    parser.CharacterDataHandler = part.characters
    parser.StartDoctypeDeclHandler = _refuse_declaration
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise DamagedFile from error


def _refuse_declaration(*_: object) -> None:
    """WordprocessingML has no document type declaration; one can only mean harm."""
    raise DamagedFile


def _byline(xml: bytes | None) -> Byline:
    if xml is None:
        return Byline()
    found: dict[str, str] = {}
    current: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        del attributes
        current[:] = [_PROPERTIES.get(name.rpartition(" ")[2], "")]

    def characters(words: str) -> None:
        if current and current[0]:
            found[current[0]] = found.get(current[0], "") + words.strip()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = characters
    parser.EndElementHandler = lambda name: current.clear()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return Byline()
    return Byline(
        title=found.get("title", ""),
        author=found.get("author", ""),
    )
