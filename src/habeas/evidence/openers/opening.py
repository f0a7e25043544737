"""From bytes to an opened file: the opener of its kind, then what all kinds share."""

from __future__ import annotations

from collections.abc import Callable

from habeas.evidence.openers import documents, mails, pages, pdfs, tables, texts
from habeas.evidence.openers.drafts import Draft
from habeas.evidence.openers.kinds import FileKind, sniff
from habeas.evidence.openers.limits import MEGABYTE, Limits
from habeas.evidence.openers.opened import Opened
from habeas.evidence.openers.refusals import TooLarge

_OPENERS: dict[FileKind, Callable[[bytes], Draft]] = {
    FileKind.TEXT: texts.draft,
    FileKind.HTML: pages.draft,
    FileKind.PDF: pdfs.draft,
    FileKind.DOCX: documents.draft,
    FileKind.MAIL: mails.draft,
    FileKind.CSV: tables.draft,
}
_TEXTUAL = (FileKind.TEXT, FileKind.HTML, FileKind.CSV)


def open_bytes(data: bytes, name: str, limits: Limits) -> Opened:
    """Read one file. Raises a :class:`~habeas.evidence.openers.refusals.Refusal`."""
    sniffed = sniff(data, name)
    if sniffed.kind in _TEXTUAL and len(data) > limits.text:
        raise TooLarge(limit=limits.text // MEGABYTE)
    draft = _OPENERS[sniffed.kind](data)
    if len(draft.text) > limits.text:
        raise TooLarge(limit=limits.text // MEGABYTE)
    return Opened(draft.rendition(sniffed.by, sniffed.gaps), sniffed.kind, draft.attachments)
