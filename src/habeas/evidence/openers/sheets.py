"""The pages of a PDF as they look."""

from __future__ import annotations

from pypdfium2 import PdfiumError

from habeas.evidence.openers.pdfs import document_of
from habeas.evidence.openers.pixels import WIDEST, Pixels
from habeas.evidence.openers.refusals import DamagedFile, NoSuchPage

_SHARPEST = 2.5
"""Pixels for each of a PDF's points (1/72 inch): no more, so that a stamp stays small."""


def count(data: bytes) -> int:
    """How many pages it has. Raises :class:`DamagedFile` and :class:`EncryptedFile`."""
    return len(document_of(data))


def shown(data: bytes, number: int) -> Pixels:
    """One page, from 1, as drawn. Forms and scripts of the document are not run.

    A font the document does not carry is replaced by one the library carries; letters that
    one lacks are not drawn. Raises :class:`DamagedFile`, :class:`EncryptedFile` and
    :class:`NoSuchPage`.
    """
    document = document_of(data)
    if not 1 <= number <= len(document):
        raise NoSuchPage(page=number)
    try:
        page = document[number - 1]
        scale = _scale(*page.get_size())
        drawn = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    except (PdfiumError, ValueError) as error:
        raise DamagedFile from error
    return _pixels(drawn.width, drawn.height, drawn.stride, drawn.n_channels, bytes(drawn.buffer))


def _scale(width: float, height: float) -> float:
    longest = max(width, height)
    if not longest > 0:
        raise DamagedFile
    return min(_SHARPEST, (WIDEST - 1) / longest)


def _pixels(width: int, height: int, stride: int, channels: int, data: bytes) -> Pixels:
    """Rows without the padding that ends them in memory."""
    length = width * channels
    if stride != length:
        data = b"".join(data[row * stride : row * stride + length] for row in range(height))
    return Pixels(width, height, data, is_drawn=True)
