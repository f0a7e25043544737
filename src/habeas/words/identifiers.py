"""Random and opaque identifiers: they say what kind of thing, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

Randomness = Callable[[int], bytes]
"""Gives that many unpredictable bytes; ``os.urandom`` in the product."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 12
_CASE = re.compile(r"k-[0-9a-z]{12}")
_ANY = re.compile(r"[a-z]-[0-9a-z]{12}")


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
    CASE = "k"
    """Protection of one person or household: a compartment of its own."""
    RECORD = "p"
    """Something kept of a case, a body or a place, version by version."""
    SAMPLE = "b"
    """Drawn to be read twice, blind."""
    INTERVIEW = "t"
    """Testimony."""
    FINDING = "f"
    REVIEW = "v"
    DISSENT = "d"
    TIE = "l"
    """A tie between two bodies that somebody entered."""
    SEARCH = "q"
    """A search that somebody saved."""
    TABLE = "n"
    """How many people stand on exactly which lists."""
    ESTIMATE = "u"
    """How many were never recorded, from one table."""
    LIST = "g"
    """A list of people who were recorded."""
    ENTRY = "y"
    """One line of such a list."""
    LINKAGE = "w"
    """Lists compared line by line."""
    QUESTION = "h"
    """Two entries put before reviewers: one person or two?"""


def new_identifier(kind: Kind, randomness: Randomness) -> str:
    """A new identifier such as ``x-4g1n8s0kq2zt``: 60 random bits in Crockford's base 32."""
    number = int.from_bytes(randomness(8), "big")
    digits = (_ALPHABET[(number >> (5 * place)) & 31] for place in range(_LENGTH))
    return f"{kind.value}-{''.join(digits)}"


def is_case(identifier: str) -> bool:
    """Whether this has the form of a case's identifier."""
    return _CASE.fullmatch(identifier) is not None


def is_identifier(word: str) -> bool:
    """Whether this has the form of an identifier, whatever of."""
    return _ANY.fullmatch(word) is not None
