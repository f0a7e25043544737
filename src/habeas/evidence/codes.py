"""One-time codes: what a member's telephone shows, and ten to keep on paper beside it.

Codes are those of RFC 6238 as every authenticator app makes them: six digits, SHA-1, a step
of thirty seconds. A member's secret is sealed with age to their own public key: only their own
secret key, and so their passphrase, opens it; the others of the team cannot make their codes.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest

import pyrage
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from habeas.evidence.members import UnlockedMember
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.identifiers import Randomness

STEP = 30
"""Seconds a code is shown for."""

FALLBACKS = 10
_SECRET = 20
_DIGITS = 6
_GROUPS, _GROUP = 3, 4
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1"})
_ISSUER = "Habeas"


class SecretNotOpened(HabeasError):
    """Raised when a member's key does not open the secret of their second factor."""

    message = "The second factor of {member} does not open with their key."
    hint = "It is damaged, or is somebody else's. Let a keeper turn it off, and set it up anew."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Secret:
    """What codes are made from. Shown once, to be typed or scanned into an app."""

    key: bytes = field(repr=False)

    @property
    def typed(self) -> str:
        """As a person types it: base 32 in groups of four."""
        text = base64.b32encode(self.key).decode().rstrip("=")
        return " ".join(text[start : start + 4] for start in range(0, len(text), 4))

    def uri(self, member: str) -> str:
        """As an app scans it. ``member`` is an identifier: the app shows it for ever."""
        return _totp(self.key).get_provisioning_uri(member, _ISSUER)


def new_secret(randomness: Randomness) -> Secret:
    """A new secret of 160 random bits."""
    return Secret(randomness(_SECRET))


def seal(secret: Secret, recipient: str) -> bytes:
    """A secret that only the holder of this public key can open."""
    sealed: bytes = pyrage.encrypt(secret.key, [pyrage.x25519.Recipient.from_str(recipient)])
    return sealed


def unseal(sealed: bytes, member: UnlockedMember) -> Secret:
    """Open a sealed secret with the member's own key. Raises :class:`SecretNotOpened`."""
    try:
        key: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(member.secret)])
    except pyrage.DecryptError as error:
        raise SecretNotOpened(member=member.identifier) from error
    return Secret(key)


def step_of(secret: Secret, code: str, time: datetime) -> int | None:
    """The time step whose code this is: the present one, or one to either side; else None.

    Clocks differ by some seconds, and typing takes some.
    """
    typed, now = "".join(code.split()), int(time.timestamp()) // STEP
    found = None
    for step in (now - 1, now, now + 1):
        if compare_digest(_code(secret, step).encode(), typed.encode()):
            found = step
    return found


def new_fallbacks(randomness: Randomness) -> tuple[str, ...]:
    """Ten codes of 60 random bits, each good for one time; to be kept on paper."""
    return tuple(_fallback(randomness(8)) for _ in range(FALLBACKS))


def hash_of(fallback: str) -> str:
    """What is kept of a fallback code, however it was typed: its SHA-256 in hex."""
    plain = "".join(c for c in fallback.lower().translate(_READ_AS) if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def _code(secret: Secret, step: int) -> str:
    return _totp(secret.key).generate(step * STEP).decode()


def _totp(key: bytes) -> TOTP:
    return TOTP(key, _DIGITS, SHA1(), STEP)  # noqa: S303  # what the apps speak; its HMAC holds


def _fallback(chance: bytes) -> str:
    number = int.from_bytes(chance, "big")
    digits = [_ALPHABET[(number >> (5 * place)) & 31] for place in range(_GROUPS * _GROUP)]
    return "-".join("".join(digits[n : n + _GROUP]) for n in range(0, len(digits), _GROUP))
