"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata

from resiliparse.parse.lang import detect_fast

UNKNOWN = "und"
_FEWEST_LETTERS = 25
_SAMPLE = 20_000
_FARTHEST = 1150
"""Distance from the nearest profile above which the detector is usually wrong (its own scale)."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_IN_CYRILLIC = ["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "tt", "ba", "ce", "cv", "mn"]
_IN_LATIN = [
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "sv"),
    *("da", "no", "fi", "et", "lv", "lt", "tr", "az", "sq", "ca", "eu", "id", "vi", "uz"),
]
_MAIN_SHARE = 0.6


def language_of(text: str) -> str:
    """The ISO 639-1 code, or "und" for too few letters, mixed scripts or an unclear answer.

    Two things must agree: the script most letters are in, and resiliparse's character
    profiles among the languages written in that script.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    letters = sum(map(str.isalpha, sample))
    if letters < _FEWEST_LETTERS:
        return UNKNOWN
    found, distance = detect_fast(sample, langs=_candidates(sample, letters))
    return found if found != "unknown" and distance <= _FARTHEST else UNKNOWN


def _candidates(sample: str, letters: int) -> list[str] | None:
    if len(_CYRILLIC.findall(sample)) >= _MAIN_SHARE * letters:
        return _IN_CYRILLIC
    if len(_LATIN.findall(sample)) >= _MAIN_SHARE * letters:
        return _IN_LATIN
    return None
