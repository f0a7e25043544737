import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.evidence.chunked import (
    CHUNK,
    SealBroken,
    SealedReader,
    message_size,
    seal,
    seal_pieces,
    unseal,
)

KEY, SALT = bytes(range(32)), bytes(range(24))
# Sizes around the edges of chunks, where mistakes live.
sizes = st.one_of(
    st.integers(0, 40), *(st.integers(n * CHUNK - 20, n * CHUNK + 20) for n in (1, 2, 3))
)
messages = st.builds(lambda size, byte: bytes([byte]) * size, sizes, st.integers(0, 255))


@given(messages, st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_what_is_sealed_opens(message, key, context):
    assert unseal(seal(message, key, SALT, context), key, context) == message


@given(messages, st.lists(st.integers(0, 3 * CHUNK), max_size=5))
def test_how_a_message_is_cut_into_pieces_does_not_matter(message, cuts):
    edges = [0, *sorted(cuts), len(message)]
    pieces = [message[a:b] for a, b in itertools.pairwise(edges)]
    whole = b"".join(pieces)
    assert b"".join(seal_pieces(pieces, KEY, SALT)) == seal(whole, KEY, SALT)


@given(messages, st.data())
def test_any_flipped_bit_is_refused(message, data):
    sealed = bytearray(seal(message, KEY, SALT))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        unseal(bytes(sealed), KEY)


@given(messages, st.data())
def test_any_cut_is_refused(message, data):
    sealed = seal(message, KEY, SALT)
    length = data.draw(st.integers(0, len(sealed) - 1))
    with pytest.raises(SealBroken):
        unseal(sealed[:length], KEY)
    with pytest.raises(SealBroken):
        SealedReader(io.BytesIO(sealed), 0, length, KEY)


@given(messages, st.binary(min_size=1, max_size=CHUNK + 40))
def test_anything_added_is_refused(message, added):
    with pytest.raises(SealBroken):
        unseal(seal(message, KEY, SALT) + added, KEY)


@given(messages, messages)
def test_chunks_of_two_messages_never_mix(one, two):
    first, second = seal(one, KEY, SALT, b"one"), seal(two, KEY, SALT, b"two")
    with pytest.raises(SealBroken):
        unseal(first[:56] + second[56:], KEY, b"one")


@settings(max_examples=50)
@given(messages, st.lists(st.tuples(st.integers(0, 4 * CHUNK), st.integers(0, CHUNK)), max_size=8))
def test_reading_in_place_gives_the_same_as_slicing(message, reads):
    sealed = seal(message, KEY, SALT)
    reader = io.BufferedReader(SealedReader(io.BytesIO(sealed), 0, len(sealed), KEY))
    for place, size in reads:
        reader.seek(place)
        assert reader.read(size) == message[place : place + size]


@given(st.integers(0, 10**7))
def test_a_length_is_either_impossible_or_of_one_message(length):
    try:
        size = message_size(length)
    except SealBroken:
        return
    assert 0 <= size < length
