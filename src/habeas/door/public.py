"""The public side of the relay: the form goes out, envelopes come in, replies go out to all.

The same words come back to everybody; a wrong code and a right one without a reply cannot be told
apart by bytes or by time.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256

from habeas.door.answers import Answer, problem, told
from habeas.door.asking import Asked
from habeas.door.faults import (
    RelayStoreDamaged,
    RelayStoreFull,
    RelayStoreInUse,
    RelayStoreUnwritable,
)
from habeas.door.flood import Flood
from habeas.door.form_folder import Form
from habeas.door.store import Box, Kept, Store
from habeas.evidence.sealing import ENVELOPE_SIZES, is_envelope

EPOCH = date(1970, 1, 1)
TEXT = ENVELOPE_SIZES[0]
KEPT_DAYS, SPREAD = 30, 3
REPLY_DAYS, REPLY_SPREAD = 14, 2
WHOLE = 256
"""Replies up to this number are given to every visitor, all of them: four MiB."""
TOKEN, TOKENS = 16, 4
_SLOT_LABEL = b"habeas intake v1 slot "
_IN = re.compile(r"/in/([0-9a-f]{32})")
BROKEN = (RelayStoreDamaged, RelayStoreInUse, RelayStoreUnwritable)


@dataclass
class Public:
    """Answers visitors. ``now`` is in UTC; ``random`` gives bytes.

    ``is_closing`` is set when the relay is about to end: it takes nothing more.
    """

    form: Form
    store: Store
    flood: Flood
    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    is_closing: bool = field(default=False, init=False)
    _outbox: tuple[int, bytes | None] = field(default=(-1, None), init=False, repr=False)

    def __call__(self, asked: Asked) -> Answer:
        try:
            return self._answer(asked)
        except RelayStoreFull:
            return problem(507, "full")
        except BROKEN:
            return problem(503, "store")

    def __post_init__(self) -> None:
        self._places: dict[str, dict[str, Callable[[Asked], Answer]]] = {
            "/": {"GET": self._page},
            "/kit": {"GET": lambda asked: self.form.as_kit(asked.may_zip)},
            "/week": {"GET": self._week},
            "/out": {"GET": self._all_replies, "POST": self._replies},
            "/up": {"GET": self._up},
        }

    def _answer(self, asked: Asked) -> Answer:
        slot = _IN.fullmatch(asked.path)
        ways = {"PUT": self._put} if slot else self._places.get(asked.path)
        if ways is None:
            return problem(404, "not_found")
        way = ways.get(asked.method)
        return way(asked) if way else problem(405, "method")

    def _page(self, asked: Asked) -> Answer:
        return self.form.of_week(self.now().date(), asked.may_zip)

    def _up(self, _: Asked) -> Answer:
        return told(up=True, room=self.store.has_room(max(ENVELOPE_SIZES)))

    def _week(self, _: Asked) -> Answer:
        return self.form.week_alone(self.now().date())

    def _put(self, asked: Asked) -> Answer:
        slot = bytes.fromhex(asked.path.rpartition("/")[2])
        if self.is_closing:
            return problem(503, "closing")
        if refused := refused_length(asked, ENVELOPE_SIZES):
            return refused
        envelope = asked.body()
        if not is_envelope(envelope):
            return problem(400, "not_an_envelope")
        if bits := self._asks(slot, envelope, asked.puzzle):
            challenge = self.flood.challenge(slot, bits).hex()
            return problem(429, "puzzle", bits=bits, challenge=challenge, channels=True)
        return self._keep(slot, envelope)

    def _asks(self, slot: bytes, envelope: bytes, puzzle: str) -> int:
        """How many bits of work are still to be done for this envelope."""
        bits = self.flood.bits()
        if not bits or self.flood.is_answered(slot, envelope, puzzle):
            return 0
        return 0 if self.store.get(Box.INBOX, slot) == envelope else bits

    def _keep(self, slot: bytes, envelope: bytes) -> Answer:
        today = sure_day(self.store, self.now())
        expires = expiry(today, KEPT_DAYS, SPREAD, self.random)
        kept = self.store.put(Box.INBOX, slot, envelope, expires)
        if kept is Kept.TAKEN:
            return problem(409, "slot_taken")
        if kept is Kept.NOW:
            self.flood.count(len(envelope))
        earliest = today + timedelta(days=KEPT_DAYS - SPREAD)
        return told(kept_until=earliest.isoformat())

    def _all_replies(self, _: Asked) -> Answer:
        whole = self._whole_outbox()
        if whole is None:
            return Answer(200, b"", further=(("Outbox", "ask"),))
        return Answer(200, whole, further=(("Outbox", "whole"),))

    def _whole_outbox(self) -> bytes | None:
        """All replies, each after its slot; None for too many.

        Put together once for all visitors until the replies change: a copy for each of many would
        fill the memory.
        """
        changes = self.store.replies_changed
        if self._outbox[0] != changes:
            replies = self.store.all_replies(WHOLE)
            whole = None if replies is None else b"".join(part for one in replies for part in one)
            self._outbox = changes, whole
        return self._outbox[1]

    def _replies(self, asked: Asked) -> Answer:
        if refused := refused_length(asked, (TOKEN * TOKENS,)):
            return refused
        tokens = asked.body()
        slots = [slot_of(tokens[at : at + TOKEN]) for at in range(0, len(tokens), TOKEN)]
        # Noise and a reply are made, held and let go for every slot alike; which of the two goes
        # out is chosen last, so that neither the work nor the memory differs.
        both = [(self.random(TEXT), *self.store.nearest_reply(slot)) for slot in slots]
        chosen = [
            (noise, blob)[hmac.compare_digest(found, slot)]
            for slot, (noise, found, blob) in zip(slots, both, strict=True)
        ]
        return Answer(200, b"".join(chosen))


def slot_of(token: bytes) -> bytes:
    """The slot a reply stands in, from the token that whoever may read it knows."""
    return sha256(_SLOT_LABEL + token).digest()[:16]


def sure_day(store: Store, now: datetime) -> date:
    """Today; or the day the store was last sure of, when the clock has fallen behind that.

    What came while a clock was slow would else be over as soon as it is put right.
    """
    return max(now.date(), EPOCH + timedelta(days=store.last_day))


def expiry(today: date, days: int, spread: int, random: Callable[[int], bytes]) -> int:
    """The day since 1970 until which something is kept, ``spread`` days more or less by chance.

    Eight random bytes for at most seven days: no day is likelier than another by more than 2⁻⁶¹.
    """
    chance = int.from_bytes(random(8), "big") % (2 * spread + 1)
    return (today - EPOCH).days + days - spread + chance


def refused_length(asked: Asked, sizes: tuple[int, ...]) -> Answer | None:
    """What is said to a body of unknown or impossible length, before any of it is read."""
    if asked.length is None:
        return problem(411, "no_length")
    if asked.length > max(sizes):
        return problem(413, "too_large")
    if asked.length not in sizes:
        asked.body()  # else what is still coming would be taken for the next request
        return problem(400, "not_an_envelope")
    return None
