"""Custody events: what happened to evidence, by whom, when, with what.

An event is a leaf of the custody log. It holds identifiers and nothing else: no names, no
words of a report, and no bare hash of evidence. A hash of a known file would confirm to
anybody who reads the log that the file is held; the commitment (HMAC-SHA-256 of the hash
under a salt kept with the sealed record) says nothing once the salt is destroyed.
"""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from habeas.evidence.merkle import leaf_hash
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

FORMAT = 1
SALT = 32
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+@/=-]{0,99}")
_COMMITMENT = re.compile(r"(?:[0-9a-f]{64})?")


class WordsInCustody(HabeasError):
    """Raised when something other than an identifier would enter the custody log for ever."""

    message = "The custody log holds identifiers only; “{field}” is not one."
    hint = "This is a fault in the program. Nothing was written; please report it."


class NotACustodyEvent(HabeasError):
    """Raised when an entry of the custody log cannot be read as an event."""

    message = "An entry of the custody log is no custody event."
    hint = "The log is damaged: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


class EventKind(StrEnum):
    """What can happen to evidence."""

    RECEIVED = "received"
    """Bytes came in, for the first time or again."""
    DERIVED = "derived"
    """A working copy was made from it: text, transcript, redaction."""
    READ = "read"
    """A reader drafted statements from it."""
    OPENED = "opened"
    """A person looked at the original."""
    EXPORTED = "exported"
    MOVED = "moved"
    """From one compartment to another."""
    VERIFIED = "verified"
    """Read in full and found unchanged."""
    CHANGED = "changed"
    """Found no longer to match, or missing."""
    REKEYED = "rekeyed"
    SHARED = "shared"
    """A compartment was made for, or opened to, the member in the details; in general's log."""
    WITHDRAWN = "withdrawn"
    """A compartment was closed to the member in the details; in general's log."""
    HELD = "held"
    """Put under a hold: not to be destroyed."""
    RELEASED = "released"
    ERASED = "erased"
    GAP = "gap"
    """Something that could not be done or read, and is known to be missing."""
    RECOVERED = "recovered"
    """What an interrupted step had left was cleared away."""
    CORRECTED = "corrected"
    """An earlier event was wrong; the details name it."""
    CHECKPOINT = "checkpoint"
    FOUND = "found"
    """A finding was issued; the details name what it supersedes."""
    REVIEWED = "reviewed"
    """Another member reviewed a finding."""
    DISSENTED = "dissented"
    """Another member said that they find otherwise."""
    JUDGED = "judged"
    """A reviewer said whether two entries of lists are one person, or took it back."""
    UPGRADED = "upgraded"
    """The store of the compartment was brought to a later format."""


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One thing that happened. ``time`` knows its zone; the log writes it in UTC.

    ``subject`` is the exhibit, rendition or compartment; ``member`` who did it, empty for
    the program by itself; ``tool`` name and version as ``name/version``; ``details`` pairs
    of identifiers; ``commitment`` from :func:`commitment`, empty where no bytes are meant.

    Raises :class:`WordsInCustody` for anything that reads like words.
    """

    identifier: str
    kind: EventKind
    subject: str
    time: datetime
    member: str
    tool: str
    commitment: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.time.tzinfo is None:
            raise WordsInCustody(field="time")
        for name in ("identifier", "subject", "tool"):
            _check_word(name, getattr(self, name))
        if self.member:
            _check_word("member", self.member)
        if not _COMMITMENT.fullmatch(self.commitment):
            raise WordsInCustody(field="commitment")
        if len({key for key, _ in self.details}) < len(self.details):
            raise WordsInCustody(field="details")
        for key, value in self.details:
            _check_word("details", key)
            _check_word("details", value)

    @property
    def entry(self) -> bytes:
        """Its one form in the log: JSON, keys in order, no spaces, ASCII."""
        fields = {
            "format": FORMAT,
            "identifier": self.identifier,
            "kind": self.kind.value,
            "subject": self.subject,
            "time": self.time.astimezone(UTC).isoformat(timespec="microseconds"),
            "member": self.member,
            "tool": self.tool,
            "commitment": self.commitment,
            "details": dict(sorted(self.details)),
        }
        return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")

    @property
    def leaf(self) -> bytes:
        """Its leaf hash."""
        return leaf_hash(self.entry)


def read_event(entry: bytes) -> CustodyEvent:
    """The event an entry holds. Raises :class:`NotACustodyEvent` unless in its one form."""
    try:
        fields = json.loads(entry)
        event = CustodyEvent(
            fields["identifier"],
            EventKind(fields["kind"]),
            fields["subject"],
            datetime.fromisoformat(fields["time"]),
            fields["member"],
            fields["tool"],
            fields["commitment"],
            tuple(sorted(fields["details"].items())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, WordsInCustody) as error:
        raise NotACustodyEvent from error
    if event.entry != entry:
        raise NotACustodyEvent
    return event


def commitment(salt: bytes, sha256: str) -> str:
    """What the log says of bytes: HMAC-SHA-256 under a random salt of their SHA-256 in hex."""
    return hmac.digest(salt, bytes.fromhex(sha256), "sha256").hex()


def _check_word(name: str, value: object) -> None:
    if not (isinstance(value, str) and _WORD.fullmatch(value)):
        raise WordsInCustody(field=name)
