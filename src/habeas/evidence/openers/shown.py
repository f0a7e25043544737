"""What the contained process answers about showing a file, and the distrust it is read with.

As in :mod:`habeas.evidence.openers.replies`: pixels are as many as they say, markup is made of
our own tags, facts are short and in their form; what cannot be right counts as no answer.
"""

from __future__ import annotations

import re
from dataclasses import asdict

from habeas.evidence.openers.frames import BrokenFrame, Header, pack
from habeas.evidence.openers.looks import Look, PictureFacts, Way
from habeas.evidence.openers.markup import Markup, is_harmless
from habeas.evidence.openers.pixels import Pixels
from habeas.evidence.openers.replies import mapping, number, words

_KIND = re.compile(r"[a-z]+/[a-z0-9.+-]{1,80}")
_TAKEN = re.compile(r"(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?)?")
_LONGEST_CAMERA = 201


def packed_look(look: Look) -> bytes:
    """How a file can be shown."""
    return pack(asdict(look))


def look_of(header: Header, body: bytes) -> Look:
    """The same, believed only in its form. Raises :class:`BrokenFrame` and what parsing does."""
    kind, facts = words(header["kind"]), header["facts"]
    if body or not _KIND.fullmatch(kind):
        raise BrokenFrame
    held = None if facts is None else _facts(mapping(facts))
    return Look(Way(words(header["way"])), kind, _count(header["pages"]), held)


def packed_pixels(pixels: Pixels) -> bytes:
    """A picture, as nothing but its pixels."""
    size: Header = {"width": pixels.width, "height": pixels.height, "drawn": pixels.is_drawn}
    return pack(size, pixels.data)


def pixels_of(header: Header, body: bytes) -> Pixels:
    """The same. Raises :class:`~habeas.evidence.openers.pixels.NotPixels` unless they fit."""
    size = number(header["width"]), number(header["height"])
    return Pixels(*size, body, header["drawn"] is True)


def packed_markup(markup: Markup) -> bytes:
    """An original as markup."""
    return pack({"language": markup.language}, markup.body.encode())


def markup_of(header: Header, body: bytes) -> Markup:
    """The same. Raises :class:`BrokenFrame` for anything in it that we would not write."""
    markup = Markup(body.decode(), words(header["language"]))
    if not is_harmless(markup):
        raise BrokenFrame
    return markup


def _facts(told: Header) -> PictureFacts:
    camera, taken = words(told["camera"]), words(told["taken"])
    plain = camera.isprintable() and len(camera) <= _LONGEST_CAMERA
    if not plain or not _TAKEN.fullmatch(taken):
        raise BrokenFrame
    width, height, frames = (_count(told[name]) for name in ("width", "height", "frames"))
    return PictureFacts(width, height, frames, camera, taken, told["has_place"] is True)


def _count(value: object) -> int:
    count = number(value)
    if count < 1:
        raise BrokenFrame
    return count
