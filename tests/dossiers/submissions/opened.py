"""A document as somebody's word processor opens it."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(document):
    with ZipFile(BytesIO(document)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def tree(document, part="word/document.xml"):
    return ElementTree.fromstring(parts(document)[part])


def paragraphs(document, part="word/document.xml"):
    """The words of each paragraph, breaks and tabs as they show; numbers of notes left out."""
    return [_words(one) for one in tree(document, part).iter(f"{W}p")]


def _words(paragraph):
    skipped = {run for field in paragraph.iter(f"{W}fldSimple") for run in field.iter(f"{W}t")}
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        shown.get(one.tag, one.text or "" if one.tag == f"{W}t" and one not in skipped else "")
        for one in paragraph.iter()
    )


def notes(document):
    """The words of each footnote by its number, those that part notes from text left out."""
    held = tree(document, "word/footnotes.xml").iter(f"{W}footnote")
    numbered = {int(one.get(f"{W}id")): one for one in held}
    return {n: _words(one.find(f"{W}p")).strip() for n, one in numbered.items() if n > 0}
