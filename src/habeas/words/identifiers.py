"""Random and opaque identifiers: they say what kind of thing, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

Randomness = Callable[[int], bytes]
"""Gives that many unpredictable bytes; ``os.urandom`` in the product."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12


class Kind(StrEnum):
    """The first letter of an identifier."""

    EXHIBIT = "x"
    RENDITION = "r"
    STATEMENT = "s"
    INCIDENT = "i"
    DECISION = "j"
    EVENT = "e"
    MEMBER = "m"
    COMPARTMENT = "c"
    SAMPLE = "b"
    """Drawn to be read twice, blind."""
    INTERVIEW = "t"
    """Testimony."""
    FINDING = "f"
    REVIEW = "v"
    DISSENT = "d"
    SEARCH = "q"
    """A search that somebody saved."""


def new_identifier(kind: Kind, randomness: Randomness) -> str:
    """A new identifier such as ``x-4g1n8s0kq2zt``: 60 random bits in Crockford's base 32."""
    number = int.from_bytes(randomness(8), "big")
    digits = (_ALPHABET[(number >> (5 * place)) & 31] for place in range(_LENGTH))
    return f"{kind.value}-{''.join(digits)}"
