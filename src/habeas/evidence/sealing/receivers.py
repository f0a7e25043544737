"""Sealing for an organisation outside, to whichever kind of age key it gave us."""

from __future__ import annotations

import pyrage

from habeas.evidence.sealing.faults import NotAReceiverKey
from habeas.evidence.sealing.files import sealed_to
from habeas.evidence.sealing.hybrid import RECIPIENT_PREFIX, public_key


def check_receiver_key(key: str) -> str:
    """The public key, without spaces around it. Raises :class:`NotAReceiverKey`."""
    key = key.strip()
    if key.startswith(RECIPIENT_PREFIX):
        public_key(key)
    else:
        _recipient(key)
    return key


def sealed_for(content: bytes, key: str) -> bytes:
    """The content, to be opened only by the holder of a key. Raises :class:`NotAReceiverKey`."""
    key = key.strip()
    if key.startswith(RECIPIENT_PREFIX):
        return sealed_to(content, [key])
    return bytes(pyrage.encrypt(content, [_recipient(key)]))


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError as error:
        raise NotAReceiverKey from error
