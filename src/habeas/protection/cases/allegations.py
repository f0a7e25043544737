"""The right of reply: an allegation, worded so that it can be put to whoever is accused of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.signatures import Signature


class ReplyState(StrEnum):
    """How far a right of reply has come."""

    DRAFTED = "drafted"
    CLEARED = "cleared"
    """Nothing protected was found in the wording, and a named person read it."""
    PUT = "put"
    REPLIED = "replied"
    NO_REPLY = "no-reply"
    WITHHELD = "withheld"
    """It was decided not to put it, and written down why."""


@dataclass(frozen=True, slots=True)
class Allegation:
    """What is put to one accused body, in the words it is put in.

    ``incidents`` are what it is about; ``until`` is the day by which an answer is asked for;
    ``statement`` is the reply, kept as a statement like any other, in ``compartment``.
    """

    body: str
    rendering: str
    language: str
    incidents: tuple[str, ...] = ()
    state: ReplyState = ReplyState.DRAFTED
    since: date | None = None
    until: date | None = None
    read: Signature | None = None
    withheld: Signature | None = None
    statement: str = ""
    compartment: str = ""

    @property
    def sending(self) -> Sending:
        """What leaves: that something is alleged, and no field of the case."""
        return Sending(ConsentPurpose.REPLY, self.body)
