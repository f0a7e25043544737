"""The root signing key: in a file of its own behind a passphrase, kept off this machine.

Ed25519, its 32 secret bytes under AES-256-GCM with a key that Argon2id stretches from the
passphrase (:mod:`habeas.evidence.passphrases`); the clear part is authenticated with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.evidence.passphrases import SALT, Cost, check_length, derive_key
from habeas.words.errors import HabeasError

_NONCE = 12
_USUAL = Cost()


class WrongRootPassphrase(HabeasError):
    """Raised when a passphrase does not open the file of the root key."""

    message = "This passphrase does not open the root key."
    hint = "Try again. It is not the passphrase of the workspace, unless somebody chose it so."


class NotARootKey(HabeasError):
    """Raised for a file that holds no root key, or a damaged one."""

    message = "{path} holds no root key of an intake, or is damaged."
    hint = "Take the copy from its other place. Without one a new intake has to begin."


class AnotherRootKey(HabeasError):
    """Raised rather than signing with the root key of another intake."""

    message = "This root key belongs to another intake."
    hint = "Take the file that was written when this one began."


@dataclass(frozen=True, slots=True)
class _Head:
    root: str
    cost: Cost
    salt: bytes

    def fields(self) -> dict[str, object]:
        return {
            "habeas": "intake root key",
            "v": 1,
            "root": self.root,
            "memory": self.cost.memory,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
        }

    def bound(self) -> bytes:
        return json.dumps(self.fields(), sort_keys=True).encode()


def new_root(randomness: Callable[[int], bytes]) -> Ed25519PrivateKey:
    """A new root key."""
    return Ed25519PrivateKey.from_private_bytes(randomness(32))


def public_of(root: Ed25519PrivateKey) -> bytes:
    """Its public half, 32 bytes."""
    return root.public_key().public_bytes_raw()


def sealed_file(
    root: Ed25519PrivateKey,
    passphrase: str,
    randomness: Callable[[int], bytes],
    cost: Cost = _USUAL,
) -> bytes:
    """The file. Raises :class:`~habeas.evidence.passphrases.TooShortPassphrase`."""
    check_length(passphrase)
    head = _Head(public_of(root).hex(), cost, randomness(SALT))
    nonce = randomness(_NONCE)
    cipher = AESGCM(derive_key(passphrase, head.salt, cost))
    sealed = nonce + cipher.encrypt(nonce, root.private_bytes_raw(), head.bound())
    return json.dumps({**head.fields(), "sealed": sealed.hex()}, indent=1).encode() + b"\n"


def opened_file(content: bytes, passphrase: str, path: str) -> Ed25519PrivateKey:
    """The key that a file holds. Raises :class:`NotARootKey`, :class:`WrongRootPassphrase`."""
    try:
        told = json.loads(content)
        sealed = bytes.fromhex(told.pop("sealed"))
        cost = Cost(told["memory"], told["passes"], told["lanes"])
        head = _Head(told["root"], cost, bytes.fromhex(told["salt"]))
        is_whole = head.fields() == told and cost.is_bearable and len(sealed) > _NONCE
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotARootKey(path=path) from error
    if not is_whole:
        raise NotARootKey(path=path)
    cipher = AESGCM(derive_key(passphrase, head.salt, cost))
    try:
        secret = cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], head.bound())
    except InvalidTag as error:
        raise WrongRootPassphrase from error
    return Ed25519PrivateKey.from_private_bytes(secret)
