"""Mail: who wrote to whom and when, the words, and the files that came with them."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from habeas.evidence.openers import pages
from habeas.evidence.openers.charsets import decoded
from habeas.evidence.openers.drafts import Draft
from habeas.evidence.openers.opened import Attachment
from habeas.evidence.openers.refusals import DamagedFile, NoText
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reasons import Reason
from habeas.words.reports import Block, BlockKind, Byline

FIELDS = ("From", "To", "Cc", "Date", "Subject")
_LONGEST_FIELD = 1000
_MOST_PARTS = 500
_OTHER_HALF = frozenset(("text/plain", "text/html"))


def draft(data: bytes) -> Draft:
    """The head, the words (plain before HTML), and the attachments as they were decoded.

    Raises :class:`DamagedFile` for what has no head of a mail and :class:`NoText`.
    """
    mail = mail_of(data)
    head, blocks = _head(mail)
    parts = parts_of(mail)
    body = _body(parts)
    attachments = attachments_of(parts)
    if not body.text.strip() and not attachments and not field(mail, "Subject"):
        raise NoText
    text = f"{head}\n{body.text}"
    return Draft(
        text,
        "Python email" + (f", {body.tool}" if body.libraries else ""),
        body.libraries,
        (*blocks, *_moved(body.blocks, len(head) + 1)),
        _byline(mail),
        (*_defects(mail), *body.gaps, *_unread(attachments)),
        attachments,
    )


def mail_of(data: bytes) -> EmailMessage:
    """The mail these bytes are. Raises :class:`DamagedFile` for what has no head of one."""
    mail = message_from_bytes(data, policy=policy.default)
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise DamagedFile
    return mail


def _head(mail: EmailMessage) -> tuple[str, list[Block]]:
    """The fields a reader needs, one line each; the subject is the headline."""
    text = ""
    blocks = []
    for name in FIELDS:
        value = field(mail, name)
        if value:
            line = f"{name}: {value}"
            span = Span(len(text), len(text) + len(line))
            kind = BlockKind.HEADLINE if name == "Subject" else BlockKind.UNSURE
            blocks.append(Block(span, kind, "head of the mail"))
            text += line + "\n"
    return text, blocks


def field(mail: EmailMessage, name: str) -> str:
    """A field decoded; empty when the mail has none, or one that makes no sense."""
    try:
        value = str(mail.get(name, ""))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        value = next((str(v) for k, v in mail.raw_items() if k.lower() == name.lower()), "")
    return " ".join(value.encode("utf-8", "replace").decode().split())[:_LONGEST_FIELD]


def parts_of(mail: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, in order; a mail inside a mail is one part."""
    parts: list[EmailMessage] = []
    waiting: list[EmailMessage] = [mail]
    while waiting and len(parts) < _MOST_PARTS:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            held = inner if isinstance(inner, list) else []
            waiting.extend(reversed([p for p in held if isinstance(p, EmailMessage)]))
        else:
            parts.append(part)
    return parts


def _body(parts: list[EmailMessage]) -> Draft:
    """The first plain part that says something, else the first HTML part."""
    shown = [part for part in parts if not is_attached(part)]
    for part in shown:
        if part.get_content_type() == "text/plain":
            found = decoded(payload(part), charset(part))
            if found.text.strip():
                text = found.text.replace("\r\n", "\n")
                return Draft(text, "plain text", gaps=found.gaps)
    for part in shown:
        if part.get_content_type() == "text/html":
            found = decoded(payload(part), charset(part))
            return pages.draft_of(found.text, found.gaps)
    return Draft("", "plain text")


def is_attached(part: EmailMessage) -> bool:
    return bool(part.get_content_disposition() == "attachment" or _name(part))


def attachments_of(parts: list[EmailMessage]) -> tuple[Attachment, ...]:
    """Every part that is a file of its own: named, set apart, or no text at all."""
    held = [p for p in parts if is_attached(p) or p.get_content_type() not in _OTHER_HALF]
    return tuple(
        Attachment(_name(part) or f"part {number}{_ending(part)}", payload(part))
        for number, part in enumerate(held, 1)
    )


def _ending(part: EmailMessage) -> str:
    return ".eml" if part.get_content_type() == "message/rfc822" else ""


def _name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return ""
    clean = name.replace("\\", "/").rpartition("/")[2].encode("utf-8", "replace").decode()
    return "".join(c for c in clean if c.isprintable())[:200]


def payload(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def charset(part: EmailMessage) -> str:
    charset = part.get_content_charset("") or ""
    return pages.known_charset(charset)


def _byline(mail: EmailMessage) -> Byline:
    """The writer and the day as the head gives them: both can be written by anybody."""
    name, address = parseaddr(field(mail, "From"))
    return Byline(
        title=field(mail, "Subject"),
        author=name or address,
        published=_day(field(mail, "Date")),
    )


def _day(stamp: str) -> Edtf | None:
    try:
        return Edtf.parse(parsedate_to_datetime(stamp).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _moved(blocks: tuple[Block, ...], by: int) -> tuple[Block, ...]:
    return tuple(
        Block(Span(b.span.start + by, b.span.end + by), BlockKind.UNSURE, b.reason)
        if b.kind is BlockKind.HEADLINE
        else Block(Span(b.span.start + by, b.span.end + by), b.kind, b.reason)
        for b in blocks
    )


def _defects(mail: EmailMessage) -> tuple[Reason, ...]:
    return (Reason.of("openers.mail_malformed"),) if mail.defects else ()


def _unread(attachments: tuple[Attachment, ...]) -> tuple[Reason, ...]:
    if not attachments:
        return ()
    return (Reason.of("openers.attachments", n=len(attachments)),)
