"""The collecting side of the relay: desks fetch envelopes and leave replies.

It listens on this machine alone. From elsewhere it is reached by an onion service that only
authorised clients can even find, which is why it needs no account. For want of one it cannot tell
one desk from another: so it deletes nothing that a desk may still need, unless there is only one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from habeas.door.answers import Answer, problem, told
from habeas.door.asking import Asked
from habeas.door.faults import RelayStoreFull
from habeas.door.form_folder import Form
from habeas.door.public import (
    BROKEN,
    REPLY_DAYS,
    REPLY_SPREAD,
    TEXT,
    expiry,
    refused_length,
    sure_day,
)
from habeas.door.store import Box, Kept, Store
from habeas.evidence.sealing import is_envelope

_NOWHERE = problem(404, "not_found")
_PATH = re.compile(r"/(in|out)/([0-9a-f]{32})")


@dataclass(frozen=True)
class Collecting:
    """Answers desks. ``now`` is in UTC; ``random`` gives bytes.

    ``is_only_desk``: nobody else collects here, so what was collected may be deleted.
    """

    form: Form
    store: Store
    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    is_only_desk: bool = False

    def __call__(self, asked: Asked) -> Answer:
        try:
            return self._answer(asked)
        except RelayStoreFull:
            return problem(507, "full")
        except BROKEN:
            return problem(503, "store")

    def _answer(self, asked: Asked) -> Answer:
        match asked.method, asked.path:
            case "GET", "/in":
                return Answer(200, b"".join(self.store.slots(Box.INBOX)))
            case "GET", "/week":
                return self.form.week_alone(self.now().date())
        path = _PATH.fullmatch(asked.path)
        return self._at(path[1], bytes.fromhex(path[2]), asked) if path else _NOWHERE

    def _at(self, side: str, slot: bytes, asked: Asked) -> Answer:
        match asked.method, side:
            case "GET", "in":
                return self._fetched(slot)
            case "DELETE", "in":
                return self._dropped(slot)
            case "PUT", "out":
                return self._reply(slot, asked)
        return problem(405, "method")

    def _fetched(self, slot: bytes) -> Answer:
        envelope = self.store.get(Box.INBOX, slot)
        return problem(404, "not_found") if envelope is None else Answer(200, envelope)

    def _dropped(self, slot: bytes) -> Answer:
        """A desk that was left out of a letter could else destroy it before it is collected."""
        if not self.is_only_desk:
            return problem(403, "shared")
        self.store.drop(Box.INBOX, slot)
        return told(deleted=True)

    def _reply(self, slot: bytes, asked: Asked) -> Answer:
        if refused := refused_length(asked, (TEXT,)):
            return refused
        envelope = asked.body()
        if not is_envelope(envelope):
            return problem(400, "not_an_envelope")
        expires = expiry(sure_day(self.store, self.now()), REPLY_DAYS, REPLY_SPREAD, self.random)
        if self.store.put(Box.OUTBOX, slot, envelope, expires) is Kept.TAKEN:
            return problem(409, "slot_taken")
        return told(kept=True)
