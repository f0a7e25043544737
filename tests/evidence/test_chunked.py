import hashlib
import hmac
import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from habeas.evidence.chunked import (
    CHUNK,
    HEADER,
    TAG,
    SealBroken,
    SealedReader,
    message_size,
    seal,
    seal_pieces,
    sealed_size,
    unseal,
)

VECTORS = json.loads((Path(__file__).parent / "chunked_vectors.json").read_text())["vectors"]
KEY, SALT, CONTEXT = bytes(range(32)), bytes(range(24)), b"of the test"


def message_of(size: int) -> bytes:
    """A message anybody can make again: SHA-256 of a counter, block by block."""
    blocks = (hashlib.sha256(n.to_bytes(8, "big")).digest() for n in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def sealed_by_the_specification(message: bytes, key: bytes, salt: bytes, context: bytes) -> bytes:
    """The construction written a second time, from the specification and RFC 5869 alone."""
    info = b"c2sp.org/chunked-encryption@v1+" + b"AEAD_AES_256_GCM" + b"\0" + salt + context
    first = hmac.new(key, info + b"\x01", hashlib.sha512).digest()
    second = hmac.new(key, first + info + b"\x02", hashlib.sha512).digest()
    derived = (first + second)[:76]
    aead, base, sealed = AESGCM(derived[:32]), derived[32:44], salt + derived[44:]
    for number in range(len(message) // 16384 + 1):
        counter = number.to_bytes(12, "big")
        nonce = bytes(a ^ b for a, b in zip(base, counter, strict=True))
        sealed += aead.encrypt(nonce, message[number * 16384 : (number + 1) * 16384], b"")
    return sealed


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['size']} bytes")
def test_the_published_vectors_are_met(vector):
    message = message_of(vector["size"])
    key, salt = bytes.fromhex(vector["key"]), bytes.fromhex(vector["salt"])
    context = bytes.fromhex(vector["context"])
    sealed = seal(message, key, salt, context)
    assert hashlib.sha256(sealed).hexdigest() == vector["sealed_sha256"]
    assert sealed[24:56].hex() == vector["commitment"]
    assert sealed == sealed_by_the_specification(message, key, salt, context)


def test_another_implementation_opens_what_is_sealed_here_and_the_reverse():
    cobblestone = pytest.importorskip("cryptography.cobblestone")
    message = message_of(3 * CHUNK + 5)
    theirs = cobblestone.Cobblestone256Decryptor(KEY, CONTEXT)
    opened = theirs.update(seal(message, KEY, SALT, CONTEXT)) + theirs.finalize()
    assert bytes(opened) == message
    sealer = cobblestone.Cobblestone256Encryptor(KEY, CONTEXT)
    sealed = sealer.update(message) + sealer.finalize()
    assert unseal(bytes(sealed), KEY, CONTEXT) == message


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_the_length_of_the_sealed_form_follows_from_the_length_of_the_message(size):
    sealed = seal(message_of(size), KEY, SALT)
    assert len(sealed) == sealed_size(size)
    assert message_size(len(sealed)) == size


def test_a_missing_last_chunk_is_found_even_when_it_is_empty():
    sealed = seal(message_of(CHUNK), KEY, SALT)
    with pytest.raises(SealBroken, match="end is missing"):
        unseal(sealed[:-TAG], KEY)


def test_a_chunk_cut_off_whole_is_found():
    sealed = seal(message_of(2 * CHUNK + 5), KEY, SALT)
    with pytest.raises(SealBroken):
        unseal(sealed[: HEADER + CHUNK + TAG + 200], KEY)


def test_two_chunks_that_change_places_are_found():
    sealed = seal(message_of(2 * CHUNK + 5), KEY, SALT)
    one, two = HEADER + CHUNK + TAG, HEADER + 2 * (CHUNK + TAG)
    swapped = sealed[:HEADER] + sealed[one:two] + sealed[HEADER:one] + sealed[two:]
    with pytest.raises(SealBroken, match="part 1"):
        unseal(swapped, KEY)


def test_a_wrong_key_or_context_is_found_before_anything_is_decrypted():
    sealed = seal(b"Four vans were seen at Keld.", KEY, SALT, CONTEXT)
    for key, context in ((bytes(32), CONTEXT), (KEY, b"of another object")):
        with pytest.raises(SealBroken, match="not its key"):
            unseal(sealed, key, context)


def test_pieces_of_any_size_seal_to_the_same_bytes():
    message = message_of(2 * CHUNK + 100)
    pieces = [message[start : start + 777] for start in range(0, len(message), 777)]
    assert b"".join(seal_pieces(pieces, KEY, SALT)) == seal(message, KEY, SALT)


def test_a_reader_gives_any_range_without_reading_the_rest():
    message = message_of(5 * CHUNK + 9)
    source = CountingSource(b"before" + seal(message, KEY, SALT) + b"behind")
    reader = SealedReader(source, 6, sealed_size(len(message)), KEY)
    read_to_open = source.read_bytes
    reader.seek(2 * CHUNK + 10)
    assert reader.read(20) == message[2 * CHUNK + 10 : 2 * CHUNK + 30]
    assert source.read_bytes - read_to_open == CHUNK + TAG
    assert reader.seek(-9, io.SEEK_END) == 5 * CHUNK
    assert reader.read() == message[-9:]


def test_a_reader_refuses_a_shortened_message_before_giving_any_of_it():
    sealed = seal(message_of(3 * CHUNK + 100), KEY, SALT)
    with pytest.raises(SealBroken):
        SealedReader(io.BytesIO(sealed), 0, len(sealed) - 50, KEY)


def test_a_reader_cannot_be_moved_before_the_beginning():
    sealed = seal(b"short", KEY, SALT)
    reader = SealedReader(io.BytesIO(sealed), 0, len(sealed), KEY)
    with pytest.raises(ValueError, match="-1"):
        reader.seek(-1)


class CountingSource(io.BytesIO):
    """A source that knows how many bytes were asked of it."""

    read_bytes = 0

    def read(self, size=-1):
        self.read_bytes += size
        return super().read(size)
