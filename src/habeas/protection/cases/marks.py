"""Marks on a case or a part of it: to be kept, or between client and lawyer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.errors import HabeasError


class UnderLegalHold(HabeasError):
    """Raised when something would be destroyed that must be kept."""

    message = "This case is under a legal hold since {day}. Nothing in it may be destroyed."
    hint = "Whoever set the hold, or a lawyer, can lift it with a reason."


class UnderPrivilege(HabeasError):
    """Raised when something would be handed on that is between client and lawyer."""

    message = "This is marked as between client and lawyer since {day}. It goes to nobody else."
    hint = "Only the lawyer and the person can lift that mark, with a reason."


class MarkLifted(HabeasError):
    """Raised when a mark is lifted twice."""

    message = "This mark was already lifted on {day}."
    hint = "Set a new one, if it is needed again."


class MarkKind(StrEnum):
    """What a mark says."""

    LEGAL_HOLD = "legal-hold"
    """It must be kept: a proceeding needs it, or will."""
    PRIVILEGE = "privilege"
    """It is between client and lawyer, and goes to nobody else."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. ``about`` is the identifier it stands on, empty for the whole case."""

    kind: MarkKind
    signed: Signature
    about: str = ""
    lifted: Signature | None = None


def marked(told: Mark) -> Mark:
    """The mark, if it has a name and a reason. Raises ``NobodyNamed`` and ``ReasonNeeded``."""
    check_reasoned(told.signed)
    return told


def lifted(held: Mark, signed: Signature) -> Mark:
    """The mark after it was lifted.

    Raises :class:`MarkLifted`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    if held.lifted is not None:
        raise MarkLifted(day=held.lifted.on.isoformat())
    return replace(held, lifted=check_reasoned(signed))


def standing_marks(marks: Iterable[Mark], kind: MarkKind) -> tuple[Mark, ...]:
    """The marks of a kind that nobody lifted."""
    return tuple(mark for mark in marks if mark.kind is kind and mark.lifted is None)


def check_destruction(marks: Iterable[Mark]) -> None:
    """Raises :class:`UnderLegalHold` while any legal hold stands, on the case or a part of it."""
    for hold in standing_marks(marks, MarkKind.LEGAL_HOLD):
        raise UnderLegalHold(day=hold.signed.on.isoformat())


def is_privileged(marks: Iterable[Mark], about: str) -> bool:
    """Whether a thing, or the whole case, is between client and lawyer."""
    standing = standing_marks(marks, MarkKind.PRIVILEGE)
    return any(mark.about in ("", about) for mark in standing)


def check_handing_on(marks: Iterable[Mark], about: str = "") -> None:
    """Raises :class:`UnderPrivilege` while the case, or this thing of it, is privileged."""
    for mark in standing_marks(marks, MarkKind.PRIVILEGE):
        if mark.about in ("", about):
            raise UnderPrivilege(day=mark.signed.on.isoformat())
