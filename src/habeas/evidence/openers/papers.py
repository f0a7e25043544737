"""DOCX documents as markup in which nothing does anything.

Paragraphs, headings, tables, emphasis, and what was struck out or put in while changes were
tracked. A link is its words with the number of its address; a picture is what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.evidence.openers.archives import BoundedArchive
from habeas.evidence.openers.documents import (
    BODY,
    COMPATIBILITY,
    MARGINS,
    NOTES,
    WORD,
    parse,
)
from habeas.evidence.openers.markup import Markup, Writer
from habeas.evidence.openers.refusals import CannotBeShown

_HEADING = re.compile(r"(?:heading|заголовок)?([1-6])", re.IGNORECASE)
_EMPHASIS = {"b": "b", "i": "i", "u": "u", "strike": "s", "dstrike": "s"}
_OFF = frozenset(("0", "false", "off", "none"))
_TAGS = {"tbl": "table", "tr": "tr", "tc": "td", "ins": "ins", "moveTo": "ins"}
_TAGS |= {"del": "del", "moveFrom": "del"}
_LINKS = "word/_rels/document.xml.rels"


def markup(data: bytes) -> Markup:
    """A document: its body, then notes, comments, page headers and footers.

    Raises :class:`DamagedFile`, :class:`EncryptedFile`, :class:`ArchiveBomb` and, for an
    archive that is no document, :class:`CannotBeShown`.
    """
    archive = BoundedArchive(data)
    body = archive.read(BODY)
    if body is None:
        raise CannotBeShown
    writer = Writer()
    parse(body, _Showing(writer, _addresses(archive.read(_LINKS))))
    for name in archive.names():
        if NOTES.fullmatch(name) or MARGINS.fullmatch(name):
            writer.start("hr")
            parse(archive.read(name) or b"", _Showing(writer, {}))
    return Markup(writer.finish())


class _Showing:
    """Writes the elements of one part as they come. Each that opened a tag closes it."""

    def __init__(self, writer: Writer, addresses: dict[str, str]) -> None:
        self._writer = writer
        self._addresses = addresses
        self._elements: list[_Element] = []
        self._paragraphs: list[_Paragraph] = []
        self._emphasis: list[str] = []
        self._in_text = False
        self._not_shown = 0
        """How many of the open elements are properties, or the second telling of one thing."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._elements.append(_Element(element, is_hidden=_is_hidden(space, element)))
        self._not_shown += self._elements[-1].is_hidden
        self._in_text = False
        if self._not_shown:
            self._property(element, given)
        elif element == "docPr":
            self._begin_paragraph()
            self._writer.picture(given.get("descr", ""))
        elif space in WORD:
            self._shown(element, given)

    def end(self, name: str) -> None:
        del name
        self._in_text = False
        ended = self._elements.pop()
        self._not_shown -= ended.is_hidden
        if ended.is_paragraph:
            paragraph = self._paragraphs.pop()
            if paragraph.is_open:
                self._writer.end()
        if ended.is_open:
            self._writer.end()
        self._writer.reference(ended.address)

    def characters(self, words: str) -> None:
        if self._in_text and not self._not_shown:
            opened = [tag for tag in self._emphasis if self._writer.start(tag)]
            self._writer.words(words)
            for _ in opened:
                self._writer.end()

    def _property(self, element: str, given: dict[str, str]) -> None:
        """What is said about a paragraph or a run of words before it begins."""
        if element == "pStyle" and self._paragraphs:
            self._paragraphs[-1].tag = _tag_of(given.get("val", ""))
        elif element == "numPr" and self._paragraphs:
            self._paragraphs[-1].begins = "• "
        elif element in _EMPHASIS and given.get("val", "1") not in _OFF:
            self._emphasis.append(_EMPHASIS[element])

    def _shown(self, element: str, given: dict[str, str]) -> None:
        this = self._elements[-1]
        if element == "p":
            this.is_paragraph = True
            self._paragraphs.append(_Paragraph())
        elif element in ("tbl", "tr", "tc"):
            this.is_open = self._writer.start(_TAGS[element])
        elif element in ("br", "cr", "tab", "noBreakHyphen"):
            self._mark(element)
        else:
            self._in_line(this, given)

    def _in_line(self, this: _Element, given: dict[str, str]) -> None:
        if this.name == "r":
            self._emphasis = []
        elif this.name in ("t", "delText"):
            self._begin_paragraph()
            self._in_text = True
        elif this.name == "pict":
            self._begin_paragraph()
            self._writer.picture("")
        elif this.name == "hyperlink":
            self._begin_paragraph()
            this.address = self._addresses.get(given.get("id", ""), "")
            this.is_open = self._writer.start("u", {"title": this.address})
        elif this.name in _TAGS:
            self._begin_paragraph()
            this.is_open = self._writer.start(_TAGS[this.name])

    def _mark(self, element: str) -> None:
        self._begin_paragraph()
        if element in ("br", "cr"):
            self._writer.start("br")
        else:
            self._writer.words("\t" if element == "tab" else "\u2011")

    def _begin_paragraph(self) -> None:
        """Paragraphs begin with their first words: only then is known what they are."""
        if self._paragraphs and not self._paragraphs[-1].has_begun:
            this = self._paragraphs[-1]
            this.has_begun = True
            this.is_open = self._writer.start(this.tag)
            self._writer.words(this.begins)


@dataclass(slots=True)
class _Element:
    """An element that has not ended."""

    name: str
    is_hidden: bool
    is_open: bool = False
    is_paragraph: bool = False
    address: str = ""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that has not ended."""

    tag: str = "p"
    begins: str = ""
    has_begun: bool = False
    is_open: bool = False


def _is_hidden(space: str, element: str) -> bool:
    is_second = space == COMPATIBILITY and element == "Fallback"
    return is_second or (space in WORD and element.endswith("Pr"))


def _tag_of(style: str) -> str:
    if style.lower() == "title":
        return "h1"
    match = _HEADING.fullmatch(style.replace(" ", ""))
    return f"h{match[1]}" if match else "p"


def _addresses(xml: bytes | None) -> dict[str, str]:
    """Where the links of the document lead, by their identifiers."""
    found = _Relations()
    if xml is not None:
        parse(xml, found)
    return found.targets


class _Relations:
    """Gathers the relations of a part (ECMA-376 part 2, chapter 9)."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" Relationship") and attributes.get("TargetMode") == "External":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def characters(self, words: str) -> None:
        """Relations hold no words."""
