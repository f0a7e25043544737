"""Mails as markup in which nothing does anything: head, words, and what came with them."""

from __future__ import annotations

from email.message import EmailMessage

from resiliparse.parse.html import HTMLTree

from habeas.evidence.openers import mails, sanitising
from habeas.evidence.openers.charsets import decoded
from habeas.evidence.openers.markup import Markup, Writer


def markup(data: bytes) -> Markup:
    """A mail, its HTML before its plain words, because that is what its reader saw.

    Raises :class:`~habeas.evidence.openers.refusals.DamagedFile`.
    """
    mail = mails.mail_of(data)
    parts = mails.parts_of(mail)
    writer = Writer()
    _head(mail, writer)
    _body(parts, writer)
    _attached(parts, writer)
    return Markup(writer.finish())


def _head(mail: EmailMessage, writer: Writer) -> None:
    writer.start("table")
    for name in mails.FIELDS:
        value = mails.field(mail, name)
        if value:
            writer.start("tr")
            writer.element("th", name)
            writer.element("td", value)
            writer.end()
    writer.end()
    writer.start("hr")


def _body(parts: list[EmailMessage], writer: Writer) -> None:
    shown = [part for part in parts if not mails.is_attached(part)]
    for kind, write in (("text/html", _page), ("text/plain", _plain)):
        for part in shown:
            text = decoded(mails.payload(part), mails.charset(part)).text
            if part.get_content_type() == kind and text.strip():
                write(text, writer)
                return


def _page(text: str, writer: Writer) -> None:
    sanitising.write(HTMLTree.parse(text), writer)


def _plain(text: str, writer: Writer) -> None:
    writer.element("pre", text)


def _attached(parts: list[EmailMessage], writer: Writer) -> None:
    """The names of the files that came with it: each of them is an exhibit of its own."""
    names = [attached.name for attached in mails.attachments_of(parts)]
    if names:
        writer.start("hr")
        writer.start("ul")
        for name in names:
            writer.element("li", name)
        writer.end()
