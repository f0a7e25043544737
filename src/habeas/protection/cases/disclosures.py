"""What left a case: to whom, who may have been told in turn, under which consent, and when.

What left cannot be fetched back by a program. It can be asked back: by a recall, whose letter is
drafted here and whose answer is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.permissions import Permissions, SendingBasis
from habeas.protection.cases.sendings import Sending
from habeas.protection.cases.steps import WrongStep, check_step
from habeas.protection.cases.wordings import letter_wording
from habeas.words.errors import HabeasError
from habeas.words.filling import filled

_DIGEST = re.compile(r"[0-9a-f]{64}")


class NotADigest(HabeasError):
    """Raised when what was sent is not named by its digest."""

    message = "What was sent has no SHA-256 digest, so nobody could tell later what it was."
    hint = "Keep exactly what was sent, and its digest."


class NothingRecalled(HabeasError):
    """Raised when a recall goes on that was never drafted."""

    message = "Nobody has asked for this back yet."
    hint = "Draft the letter first: it says what is asked back."


class WrongRecallStep(WrongStep):
    """Raised when a recall cannot take this step from where it stands."""


class SentBy(StrEnum):
    """How something left."""

    SEALED_PACK = "sealed-pack"
    PORTAL = "portal"
    POST = "post"
    EMAIL = "email"
    SPOKEN = "spoken"
    BY_HAND = "by-hand"


class RecallState(StrEnum):
    """How far a recall has come."""

    DRAFTED = "drafted"
    SENT = "sent"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Recall:
    """A request that a recipient destroy or return what it got. ``fields`` are what is recalled.

    ``answer`` is what they wrote, in their words.
    """

    state: RecallState
    fields: tuple[str, ...]
    on: date
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """How something left: when, in which way, what it was (SHA-256), by whom, for which step.

    ``step`` is the identifier of the referral or submission; empty for a disclosure of its own.
    """

    at: str
    how: SentBy
    digest: str
    by: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One thing that left."""

    sending: Sending
    basis: SendingBasis
    sent: Sent
    recall: Recall | None = None


def disclosed(sending: Sending, permissions: Permissions, sent: Sent, at: datetime) -> Disclosure:
    """What is written down when something leaves: the one way to make a disclosure.

    Raises ``UnderPrivilege``, ``NotConsented``, ``NoRecipient`` and :class:`NotADigest`.
    """
    permissions.check_privilege(sending, *((sent.step,) if sent.step else ()))
    basis = permissions.basis(sending, at.date())
    if not _DIGEST.fullmatch(sent.digest):
        raise NotADigest
    return Disclosure(sending, basis, replace(sent, at=as_text(at)))


def left_under(
    disclosures: Iterable[Held[Disclosure]], consent: str
) -> tuple[Held[Disclosure], ...]:
    """Everything that already left under a consent."""
    return tuple(held for held in disclosures if consent in held.value.basis.consents)


def pending_stopped(
    pending: Iterable[tuple[str, Sending]], before: Permissions, after: Permissions, today: date
) -> tuple[str, ...]:
    """Which steps that could have been sent can no longer be, by identifier.

    ``pending`` are referrals and submissions that have not left yet.
    """
    return tuple(
        step
        for step, sending in pending
        if before.allow(sending, today) and not after.allow(sending, today)
    )


def recall_drafted(held: Disclosure, fields: tuple[str, ...], on: date) -> Disclosure:
    """The disclosure with a recall of these fields; of all that left, when none are named."""
    recalled = fields or held.sending.fields
    return replace(held, recall=Recall(RecallState.DRAFTED, recalled, on))


def recall_sent(held: Disclosure, on: date) -> Disclosure:
    """The disclosure after the letter went out.

    Raises :class:`WrongRecallStep` and :class:`NothingRecalled`.
    """
    return _recalled(held, RecallState.SENT, on, "")


def recall_answered(held: Disclosure, on: date, answer: str) -> Disclosure:
    """The disclosure after the recipient answered.

    Raises :class:`WrongRecallStep` and :class:`NothingRecalled`.
    """
    return _recalled(held, RecallState.ANSWERED, on, answer)


def recall_letter(held: Disclosure, labels: Mapping[str, str], language: str) -> str:
    """The letter that asks for it back. It names what was sent by its digest, never the person.

    ``labels`` are the words for recipients and fields by their identifiers.
    """
    recall = held.recall or Recall(RecallState.DRAFTED, held.sending.fields, date.min)
    places = {
        "recipient": labels.get(held.sending.recipient, held.sending.recipient),
        "day": held.sent.at[:10],
        "digest": held.sent.digest,
        "fields": _listed(recall.fields, labels),
        "onward": _listed(held.sending.onward, labels),
    }
    parts = ("opening", "what", *(("onward",) if held.sending.onward else ()), "answer")
    return "\n\n".join(filled(letter_wording(part, language), places) for part in parts)


def _listed(keys: tuple[str, ...], labels: Mapping[str, str]) -> str:
    return "; ".join(labels.get(key, key) for key in keys)


def _recalled(held: Disclosure, to: RecallState, on: date, answer: str) -> Disclosure:
    recall = held.recall
    if recall is None:
        raise NothingRecalled
    check_step(recall.state, to, WrongRecallStep)
    return replace(held, recall=replace(recall, state=to, on=on, answer=answer))
