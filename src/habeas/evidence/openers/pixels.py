"""Pixels, and the picture a browser is given of them.

Nothing of a file's own encoding reaches a browser: the contained process answers with bare
pixels, and the picture is encoded anew from those, out here, without any metadata.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image

WIDEST = 1600
"""The longer side of a picture as it is shown, in pixels."""

_COLOURS = {1: "L", 3: "RGB"}
_QUALITY = 88


class NotPixels(ValueError):
    """Raised for bytes that are not the pixels they are said to be."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows from the top, 8 bits per colour: one byte a pixel for grey, three for colours.

    ``is_drawn`` is true for what has sharp edges, such as a page or a screenshot. Raises
    :class:`NotPixels`.
    """

    width: int
    height: int
    data: bytes = field(repr=False)
    is_drawn: bool = False

    def __post_init__(self) -> None:
        fits = 0 < self.width <= WIDEST and 0 < self.height <= WIDEST
        if not fits or len(self.data) not in (self._area, 3 * self._area):
            raise NotPixels

    @property
    def _area(self) -> int:
        return self.width * self.height

    def encoded(self) -> Picture:
        """As PNG when drawn, as JPEG when photographed."""
        colours = _COLOURS[len(self.data) // self._area]
        image = Image.frombytes(colours, (self.width, self.height), self.data)
        written = io.BytesIO()
        if self.is_drawn:
            image.save(written, "PNG")
        else:
            image.save(written, "JPEG", quality=_QUALITY)
        kind = "image/png" if self.is_drawn else "image/jpeg"
        return Picture(kind, written.getvalue(), self.width, self.height)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a browser, made by us from pixels alone. ``kind`` is its media type."""

    kind: str
    data: bytes = field(repr=False)
    width: int
    height: int
