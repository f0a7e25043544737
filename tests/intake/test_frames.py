"""Frames and messages: what was written is read back, and nothing else is read at all."""

import json
import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.sealing import ENVELOPE_SIZES, CannotOpen, HybridIdentity, room_in
from habeas.intake import envelopes, frames, messages
from habeas.intake.frames import TooLongToSeal
from habeas.intake.messages import Followup, Part, Reply, ReplyTo, Report, SentFile
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.weeks import Week

WEEKS = st.builds(Week, st.integers(2025, 2040), st.integers(1, 52))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LANGUAGES = st.sampled_from(messages.LANGUAGES)


def octets(length):
    return st.binary(min_size=length, max_size=length)


FILES = st.builds(
    SentFile, st.integers(1, 40), TEXTS, TEXTS, st.integers(0, 2**34), octets(32),
    st.sampled_from(messages.PARTS), st.integers(1, 4096), st.booleans(),
)  # fmt: skip
UNIQUE = st.lists(FILES, max_size=3, unique_by=lambda one: one.file).map(tuple)
RECIPIENT = HybridIdentity.from_seed(bytes(32)).recipient
REPLIES_TO = st.builds(ReplyTo, st.just(RECIPIENT), octets(32), octets(32), octets(16))
MESSAGES = st.one_of(
    st.builds(Report, octets(16), LANGUAGES, TEXTS, TEXTS, TEXTS, st.none() | REPLIES_TO, UNIQUE,
              octets(32), WEEKS),
    st.builds(Followup, octets(16), octets(16), LANGUAGES, TEXTS, UNIQUE, octets(32), WEEKS),
    st.builds(Reply, WEEKS, st.integers(0, 3), LANGUAGES, TEXTS),
)  # fmt: skip


@given(MESSAGES, st.none() | octets(32))
def test_what_is_framed_is_read_back_and_fills_an_envelope_exactly(message, key):
    plaintext = frames.padded(message, key)
    frame = frames.unpadded(plaintext)
    assert len(plaintext) == room_in(frames.TEXT)
    assert frame.message == message
    assert frame.has_mac == (key is not None)
    assert key is None or frame.is_by(key)


@given(st.binary(max_size=3000))
def test_a_part_is_read_back_with_its_bytes(content):
    told = Part(bytes(16), 1, 2, len(content))
    assert frames.unpadded(frames.padded(told, None, content)).content == content


@given(MESSAGES, octets(32), octets(32))
def test_a_mac_holds_with_its_own_key_alone(message, key, other):
    frame = frames.unpadded(frames.padded(message, key))
    assert frame.is_by(other) == (key == other)


def test_two_thousand_malformed_plaintexts_are_refused_or_are_the_message_itself():
    chance = random.Random(20)  # noqa: S311 - the same two thousand every time
    whole = frames.padded(Reply(Week(2026, 48), 1, "en", "Thank you."), bytes(32))
    told = len(whole.rstrip(b"\0"))
    for _ in range(2000):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(told + 20)
            changed[place] ^= 1 << chance.randrange(8)
        cut = bytes(changed[: chance.choice((len(changed), chance.randrange(len(changed))))])
        try:
            frame = frames.unpadded(cut)
        except NotOfTheFormat:
            continue
        assert not frame.is_by(bytes(32)) or frame.body == frames.unpadded(whole).body


def refused(change):
    told = json.loads(messages.body_of(Reply(Week(2026, 48), 1, "en", "Thank you.")))
    change(told)
    with pytest.raises(NotOfTheFormat):
        messages.read(json.dumps(told).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"v": 1.0},
        {"kind": "letter"},
        {"kind": None},
        {"place": "1"},
        {"place": True},
        {"place": 4},
        {"place": -1},
        {"language": "fr"},
        {"text": None},
        {"text": "x" * 10_051},
        {"text": "\ud800"},
        {"week": "2026-W54"},
        {"week": "2026-48"},
        {"more": 1},
    ],
    ids=str,
)
def test_a_version_a_kind_a_field_or_a_type_that_is_not_known_is_refused(change):
    refused(lambda told: told.update(change))


def test_a_missing_field_and_a_field_twice_are_refused():
    refused(lambda told: told.pop("text"))
    with pytest.raises(NotOfTheFormat):
        messages.read(b'{"v":1,"v":1,"kind":"reply"}')
    for body in (b"", b"[]", b"\xff", b'{"v":NaN}', b"[" * 20_000):
        with pytest.raises(NotOfTheFormat):
            messages.read(body)


def test_padding_that_is_not_zero_is_refused():
    plaintext = frames.padded(Reply(Week(2026, 48), 1, "en", "Thank you."))
    with pytest.raises(NotOfTheFormat, match="padding"):
        frames.unpadded(plaintext[:-1] + b"\1")


def test_what_does_not_fit_is_refused_before_it_is_sealed():
    with pytest.raises(TooLongToSeal):
        frames.padded(Reply(Week(2026, 48), 1, "ru", "я" * 10_000))


@pytest.mark.parametrize("size", ENVELOPE_SIZES[:2])
def test_one_reader_or_four_make_envelopes_of_one_size_and_each_reader_opens_it(size):
    held = [HybridIdentity.generate(os.urandom) for _ in range(4)]
    plaintext = frames.padded(Reply(Week(2026, 48), 1, "en", "Thank you."), None, b"", size)
    for readers in (held[:1], held):
        sealed = envelopes.sealed(plaintext, [r.recipient for r in readers], os.urandom, size)
        assert len(sealed) == size
        for reader in readers:
            found = envelopes.opened(sealed, [(Week(2026, 48), reader)])
            assert envelopes.opened_again(sealed, found.file_key) == found.frame
    with pytest.raises(ValueError, match="5"):
        envelopes.sealed(plaintext, [held[0].recipient] * 5, os.urandom, size)


def test_of_five_hundred_changed_envelopes_none_opens():
    chance = random.Random(21)  # noqa: S311 - the same every time
    reader, week = HybridIdentity.generate(os.urandom), Week(2026, 48)
    plaintext = frames.padded(Reply(week, 1, "en", "Thank you."))
    whole = envelopes.sealed(plaintext, [reader.recipient], os.urandom)
    for number in range(500):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole) if number % 2 else 6298)] ^= 1 << chance.randrange(8)
        try:
            assert envelopes.opened(bytes(changed), [(week, reader)]) is None
        except CannotOpen:
            continue
