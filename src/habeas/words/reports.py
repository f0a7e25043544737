"""What was handed in, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reasons import Reason
from habeas.words.statements import Statement


class BlockKind(StrEnum):
    """What a stretch of a rendition is; what is not marked is body."""

    HEADLINE = "headline"
    BOILERPLATE = "boilerplate"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Block:
    """A marked stretch of a rendition. Marked, never removed. ``reason`` names the rule."""

    span: Span
    kind: BlockKind
    reason: str


@dataclass(frozen=True, slots=True)
class Byline:
    """What a report says about itself, in its own words; empty where it says nothing.

    Each is a claim by the report, not knowledge: a page can give any date it likes.
    """

    title: str = ""
    author: str = ""
    outlet: str = ""
    agency: str = ""
    """The news agency it credits."""
    address: str = ""
    published: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """A working copy in plain text, derived from an exhibit by a named tool.

    ``blocks`` are in order and never overlap. ``language`` is ISO 639-1, "und" when unclear.
    ``gaps`` says what could not be read ("page 3 holds no text").
    """

    text: str
    kind: str
    tool: str
    version: str
    language: str
    blocks: tuple[Block, ...] = ()
    byline: Byline = field(default_factory=Byline)
    gaps: tuple[Reason, ...] = ()

    def kind_at(self, position: int) -> BlockKind | None:
        """The mark on one character; None for body."""
        return next((b.kind for b in self.blocks if b.span.start <= position < b.span.end), None)


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement as the archive keeps it: with its own identifier and its exhibit's."""

    identifier: str
    exhibit: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One exhibit as the later rooms see it: its rendition and what was read from it."""

    exhibit: str
    rendition: Rendition
    statements: tuple[KeptStatement, ...]

    def words_of(self, kept: KeptStatement) -> str:
        """What a statement says, sliced from the rendition."""
        return kept.statement.words(self.rendition.text)
