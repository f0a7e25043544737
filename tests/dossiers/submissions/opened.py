"""A document as somebody's word processor opens it."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(document):
    with ZipFile(BytesIO(document)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def tree(document, part="word/document.xml"):
    return ElementTree.fromstring(parts(document)[part])  # noqa: S314 - we wrote it ourselves


def paragraphs(document, part="word/document.xml"):
    """The words of each paragraph, breaks and tabs as they show; numbers of notes left out."""
    return [_words(one) for one in tree(document, part).iter(f"{W}p")]


def _words(paragraph):
    """The words of a paragraph without the results of its fields."""
    shown, words, in_field = {f"{W}br": "\n", f"{W}tab": "\t"}, [], False
    for one in paragraph.iter():
        if kind := one.get(f"{W}fldCharType"):
            in_field = kind != "end"
        if one.tag == f"{W}t" and not in_field:
            words.append(one.text or "")
        words.append(shown.get(one.tag, ""))
    return "".join(words)


def notes(document):
    """The words of each footnote by its number, those that part notes from text left out."""
    held = tree(document, "word/footnotes.xml").iter(f"{W}footnote")
    numbered = {int(one.get(f"{W}id")): one for one in held}
    return {n: _words(one.find(f"{W}p")).strip() for n, one in numbered.items() if n > 0}
