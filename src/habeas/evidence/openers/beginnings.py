"""Kinds of files known by their first bytes: pictures, sound, and what cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Beginning:
    """What first bytes say: ``what`` in words of :mod:`.kinds`, ``kind`` as a media type."""

    what: str
    kind: str = ""


_STARTS = (
    (b"\x89PNG\r\n\x1a\n", Beginning("picture", "image/png")),
    (b"\xff\xd8\xff", Beginning("picture", "image/jpeg")),
    (b"GIF87a", Beginning("picture", "image/gif")),
    (b"GIF89a", Beginning("picture", "image/gif")),
    (b"II*\x00", Beginning("picture", "image/tiff")),
    (b"MM\x00*", Beginning("picture", "image/tiff")),
    (b"\x89PNG", Beginning("picture")),
    (b"OggS", Beginning("sound", "application/ogg")),
    (b"ID3", Beginning("sound", "audio/mpeg")),
    (b"\xff\xfb", Beginning("sound", "audio/mpeg")),
    (b"\xff\xf3", Beginning("sound", "audio/mpeg")),
    (b"fLaC", Beginning("sound", "audio/flac")),
    (b"#!AMR", Beginning("sound", "audio/amr")),
    (b"\x1aE\xdf\xa3", Beginning("sound", "video/webm")),
    (b"FLV\x01", Beginning("sound", "video/x-flv")),
    (b"RIFF", Beginning("sound")),
    (b"\x7fELF", Beginning("program")),
    (b"MZ", Beginning("program")),
    (b"PK\x03\x04", Beginning("archive")),
    (b"PK\x05\x06", Beginning("archive")),
    (b"\x1f\x8b", Beginning("archive")),
    (b"Rar!", Beginning("archive")),
    (b"7z\xbc\xaf\x27\x1c", Beginning("archive")),
    (b"\xfd7zXZ", Beginning("archive")),
    (b"SQLite format 3\x00", Beginning("binary")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Beginning("office")),
)
_RIFF = {
    b"WEBP": Beginning("picture", "image/webp"),
    b"WAVE": Beginning("sound", "audio/wav"),
    b"AVI ": Beginning("sound", "video/x-msvideo"),
}
_BRANDS = {
    b"M4A ": Beginning("sound", "audio/mp4"),
    b"qt  ": Beginning("sound", "video/quicktime"),
    b"heic": Beginning("picture"),
    b"heix": Beginning("picture"),
    b"mif1": Beginning("picture"),
    b"msf1": Beginning("picture"),
    b"avif": Beginning("picture"),
    b"avis": Beginning("picture"),
}
_FILM = Beginning("sound", "video/mp4")
_NEITHER = Beginning("binary")


def beginning_of(data: bytes) -> Beginning:
    """What the first bytes of something that is no text say it is."""
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], _FILM)
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    return next((told for start, told in _STARTS if data.startswith(start)), _NEITHER)
