"""What a desk keeps of what came: values of its store, each written version by version.

Bytes stand as hexadecimal. What a person wrote stands here and nowhere else until somebody
releases it: no rendition, no index and no statement is made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from habeas.intake.messages import SentFile

SOURCE_KIND = "sealed report"
"""What the custody of an exhibit calls where it came from, when it came by the intake."""


class MessageMark(StrEnum):
    """What does not hold about a message that was kept nevertheless."""

    MAC_WRONG = "mac_wrong"
    """It claims to be of somebody who kept a code, and its MAC was made with another key."""
    WEEK_WRONG = "week_wrong"
    """It names another week than that of the key it was sealed to."""
    NO_FIRST = "no_first"
    """A follow-up whose first report is not here: it cannot be told whether it is theirs."""
    TOLD_TWICE = "told_twice"
    """Another report or follow-up of this random number came: one of the two may be forged."""
    MAILBOX_TAKEN = "mailbox_taken"
    """Another report names this mailbox with other keys: one of the two may be forged."""


class EnvelopeOutcome(StrEnum):
    """What became of an envelope."""

    KEPT = "kept"
    NOT_OURS = "not_ours"
    """No key of this desk opens it: for another desk, junk, or its key is destroyed."""
    BROKEN = "broken"
    """It is no envelope, or was cut short or changed. Its SHA-256 is kept and nothing else."""
    UNREADABLE = "unreadable"
    """It was sealed to this desk and is not written as the intake writes. It is kept."""


@dataclass(frozen=True, slots=True)
class Collected:
    """An envelope that was looked at once. ``slots`` are all places at which it was found.

    ``file_key`` opens the sealed original, which is the exhibit; ``week`` is whose key opened it.
    ``lacked`` are the keys (week and turn) that should have been tried and were not here.
    """

    sha256: str
    outcome: EnvelopeOutcome
    slots: tuple[str, ...]
    exhibit: str = ""
    file_key: str = field(default="", repr=False)
    week: str = ""
    problem: str = ""
    lacked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldFile:
    """What the form says of a file that was sent along."""

    file: int
    name: str
    type: str
    size: int
    sha256: str
    part: int
    parts: int
    stripped: bool

    @classmethod
    def of(cls, sent: SentFile) -> HeldFile:
        """As it is kept."""
        return cls(
            sent.file,
            sent.name,
            sent.type,
            sent.size,
            sent.sha256.hex(),
            sent.part,
            sent.parts,
            sent.stripped,
        )


@dataclass(frozen=True, slots=True)
class Answerable:
    """How somebody who kept a code is answered: their recipient, and what only both sides know."""

    recipient: str
    mailbox: str
    slots: str = field(repr=False)
    mac: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An unverified web report. ``message`` is its own random number, ``envelope`` the SHA-256
    of what it came in, ``on`` the day on which it was collected.
    """

    message: str
    language: str
    happened: str
    where: str
    need: str
    reply: Answerable | None
    files: tuple[HeldFile, ...]
    form: str
    week: str
    envelope: str
    exhibit: str
    on: date
    marks: tuple[MessageMark, ...] = ()

    @property
    def is_answerable(self) -> bool:
        """Whether a reply would reach whoever wrote it."""
        return self.reply is not None and not {MessageMark.MAC_WRONG, MessageMark.MAILBOX_TAKEN} & {
            *self.marks
        }

    def says_the_same(self, other: Incoming) -> bool:
        """Whether both were made from one message, whatever holds about either."""
        return self == replace(
            other,
            envelope=self.envelope,
            exhibit=self.exhibit,
            on=self.on,
            marks=self.marks,
        )


@dataclass(frozen=True, slots=True)
class Following:
    """A follow-up. ``report`` is the identifier of the first report; empty while there is none
    that it can be told to belong to.
    """

    message: str
    mailbox: str
    language: str
    text: str
    files: tuple[HeldFile, ...]
    form: str
    week: str
    envelope: str
    exhibit: str
    on: date
    report: str = ""
    marks: tuple[MessageMark, ...] = ()

    def says_the_same(self, other: Following) -> bool:
        """Whether both were made from one message, whatever holds about either."""
        return self == replace(
            other,
            envelope=self.envelope,
            exhibit=self.exhibit,
            on=self.on,
            report=self.report,
            marks=self.marks,
        )


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A part of a file, still in its sealed envelope; opened when the file is put together."""

    message: str
    file: int
    part: int
    length: int
    envelope: str
    exhibit: str


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file that was put together and whose SHA-256 is what the form said."""

    message: str
    file: int
    exhibit: str


class AnswerState(StrEnum):
    """How far a reply is."""

    WAITS_FOR_SECOND = "waits_for_second"
    """It is no unchanged safe reply: another person must let it go."""
    QUEUED = "queued"
    """It goes out with the next collecting."""
    GOING = "going"
    """It was sealed for its place; the relay may have it, whatever its answer was."""
    LAID_OUT = "laid_out"
    """It lies at the relay until it expires. Nobody learns whether it was read."""
    TAKEN_BACK = "taken_back"
    """Somebody took it back before it went."""
    UNSENDABLE = "unsendable"
    """Nothing can be sealed to the key that its report brought."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply. ``by`` wrote it, ``released_by`` is the second person where one was needed.

    ``sealed`` is the envelope while it is going, in base64: what is laid again is the same bytes.
    """

    report: str
    language: str
    text: str
    by: str
    on: date
    state: AnswerState
    cautions: tuple[str, ...] = ()
    released_by: str = ""
    week: str = ""
    place: int = 0
    slot: str = ""
    is_automatic: bool = False
    sealed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """That somebody of the desk read a report for the first time."""

    report: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Released:
    """That the words went, with consent, into another compartment as testimony.

    Written before they go, and again, finished, once they are there.
    """

    report: str
    compartment: str
    interview: str
    by: str
    on: date
    is_finished: bool = True


@dataclass(frozen=True, slots=True)
class WeekKey:
    """A key this desk has, or had, for a week. ``destroyed`` is the day it was buried, ``given_up``
    the one on which somebody said that its half beside the workspace is lost for good. ``turn``
    counts the keys of one week: the first is 1, those before the last still open what live forms
    and kits seal to them.

    ``part`` is the third part of the key, in hexadecimal: whoever was a member once and is no
    more has none of the weeks made since.
    """

    week: str
    recipient: str
    made: date
    part: str = field(repr=False)
    destroyed: date | None = None
    turn: int = 1
    given_up: date | None = None
