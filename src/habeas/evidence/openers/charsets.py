"""Which characters the bytes of a text stand for."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from habeas.words.reasons import Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1252", "cp1250")
_SAMPLE = 200_000
_REPLACED = "\ufffd"

_CYRILLIC_COMMON = frozenset("оеаинтсрвлкмдпуяыьгз")
_CYRILLIC = re.compile("[\u0410-\u044f\u0401\u0451]+")
_ODD_CASE = re.compile("[\u0430-\u044f][\u0410-\u042f]")
_LATIN_COMMON = frozenset("éèêëàâáäãåæçíìîïñóòôöõøœúùûüßýžšÉÀÖÜÄÁÓÅØŠŽłąęśżźćńőűřěů")
_PUNCTUATION = frozenset("‘’“”–—…«»•„ №§°€£©®\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded; ``gaps`` says what was uncertain in it, if anything was."""

    text: str
    charset: str
    gaps: tuple[Reason, ...] = ()


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The text of these bytes. Never fails: what cannot be decoded becomes U+FFFD, and is said.

    In order: strict UTF-8 as it stands (a mark at its beginning stays, as U+FEFF); the charset
    that a mark or ``declared`` names, if it fits without a remainder; else the single-byte
    charset whose letters look most like words.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for charset in (declared if not marked else "", marked, "utf-8"):
        if charset and (text := _strictly(data, charset)) is not None:
            return Decoded(text, charset)
    if marked:
        return _with_losses(data, marked)
    charset = _likeliest(data[:_SAMPLE])
    return _guessed(data, charset, declared)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _with_losses(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, errors="replace")
    lost = text.count(_REPLACED)
    return Decoded(text, charset, (Reason.of("openers.undecoded", n=lost, charset=charset),))


def _guessed(data: bytes, charset: str, declared: str) -> Decoded:
    text = data.decode(charset, errors="replace")
    lost = text.count(_REPLACED)
    guess = Reason.of("openers.charset_guessed", charset=charset)
    if declared:
        named = declared[:40]
        guess = Reason.of("openers.charset_contradicted", named=named, charset=charset)
    losses = (Reason.of("openers.characters_lost", n=lost),) if lost else ()
    return Decoded(text, charset, (guess, *losses))


def _likeliest(sample: bytes) -> str:
    """The candidate whose letters look most like words; of two alike, the first."""
    scores = {name: _score(sample.decode(name, errors="replace")) for name in _CANDIDATES}
    return max(_CANDIDATES, key=lambda name: scores[name])


def _score(text: str) -> float:
    """Points per character beyond ASCII: common letters and marks for, oddities against."""
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    points = sum(map(_points, beyond)) - 2.0 * len(_ODD_CASE.findall(text))
    return (points + _latin_neighbours(text)) / len(beyond)


def _points(character: str) -> float:
    if character in _CYRILLIC_COMMON:
        return 1.0
    if character in _LATIN_COMMON or character in _PUNCTUATION:
        return 0.6
    if "\u0400" <= character <= "\u04ff":
        return 0.2
    return -1.5 if character == _REPLACED or not character.isalpha() else -0.3


_BESIDE = re.compile("(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])")


def _latin_neighbours(text: str) -> float:
    """Cyrillic letters beside Latin ones in one word are a sign of the wrong charset."""
    return -1.5 * len(_BESIDE.findall(text))
