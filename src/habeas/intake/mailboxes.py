"""What a receipt code leads to: an identity, a MAC key, slots. Nothing of it is kept anywhere.

The code is eight numbers of eleven bits, whatever the words that stand for them. This is the
reporter's side, as the form has it; the receiving side needs :func:`reply_slot` alone.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.intake.frames import PREFIX
from habeas.intake.weeks import Week

WORDS, BITS = 8, 11
ROUNDS = 1_000_000
PLACES = 4
"""Replies to one mailbox in a week, at most."""

PICTOGRAMS = 64
TOKEN = 16


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a code derives. ``seed`` is that of the reporter's age identity (32 bytes)."""

    seed: bytes = field(repr=False)
    slots: bytes = field(repr=False)
    mac: bytes = field(repr=False)
    mailbox: bytes
    picture: tuple[int, ...]


def mailbox_of(code: Sequence[int], deployment: str) -> Mailbox:
    """The mailbox of a code; every code has one. PBKDF2-HMAC-SHA-256 (RFC 8018), then HKDF
    (RFC 5869). Raises ValueError unless it is eight numbers below 2,048.
    """
    salt = PREFIX + deployment.encode()
    master = hashlib.pbkdf2_hmac("sha256", packed(code), salt, ROUNDS, 32)
    seed, slots, mac = (_expand(master, label, 32) for label in ("identity", "slots", "mac"))
    picture = tuple(byte % PICTOGRAMS for byte in _expand(master, "picture", 3))
    return Mailbox(seed, slots, mac, _expand(master, "mailbox", 16), picture)


def packed(code: Sequence[int]) -> bytes:
    """Eight numbers of eleven bits as eleven bytes, the first number first."""
    if len(code) != WORDS or not all(0 <= one < 1 << BITS for one in code):
        raise ValueError(len(code))
    number = 0
    for one in code:
        number = number << BITS | one
    return number.to_bytes(WORDS * BITS // 8, "big")


def token_of(slots: bytes, week: Week, place: int) -> bytes:
    """What fetches the reply of one place of a week; only the reporter and the desk know it."""
    told = PREFIX + f"reply {week} {place}".encode()
    return hmac.digest(slots, told, "sha256")[:TOKEN]


def reply_slot(slots: bytes, week: Week, place: int) -> bytes:
    """Under which slot a reply lies at the relay."""
    told = PREFIX + b"slot " + token_of(slots, week, place)
    return hashlib.sha256(told).digest()[:TOKEN]


def _expand(master: bytes, label: str, length: int) -> bytes:
    return HKDF(SHA256(), length, None, PREFIX + label.encode()).derive(master)
