"""The disclosure ledger of a case: what left, to whom, under which consent; and asking it back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from habeas.protection.cases.disclosures import (
    Disclosure,
    RecallState,
    Sent,
    SentBy,
    disclosed,
    recall_answered,
    recall_drafted,
    recall_letter,
    recall_sent,
)
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.naming import Names, names
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Disclosure",
    "RecallState",
    "SentBy",
    "Told",
    "answered",
    "drafted",
    "letter",
    "listed",
    "note",
    "one",
    "sent",
]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was handed on by hand or by word of mouth. ``words`` are exactly what."""

    sending: Sending
    how: SentBy
    words: str


@dataclass(frozen=True, slots=True)
class TellingAsked:
    """What was told by hand, as a file has it. ``words`` are exactly what."""

    purpose: ConsentPurpose
    recipient: str
    words: str
    how: SentBy = SentBy.SPOKEN
    onward: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def listed(workspace: Workspace, case: str) -> tuple[Held[Disclosure], ...]:
    """Everything that left a case, the last first. Raises NoSuchCase."""
    return tuple(reversed(case_record.case(workspace, case).disclosures))


def one(workspace: Workspace, case: str, identifier: str) -> Held[Disclosure]:
    """One of them. Raises NoSuchCase and NotKept."""
    return case_record.one(workspace, case, Disclosure, identifier)


def note(workspace: Workspace, case: str, told: Told) -> str:
    """Write down that something is handed on now, if the person agreed; its identifier.

    The words themselves are not kept, only their digest. Raises NoSuchCase, NotConsented and
    NoRecipient.
    """
    workspace.require(Right.PROTECT)
    held, time = case_record.case(workspace, case), now()
    digest = hashlib.sha256(told.words.encode()).hexdigest()
    left = Sent(as_text(time), told.how, digest, workspace.member.identifier)
    return case_record.add(workspace, case, disclosed(told.sending, held.permissions, left, time))


def drafted(
    workspace: Workspace, case: str, seen: Seen[Disclosure], fields: tuple[str, ...] = ()
) -> None:
    """Draft the letter that asks these fields back, or all. Raises NoSuchCase."""
    _step(workspace, case, seen, lambda held: recall_drafted(held, fields, now().date()))


def sent(workspace: Workspace, case: str, seen: Seen[Disclosure]) -> None:
    """The letter went out. Raises NoSuchCase, WrongRecallStep and NothingRecalled."""
    _step(workspace, case, seen, lambda held: recall_sent(held, now().date()))


def answered(workspace: Workspace, case: str, seen: Seen[Disclosure], answer: str) -> None:
    """They answered. Raises NoSuchCase, WrongRecallStep and NothingRecalled."""
    _step(workspace, case, seen, lambda held: recall_answered(held, now().date(), answer))


def letter(workspace: Workspace, case: str, identifier: str, language: str) -> str:
    """The letter that asks back what left; it never names the person. Raises NoSuchCase."""
    return recall_letter(
        one(workspace, case, identifier).value, labels(workspace, language), language
    )


def labels(workspace: Workspace, language: str) -> Names:
    """The words for fields and receivers, also of the avenues of the team, by identifier."""
    return names(language, avenue_catalogue.known(workspace).catalogue)


def _step(
    workspace: Workspace,
    case: str,
    seen: Seen[Disclosure],
    step: Callable[[Disclosure], Disclosure],
) -> None:
    case_record.change(workspace, case, seen, step)
