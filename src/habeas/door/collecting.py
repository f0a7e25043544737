"""The collecting side of the relay: desks fetch envelopes and leave replies.

It listens on this machine alone. From elsewhere it is reached by an onion service that only
authorised clients can even find, which is why it needs no account.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from habeas.door.answers import Answer, problem, told
from habeas.door.asking import Asked
from habeas.door.faults import RelayStoreFull
from habeas.door.public import (
    BROKEN,
    REPLY_DAYS,
    REPLY_SPREAD,
    TEXT,
    expiry,
    refused_length,
)
from habeas.door.store import Box, Kept, Store
from habeas.evidence.sealing import is_envelope

_PATH = re.compile(r"/(in|out)/([0-9a-f]{32})")


@dataclass(frozen=True)
class Collecting:
    """Answers desks. ``now`` is in UTC; ``random`` gives bytes."""

    store: Store
    now: Callable[[], datetime]
    random: Callable[[int], bytes]

    def __call__(self, asked: Asked) -> Answer:
        try:
            return self._answer(asked)
        except RelayStoreFull:
            return problem(507, "full")
        except BROKEN:
            return problem(503, "store")

    def _answer(self, asked: Asked) -> Answer:
        if (asked.method, asked.path) == ("GET", "/in"):
            return Answer(200, b"".join(self.store.slots(Box.INBOX)))
        path = _PATH.fullmatch(asked.path)
        if not path:
            return problem(404, "not_found")
        slot = bytes.fromhex(path[2])
        match asked.method, path[1]:
            case "GET", "in":
                return self._fetched(slot)
            case "DELETE", side:
                self.store.drop(Box(side + "box"), slot)
                return told(deleted=True)
            case "PUT", "out":
                return self._reply(slot, asked)
        return problem(405, "method")

    def _fetched(self, slot: bytes) -> Answer:
        envelope = self.store.get(Box.INBOX, slot)
        return problem(404, "not_found") if envelope is None else Answer(200, envelope)

    def _reply(self, slot: bytes, asked: Asked) -> Answer:
        if refused := refused_length(asked, (TEXT,)):
            return refused
        envelope = asked.body()
        if not is_envelope(envelope):
            return problem(400, "not_an_envelope")
        expires = expiry(self.now().date(), REPLY_DAYS, REPLY_SPREAD, self.random)
        if self.store.put(Box.OUTBOX, slot, envelope, expires) is Kept.TAKEN:
            return problem(409, "slot_taken")
        return told(kept=True)
