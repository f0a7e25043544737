"""Sealing for somebody outside: only who holds the secret of a public key opens it.

Everything sealed is an ordinary file of the age format (age-encryption.org/v1), so any age
program opens it. Two kinds of key: the classic one (X25519), written and read by ``pyrage``, and
the hybrid one (ML-KEM-768 with X25519), which also holds against a quantum computer as long as
one of the two does. The hybrid kind is read and written here, in as little code as it takes.
"""

from habeas.evidence.sealing.envelopes import ENVELOPE_SIZES, STANZAS, is_envelope, room_in
from habeas.evidence.sealing.faults import (
    CannotOpen,
    NotAnIdentity,
    NotAReceiverKey,
    NotASealedFile,
    SealedFileBroken,
    SealedForOthers,
    WrongSize,
)
from habeas.evidence.sealing.files import opened_with, sealed_to
from habeas.evidence.sealing.hybrid import HybridIdentity
from habeas.evidence.sealing.receivers import check_receiver_key, sealed_for

__all__ = [
    "ENVELOPE_SIZES",
    "STANZAS",
    "CannotOpen",
    "HybridIdentity",
    "NotAReceiverKey",
    "NotASealedFile",
    "NotAnIdentity",
    "SealedFileBroken",
    "SealedForOthers",
    "WrongSize",
    "check_receiver_key",
    "is_envelope",
    "opened_with",
    "room_in",
    "sealed_for",
    "sealed_to",
]
