"""Handing something on without consent, to save a life: by two people, and looked at later.

It is for a person who cannot be asked in time. It never stands against a no: what the person
took back is not handed on by an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from habeas.protection.cases.consents import Consent, Gap, was_taken_back
from habeas.protection.cases.sendings import Sending, check_sending
from habeas.protection.cases.signatures import Signature, check_reasoned, check_two
from habeas.words.errors import HabeasError


class ReviewTooEarly(HabeasError):
    """Raised when the later review of an exception would not be later."""

    message = "The review of this exception is set for {day}, which is not after it begins."
    hint = "Set a later day on which two people look at it again."


class PersonSaidNo(HabeasError):
    """Raised for an exception that would stand against what the person took back."""

    message = "The person took back their consent to this. No exception stands against that."
    hint = "Ask the person again, if that is safe."


class AnsweredAlready(HabeasError):
    """Raised when a request for an exception is answered twice."""

    message = "This request was already answered on {day}."
    hint = "Look at it again; ask anew if something has changed."


class OwnExceptionReviewed(HabeasError):
    """Raised when an exception is reviewed by one of the two who made it."""

    message = "This exception is reviewed by one of the two people who made it."
    hint = "Ask somebody else to review it; where there is nobody, say so in the reason."


@dataclass(frozen=True, slots=True)
class VitalInterest:
    """An exception: what may leave, why, by which two people, and when it is looked at again.

    It holds from the day the second signed through ``review_by``, and no longer once reviewed.
    """

    sending: Sending
    first: Signature
    second: Signature
    review_by: date
    review: Signature | None = None

    @property
    def begins(self) -> date:
        """The first day on which it holds."""
        return max(self.first.on, self.second.on)

    def holds_on(self, today: date) -> bool:
        """Whether it is in force on a day."""
        return self.review is None and self.begins <= today <= self.review_by

    def needs_review(self, today: date) -> bool:
        """Whether its review is overdue."""
        return self.review is None and today > self.review_by


def vital_interest(asked: VitalInterest, consents: Iterable[Consent]) -> VitalInterest:
    """The exception, checked.

    Raises ``NoRecipient``, ``NobodyNamed``, ``ReasonNeeded``, ``SecondPersonNeeded``,
    :class:`ReviewTooEarly` and :class:`PersonSaidNo`.
    """
    check_sending(asked.sending)
    check_reasoned(asked.first)
    check_two(asked.first, asked.second)
    if asked.review_by <= asked.begins:
        raise ReviewTooEarly(day=asked.review_by.isoformat())
    if was_taken_back(consents, asked.sending):
        raise PersonSaidNo
    return asked


@dataclass(frozen=True, slots=True)
class AskedException:
    """An exception that one person asks for; nothing may leave by it before a second agrees.

    ``answered`` is the second person's word, with their reason when they refuse.
    """

    sending: Sending
    first: Signature
    review_by: date
    answered: Signature | None = None
    is_refused: bool = False

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answered is None


def asked(told: AskedException, consents: Iterable[Consent]) -> AskedException:
    """The request, checked. Raises as :func:`vital_interest` does, but for the second person."""
    check_sending(told.sending)
    check_reasoned(told.first)
    if told.review_by <= told.first.on:
        raise ReviewTooEarly(day=told.review_by.isoformat())
    if was_taken_back(consents, told.sending):
        raise PersonSaidNo
    return told


def agreed(
    held: AskedException, second: Signature, consents: Iterable[Consent]
) -> tuple[AskedException, VitalInterest]:
    """The request answered, and the exception it became.

    Raises :class:`AnsweredAlready`, and as :func:`vital_interest` does.
    """
    _check_waits(held)
    made = VitalInterest(held.sending, held.first, second, held.review_by)
    return replace(held, answered=second), vital_interest(made, consents)


def refused(held: AskedException, second: Signature) -> AskedException:
    """The request after a second person said no.

    Raises :class:`AnsweredAlready`, ``SecondPersonNeeded``, ``NobodyNamed``, ``ReasonNeeded``.
    """
    _check_waits(held)
    check_two(held.first, check_reasoned(second))
    return replace(held, answered=second, is_refused=True)


def _check_waits(held: AskedException) -> None:
    if held.answered is not None:
        raise AnsweredAlready(day=held.answered.on.isoformat())


def reviewed(held: VitalInterest, signed: Signature, is_alone: bool = False) -> VitalInterest:
    """The exception after it was looked at again, which ends it.

    ``is_alone`` when nobody else of the team may open the case. Raises ``NobodyNamed``,
    ``ReasonNeeded`` and :class:`OwnExceptionReviewed`.
    """
    check_reasoned(signed)
    if signed.by in (held.first.by, held.second.by) and not is_alone:
        raise OwnExceptionReviewed
    return replace(held, review=signed)


def fills(held: VitalInterest, gap: Gap, sending: Sending, today: date) -> bool:
    """Whether an exception covers what no consent does."""
    told = held.sending
    return (
        held.holds_on(today)
        and (told.purpose, told.recipient) == (sending.purpose, gap.recipient)
        and gap.onward in ("", *told.onward)
        and gap.field in ("", *told.fields)
    )
