"""What comes out of a file."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.words.reports import Rendition


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a mail, its bytes as decoded; an exhibit of its own once kept."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read: its rendition, its kind as a media type, and the files inside it."""

    rendition: Rendition
    kind: str
    attachments: tuple[Attachment, ...] = ()
