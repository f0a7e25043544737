"""Keeping a flood out without asking who anybody is: a puzzle that costs the sender work.

Nothing is asked as long as little comes. When much comes, each envelope must bring a number found
by trying (Dwork and Naor, "Pricing via Processing", 1992; the form of Back's hashcash). The
question holds for one slot and one envelope only, and nothing of it is kept: it is made again
with a key that lives ten minutes in memory.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from hashlib import sha256
from math import floor, log2

TURN = 600.0
"""Seconds a key lives, and over which what comes is counted."""
FREE_IN_A_TURN = 64 * 1024 * 1024
"""Bytes taken in a turn before anything is asked."""
FIRST, MOST = 16, 22
"""Leading zero bits asked at first and at most. Each more doubles the work."""
_LABEL = b"habeas intake v1 puzzle "


class Flood:
    """How much comes, and what is therefore asked of the next sender.

    ``clock`` gives seconds that only go forward; ``random`` gives bytes for the keys; ``daily`` is
    how many bytes a day are taken before the puzzle is always asked.
    """

    def __init__(
        self, clock: Callable[[], float], random: Callable[[int], bytes], daily: int
    ) -> None:
        self._clock, self._random, self._daily = clock, random, daily
        self._turn = floor(clock() / TURN)
        self._key, self._earlier = random(32), random(32)
        self._in_turn = self._in_last_turn = self._in_day = 0

    def count(self, size: int) -> None:
        """Note that an envelope of that many bytes was taken."""
        self._go_on()
        self._in_turn += size
        self._in_day += size

    def begin_day(self) -> None:
        """A new day: its bytes are counted from nothing."""
        self._in_day = 0

    def bits(self) -> int:
        """How many leading zero bits are asked now; 0 for nothing."""
        self._go_on()
        busiest = max(self._in_turn, self._in_last_turn)
        over = max(busiest / FREE_IN_A_TURN, self._in_day / self._daily)
        return 0 if over < 1 else min(FIRST + floor(log2(over)), MOST)

    def challenge(self, slot: bytes, bits: int) -> bytes:
        """The question for one slot: 16 bytes."""
        self._go_on()
        return _challenge(self._key, slot, bits)

    def is_answered(self, slot: bytes, envelope: bytes, answer: str) -> bool:
        """Whether ``answer`` ("challenge in hex, nonce") answers what was asked lately.

        A question asked with one bit less is honoured too: it may have grown meanwhile.
        """
        wanted = self.bits()
        challenge, _, nonce = answer.partition(" ")
        if not (nonce.isascii() and nonce.isdigit() and len(nonce) < 19):
            return False
        for key in (self._key, self._earlier):
            for bits in range(max(wanted - 1, FIRST), MOST + 1):
                asked = _challenge(key, slot, bits)
                if hmac.compare_digest(asked.hex().encode(), challenge.encode()):
                    return has_zero_bits(asked, envelope, int(nonce), bits)
        return False

    def _go_on(self) -> None:
        turn = floor(self._clock() / TURN)
        if turn == self._turn:
            return
        follows = turn == self._turn + 1
        self._in_last_turn = self._in_turn if follows else 0
        self._earlier = self._key if follows else self._random(32)
        self._key, self._in_turn, self._turn = self._random(32), 0, turn


def has_zero_bits(challenge: bytes, envelope: bytes, nonce: int, bits: int) -> bool:
    """Whether SHA-256(challenge | SHA-256(envelope) | nonce as u64) begins with that many zeros."""
    digest = sha256(challenge + sha256(envelope).digest() + nonce.to_bytes(8, "big")).digest()
    return int.from_bytes(digest, "big") >> (256 - bits) == 0


def _challenge(key: bytes, slot: bytes, bits: int) -> bytes:
    return hmac.digest(key, _LABEL + bytes([bits]) + slot, "sha256")[:16]
