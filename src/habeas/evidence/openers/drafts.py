"""What an opener makes of a file, before the marks that all kinds share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version

from habeas.evidence.openers import boilerplate
from habeas.evidence.openers.bylines import byline_of, completed
from habeas.evidence.openers.headlines import headline
from habeas.evidence.openers.languages import language_of
from habeas.evidence.openers.lines import Line, lines
from habeas.evidence.openers.opened import Attachment
from habeas.words.reasons import Reason
from habeas.words.reports import Block, BlockKind, Byline, Rendition

OPENERS = "1"
"""The version of these openers: raised whenever the same bytes may give another rendition."""

_LOOKED_AT = 2_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as its opener read it. ``blocks`` are whole lines that the opener could mark."""

    text: str
    tool: str
    libraries: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    byline: Byline = field(default_factory=Byline)
    gaps: tuple[Reason, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def rendition(self, by: str, gaps: tuple[Reason, ...]) -> Rendition:
        """The rendition, with boilerplate, headline, byline and language found in the text.

        ``by`` says what decided the kind of the file, its content or the ending of its name.
        """
        found = list(lines(self.text, _LOOKED_AT))
        more = (_NOT_ALL,) if len(self.text) > _LOOKED_AT else ()
        blocks = _marked(found, self.blocks)
        title = next((b.span.of(self.text) for b in blocks if b.kind is BlockKind.HEADLINE), "")
        return Rendition(
            text=self.text,
            kind="text",
            tool=f"{self.tool} (kind known by {by})",
            version=" ".join([OPENERS, *(f"{name}/{_version(name)}" for name in self.libraries)]),
            language=language_of(_own_words(found, blocks) or self.text),
            blocks=blocks,
            byline=completed(self.byline, byline_of(found, " ".join(title.split()))),
            gaps=(*gaps, *self.gaps, *more),
        )


def _own_words(found: list[Line], blocks: tuple[Block, ...]) -> str:
    """What no opener marked: the language is that of the report, not of the page around it."""
    marked = {block.span.start for block in blocks}
    return "\n".join(line.words for line in found if line.span.start not in marked)


@cache
def _version(library: str) -> str:
    """Asked once, while files can still be opened."""
    return version(library)


_NOT_ALL = Reason.of("openers.boilerplate_not_all")


def _marked(found: list[Line], own: tuple[Block, ...]) -> tuple[Block, ...]:
    """The opener's marks and the shared ones, one per line: boilerplate decides over the rest."""
    place = {line.span.start: n for n, line in enumerate(found)}
    marks = {place[block.span.start]: block for block in own if block.span.start in place}
    shared = boilerplate.marks(found)
    for n, block in shared.items():
        if n not in marks or block.kind is BlockKind.BOILERPLATE:
            marks[n] = block
    if all(block.kind is not BlockKind.HEADLINE for block in marks.values()):
        first = headline(found, marks)
        marks |= [first] if first else []
    return tuple(marks[n] for n in sorted(marks))
