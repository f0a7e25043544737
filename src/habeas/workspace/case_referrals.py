"""Referrals: another organisation is asked to help, judged first, and told what was agreed to."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.archive.ledger import WrittenMeanwhile
from habeas.evidence.sealing import check_receiver_key, sealed_for
from habeas.protection.cases import referrals
from habeas.protection.cases.consents import Gap
from habeas.protection.cases.disclosures import Sent, SentBy
from habeas.protection.cases.handovers import Wording, package
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.needs import NeedKind
from habeas.protection.cases.permissions import Permissions, Stopping
from habeas.protection.cases.receivers import NEEDS_REASON, Judged
from habeas.protection.cases.referrals import Referral, ReferralState, check_key, delivered
from habeas.protection.cases.steps import next_steps
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import avenue_cases, case_disclosures, case_record
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import Seen, case_in
from habeas.workspace.opening import Workspace, check_outside, now, write_new

__all__ = [
    "SAID",
    "NeedKind",
    "Referral",
    "ReferralState",
    "Standing",
    "add",
    "clear",
    "deliver",
    "in_a_fortnight",
    "listed",
    "move",
    "offer",
    "one",
    "written",
]


SAID = (
    ReferralState.ACCEPTED,
    ReferralState.DECLINED,
    ReferralState.EXPIRED,
    ReferralState.CONFIRMED,
    ReferralState.FAILED,
    ReferralState.REVOKED,
)
"""What comes of a referral by somebody's word, and not by a step that looks at anything."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A referral as it stands today.

    ``judged`` is what is found about the receiver now, ``needs_reason`` whether using it takes a
    named person's word; ``gaps`` what the person has not agreed to; ``next`` the states that
    may follow; ``stopping`` the withdrawal that stopped it, if one did.
    """

    held: Held[Referral]
    judged: Judged
    needs_reason: bool
    gaps: tuple[Gap, ...]
    next: tuple[ReferralState, ...]
    stopping: Stopping | None


def listed(workspace: Workspace, case: str) -> tuple[Held[Referral], ...]:
    """Every referral of a case, the last first, each as it stands today: stopped, or expired."""
    held = case_record.case(workspace, case)
    return tuple(_today(one, held.permissions) for one in reversed(held.referrals))


def one(workspace: Workspace, case: str, identifier: str, language: str) -> Standing:
    """One referral, its receiver judged now. Raises NoSuchCase and NotKept."""
    permissions = case_record.case(workspace, case).permissions
    found = case_record.one(workspace, case, Referral, identifier)
    judged = avenue_cases.judge_of_receivers(workspace, case, language)(found.value.receiver)
    kept = _today(found, permissions)
    return Standing(
        kept,
        judged,
        judged.colour in NEEDS_REASON,
        permissions.lacking(kept.value.sending, now().date()),
        next_steps(kept.value.state),
        referrals.stopping(found.value, permissions),
    )


def _today(held: Held[Referral], permissions: Permissions) -> Held[Referral]:
    value = referrals.as_it_stands(held.value, permissions, now().date())
    return replace(held, value=value)  # type: ignore[type-var]


def add(workspace: Workspace, case: str, told: Referral) -> str:
    """Draft a referral; nothing leaves by it. Raises NoSuchCase, NotADraft, NotAReceiverKey."""
    workspace.require(Right.PROTECT)
    if told.recipient_key:
        check_receiver_key(told.recipient_key)
    return case_record.add(workspace, case, referrals.drafted(told, now().date()))


def clear(workspace: Workspace, case: str, seen: Seen[Referral], reason: str) -> None:
    """The receiver may be used: judged now, with a reason where one is needed, and agreed to.

    One that a withdrawal stopped is released anew by this, and always needs a reason. Raises
    NoSuchCase, ReceiverExcluded, FlagNeedsReason, NotConsented, ReasonNeeded and
    WrongReferralStep.
    """
    judge = avenue_cases.judge_of_receivers(workspace, case, "en")
    permissions = case_record.case(workspace, case).permissions
    signed = case_record.signed(workspace, reason)
    step = partial(referrals.cleared, judge=judge, permissions=permissions, signed=signed, at=now())
    case_record.change(workspace, case, seen, step, reason)


def offer(workspace: Workspace, case: str, seen: Seen[Referral], until: date) -> None:
    """It was offered: no field of the person is in an offer. Raises as :func:`clear` does."""
    judge = avenue_cases.judge_of_receivers(workspace, case, "en")
    permissions = case_record.case(workspace, case).permissions
    step = partial(
        referrals.offered, judge=judge, permissions=permissions, on=now().date(), until=until
    )
    case_record.change(workspace, case, seen, step)


def in_a_fortnight() -> date:
    """The last day of an offer, when nobody says another."""
    return now().date() + timedelta(days=14)


def move(
    workspace: Workspace, case: str, seen: Seen[Referral], to: ReferralState, words: str
) -> None:
    """What they or the person said: accepted, declined, confirmed, failed, revoked, expired.

    Raises NoSuchCase, WrongReferralStep, ReferralStopped, OfferIsOver and ReasonNeeded.
    """
    today, signed = now().date(), case_record.signed(workspace, words)
    permissions = case_record.case(workspace, case).permissions
    steps: dict[ReferralState, Callable[[Referral], Referral]] = {
        ReferralState.ACCEPTED: partial(referrals.accepted, permissions=permissions, on=today),
        ReferralState.DECLINED: partial(referrals.declined, on=today, words=words),
        ReferralState.EXPIRED: partial(referrals.expired, today=today),
        ReferralState.CONFIRMED: partial(referrals.confirmed_by_the_person, on=today, words=words),
        ReferralState.FAILED: partial(referrals.failed, signed=signed),
        ReferralState.REVOKED: partial(referrals.revoked, signed=signed),
    }
    case_record.change(workspace, case, seen, steps[to], words)


def deliver(workspace: Workspace, case: str, seen: Seen[Referral], language: str) -> bytes:
    """The pack, sealed to the receiver's key (age), noted as having left.

    It holds the fields the person agreed to and nothing else. Raises NoSuchCase,
    WrittenMeanwhile, ReceiverExcluded, FlagNeedsReason, NotConsented, ReferralStopped,
    NoKeyToSealTo and WrongReferralStep; then nothing was noted.
    """
    return _delivered(workspace, case, (seen, language), lambda sealed: None)


def written(
    workspace: Workspace, case: str, seen: Seen[Referral], language: str, file: Path
) -> None:
    """The same, written to a file outside the workspace. Raises also CannotWrite, FileThere."""
    workspace.require(Right.PROTECT)
    check_outside(workspace.folder, file)
    _delivered(workspace, case, (seen, language), lambda sealed: write_new(file, sealed))


def _delivered(
    workspace: Workspace,
    case: str,
    asked: tuple[Seen[Referral], str],
    give: Callable[[bytes], None],
) -> bytes:
    (seen, language), time = asked, now()
    judge = avenue_cases.judge_of_receivers(workspace, case, language)
    with opened(workspace, case) as store:
        kept, held = ledger.one(store, Referral, seen.kept), case_in(store)
        if kept.version != seen.version:
            raise WrittenMeanwhile(identifier=seen.kept)
        labels = case_disclosures.labels(workspace, language)
        called = labels.get(kept.value.receiver, kept.value.receiver)
        text = package(held, kept.value.sending, Wording(language, labels, called), time.date())
        sealed = sealed_for(text.encode(), check_key(kept.value))
        by = workspace.member.identifier
        digest = hashlib.sha256(sealed).hexdigest()
        sent = Sent(as_text(time), SentBy.SEALED_PACK, digest, by, seen.kept)
        moved, left = delivered(kept.value, judge, held.permissions, sent, time)
        with writing(store):
            ledger.put(store, seen.kept, moved, (by, time), seen.version)
            ledger.put(store, new_identifier(Kind.RECORD, os.urandom), left, (by, time))
            case_record.refresh(workspace, store)
            give(sealed)
    return sealed
