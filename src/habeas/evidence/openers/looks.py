"""What can be shown of an original, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How an original can be looked at."""

    PAGES = "pages"
    """As one picture for each of its pages."""
    PICTURE = "picture"
    MARKUP = "markup"
    """As a page of its own, with nothing in it that does anything."""
    TEXT = "text"
    """As the text it is."""
    MEDIA = "media"
    """Sound or moving pictures: saved and played elsewhere, never in a page."""
    NOTHING = "nothing"
    """Not at all: it can only be saved."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture says about itself. Anybody can write these, as any date in a page.

    ``width`` and ``height`` are those it is stored with, before it is turned upright.
    """

    width: int
    height: int
    frames: int = 1
    """More than one in a moving picture, of which the first is shown, and in a scan of pages."""
    camera: str = ""
    taken: str = ""
    """The time as its clock had it: "2031-04-04 10:00:00", with its zone where it gives one."""
    has_place: bool = False
    """Whether the place where it was taken is written in it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a file can be shown. ``kind`` is a media type, ``pages`` how many it has."""

    way: Way
    kind: str
    pages: int = 1
    facts: PictureFacts | None = None
