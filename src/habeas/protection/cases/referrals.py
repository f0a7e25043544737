"""A referral: another organisation is asked to help, and gets what the person agreed to.

An offer says that there is a case and what is needed; the pack with the person's fields is
sealed to the receiver's own key and goes out only after they accepted. Receiver and consent are
looked at before every step that tells them anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from habeas.protection.cases.disclosures import Disclosure, Sent, disclosed
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.naming import CodedError
from habeas.protection.cases.needs import NeedKind
from habeas.protection.cases.permissions import Permissions, Stopping
from habeas.protection.cases.receivers import Judge, Judged, check_receiver, with_onward
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.cases.steps import WrongStep, check_step
from habeas.words.errors import HabeasError

_KEY = re.compile(r"age1[02-9ac-hj-np-z]{58}")


class WrongReferralStep(WrongStep):
    """Raised when a referral cannot take this step from where it stands."""


class NoKeyToSealTo(CodedError):
    """Raised when a receiver has no key to which its pack can be sealed."""

    message = "There is no age key of {receiver} to seal the pack to."
    hint = "Ask them for their recipient key (age1…), in a way that shows it is theirs."


class NotADraft(HabeasError):
    """Raised when a new referral says of itself that it went a step already."""

    message = "A new referral is a draft: nothing of how far it came can be written into it."
    hint = "Say only: receiver, needs, fields, onward, recipient-key, purpose."


class ReferralStopped(WrongStep):
    """Raised when something would leave by a referral after the person took a part of it back."""

    message = "It was stopped on {day}, when the person took something back ({consent})."
    hint = "Ask them anew. Then somebody clears it again and writes why, or revokes it."


class OfferIsOver(HabeasError):
    """Raised when an offer is accepted after its last day."""

    message = "This offer ended on {until}."
    hint = "Offer it again, if the person still wants it."


class ReferralState(StrEnum):
    """How far a referral has come."""

    DRAFTED = "drafted"
    CLEARED = "cleared"
    """The receiver was judged, and consent is there."""
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    DELIVERED = "delivered"
    """The sealed pack is with the receiver."""
    CONFIRMED = "confirmed"
    """The person says that the help reached them."""
    FAILED = "failed"
    REVOKED = "revoked"
    STOPPED = "stopped"
    """The person took back a part of it since it was cleared; told from the consents."""


_RELEASED = (ReferralState.CLEARED, ReferralState.OFFERED, ReferralState.ACCEPTED)
"""Where a referral waits for what may leave by it."""


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral. ``receiver`` is the organisation's key, ``recipient_key`` its age key.

    ``purpose`` is what it is for: help, a place, a route, or taking over the case.

    ``onward`` are those whom it tells in turn, ``fields`` what its pack will hold; ``until`` is
    the last day of the offer; ``despite`` a named person's reason to use a flagged receiver;
    ``released_at`` the time at which it was last cleared.
    """

    receiver: str
    needs: tuple[NeedKind, ...] = ()
    fields: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    recipient_key: str = ""
    state: ReferralState = ReferralState.DRAFTED
    since: date | None = None
    until: date | None = None
    judged: Judged | None = None
    despite: Signature | None = None
    words: str = ""
    purpose: ConsentPurpose = ConsentPurpose.REFERRAL
    released_at: str = ""

    @property
    def sending(self) -> Sending:
        """What would leave with the pack, also to those whom the receiver is known to tell."""
        told = Sending(self.purpose, self.receiver, self.onward, self.fields)
        return with_onward(told, self.judged) if self.judged else told

    @property
    def mention(self) -> Sending:
        """What leaves with the offer: that there is a case, and no field of it."""
        return Sending(self.purpose, self.receiver, self.onward)

    @property
    def is_pending(self) -> bool:
        """Whether something of it may still leave."""
        states = (ReferralState.DRAFTED, ReferralState.CLEARED, ReferralState.OFFERED)
        return self.state in (*states, ReferralState.ACCEPTED)


def drafted(told: Referral, on: date) -> Referral:
    """A new referral: nobody was judged or told yet. Raises :class:`NotADraft`."""
    asked = (told.receiver, told.needs, told.fields, told.onward, told.recipient_key)
    if told != Referral(*asked, purpose=told.purpose):
        raise NotADraft
    return replace(told, since=on)


def stopping(held: Referral, permissions: Permissions) -> Stopping | None:
    """The withdrawal that stopped a referral which was cleared; None while none did."""
    if held.state not in _RELEASED:
        return None
    return permissions.taken_back_since(held.sending, held.released_at)


def is_on_offer(held: Referral, permissions: Permissions) -> bool:
    """Whether it was offered, waits for their answer, and nothing stopped it."""
    return held.state is ReferralState.OFFERED and stopping(held, permissions) is None


def as_it_stands(held: Referral, permissions: Permissions, today: date) -> Referral:
    """The referral with what became of it by itself: stopped by a withdrawal, or lapsed."""
    if stopping(held, permissions) is not None:
        return replace(held, state=ReferralState.STOPPED)
    return expired(held, today)


def cleared(
    held: Referral, judge: Judge, permissions: Permissions, signed: Signature, at: datetime
) -> Referral:
    """The referral after its receiver was judged and consent found. ``signed.reason`` is needed
    for a red or unknown receiver, and for one that a withdrawal had stopped: whoever asked the
    person anew says so.

    Raises ``ReceiverExcluded``, ``FlagNeedsReason``, ``OnwardNotAgreed``, ``NotConsented``,
    ``NobodyNamed``, ``ReasonNeeded`` and :class:`WrongReferralStep`.
    """
    check_signed(signed)
    standing = as_it_stands(held, permissions, signed.on)
    despite = signed if signed.reason.strip() else None
    judged = check_receiver(judge(held.receiver), despite)
    permissions.basis(with_onward(held.sending, judged), signed.on)
    moved = _moved(standing, ReferralState.CLEARED, signed.on)
    if standing.state is ReferralState.STOPPED:
        check_reasoned(signed)
    return replace(moved, judged=judged, despite=despite, until=None, released_at=as_text(at))


def offered(
    held: Referral, judge: Judge, permissions: Permissions, on: date, until: date
) -> Referral:
    """The referral after it was offered: no field of the person is in an offer.

    Raises ``ReceiverExcluded``, ``FlagNeedsReason``, ``OnwardNotAgreed``, ``NotConsented``,
    :class:`ReferralStopped`, :class:`OfferIsOver` and :class:`WrongReferralStep`.
    """
    if until < on:
        raise OfferIsOver(until=until.isoformat())
    judged = check_receiver(judge(held.receiver), held.despite)
    permissions.basis(with_onward(held.sending, judged), on)
    _check_not_stopped(held, permissions)
    return replace(_moved(held, ReferralState.OFFERED, on), until=until, judged=judged)


def accepted(held: Referral, permissions: Permissions, on: date) -> Referral:
    """The referral after they accepted.

    Raises :class:`ReferralStopped`, :class:`OfferIsOver`, :class:`WrongReferralStep`.
    """
    _check_not_stopped(held, permissions)
    if held.until is not None and on > held.until:
        raise OfferIsOver(until=held.until.isoformat())
    return _moved(held, ReferralState.ACCEPTED, on)


def declined(held: Referral, on: date, words: str = "") -> Referral:
    """The referral after they said no. Raises :class:`WrongReferralStep`."""
    return replace(_moved(held, ReferralState.DECLINED, on), words=words)


def expired(held: Referral, today: date) -> Referral:
    """The referral, ended if its offer is past its last day; otherwise as it was."""
    is_offered = held.state is ReferralState.OFFERED
    if not is_offered or held.until is None or today <= held.until:
        return held
    return _moved(held, ReferralState.EXPIRED, today)


def delivered(
    held: Referral, judge: Judge, permissions: Permissions, sent: Sent, at: datetime
) -> tuple[Referral, Disclosure]:
    """The referral after its sealed pack left, with what is written down of it.

    Raises ``ReceiverExcluded``, ``FlagNeedsReason``, ``OnwardNotAgreed``, ``NotConsented``,
    ``NotADigest``, :class:`ReferralStopped`, :class:`NoKeyToSealTo` and
    :class:`WrongReferralStep`.
    """
    judged = check_receiver(judge(held.receiver), held.despite)
    check_key(held)
    left = disclosed(with_onward(held.sending, judged), permissions, sent, at)
    _check_not_stopped(held, permissions)
    return replace(_moved(held, ReferralState.DELIVERED, at.date()), judged=judged), left


def confirmed_by_the_person(held: Referral, on: date, words: str = "") -> Referral:
    """The referral after the person said that help came. Raises :class:`WrongReferralStep`."""
    return replace(_moved(held, ReferralState.CONFIRMED, on), words=words)


def failed(held: Referral, signed: Signature) -> Referral:
    """The referral that brought no help.

    Raises :class:`WrongReferralStep`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    words = check_reasoned(signed).reason
    return replace(_moved(held, ReferralState.FAILED, signed.on), words=words)


def revoked(held: Referral, signed: Signature) -> Referral:
    """The referral taken back, from any state before delivery.

    Raises :class:`WrongReferralStep`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    words = check_reasoned(signed).reason
    return replace(_moved(held, ReferralState.REVOKED, signed.on), words=words)


def check_key(held: Referral) -> str:
    """The receiver's age key, if it can be one. Raises :class:`NoKeyToSealTo`."""
    if not _KEY.fullmatch(held.recipient_key):
        raise NoKeyToSealTo(receiver=held.receiver)
    return held.recipient_key


def _check_not_stopped(held: Referral, permissions: Permissions) -> None:
    if found := stopping(held, permissions):
        raise ReferralStopped(day=found.taken.at[:10], consent=found.consent)


def _moved(held: Referral, to: ReferralState, on: date) -> Referral:
    check_step(held.state, to, WrongReferralStep)
    return replace(held, state=to, since=on)
