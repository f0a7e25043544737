"""Sealed bytes: C2SP chunked encryption with AES-256-GCM and SHA-512 ("Cobblestone-256").

Source: https://c2sp.org/chunked-encryption, version 1. Written out so that another program
can read what this one sealed:

- From a 32-byte *input key*, a random 24-byte *salt* and a *context*, HKDF-Expand with
  SHA-512 gives 76 bytes: key (32), base nonce (12), commitment (32). Its info is
  ``"c2sp.org/chunked-encryption@v1+" "AEAD_AES_256_GCM" 0x00 salt context``.
- The sealed bytes are ``salt commitment chunk_0 chunk_1 ...``. A chunk is AES-256-GCM of 16 KiB
  of the message, without associated data; its nonce is the base nonce XOR the chunk's number
  as a big-endian integer.
- The last chunk is always shorter than 16 KiB, and empty when the message is a multiple of it:
  that is how a missing end is found.

The commitment makes one ciphertext open under one key only. Without it, somebody could craft
bytes that open as two different documents.
"""

from __future__ import annotations

import hmac
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from habeas.words.errors import DOES_NOT_MATCH, HabeasError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 16 * 1024
TAG = 16
KEY = 32
SALT = 24
HEADER = SALT + 32
_INFO = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"
_NONCE = 12
_SHA512 = SHA512()


class SealBroken(HabeasError):
    """Raised when sealed bytes do not open: changed, cut short, moved, or the wrong key."""

    message = "Sealed bytes do not open: {reason}."
    hint = "They changed after they were sealed. Restore them from a copy: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


class _Cipher:
    """The derived secrets of one message, and its chunks by number."""

    def __init__(self, key: bytes, salt: bytes, context: bytes) -> None:
        derived = HKDFExpand(_SHA512, KEY + _NONCE + 32, _INFO + salt + context).derive(key)
        self._aead = AESGCM(derived[:KEY])
        self._base = int.from_bytes(derived[KEY : KEY + _NONCE], "big")
        self.commitment = derived[KEY + _NONCE :]

    def seal(self, number: int, chunk: bytes | memoryview) -> bytes:
        return self._aead.encrypt(self._nonce(number), chunk, None)

    def unseal(self, number: int, chunk: bytes | memoryview) -> bytes:
        try:
            return self._aead.decrypt(self._nonce(number), chunk, None)
        except InvalidTag as error:
            raise SealBroken(reason=f"part {number + 1} was changed") from error

    def _nonce(self, number: int) -> bytes:
        return (self._base ^ number).to_bytes(_NONCE, "big")


def seal(message: bytes, key: bytes, salt: bytes, context: bytes = b"") -> bytes:
    """The sealed form of a message held in memory. A key and salt pair must never repeat."""
    return b"".join(seal_pieces([message], key, salt, context))


def seal_pieces(
    pieces: Iterable[bytes], key: bytes, salt: bytes, context: bytes = b""
) -> Iterator[bytes]:
    """The sealed form of a message given in pieces of any size, in pieces, as it comes."""
    cipher = _Cipher(key, salt, context)
    yield salt + cipher.commitment
    number, rest = 0, b""
    for piece in pieces:
        held = memoryview(rest + piece)
        whole = len(held) // CHUNK
        for start in range(0, whole * CHUNK, CHUNK):
            yield cipher.seal(number, held[start : start + CHUNK])
            number += 1
        rest = bytes(held[whole * CHUNK :])
    yield cipher.seal(number, rest)


def unseal(sealed: bytes | memoryview, key: bytes, context: bytes = b"") -> bytes:
    """The message in sealed bytes held in memory. Raises :class:`SealBroken`."""
    held = memoryview(sealed)
    message_size(len(held))
    cipher = _checked_cipher(bytes(held[:HEADER]), key, context)
    body = held[HEADER:]
    starts = range(len(body) // (CHUNK + TAG) + 1)
    return b"".join(
        cipher.unseal(n, body[n * (CHUNK + TAG) : (n + 1) * (CHUNK + TAG)]) for n in starts
    )


def sealed_size(size: int) -> int:
    """How many bytes a message of this many bytes becomes."""
    return HEADER + size + (size // CHUNK + 1) * TAG


def message_size(sealed: int) -> int:
    """How many bytes a sealed form of this length holds. Raises :class:`SealBroken`.

    Not every length is possible; one that is not was cut short or added to.
    """
    whole, last = divmod(sealed - HEADER, CHUNK + TAG)
    if whole < 0 or last < TAG:
        raise SealBroken(reason="its end is missing")
    return whole * CHUNK + last - TAG


class SealedReader(io.RawIOBase):
    """A message read in place, from any position, decrypting only the chunks asked for.

    ``source`` is read from ``start`` for ``length`` bytes. The commitment and the last chunk
    are checked at once, so the length is known to be true. Wrap it in
    :class:`io.BufferedReader` for small reads. Raises :class:`SealBroken` on reading.
    """

    def __init__(
        self, source: BinaryIO, start: int, length: int, key: bytes, context: bytes = b""
    ) -> None:
        super().__init__()
        self._source, self._start, self._position = source, start, 0
        self.size = message_size(length)
        source.seek(start)
        self._cipher = _checked_cipher(source.read(HEADER), key, context)
        self._held_number, self._held = -1, b""
        self._chunk(self.size // CHUNK)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError(offset)
        self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer) -> int:
        if self._position >= self.size:
            return 0
        number, within = divmod(self._position, CHUNK)
        target = memoryview(buffer).cast("B")
        part = self._chunk(number)[within : within + len(target)]
        target[: len(part)] = part
        self._position += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if number != self._held_number:
            last = number == self.size // CHUNK
            length = TAG + (self.size % CHUNK if last else CHUNK)
            self._source.seek(self._start + HEADER + number * (CHUNK + TAG))
            self._held = self._cipher.unseal(number, self._source.read(length))
            self._held_number = number
        return self._held


def _checked_cipher(header: bytes, key: bytes, context: bytes) -> _Cipher:
    cipher = _Cipher(key, header[:SALT], context)
    if not hmac.compare_digest(header[SALT:], cipher.commitment):
        raise SealBroken(reason="this is not its key, or its beginning was changed")
    return cipher
