"""Words and blocks as WordprocessingML, whose text is escaped because nothing else can be put in.

Source of the names: ECMA-376 part 1, WordprocessingML.
"""

from __future__ import annotations

from html import escape

from habeas.dossiers.submissions.sheet import (
    Block,
    Grid,
    Heading,
    Listed,
    Mark,
    Paragraph,
    Run,
    Runs,
    Style,
    Words,
    writable,
)

_WIDTH = 9638
"""The width of the text in twentieths of a point: A4 less two centimetres either side."""
_TAGS = {"en": "en-GB", "ru": "ru-RU", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb"})
_CHARACTER = {Style.EXACT: "Exact", Style.STRONG: "Strong", Style.CODE: "Code"}


class Xml(str):
    """Markup made here. Any other string beside it is text, and is escaped."""

    __slots__ = ()


_NOTHING = Xml("")


def tag(name: str, /, *children: Xml | str, **attributes: str | int) -> Xml:
    """An element of WordprocessingML. Attributes are given without their prefix."""
    given = "".join(f' w:{key}="{escape(str(held))}"' for key, held in attributes.items())
    inner = "".join(c if isinstance(c, Xml) else escape(c, quote=False) for c in children)
    return Xml(f"<w:{name}{given}>{inner}</w:{name}>" if inner else f"<w:{name}{given}/>")


def language_tag(language: str) -> str:
    """A language of ISO 639-1 as documents name it: "en-GB"."""
    return _TAGS.get(language, language)


def block(held: Block) -> Xml:
    """One block of a sheet."""
    match held:
        case Heading():
            return paragraph((Words(held.text),), f"Heading{min(held.level, 3)}")
        case Paragraph():
            return paragraph(held.runs, "StandsOut" if held.stands_out else "")
        case Listed():
            return Xml("".join(paragraph(item, "Listed") for item in held.items))
        case Grid():
            return _table(held)


def paragraph(runs: Runs, style: str = "", before: Xml = _NOTHING) -> Xml:
    """A paragraph in a style of ``parts/styles.xml``."""
    named = [tag("pPr", tag("pStyle", val=style))] if style else []
    return tag("p", *named, before, *(_run(run) for run in runs))


def _run(run: Run) -> Xml:
    if isinstance(run, Mark):
        return _mark(run)
    return tag("r", *_properties(run), *_text(writable(run.text)))


def _mark(mark: Mark) -> Xml:
    """A footnote, or the number of one that was called before, kept right by its bookmark."""
    style, name = tag("rPr", tag("rStyle", val="FootnoteReference")), f"note_{mark.note}"
    if mark.again:
        return _field(f" NOTEREF {name} \\f \\h ", str(mark.note), style)
    called = tag("r", style, tag("footnoteReference", id=mark.note))
    start = tag("bookmarkStart", id=mark.note, name=name)
    return Xml(start + called + tag("bookmarkEnd", id=mark.note))


def _field(instruction: str, shown: str, style: Xml) -> Xml:
    """A field whose last result is kept as text, for programs that do not work fields out."""
    parts = (
        tag("fldChar", fldCharType="begin"),
        Xml(f'<w:instrText xml:space="preserve">{escape(instruction)}</w:instrText>'),
        tag("fldChar", fldCharType="separate"),
        tag("t", shown),
        tag("fldChar", fldCharType="end"),
    )
    return Xml("".join(tag("r", style, part) for part in parts))


def _properties(words: Words) -> list[Xml]:
    held = []
    if words.style in _CHARACTER:
        held.append(tag("rStyle", val=_CHARACTER[words.style]))
    if words.language in _RIGHT_TO_LEFT:
        held += [tag("rtl"), tag("lang", bidi=language_tag(words.language))]
    elif words.language:
        held.append(tag("lang", val=language_tag(words.language)))
    return [tag("rPr", *held)] if held else []


def _text(text: str) -> list[Xml]:
    """The text of a run, its line breaks and tabs as elements of their own."""
    found: list[Xml] = []
    for number, line in enumerate(text.split("\n")):
        found += [tag("br")] if number else []
        for place, piece in enumerate(line.split("\t")):
            found += [tag("tab")] if place else []
            found += [Xml(f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>')]
    return found


def _table(held: Grid) -> Xml:
    columns = max(len(held.heads), 1)
    width = _WIDTH // columns
    head = tag(
        "tr",
        tag("trPr", tag("cantSplit"), tag("tblHeader")),
        *(_cell((Words(name, Style.STRONG),), width) for name in held.heads),
    )
    rows = (
        tag("tr", tag("trPr", tag("cantSplit")), *(_cell(cell, width) for cell in row))
        for row in held.rows
    )
    properties = tag(
        "tblPr",
        tag("tblStyle", val="Grid"),
        tag("tblW", w=width * columns, type="dxa"),
        tag("tblLayout", type="fixed"),
    )
    grid = tag("tblGrid", *(tag("gridCol", w=width) for _ in range(columns)))
    caption = paragraph((Words(held.caption),), "Caption")
    after = paragraph((), "Cell")
    return Xml(caption + tag("tbl", properties, grid, head, *rows) + after)


def _cell(runs: Runs, width: int) -> Xml:
    return tag("tc", tag("tcPr", tag("tcW", w=width, type="dxa")), paragraph(runs, "Cell"))
