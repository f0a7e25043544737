"""From bytes to what is shown of them: how, and then the pixels or the markup."""

from __future__ import annotations

from habeas.evidence.openers import letters, papers, pictures, sanitising, sheets
from habeas.evidence.openers.beginnings import beginning_of
from habeas.evidence.openers.kinds import FileKind, sniff
from habeas.evidence.openers.limits import MEGABYTE, Limits
from habeas.evidence.openers.looks import Look, Way
from habeas.evidence.openers.markup import Markup
from habeas.evidence.openers.pixels import Pixels
from habeas.evidence.openers.refusals import (
    CannotBeShown,
    NoText,
    NotWhatItSays,
    TooLarge,
    UnknownKind,
)

_MARKUP = {
    FileKind.HTML: sanitising.markup,
    FileKind.MAIL: letters.markup,
    FileKind.DOCX: papers.markup,
}


def look(data: bytes, name: str) -> Look:
    """How a file can be shown.

    Raises a :class:`~habeas.evidence.openers.refusals.Refusal`: :class:`CannotBeShown` for a
    kind that cannot.
    """
    kind = _kind(data, name)
    if kind is FileKind.PDF:
        return Look(Way.PAGES, kind, sheets.count(data))
    if kind in pictures.KINDS:
        found = pictures.facts(data, kind)
        if kind is FileKind.TIFF and found.frames > 1:
            return Look(Way.PAGES, kind, found.frames, found)
        return Look(Way.PICTURE, kind, facts=found)
    return Look(Way.MARKUP if kind in _MARKUP else Way.TEXT, kind)


def picture(data: bytes, name: str, page: int) -> Pixels:
    """A page of a PDF, or a picture; ``page`` counts from 1. Raises as :func:`look` does."""
    kind = _kind(data, name)
    if kind is FileKind.PDF:
        return sheets.shown(data, page)
    if kind in pictures.KINDS:
        return pictures.shown(data, kind, page)
    raise CannotBeShown


def preview(data: bytes, name: str) -> Pixels:
    """The same in grey, its first page only, and so little that nobody in it can be made out."""
    return pictures.preview(picture(data, name, 1))


def markup(data: bytes, name: str, limits: Limits) -> Markup:
    """A web page, a mail or a document, written anew. Raises as :func:`look` does."""
    write = _MARKUP.get(_kind(data, name))
    if write is None:
        raise CannotBeShown
    if len(data) > limits.text:
        raise TooLarge(limit=limits.text // MEGABYTE)
    written = write(data)
    if len(written.body) > limits.text:
        raise TooLarge(limit=limits.text // MEGABYTE)
    return written


def _kind(data: bytes, name: str) -> FileKind:
    found = beginning_of(data).kind
    if found in pictures.KINDS:
        return FileKind(found)
    try:
        return sniff(data, name).kind
    except (UnknownKind, NotWhatItSays, NoText) as error:
        raise CannotBeShown from error
