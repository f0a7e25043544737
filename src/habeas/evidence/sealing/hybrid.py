"""Hybrid keys of the age format: ML-KEM-768 with X25519, so either may fall without harm.

The recipient type ``mlkem768x25519`` of C2SP's age specification: HPKE (RFC 9180, base mode) with
the MLKEM768-X25519 KEM (draft-ietf-hpke-pq; the same as X-Wing, draft-connolly-cfrg-xwing-kem),
HKDF-SHA256 and ChaCha20-Poly1305. The cryptography is the library's; here are only its forms.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHAKE256, Hash
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from habeas.evidence.sealing import bech32
from habeas.evidence.sealing.faults import NotAnIdentity, NotAReceiverKey, NotASealedFile
from habeas.evidence.sealing.header import Stanza, from_plain, plain

KIND = "mlkem768x25519"
RECIPIENT_PREFIX = "age1pq1"
FILE_KEY = 16
TAG = 16
"""Bytes that sealing adds to a file key."""
SEED = 32
_LATTICE_SHARE, _CURVE_SHARE = 1088, 32
SHARE = _LATTICE_SHARE + _CURVE_SHARE
_SHARES = {KIND: SHARE, "X25519": _CURVE_SHARE}
"""Bytes of a share by the kind of stanza; the classic kind may stand beside ours."""
_LATTICE_KEY, _CURVE_KEY = 1184, 32
_INFO = b"age-encryption.org/mlkem768x25519"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True)
class HybridIdentity:
    """A secret key, held as the 32 bytes everything else of it follows from."""

    seed: bytes = field(repr=False)

    @classmethod
    def from_seed(cls, seed: bytes) -> HybridIdentity:
        """The identity of a seed of 32 bytes. Raises :class:`NotAnIdentity` for another length."""
        if len(seed) != SEED:
            raise NotAnIdentity
        return cls(bytes(seed))

    @classmethod
    def generate(cls, random: Callable[[int], bytes] = secrets.token_bytes) -> HybridIdentity:
        """A new identity, from 32 bytes of ``random``."""
        return cls.from_seed(random(SEED))

    @classmethod
    def read(cls, text: str) -> HybridIdentity:
        """From ``AGE-SECRET-KEY-PQ-1…``. Raises :class:`NotAnIdentity`."""
        try:
            prefix, seed = bech32.read(text.strip())
        except ValueError:
            prefix, seed = "", b""
        if prefix != "age-secret-key-pq-":
            raise NotAnIdentity
        return cls.from_seed(seed)

    def written(self) -> str:
        """``AGE-SECRET-KEY-PQ-1…``: for a person's own keeping, never for a log."""
        return bech32.written("age-secret-key-pq-", self.seed).upper()

    @cached_property
    def recipient(self) -> str:
        """The public key, ``age1pq1…``, of 1,959 characters."""
        lattice, curve = self._halves
        public = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        return bech32.written("age1pq", public)

    def unwrapped(self, stanza: Stanza) -> bytes | None:
        """The file key, or None when the stanza is of another kind or for another key.

        Raises :class:`NotASealedFile` for a stanza of this kind that no writer makes.
        """
        if stanza.kind != KIND:
            return None
        share = checked_share(stanza)
        lattice, curve = self._halves
        try:
            # A share of low order would make the secret known to all: refused, not tried.
            curve.exchange(X25519PublicKey.from_public_bytes(share[_LATTICE_SHARE:]))
        except ValueError as error:
            raise NotASealedFile from error
        try:
            return _SUITE.decrypt(
                share + stanza.body, MLKEM768X25519PrivateKey(lattice, curve), info=_INFO
            )
        except InvalidTag:
            return None

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        expanded = Hash(SHAKE256(96))
        expanded.update(self.seed)
        secret = expanded.finalize()
        return (
            MLKEM768PrivateKey.from_seed_bytes(secret[:64]),
            X25519PrivateKey.from_private_bytes(secret[64:]),
        )


def wrapped(file_key: bytes, recipient: str) -> Stanza:
    """The file key for the holder of a public key. Raises :class:`NotAReceiverKey`.

    The encapsulation takes its randomness from the library.
    """
    both = _SUITE.encrypt(file_key, public_key(recipient), info=_INFO)
    return Stanza(KIND, (plain(both[:SHARE]),), both[SHARE:])


@lru_cache(maxsize=16)
def public_key(recipient: str) -> MLKEM768X25519PublicKey:
    """The key that is written ``age1pq1…``. Raises :class:`NotAReceiverKey`."""
    try:
        prefix, content = bech32.read(recipient)
        if prefix != "age1pq" or len(content) != _LATTICE_KEY + _CURVE_KEY:
            raise NotAReceiverKey
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(content[:_LATTICE_KEY]),
            X25519PublicKey.from_public_bytes(content[_LATTICE_KEY:]),
        )
    except ValueError as error:
        raise NotAReceiverKey from error


def checked_share(stanza: Stanza) -> bytes:
    """The encapsulated share of a stanza of a known kind, nothing of another kind.

    Raises :class:`NotASealedFile` for a known kind in a form no writer makes.
    """
    if stanza.kind not in _SHARES:
        return b""
    if len(stanza.arguments) != 1 or len(stanza.body) != FILE_KEY + TAG:
        raise NotASealedFile
    share = from_plain(stanza.arguments[0])
    if len(share) != _SHARES[stanza.kind]:
        raise NotASealedFile
    return share
