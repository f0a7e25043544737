"""Exceptions to save a life: asked for by one person, agreed to by a second, looked at later."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.archive.ledger import WrittenMeanwhile
from habeas.protection.cases.held import Held
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.vital_interests import (
    AskedException,
    VitalInterest,
    agreed,
    asked,
    refused,
    reviewed,
)
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "AskedException",
    "Exceptions",
    "VitalInterest",
    "agree",
    "ask",
    "listed",
    "refuse",
    "review",
]


@dataclass(frozen=True, slots=True)
class ExceptionAsked:
    """What an exception is asked for. It is looked at again by ``review_by``."""

    purpose: ConsentPurpose
    recipient: str
    reason: str
    review_by: date
    onward: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What was asked for and waits, what was refused, and what became an exception."""

    waiting: tuple[Held[AskedException], ...]
    refused: tuple[Held[AskedException], ...]
    made: tuple[Held[VitalInterest], ...]


def listed(workspace: Workspace, case: str) -> Exceptions:
    """Every exception of a case, and every request for one. Raises NoSuchCase."""
    held = case_record.case(workspace, case)
    return Exceptions(
        tuple(one for one in held.asked_exceptions if one.value.waits),
        tuple(one for one in held.asked_exceptions if one.value.is_refused),
        held.exceptions,
    )


def ask(workspace: Workspace, case: str, sending: Sending, reason: str, review_by: date) -> str:
    """Ask for an exception; nothing may leave by it yet. Its identifier.

    Raises NoSuchCase, NoRecipient, ReasonNeeded, ReviewTooEarly and PersonSaidNo.
    """
    workspace.require(Right.PROTECT)
    consents = [held.value for held in case_record.case(workspace, case).consents]
    first = case_record.signed(workspace, reason)
    told = asked(AskedException(sending, first, review_by), consents)
    return case_record.add(workspace, case, told, reason)


def agree(workspace: Workspace, case: str, seen: Seen[AskedException], reason: str) -> str:
    """Be the second person; the identifier of the exception, which holds from now on.

    Raises NoSuchCase, SecondPersonNeeded, AnsweredAlready, PersonSaidNo and WrittenMeanwhile.
    """
    with opened(workspace, case) as store, writing(store):
        before = ledger.one(store, AskedException, seen.kept)
        if before.version != seen.version:
            raise WrittenMeanwhile(identifier=seen.kept)
        consents = [held.value for held in case_record.case_in(store).consents]
        signed = case_record.signed(workspace, reason)
        answered, made = agreed(before.value, signed, consents)
        by, kept = (workspace.member.identifier, now()), new_identifier(Kind.RECORD, os.urandom)
        ledger.put(store, seen.kept, answered, by, seen.version, reason)
        ledger.put(store, kept, made, by)
        case_record.refresh(workspace, store)
    return kept


def refuse(workspace: Workspace, case: str, seen: Seen[AskedException], reason: str) -> None:
    """Refuse it as the second person. Raises NoSuchCase, SecondPersonNeeded and ReasonNeeded."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, lambda held: refused(held, signed), reason)


def review(workspace: Workspace, case: str, seen: Seen[VitalInterest], reason: str) -> None:
    """Look at an exception again, which ends it.

    Raises NoSuchCase, OwnExceptionReviewed, ReasonNeeded and WrittenMeanwhile.
    """
    signed, alone = case_record.signed(workspace, reason), case_record.is_alone(workspace, case)
    case_record.change(workspace, case, seen, lambda held: reviewed(held, signed, alone), reason)
