"""A passphrase, and the key it stretches to.

Argon2id (RFC 9106) with 64 MiB and 3 passes: above the second recommended option's memory
cost per guess, about a third of a second on a small laptop. The cost stands beside each
sealed thing, so it can rise later without touching what was sealed before.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from habeas.words.errors import HabeasError

SHORTEST = 12
"""Characters a chosen passphrase must have. Twelve random letters hold about 56 bits, which
at this cost is years for a well-paid guesser; five random words hold more and are easier."""

SALT = 16
KEY = 32


class TooShortPassphrase(HabeasError):
    """Raised when a new passphrase could be guessed too soon."""

    message = "A passphrase of {length} characters is too short; it needs {shortest}."
    hint = "Take five or six words picked at random, with spaces: easy to type, hard to guess."


class PassphraseNotText(HabeasError):
    """Raised when what was typed holds bytes that are no characters."""

    message = "The passphrase holds bytes that are not text."
    hint = "Check the keyboard and the terminal's encoding (UTF-8), then type it again."


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes that can run at once."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """Whether this machine should even try; a damaged file could ask for anything."""
        return (
            1 <= self.lanes <= 64
            and 1 <= self.passes <= 100
            and 8 * self.lanes <= self.memory <= 4 * 1024 * 1024
        )


def check_length(passphrase: str) -> None:
    """Raise :class:`TooShortPassphrase` for one with fewer than :data:`SHORTEST` characters."""
    length = len(unicodedata.normalize("NFC", passphrase))
    if length < SHORTEST:
        raise TooShortPassphrase(length=length, shortest=SHORTEST)


def derive_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a passphrase. Raises :class:`PassphraseNotText`."""
    argon = Argon2id(
        salt=salt,
        length=KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return argon.derive(_bytes_of(passphrase))


def _bytes_of(passphrase: str) -> bytes:
    # Keyboards differ in how they send "é" (one code point or two): NFC makes them one.
    try:
        return unicodedata.normalize("NFC", passphrase).encode("utf-8")
    except UnicodeEncodeError as error:
        raise PassphraseNotText from error
