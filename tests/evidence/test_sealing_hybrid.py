"""Sealing to hybrid keys, and envelopes that look alike from outside."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.sealing import (
    ENVELOPE_SIZES,
    HybridIdentity,
    NotAnIdentity,
    NotAReceiverKey,
    SealedFileBroken,
    SealedForOthers,
    WrongSize,
    bech32,
    check_receiver_key,
    is_envelope,
    opened_with,
    room_in,
    sealed_for,
    sealed_to,
)
from habeas.evidence.sealing.stream import CHUNK, TAG, opened_length, opened_stream, sealed_stream

TEXT = ENVELOPE_SIZES[0]
DESK = HybridIdentity.from_seed(b"a desk of Velmara, invented ....")
OTHER = HybridIdentity.from_seed(b"somebody else, also invented ...")
THROWN_AWAY = [HybridIdentity.from_seed(bytes([n]) * 32).recipient for n in range(3)]


@pytest.fixture(scope="module")
def envelope():
    return sealed_to(bytes(room_in(TEXT)), [*THROWN_AWAY, DESK.recipient], size=TEXT)


def test_only_who_holds_the_secret_opens_it():
    sealed = sealed_to(b"the quay of Keld", [OTHER.recipient, DESK.recipient])
    assert b"Keld" not in sealed
    assert opened_with(sealed, [DESK]) == opened_with(sealed, [OTHER]) == b"the quay of Keld"
    with pytest.raises(SealedForOthers):
        opened_with(sealed, [HybridIdentity.generate()])
    with pytest.raises(SealedForOthers):
        opened_with(sealed, [])


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_every_length_around_a_chunk_comes_back(length):
    content = bytes(range(251)) * (length // 251 + 1)
    assert opened_with(sealed_to(content[:length], [DESK.recipient]), [DESK]) == content[:length]


def test_a_chunk_left_out_moved_or_cut_off_is_noticed():
    key, chunk = bytes(32), CHUNK + TAG
    sealed = sealed_stream(key, bytes(3 * CHUNK))
    first, second, third = sealed[:chunk], sealed[chunk : 2 * chunk], sealed[2 * chunk :]
    for changed in (first + third, second + first + third, first + second, sealed[:-1], b""):
        with pytest.raises(SealedFileBroken):
            opened_stream(key, changed)
    assert opened_length(len(sealed)) == 3 * CHUNK


def test_the_same_randomness_gives_the_same_file_key_and_nonce():
    given_bytes = sealed_to(b"", [DESK.recipient], random=bytes)
    assert given_bytes[-32:-16] == bytes(16)


def test_a_key_is_written_and_read_as_age_writes_it():
    assert HybridIdentity.read(DESK.written()) == DESK
    assert DESK.written().startswith("AGE-SECRET-KEY-PQ-1")
    assert DESK.recipient.startswith("age1pq1")
    assert len(DESK.recipient) == 1959


def test_no_secret_shows_in_what_a_log_would_print():
    assert DESK.written() not in repr(DESK)
    assert "invented" not in repr(DESK)


@pytest.mark.parametrize(
    "text",
    ["", "age1", DESK.recipient, DESK.written()[:-1], f"{DESK.written()}Q", DESK.written()[:40]],
)
def test_what_is_no_secret_key_is_refused(text):
    with pytest.raises(NotAnIdentity):
        HybridIdentity.read(text)


def test_a_seed_of_another_length_is_refused():
    with pytest.raises(NotAnIdentity):
        HybridIdentity.from_seed(bytes(31))


def test_a_pack_may_be_sealed_to_a_hybrid_key():
    key = check_receiver_key(f" {DESK.recipient}\n")
    assert opened_with(sealed_for(b"a room in Ostrava", key), [DESK]) == b"a room in Ostrava"


@pytest.mark.parametrize("key", [DESK.written(), DESK.recipient[:-1], f"{DESK.recipient}q"])
def test_a_wrong_hybrid_key_is_refused(key):
    with pytest.raises(NotAReceiverKey):
        check_receiver_key(key)


def test_a_public_key_of_impossible_numbers_is_refused():
    with pytest.raises(NotAReceiverKey):
        check_receiver_key(bech32.written("age1pq", b"\xff" * 1216))


@given(st.binary(max_size=64))
def test_bech32_reads_what_it_writes(content):
    text = bech32.written("age-secret-key-", content)
    assert bech32.read(text) == bech32.read(text.upper()) == ("age-secret-key-", content)


@given(st.integers(0, 61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l"))
def test_one_wrong_letter_in_a_key_is_noticed(place, letter):
    key = CLASSIC_KEY
    changed = key[:place] + letter + key[place + 1 :]
    if changed != key:
        with pytest.raises(ValueError, match=r"."):
            bech32.read(changed)


def test_bech32_is_the_one_other_age_programs_write():
    prefix, content = bech32.read(CLASSIC_KEY)
    assert (prefix, len(content)) == ("age", 32)
    assert bech32.written("age", content) == CLASSIC_KEY


CLASSIC_KEY = str(pyrage.x25519.Identity.generate().to_public())


@pytest.mark.parametrize("size", ENVELOPE_SIZES)
def test_an_envelope_has_exactly_its_size_whoever_reads_it(size):
    content = bytes(room_in(size))
    for readers in ([DESK], [DESK, OTHER, DESK, OTHER]):
        keys = [reader.recipient for reader in readers]
        file = sealed_to(content, [*keys, *THROWN_AWAY][:4], size=size)
        assert len(file) == size
        assert is_envelope(file)
        assert opened_with(file, [DESK]) == content


def test_nothing_is_sealed_so_that_nobody_can_open_it():
    with pytest.raises(NotAReceiverKey):
        sealed_to(b"a quay", [])


def test_a_content_that_does_not_fill_its_envelope_is_not_sealed():
    with pytest.raises(WrongSize):
        sealed_to(b"", [DESK.recipient] * 4, size=TEXT)


def test_what_has_not_the_form_of_an_envelope_is_none(envelope):
    header_end = envelope.index(b"\n--- ")
    short = sealed_to(bytes(room_in(TEXT) + 1557), [DESK.recipient] * 3, size=None)
    others = (
        b"",
        bytes(TEXT),
        envelope[:-1],
        envelope + b"\0",
        short[:TEXT].ljust(TEXT, b"\0"),
        envelope.replace(b"mlkem768x25519", b"MLKEM768x25519", 1),
        envelope[:header_end] + b"\r" + envelope[header_end:-1],
        b"age-encryption.org/v1\n".ljust(TEXT, b"\n"),
        (b"age-encryption.org/v1\n" + b"-> a\n\n" * TEXT)[:TEXT],
        pyrage.encrypt(bytes(16000), [pyrage.x25519.Identity.generate().to_public()])[:TEXT].ljust(
            TEXT, b"\0"
        ),
    )
    assert is_envelope(envelope)
    assert [is_envelope(other) for other in others] == [False] * len(others)


@given(st.binary(max_size=80), st.sampled_from([b"", b"age-encryption.org/v1\n"]))
def test_no_other_bytes_of_the_right_size_are_an_envelope(beginning, version):
    assert not is_envelope((version + beginning).ljust(TEXT, b"A"))
