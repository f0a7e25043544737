"""Whole age files: sealed for several receivers at once, and opened with the keys at hand.

C2SP's age specification, section "Encrypted file format".
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.evidence.sealing.faults import (
    NotAReceiverKey,
    NotASealedFile,
    SealedFileBroken,
    SealedForOthers,
    WrongSize,
)
from habeas.evidence.sealing.header import Stanza, covered_by_mac, parsed, with_mac
from habeas.evidence.sealing.hybrid import FILE_KEY, checked_share, wrapped
from habeas.evidence.sealing.stream import opened_stream, sealed_stream

NONCE = 16


class Identity(Protocol):
    """Whoever may find the file key in a stanza."""

    def unwrapped(self, stanza: Stanza) -> bytes | None:
        """The file key, or None when the stanza is not for this identity."""
        ...


def sealed_to(
    content: bytes,
    recipients: Sequence[str],
    *,
    size: int | None = None,
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """The content as an age file for all hybrid ``recipients`` (``age1pq1…``), in their order.

    ``size``: bytes the file must have; the caller fills the content up, see
    :func:`~habeas.evidence.sealing.envelopes.room_in`. ``random`` gives the file key and the
    nonce; the encapsulations take theirs from the library. Raises
    :class:`NotAReceiverKey`, also when there is none to seal to, and :class:`WrongSize`.
    """
    if not recipients:
        raise NotAReceiverKey
    file_key, nonce = random(FILE_KEY), random(NONCE)
    covered = covered_by_mac(tuple(wrapped(file_key, each) for each in recipients))
    file = b"".join(
        (
            with_mac(covered, _header_mac(file_key, covered)),
            nonce,
            sealed_stream(_payload_key(file_key, nonce), content),
        )
    )
    if size is not None and len(file) != size:
        raise WrongSize(size=len(file), wanted=size)
    return file


def opened_with(file: bytes, identities: Iterable[Identity]) -> bytes:
    """The content, when one of the identities opens the file and all of it is as it was sealed.

    Raises :class:`NotASealedFile`, :class:`SealedForOthers` or :class:`SealedFileBroken`;
    nothing of a file is given away before all of it holds.
    """
    header = parsed(file)
    file_key = _file_key(header.stanzas, identities)
    if not hmac.compare_digest(_header_mac(file_key, header.covered), header.mac):
        raise SealedFileBroken
    payload = header.end + NONCE
    if len(file) < payload:
        raise NotASealedFile
    return opened_stream(_payload_key(file_key, file[header.end : payload]), file[payload:])


def _file_key(stanzas: Sequence[Stanza], identities: Iterable[Identity]) -> bytes:
    for stanza in stanzas:
        checked_share(stanza)
    for identity in identities:
        for stanza in stanzas:
            key = identity.unwrapped(stanza)
            if key is not None:
                return key
    raise SealedForOthers


def _header_mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), covered, "sha256")


def _payload_key(file_key: bytes, nonce: bytes) -> bytes:
    return _derived(file_key, nonce, b"payload")


def _derived(file_key: bytes, salt: bytes, label: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, label).derive(file_key)
