"""Bech32, the way age writes keys down: text with a checksum that finds typing mistakes.

BIP 173 without its limit of 90 characters, which a hybrid public key exceeds, as the age
specification says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import xor

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_PLACES = {letter: place for place, letter in enumerate(_LETTERS)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_STEPS = [
    reduce(xor, (part for place, part in enumerate(_GENERATOR) if top >> place & 1), 0)
    for top in range(32)
]
"""What each value of the five bits that leave the remainder adds to it."""
_CHECKED = 6


def written(prefix: str, content: bytes) -> str:
    """The content as text in small letters, behind a prefix in small letters and a ``1``."""
    groups = list(_regrouped(content, 8, 5))
    return f"{prefix}1" + "".join(_LETTERS[g] for g in groups + _checksum(prefix, groups))


def read(text: str) -> tuple[str, bytes]:
    """The prefix in small letters, and the content. Raises ValueError for anything else."""
    if text not in (text.lower(), text.upper()):
        raise ValueError("letters of both sizes")
    prefix, one, data = text.lower().rpartition("1")
    if not one or not prefix or not all(33 <= ord(letter) <= 126 for letter in prefix):
        raise ValueError("no prefix")
    if len(data) < _CHECKED or not set(data) <= _PLACES.keys():
        raise ValueError("not the letters of bech32")
    groups = [_PLACES[letter] for letter in data]
    if _remainder([*_spread(prefix), *groups]) != 1:
        raise ValueError("the checksum does not hold")
    return prefix, _whole_bytes(groups[:-_CHECKED])


def _whole_bytes(groups: list[int]) -> bytes:
    left = len(groups) * 5 % 8
    if left >= 5 or (groups and groups[-1] & ((1 << left) - 1)):
        raise ValueError("bits left over")
    return bytes(_regrouped(groups, 5, 8))[: len(groups) * 5 // 8]


def _regrouped(values: Iterable[int], width: int, wanted: int) -> Iterator[int]:
    """The same bits in groups of another width, the last one filled with zeros."""
    held = bits = 0
    for value in values:
        held, bits = (held << width | value) & 0xFFF, bits + width
        while bits >= wanted:
            bits -= wanted
            yield held >> bits & ((1 << wanted) - 1)
    if bits:
        yield held << (wanted - bits) & ((1 << wanted) - 1)


def _checksum(prefix: str, groups: list[int]) -> list[int]:
    rest = _remainder([*_spread(prefix), *groups, *[0] * _CHECKED]) ^ 1
    return [rest >> 5 * (_CHECKED - 1 - place) & 31 for place in range(_CHECKED)]


def _spread(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _remainder(groups: Iterable[int]) -> int:
    """The BCH remainder of BIP 173."""
    rest = 1
    for group in groups:
        rest = (rest & 0x1FFFFFF) << 5 ^ group ^ _STEPS[rest >> 25]
    return rest
