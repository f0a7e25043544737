"""Pictures: decoded to pixels of a bounded size, upright, and what they say about themselves."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import ExifTags, Image

from habeas.evidence.openers.kinds import FileKind
from habeas.evidence.openers.looks import PictureFacts
from habeas.evidence.openers.pixels import WIDEST, Pixels
from habeas.evidence.openers.refusals import DamagedFile, NoSuchPage, TooManyPixels

KINDS = {
    FileKind.JPEG: "JPEG",
    FileKind.PNG: "PNG",
    FileKind.GIF: "GIF",
    FileKind.WEBP: "WEBP",
    FileKind.TIFF: "TIFF",
}
"""The pictures there is a decoder for, each by the one decoder it is given to."""

_DRAWN = (FileKind.PNG, FileKind.GIF)
_MOST_PIXELS = 120_000_000
_MOST_FRAMES = 5_000
_REMAINS = 24
"""The longer side, in pixels, of what is left of a picture in its preview."""
_PREVIEW = 240

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by its EXIF orientation."""

_LONGEST_NAME = 100
_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d")

_BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError),
    *(AttributeError, AssertionError, struct.error, Image.DecompressionBombError),
)
"""What the decoders raise for files that contradict their format; memory is not among it."""


def shown(data: bytes, kind: FileKind, frame: int = 1) -> Pixels:
    """One picture of the file, upright, no larger than is shown, on white where it is clear.

    Raises :class:`DamagedFile`, :class:`TooManyPixels` and :class:`NoSuchPage`.
    """
    with _opened(data, kind) as image:
        _turn_to(image, frame)
        is_drawn = kind in _DRAWN or image.mode == "1"
        return _pixels(_upright(_reduced(image, WIDEST), image), is_drawn)


def preview(pixels: Pixels) -> Pixels:
    """So little of a picture, in grey, that nobody in it can be made out."""
    image = Image.frombytes(_mode(pixels), (pixels.width, pixels.height), pixels.data).convert("L")
    image.thumbnail((_REMAINS, _REMAINS), Image.Resampling.BOX)
    scale = _PREVIEW / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return _pixels(image.resize(size, Image.Resampling.BICUBIC), is_drawn=False)


def facts(data: bytes, kind: FileKind) -> PictureFacts:
    """What a picture says about itself; nothing of it is decoded.

    Raises :class:`DamagedFile` and :class:`TooManyPixels`.
    """
    with _opened(data, kind) as image:
        frames = min(int(getattr(image, "n_frames", 1)), _MOST_FRAMES)
        held = _exif(image)
        return PictureFacts(
            *image.size,
            # A JPEG with further frames holds the same picture again, smaller or at an angle.
            frames=1 if kind is FileKind.JPEG else frames,
            camera=held.camera,
            taken=held.taken,
            has_place=held.has_place,
        )


@contextmanager
def _opened(data: bytes, kind: FileKind) -> Iterator[Image.Image]:
    Image.MAX_IMAGE_PIXELS = None  # bounded below, with a refusal of our own
    try:
        with Image.open(io.BytesIO(data), formats=[KINDS[kind]]) as image:
            _check_size(image)
            yield image
    except _BROKEN as error:
        raise DamagedFile from error


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise TooManyPixels(limit=_MOST_PIXELS // 1_000_000)


def _turn_to(image: Image.Image, frame: int) -> None:
    if not 1 <= frame <= min(int(getattr(image, "n_frames", 1)), _MOST_FRAMES):
        raise NoSuchPage(page=frame)
    if frame > 1:
        image.seek(frame - 1)
        _check_size(image)


def _reduced(image: Image.Image, longest: int) -> Image.Image:
    """A copy in grey or colours, at most so long. A JPEG is decoded no larger than is needed."""
    image.draft("RGB", (longest, longest))
    image.load()
    plain = _flattened(image)
    plain.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return plain


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("F").point(lambda value: value * (1 / 257) + 0).convert("L")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return image.convert("L" if image.mode in ("1", "L", "F") else "RGB")


def _upright(picture: Image.Image, image: Image.Image) -> Image.Image:
    turn = _UPRIGHT.get(_exif(image).orientation)
    return picture if turn is None else picture.transpose(turn)


def _pixels(image: Image.Image, is_drawn: bool) -> Pixels:
    return Pixels(*image.size, image.tobytes(), is_drawn)


def _mode(pixels: Pixels) -> str:
    return "L" if len(pixels.data) == pixels.width * pixels.height else "RGB"


@dataclass(frozen=True, slots=True)
class _Exif:
    """What is taken from the EXIF fields of a picture."""

    orientation: int = 1
    camera: str = ""
    taken: str = ""
    has_place: bool = False


def _exif(image: Image.Image) -> _Exif:
    """Its fields. One that is broken spoils none of the picture."""
    try:
        main = image.getexif()
        inner = main.get_ifd(ExifTags.IFD.Exif)
        place = main.get_ifd(ExifTags.IFD.GPSInfo)
        maker, model = (_words(main.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
        return _Exif(
            _orientation(main.get(ExifTags.Base.Orientation)),
            model if model.startswith(maker) else f"{maker} {model}".strip(),
            _time(inner),
            ExifTags.GPS.GPSLatitude in place or ExifTags.GPS.GPSLongitude in place,
        )
    except _BROKEN:
        return _Exif()


def _orientation(value: object) -> int:
    return value if isinstance(value, int) else 1


def _words(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST_NAME]


def _time(fields: dict[int, object]) -> str:
    match = _TIME.match(_words(fields.get(ExifTags.Base.DateTimeOriginal)))
    if match is None:
        return ""
    zone = _ZONE.match(_words(fields.get(ExifTags.Base.OffsetTimeOriginal)))
    year, month, day, clock = match.groups()
    return f"{year}-{month}-{day} {clock}{zone[0] if zone else ''}"
