"""A flood costs its sender work; whoever writes otherwise is asked for nothing."""

import itertools

from habeas.door.flood import FIRST, FREE_IN_A_TURN, MOST, TURN, Flood, has_zero_bits

SLOT, ENVELOPE = bytes(16), b"an envelope"


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


def flood(clock, daily=1 << 40):
    keys = itertools.count()
    return Flood(clock, lambda size: next(keys).to_bytes(size, "big"), daily)


def answer(challenge, bits):
    nonces = itertools.count()
    nonce = next(n for n in nonces if has_zero_bits(challenge, ENVELOPE, n, bits))
    return f"{challenge.hex()} {nonce}"


def test_nothing_is_asked_as_long_as_little_comes():
    kept_out = flood(Clock())
    kept_out.count(FREE_IN_A_TURN - 1)
    assert kept_out.bits() == 0


def test_the_more_comes_the_more_is_asked_up_to_an_end():
    kept_out, asked = flood(Clock()), []
    for _ in range(200):
        kept_out.count(FREE_IN_A_TURN)
        asked.append(kept_out.bits())
    assert asked == sorted(asked)
    assert (asked[0], asked[-1]) == (FIRST, MOST)


def test_a_flood_that_ends_is_forgotten_after_two_turns():
    clock = Clock()
    kept_out = flood(clock)
    kept_out.count(FREE_IN_A_TURN)
    clock.seconds += TURN
    assert kept_out.bits() == FIRST
    clock.seconds += TURN
    assert kept_out.bits() == 0


def test_an_answer_holds_for_a_turn_and_the_next_and_no_longer(monkeypatch):
    monkeypatch.setattr("habeas.door.flood.FIRST", 4)
    clock = Clock()
    kept_out = flood(clock, daily=1)
    kept_out.count(1)
    bits = kept_out.bits()
    answered = answer(kept_out.challenge(SLOT, bits), bits)
    assert kept_out.is_answered(SLOT, ENVELOPE, answered)
    clock.seconds += TURN
    assert kept_out.is_answered(SLOT, ENVELOPE, answered)
    clock.seconds += TURN
    assert not kept_out.is_answered(SLOT, ENVELOPE, answered)


def test_an_easier_question_than_was_asked_is_no_answer(monkeypatch):
    monkeypatch.setattr("habeas.door.flood.FIRST", 2)
    kept_out = flood(Clock(), daily=1)
    kept_out.count(1 << 3)
    assert kept_out.bits() == 5
    assert kept_out.is_answered(SLOT, ENVELOPE, answer(kept_out.challenge(SLOT, 4), 4))
    assert not kept_out.is_answered(SLOT, ENVELOPE, answer(kept_out.challenge(SLOT, 3), 3))
