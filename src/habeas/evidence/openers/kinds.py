"""What kind of file bytes are: content first, the ending of the name second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from habeas.evidence.openers.beginnings import beginning_of
from habeas.evidence.openers.refusals import (
    EncryptedFile,
    NoText,
    NotWhatItSays,
    Refusal,
    UnknownKind,
)
from habeas.words.reasons import Reason


class FileKind(StrEnum):
    """The kinds that can be read or shown, as media types. Pictures are shown and not read."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    MAIL = "message/rfc822"
    CSV = "text/csv"
    JPEG = "image/jpeg"
    PNG = "image/png"
    GIF = "image/gif"
    WEBP = "image/webp"
    TIFF = "image/tiff"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A kind and what decided it: ``content`` or ``ending``."""

    kind: FileKind
    by: str
    gaps: tuple[Reason, ...] = ()


WORDS = {
    FileKind.TEXT: "a text",
    FileKind.HTML: "a web page",
    FileKind.PDF: "a PDF",
    FileKind.DOCX: "a DOCX document",
    FileKind.MAIL: "a mail",
    FileKind.CSV: "a table",
    "picture": "a picture",
    "sound": "a sound or video file",
    "archive": "an archive",
    "program": "a program",
    "office": "a document of an older or other office program",
    "binary": "binary data",
}

_ENDINGS = {
    ".txt": FileKind.TEXT,
    ".text": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".markdown": FileKind.TEXT,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".xhtml": FileKind.HTML,
    ".pdf": FileKind.PDF,
    ".docx": FileKind.DOCX,
    ".eml": FileKind.MAIL,
    ".csv": FileKind.CSV,
    ".tsv": FileKind.CSV,
}

_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")

_HEAD = 4096
_SAMPLE = 1 << 20
_PAGE = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"</?(?:p|div|br|a|span|table|h[1-6]|ul|li|meta|title)[\s>/]", re.IGNORECASE)
_MAIL = re.compile(
    rb"\A(?:From [^\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}"
)
_MAIL_FIELDS = re.compile(rb"^(?:From|Received|Message-ID|MIME-Version|Date):", re.I | re.M)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b\x08")
_MOST_CONTROL = 0.01


def sniff(data: bytes, name: str) -> Sniffed:
    """The kind of these bytes.

    Raises :class:`UnknownKind`, :class:`NotWhatItSays`, :class:`EncryptedFile` and, for a
    picture, :class:`NoText`.
    """
    claimed = _ENDINGS.get(PurePosixPath(name.lower()).suffix)
    found = _by_content(data, claimed)
    if found is None:
        found = _as_text(data, claimed)
        if claimed in (FileKind.TEXT, FileKind.CSV, FileKind.MAIL, FileKind.HTML):
            return Sniffed(claimed, "ending")
    if claimed is None or claimed is found:
        return Sniffed(found, "content")
    named = {"claimed": WORDS[claimed], "found": WORDS[found]}
    return Sniffed(found, "content", (Reason.of("openers.named_otherwise", **named),))


def _by_content(data: bytes, claimed: FileKind | None) -> FileKind | None:
    if data.lstrip()[:5] == b"%PDF-" or (claimed is FileKind.PDF and b"%PDF-" in data[:1024]):
        return FileKind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"word/document" in data or claimed is FileKind.DOCX:
            return FileKind.DOCX
        raise _refusal("archive", claimed, data)
    return _marked_up(data[:_HEAD])


def _marked_up(head: bytes) -> FileKind | None:
    head = head.replace(b"\x00", b"")
    mail = _MAIL.match(head)
    if mail and len(_MAIL_FIELDS.findall(mail.group())) >= 2:
        return FileKind.MAIL
    return FileKind.HTML if _PAGE.search(head) and _starts_with_tag(head) else None


def _starts_with_tag(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _as_text(data: bytes, claimed: FileKind | None) -> FileKind:
    """Plain text, unless it holds what no text holds."""
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(sample) and not (claimed and _is_utf8(data)):
        raise _refusal(beginning_of(data).what, claimed, data)
    return FileKind.TEXT


def _is_utf8(data: bytes) -> bool:
    """Whether it is text by its form, whatever strange characters it holds; none is NUL."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _refusal(what: str, claimed: FileKind | None, data: bytes) -> Refusal:
    if what == "office" and _LOCKED_OFFICE in data:
        return EncryptedFile()
    if claimed is None:
        return NoText() if what == "picture" else UnknownKind(found=WORDS[what])
    return NotWhatItSays(claimed=WORDS[claimed], found=WORDS[what])
