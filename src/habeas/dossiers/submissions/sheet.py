"""A document apart from how it is drawn: headings, paragraphs, lists, tables and footnotes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from habeas.words.visible import code_of, visible


class Style(Enum):
    """How words stand on paper."""

    PLAIN = "plain"
    EXACT = "exact"
    """Words of somebody else, letter by letter."""
    STRONG = "strong"
    CODE = "code"
    """An identifier or a hash, to be compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text. ``language`` (ISO 639-1) only where it is not that of the sheet.

    ``own`` marks wording of this program, which never holds anything about a person.
    """

    text: str
    style: Style = Style.PLAIN
    language: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a footnote is called, by its number from 1; ``again`` when it was called before."""

    note: int
    again: bool = False


Run = Words | Mark
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or deeper; the title of the sheet alone is level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a block. One that ``stands_out`` is set apart, for what nobody may overlook."""

    runs: Runs
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Items one below the other, without numbers: their order says nothing."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under its caption; the first cell of each row names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Listed | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document. ``banner`` stands on every page; ``notes[0]`` is footnote 1."""

    title: str
    language: str
    banner: str
    blocks: tuple[Block, ...]
    notes: tuple[Runs, ...] = ()


def own(text: str, style: Style = Style.PLAIN) -> Words:
    """Wording of this program."""
    return Words(text, style, own=True)


def writable(text: str) -> str:
    """The text with whatever hides or cannot be carried shown as its code point in brackets.

    Every drawing does this last: what protected values are looked for in is the text itself.
    """
    if text.isprintable():
        return text
    return "".join(f"⟦{code_of(c)}⟧" if _is_none(c) else c for c in visible(text))


def _is_none(character: str) -> bool:
    """Whether it is no character in any text, such as U+FFFE; XML allows none of them."""
    return character == "\r" or (
        unicodedata.category(character) == "Cn" and ord(character) & 0xFFFE == 0xFFFE
    )


def runs_of(sheet: Sheet) -> Iterator[Runs]:
    """Everything written on a sheet below its title, in order, the footnotes last."""
    for block in sheet.blocks:
        yield from _runs_in(block)
    yield from sheet.notes


def _runs_in(block: Block) -> Iterable[Runs]:
    match block:
        case Heading():
            return [(own(block.text),)]
        case Paragraph():
            return [block.runs]
        case Listed():
            return block.items
        case Grid():
            heads = [(own(name),) for name in (block.caption, *block.heads)]
            return [*heads, *(cell for row in block.rows for cell in row)]


def text_of(runs: Runs) -> str:
    """The words of some runs as they are drawn, without the marks of footnotes."""
    return "".join(writable(run.text) for run in runs if isinstance(run, Words))


def sentences(sheet: Sheet) -> tuple[str, ...]:
    """Every stretch of words a sheet says, whichever way it is drawn."""
    said = (text_of(runs) for runs in runs_of(sheet))
    return (sheet.banner, sheet.title, *(words for words in said if words.strip()))


def own_words(sheet: Sheet, titles: int = 1, banners: int = 1) -> str:
    """Only what this program says of its own on a sheet, its title and banner so many times."""
    said = (r.text for runs in runs_of(sheet) for r in runs if isinstance(r, Words) and r.own)
    return "\n".join((*[sheet.banner] * banners, *[sheet.title] * titles, *said))
