"""Closing a case, and sealing it for good.

A case is closed when its follow-up is decided and somebody looked through everything that left
it. Sealing destroys the working key, here as a rule; nothing is destroyed under a legal hold.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from habeas.protection.cases.case import Case
from habeas.protection.cases.endings import Closing, FollowUp
from habeas.protection.cases.marks import check_destruction
from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.protection.cases.states import CaseStanding, CaseState, WrongCaseStep
from habeas.protection.cases.steps import check_step
from habeas.words.errors import HabeasError


class NotReadyToClose(HabeasError):
    """Raised when a case would be closed or sealed with something left to do."""

    message = "The case cannot be closed yet: {lack}."
    hint = "Do what is named, then close it."


class StillPending(NotReadyToClose):
    """Raised when a case would be closed while something of it may still leave."""

    message = "The case cannot be closed yet: {pending} may still be sent."
    hint = "Send it, or end it with a reason: a referral is revoked, a submission ended."


class FollowUpStillAhead(HabeasError):
    """Raised when a case would be sealed before its follow-up."""

    message = "A follow-up is set for {day}. After sealing nobody could open the case for it."
    hint = "Wait for that day, or decide that there will be none, with a reason."


class ClosingLack(StrEnum):
    """What a case cannot be closed without."""

    FOLLOW_UP = "nobody decided about the follow-up"
    DISCLOSURES = "not everything that left it was looked through"
    PENDING = "a referral or a submission may still be sent"
    EXCEPTIONS = "an exception from consent was not reviewed"


def closing_lacks(case: Case, closing: Closing | None) -> tuple[ClosingLack, ...]:
    """What is still to be done before the case can be closed."""
    seen = set(closing.disclosures_seen) if closing else set()
    checks = (
        (ClosingLack.FOLLOW_UP, not _is_decided(closing.follow_up if closing else None)),
        (ClosingLack.DISCLOSURES, any(h.identifier not in seen for h in case.disclosures)),
        (ClosingLack.PENDING, bool(case.pending)),
        (ClosingLack.EXCEPTIONS, any(h.value.review is None for h in case.exceptions)),
    )
    return tuple(lack for lack, is_missing in checks if is_missing)


def closed(case: Case, closing: Closing) -> CaseStanding:
    """Where the case stands after closing.

    Raises :class:`NotReadyToClose`, ``WrongCaseStep``, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    check_reasoned(closing.signed)
    standing = case.standing
    check_step(standing.state, CaseState.CLOSED, WrongCaseStep)
    _check_done(case, closing)
    return replace(standing, state=CaseState.CLOSED, since=closing.signed.on, overlays=())


def sealed(case: Case, signed: Signature) -> CaseStanding:
    """Where the case stands after sealing: then its working key is to be destroyed.

    Raises ``UnderLegalHold``, :class:`FollowUpStillAhead`, :class:`NotReadyToClose`,
    ``WrongCaseStep``, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    check_reasoned(signed)
    check_destruction(held.value for held in case.marks)
    check_step(case.standing.state, CaseState.SEALED, WrongCaseStep)
    closing = case.closing.value if case.closing else None
    _check_done(case, closing)
    follow_up = closing.follow_up if closing else None
    if follow_up and follow_up.on and follow_up.on > signed.on:
        raise FollowUpStillAhead(day=follow_up.on.isoformat())
    return replace(case.standing, state=CaseState.SEALED, since=signed.on, overlays=())


def _is_decided(follow_up: FollowUp | None) -> bool:
    if follow_up is None or not follow_up.signed.by.strip():
        return False
    return follow_up.on is not None or bool(follow_up.signed.reason.strip())


def _check_done(case: Case, closing: Closing | None) -> None:
    """A case that was never taken on has no follow-up to be decided."""
    is_declined = case.standing.state is CaseState.DECLINED
    for lack in closing_lacks(case, closing):
        if lack is ClosingLack.PENDING:
            raise StillPending(pending=", ".join(step for step, _ in case.pending))
        if not (is_declined and lack is ClosingLack.FOLLOW_UP):
            raise NotReadyToClose(lack=lack.value)
