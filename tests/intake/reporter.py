"""The reporter's side in Python, as the form does it: the reference that the tests send with."""

import hashlib
import os
from dataclasses import dataclass, field, replace
from functools import cache

from habeas.evidence.sealing import HybridIdentity, opened_with
from habeas.intake import envelopes, frames, mailboxes
from habeas.intake.messages import Followup, Part, ReplyTo, Report, SentFile
from habeas.intake.weeks import Week, weeks_looked_at

FORM = hashlib.sha256(b"the form").digest()
CODE = (1, 22, 333, 2047, 5, 66, 777, 0)

mailbox_of = cache(mailboxes.mailbox_of)
"""A million rounds take a third of a second: each code of a test once in a process."""


@dataclass
class Reporter:
    """Somebody in front of the form. ``readers`` are the keys of the desks they ticked."""

    deployment: str
    readers: tuple[str, ...]
    week: Week
    code: tuple[int, ...] | None = CODE
    sent: list = field(default_factory=list)

    @property
    def mailbox(self):
        return mailbox_of(self.code, self.deployment)

    @property
    def identity(self):
        return HybridIdentity.from_seed(self.mailbox.seed)

    def report(self, happened="They took four men from the school.", files=(), **changed):
        told = Report(
            os.urandom(16), "en", happened, "Keld, in March", "A doctor.", self.reply_to(),
            tuple(files), FORM, self.week,
        )  # fmt: skip
        return self.sealed(replace(told, **changed), self.code and self.mailbox.mac)

    def reply_to(self):
        if self.code is None:
            return None
        held = self.mailbox
        return ReplyTo(self.identity.recipient, held.slots, held.mac, held.mailbox)

    def followup(self, text="There was a fifth man.", files=(), mac=None, **changed):
        told = Followup(
            os.urandom(16), self.mailbox.mailbox, "en", text, tuple(files), FORM, self.week
        )
        return self.sealed(replace(told, **changed), mac or self.mailbox.mac)

    def sealed(self, message, mac=None, content=b"", size=frames.TEXT):
        plaintext = frames.padded(message, mac, content, size)
        self.sent.append(
            (os.urandom(16), envelopes.sealed(plaintext, self.readers, os.urandom, size))
        )
        return message

    def attach(self, content, name="photo.txt", size=524_288, number=1):
        """A file as the form says it, before its parts are sent."""
        room = frames.room_in(size) - 200
        parts = max(1, -(-len(content) // room))
        digest = hashlib.sha256(content).digest()
        return SentFile(number, name, "text/plain", len(content), digest, size, parts, False)

    def parts(self, message, sent, content):
        room = frames.room_in(sent.part) - 200
        for number in range(sent.parts):
            piece = content[number * room : (number + 1) * room]
            told = Part(message, sent.file, number + 1, len(piece))
            self.sealed(told, None, piece, sent.part)

    def replies(self, outbox, day):
        """What this code reads: the texts of replies whose MAC holds, and those that do not."""
        good, bad = [], []
        for week in weeks_looked_at(day):
            for place in range(mailboxes.PLACES):
                found = outbox.get(mailboxes.reply_slot(self.mailbox.slots, week, place))
                if found is None:
                    continue
                frame = frames.unpadded(opened_with(found, [self.identity]))
                holds = frame.is_by(self.mailbox.mac)
                holds = holds and (frame.message.week, frame.message.place) == (week, place)
                (good if holds else bad).append(frame.message.text)
        return good, bad
