"""PDF: the text of each page in order."""

from __future__ import annotations

import re

from pypdfium2 import PdfDocument, PdfiumError, raw

from habeas.evidence.openers.drafts import Draft
from habeas.evidence.openers.refusals import DamagedFile, EncryptedFile, NoText
from habeas.words.reasons import Reason
from habeas.words.reports import Byline

PAGE_BREAK = "\n\n\f\n"
"""A form feed on a line of its own: the reader of the text sees an empty line."""

_LISTED = 20
_BROKEN_WORD = re.compile("[\ufffe\x02]\r?\n?")
_LINE_END = re.compile(r"\r\n?|\n")
_STOPS = tuple('.!?…:”"»')
_FULL = 0.75
"""Share of the page's longest line from which a line counts as full."""


def draft(data: bytes) -> Draft:
    """All text, page by page.

    Raises :class:`EncryptedFile`, :class:`DamagedFile` and :class:`NoText`.
    """
    document = document_of(data)
    pages = [_page(document, number) for number in range(len(document))]
    if not any(text.strip() for text in pages if text is not None):
        raise NoText
    text = PAGE_BREAK.join(_paragraphs(page or "") for page in pages)
    return Draft(
        text.encode("utf-8", "replace").decode(),
        "pypdfium2",
        ("pypdfium2",),
        byline=_byline(document),
        gaps=_gaps(data, pages),
    )


def document_of(data: bytes) -> PdfDocument:
    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedFile from error
        raise DamagedFile from error
    if pages == 0:
        raise DamagedFile
    return document


def _page(document: PdfDocument, number: int) -> str | None:
    """The text of one page; None when the page cannot be read."""
    try:
        page = document[number]
        held: str = page.get_textpage().get_text_range()
    except PdfiumError:
        return None
    return held


def _paragraphs(text: str) -> str:
    """The lines of a page with an empty line between paragraphs.

    A PDF knows lines, not paragraphs: one ends where a line stops short after a full stop, or
    where a short line begins a page as its heading does. A word parted at a line end is joined.
    """
    lines = [line.rstrip() for line in _LINE_END.split(_BROKEN_WORD.sub("", text))]
    full = _FULL * max(map(len, lines))
    parts: list[str] = []
    for line in lines:
        parts.append(line)
        parts.append("\n\n" if _ends(line, full) else "\n")
    return "".join(parts).strip()


def _ends(line: str, full: float) -> bool:
    return len(line) < full and (line.endswith(_STOPS) or len(line) < full / 2)


def _gaps(data: bytes, pages: list[str | None]) -> tuple[Reason, ...]:
    gaps = [
        *_named("pages_unreadable", [n for n, page in enumerate(pages, 1) if page is None]),
        *_named("pages_empty", [n for n, page in enumerate(pages, 1) if page == ""]),
    ]
    if b"%%EOF" not in data[-2048:]:
        gaps.append(Reason.of("openers.breaks_off"))
    return tuple(gaps)


def _named(what: str, numbers: list[int]) -> list[Reason]:
    if not numbers:
        return []
    listed = ", ".join(map(str, numbers[:_LISTED]))
    more = len(numbers) - _LISTED
    if more <= 0:
        return [Reason.of(f"openers.{what}", pages=listed)]
    return [Reason.of(f"openers.{what}_more", pages=listed, n=more)]


def _byline(document: PdfDocument) -> Byline:
    """Title and author. When the file was made says nothing of when it was published."""
    told = document.get_metadata_dict()
    return Byline(
        title=_clean(told.get("Title", "")),
        author=_clean(told.get("Author", "")),
    )


def _clean(words: str) -> str:
    return " ".join(words.encode("utf-8", "replace").decode().split())[:300]
