"""What lets something leave a case: consents in force, or an exception to save a life.

What is between client and lawyer stays, whatever was agreed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.protection.cases.consents import (
    Consent,
    Gap,
    TakenBack,
    agreed_pairs,
    lacking,
    not_consented,
    takes_from,
    was_taken_back,
)
from habeas.protection.cases.held import Held
from habeas.protection.cases.marks import Mark, check_handing_on
from habeas.protection.cases.moments import moment
from habeas.protection.cases.sendings import Sending, check_sending
from habeas.protection.cases.vital_interests import VitalInterest, fills


@dataclass(frozen=True, slots=True)
class SendingBasis:
    """What a sending rests on: identifiers of consents, and of exceptions if any were needed."""

    consents: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stopping:
    """What stopped a step that waited: which consent, and what was taken back of it, when."""

    consent: str
    taken: TakenBack


@dataclass(frozen=True, slots=True)
class Permissions:
    """Every consent, exception and mark of a case, as they are now."""

    consents: tuple[Held[Consent], ...] = ()
    exceptions: tuple[Held[VitalInterest], ...] = ()
    marks: tuple[Held[Mark], ...] = ()

    def lacking(self, sending: Sending, today: date) -> tuple[Gap, ...]:
        """Everything of a sending that neither a consent nor an exception covers today."""
        agreed = tuple(held.value for held in self.consents)
        gaps = lacking(agreed, sending, today)
        if was_taken_back(agreed, sending):
            return gaps
        return tuple(gap for gap in gaps if not self._fillers(gap, sending, today))

    def allow(self, sending: Sending, today: date) -> bool:
        """Whether it may leave today."""
        return bool(sending.recipient.strip()) and not self.lacking(sending, today)

    def basis(self, sending: Sending, today: date) -> SendingBasis:
        """What it rests on. Raises ``NotConsented`` and ``NoRecipient``."""
        if gaps := self.lacking(check_sending(sending), today):
            raise not_consented(gaps[0])
        agreed = tuple(held.value for held in self.consents)
        unmet = lacking(agreed, sending, today)
        fillers = (one for gap in unmet for one in self._fillers(gap, sending, today))
        return SendingBasis(self._resting_on(sending, today), tuple(dict.fromkeys(fillers)))

    def check_privilege(self, sending: Sending, *things: str) -> None:
        """Whether nothing of it is between client and lawyer: the case, a field, or one of
        ``things``, by identifier. Raises ``UnderPrivilege``.
        """
        marks = [held.value for held in self.marks]
        for one in ("", *sending.fields, *things):
            check_handing_on(marks, one)

    def taken_back_since(self, sending: Sending, released_at: str) -> Stopping | None:
        """The first withdrawal of a part of a sending since it was released; None for none.

        A consent given afterwards does not undo it.
        """
        found = (
            Stopping(held.identifier, taken)
            for held in self.consents
            for taken in held.value.taken_back
            if takes_from(held.value, taken, sending) and moment(taken.at) >= moment(released_at)
        )
        return min(found, key=lambda one: moment(one.taken.at), default=None)

    def _fillers(self, gap: Gap, sending: Sending, today: date) -> tuple[str, ...]:
        return tuple(
            held.identifier for held in self.exceptions if fills(held.value, gap, sending, today)
        )

    def _resting_on(self, sending: Sending, today: date) -> tuple[str, ...]:
        """The consents that give a part of what the sending needs."""
        wanted = {(to, f) for to in ("", *sending.onward) for f in ("", *sending.fields)}
        return tuple(
            held.identifier
            for held in self.consents
            if agreed_pairs((held.value,), sending, today) & wanted
        )
