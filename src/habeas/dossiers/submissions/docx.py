"""A sheet as a DOCX document that says nothing of who made it, where or when.

The writer is small on purpose: headings, paragraphs, lists, tables, true footnotes, a banner and
page numbers, and of all metadata the title. Every member of the file carries the same date, and
nothing is compressed, so that one sheet gives the same bytes on every machine.
"""

from __future__ import annotations

from html import escape
from importlib import resources
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from habeas.dossiers.submissions.ooxml import Xml, block, language_tag, paragraph, tag
from habeas.dossiers.submissions.sheet import Sheet, Words

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TERMS = "http://purl.org/dc/elements/1.1/"
_SAME_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP file can name: no document tells when it was made."""

TITLES = 2
"""How often the title stands in a document: among its properties and above the text."""
BANNERS = 1


def as_docx(sheet: Sheet) -> bytes:
    """A sheet as an Office Open XML document, the same bytes for the same sheet."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        for name, text in _members(sheet).items():
            archive.writestr(_member(name), text.encode("utf-8"))
    return held.getvalue()


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, _SAME_TIME)
    info.create_system, info.external_attr = 0, 0
    return info


def _members(sheet: Sheet) -> dict[str, str]:
    language = language_tag(sheet.language)
    return {
        "[Content_Types].xml": _part("content_types"),
        "_rels/.rels": _part("package_rels"),
        "word/document.xml": _document(sheet),
        "word/_rels/document.xml.rels": _part("document_rels"),
        "word/styles.xml": _part("styles").replace("LANGUAGE", language),
        "word/settings.xml": _part("settings").replace("LANGUAGE", language),
        "word/numbering.xml": _part("numbering"),
        "word/footnotes.xml": _footnotes(sheet),
        "word/header.xml": _root("hdr", paragraph((Words(sheet.banner),), "Header")),
        "word/footer.xml": _root("ftr", _numbers()),
        "docProps/core.xml": _core(sheet.title),
    }


def _document(sheet: Sheet) -> str:
    title = paragraph((Words(sheet.title),), "Title")
    blocks = (block(one) for one in sheet.blocks)
    return _root("document", tag("body", title, *blocks, _section()))


def _section() -> Xml:
    """A4 with two centimetres either side, the banner above and the page number below."""
    margins = {"top": 1134, "right": 1134, "bottom": 1134, "left": 1134}
    return tag(
        "sectPr",
        Xml('<w:headerReference w:type="default" r:id="rId5"/>'),
        Xml('<w:footerReference w:type="default" r:id="rId6"/>'),
        tag("pgSz", w=11906, h=16838),
        tag("pgMar", **margins, header=567, footer=567, gutter=0),
    )


def _numbers() -> Xml:
    """The number of the page, and how many there are."""
    slash = tag("r", Xml('<w:t xml:space="preserve"> / </w:t>'))
    style = tag("pPr", tag("pStyle", val="Footer"))
    return tag("p", style, _field("PAGE"), slash, _field("NUMPAGES"))


def _field(name: str) -> Xml:
    return tag("fldSimple", tag("r", tag("t", "1")), instr=f" {name} ")


def _footnotes(sheet: Sheet) -> str:
    """The lines that part notes from text, then each note under its number."""
    apart = [
        tag("footnote", tag("p", tag("r", tag("separator"))), type="separator", id=-1),
        tag(
            "footnote",
            tag("p", tag("r", tag("continuationSeparator"))),
            type="continuationSeparator",
            id=0,
        ),
    ]
    mark = tag("r", tag("rPr", tag("rStyle", val="FootnoteReference")), tag("footnoteRef"))
    space = tag("r", Xml('<w:t xml:space="preserve"> </w:t>'))
    notes = [
        tag("footnote", paragraph(note, "FootnoteText", Xml(mark + space)), id=number)
        for number, note in enumerate(sheet.notes, 1)
    ]
    return _root("footnotes", *apart, *notes)


def _root(name: str, *children: Xml) -> str:
    inner = "".join(children)
    return f'{_DECLARATION}<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">{inner}</w:{name}>\n'


def _core(title: str) -> str:
    named = f"<dc:title>{escape(title, quote=False)}</dc:title>"
    opening = f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_TERMS}">'
    return f"{_DECLARATION}{opening}{named}</cp:coreProperties>\n"


def _part(name: str) -> str:
    place = resources.files("habeas.dossiers.submissions").joinpath("parts", f"{name}.xml")
    return place.read_text(encoding="utf-8")
