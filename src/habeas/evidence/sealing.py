"""Sealing for somebody outside: only who holds the secret of a public key opens it.

The format is age (age-encryption.org/v1) with an X25519 key: anybody can open it with the
``age`` or ``rage`` command, without this program.
"""

from __future__ import annotations

import pyrage

from habeas.words.errors import HabeasError


class NotAReceiverKey(HabeasError):
    """Raised for what is no public key of the age format."""

    message = "This is not a public key that something can be sealed to."
    hint = "It begins with age1 and has 62 characters. Compare it with the receiver by voice."


def check_receiver_key(key: str) -> str:
    """The public key, without spaces around it. Raises :class:`NotAReceiverKey`."""
    _recipient(key)
    return key.strip()


def sealed_for(content: bytes, key: str) -> bytes:
    """The content, to be opened only by the holder of a key. Raises :class:`NotAReceiverKey`."""
    return bytes(pyrage.encrypt(content, [_recipient(key)]))


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(key.strip())
    except pyrage.RecipientError as error:
        raise NotAReceiverKey from error
