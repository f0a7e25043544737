"""The payload of an age file: chunks of 64 KiB, each sealed for its own place.

STREAM of Hoang, Reyhanitabar, Rogaway and Vizár ("Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance", 2015) over ChaCha20-Poly1305, as C2SP's age specification lays it
out (section "Payload"): the nonce counts the chunks and marks the last, so none can be left out,
moved or cut off.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from habeas.evidence.sealing.faults import SealedFileBroken

CHUNK = 64 * 1024
TAG = 16


def sealed_stream(key: bytes, content: bytes) -> bytes:
    """The content in sealed chunks. An empty content is one empty chunk."""
    cipher = ChaCha20Poly1305(key)
    starts = range(0, max(len(content), 1), CHUNK)
    return b"".join(
        cipher.encrypt(_nonce(number, start == starts[-1]), content[start : start + CHUNK], None)
        for number, start in enumerate(starts)
    )


def opened_stream(key: bytes, sealed: bytes) -> bytes:
    """The content, only when every chunk and the end hold. Raises :class:`SealedFileBroken`."""
    if not is_possible_length(len(sealed)):
        raise SealedFileBroken
    cipher = ChaCha20Poly1305(key)
    starts = range(0, len(sealed), CHUNK + TAG)
    try:
        return b"".join(
            cipher.decrypt(_nonce(n, at == starts[-1]), sealed[at : at + CHUNK + TAG], None)
            for n, at in enumerate(starts)
        )
    except InvalidTag as error:
        raise SealedFileBroken from error


def is_possible_length(sealed: int) -> bool:
    """Whether chunks of that many bytes in all exist: the last is empty only when it is alone."""
    last = sealed % (CHUNK + TAG)
    return sealed == TAG or (sealed > TAG and not 0 < last <= TAG)


def opened_length(sealed: int) -> int:
    """How many bytes are in sealed chunks of that many bytes in all."""
    return sealed - TAG * -(-sealed // (CHUNK + TAG))


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
