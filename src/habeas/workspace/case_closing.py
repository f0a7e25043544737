"""Closing a case, and sealing it: then its key is destroyed, and nobody opens it again.

Of a sealed case one note stays where the caseworkers' list is: its identifier, by whom and when.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from habeas.archive import case_lines, custody, history, ledger, stores
from habeas.archive.access import Store, writing
from habeas.archive.history import Change, SubjectKind
from habeas.evidence import compartments as keys
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.closing import ClosingLack, closed, closing_lacks, sealed
from habeas.protection.cases.disclosures import Disclosure
from habeas.protection.cases.endings import Closing, ClosingOutcome, FollowUp
from habeas.protection.cases.signatures import Signature
from habeas.protection.cases.states import CaseStanding, CaseState
from habeas.protection.cases.steps import next_steps
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import case_in
from habeas.workspace.cases import NoCaseList
from habeas.workspace.compartments import Purpose, for_purpose
from habeas.workspace.opening import Workspace, now

__all__ = [
    "ClosingLack",
    "ClosingOutcome",
    "Ending",
    "SealedCase",
    "close",
    "lacks",
    "lost_cases",
    "may_close",
    "may_seal",
    "seal",
    "sealed_ones",
    "to_look_through",
]

_SEALED = "sealed"
"""The field of a case's history, in the store of the list, that says who destroyed its key."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case is closed: the outcome, why, and what was decided about asking again.

    ``follow_up`` is the day on which the person is asked again; None when not at all, and then
    ``no_follow_up`` says why. ``seen`` are the disclosures that were looked through.
    """

    outcome: ClosingOutcome
    reason: str
    follow_up: date | None
    no_follow_up: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SealedCase:
    """What is left of a sealed case: its identifier, who sealed it, and when."""

    case: str
    member: str
    time: datetime


def may_close(standing: CaseStanding) -> bool:
    """Whether closing is the next step of a case."""
    return CaseState.CLOSED in next_steps(standing.state)


def may_seal(standing: CaseStanding) -> bool:
    """Whether sealing is the next step of a case."""
    return CaseState.SEALED in next_steps(standing.state)


def to_look_through(workspace: Workspace, case: str, language: str) -> tuple[tuple[str, str], ...]:
    """Everything that left a case: its identifier, and on which day to whom. Raises NoSuchCase."""
    named = {body.key: body.name.said(language) for body in catalogue().bodies}
    return tuple(
        (one.identifier, f"{one.value.sent.at[:10]}: {_to_whom(one.value, named)}")
        for one in case_record.case(workspace, case).disclosures
    )


def _to_whom(left: Disclosure, named: Mapping[str, str]) -> str:
    return named.get(left.sending.recipient, left.sending.recipient)


def lacks(workspace: Workspace, case: str) -> tuple[ClosingLack, ...]:
    """What keeps a case from being closed, besides the decisions taken when closing it.

    Raises NoSuchCase.
    """
    held = case_record.case(workspace, case)
    seen = tuple(one.identifier for one in held.disclosures)
    signed = case_record.signed(workspace, "-")
    decided = FollowUp(signed.on, signed)
    return closing_lacks(held, Closing(ClosingOutcome.OTHER, signed, decided, seen))


def close(workspace: Workspace, case: str, seen: int, ending: Ending) -> None:
    """Close a case. ``seen`` is the version of its standing that was looked at.

    Raises NoSuchCase, WrittenMeanwhile, NotReadyToClose, WrongCaseStep and ReasonNeeded.
    """
    signed = case_record.signed(workspace, ending.reason)
    with opened(workspace, case) as store, writing(store):
        held = case_in(store)
        closing = _closing(ending, signed)
        standing = closed(held, closing)
        before, by = held.closing.version if held.closing else 0, (signed.by, now())
        ledger.put(store, "stands", standing, by, seen, signed.reason)
        ledger.put(store, "closing", closing, by, before, signed.reason)
        case_record.refresh(workspace, store)


def seal(workspace: Workspace, case: str, reason: str) -> None:
    """Destroy the key of a closed case. It cannot be undone.

    A note without words stays where the list is. Raises NoSuchCase, NoCaseList, UnderLegalHold,
    FollowUpStillAhead, NotReadyToClose, WrongCaseStep and ReasonNeeded.
    """
    listing = for_purpose(workspace, Purpose.CASES)
    if listing is None:
        raise NoCaseList
    signed = case_record.signed(workspace, reason)
    with opened(workspace, case) as store:
        sealed(case_in(store), signed)
    line = case_lines.one(listing, case)
    _note(listing, case, signed.by)
    if line is not None:
        # Until the key is gone the list says that it is to go: a crash leaves no case behind
        # that looks as if nobody had touched it.
        over = replace(line.line, state=CaseState.SEALED, dates=(), reassess_on=None)
        case_lines.write(listing, case, over, now())
    stores.close_stores(store)
    keys.destroy(workspace.folder, case)
    case_lines.erase(listing, case)


def sealed_ones(workspace: Workspace) -> tuple[SealedCase, ...]:
    """What is left of every sealed case, the last first. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    listing = for_purpose(workspace, Purpose.CASES)
    if listing is None:
        raise NoCaseList
    gone = set(keys.case_identifiers(workspace.folder))
    told = history.of_field(listing, SubjectKind.CASE, _SEALED)
    held = {one.subject: SealedCase(one.subject, one.member, one.time) for one in told}
    return tuple(one for case, one in reversed(held.items()) if case not in gone)


def lost_cases(workspace: Workspace) -> tuple[str, ...]:
    """Cases with a line in the list whose folder is gone though nobody sealed them.

    Nothing for whoever does not open the list.
    """
    workspace.require(Right.READ)
    listing = for_purpose(workspace, Purpose.CASES)
    if listing is None:
        return ()
    sealed_here = {one.subject for one in history.of_field(listing, SubjectKind.CASE, _SEALED)}
    there = {*keys.case_identifiers(workspace.folder), *sealed_here}
    return tuple(sorted(case_lines.identifiers(listing) - there))


def _closing(ending: Ending, signed: Signature) -> Closing:
    decided = FollowUp(ending.follow_up, replace(signed, reason=ending.no_follow_up.strip()))
    is_decided = ending.follow_up is not None or ending.no_follow_up.strip()
    return Closing(ending.outcome, signed, decided if is_decided else None, ending.seen)


def _note(listing: Store, case: str, member: str) -> None:
    """Who destroyed which key, and when: no word of why, and none of whom."""
    time, event = now(), new_identifier(Kind.EVENT, os.urandom)
    with writing(listing):
        history.note(
            listing, Change(SubjectKind.CASE, case, _SEALED, "", _SEALED, "", member, time)
        )
        custody.record(
            listing, CustodyEvent(event, EventKind.ERASED, case, time, member, custody.TOOL)
        )
