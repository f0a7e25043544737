"""A public key as two people compare it by voice: digits, in any language the same."""

from __future__ import annotations

import hashlib

GROUPS, _GROUP = 6, 5
"""Thirty digits, so 99 bits: nobody makes a second key that sounds like a given one."""


def fingerprint(recipient: str) -> str:
    """Groups of digits from the SHA-256 of a public key, one space between them."""
    number = int.from_bytes(hashlib.sha256(recipient.encode("ascii")).digest(), "big")
    digits = f"{number % 10 ** (GROUPS * _GROUP):0{GROUPS * _GROUP}d}"
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))
