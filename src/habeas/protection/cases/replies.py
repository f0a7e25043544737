"""Putting an allegation to the accused, and keeping the reply.

The wording must hold no protected value of the case. The check looks for every value the case
knows, again at the moment of putting it; a named person reads it too, for no check knows what
was never written down.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from habeas.protection.cases.allegations import Allegation, ReplyState
from habeas.protection.cases.case import Case
from habeas.protection.cases.disclosures import Disclosure, Sent, disclosed
from habeas.protection.cases.likeness import Spot
from habeas.protection.cases.others import check_asked
from habeas.protection.cases.protected import Leak, ProtectedKind, leaks, protected
from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.cases.steps import WrongStep, check_step
from habeas.words.errors import HabeasError


class WrongReplyStep(WrongStep):
    """Raised when a right of reply cannot take this step from where it stands."""


class ProtectedValueShown(HabeasError):
    """Raised when a wording for the accused holds something that must be protected.

    It names kinds and places and never the value. ``leaks`` are all of them, ``words`` what
    they stand in: more than somebody typed, where our own wording is around it.
    """

    message = "The wording shows {number} protected values of the case. First: {kind}."
    hint = "Word it otherwise where it is marked. Until then nothing can be sent."

    def __init__(self, found: tuple[Leak, ...], words: str) -> None:
        self.leaks, self.words = found, words
        super().__init__(number=len(found), kind=found[0].kind.value)


class NothingWorded(HabeasError):
    """Raised for an allegation that has no words, or names nobody it is put to."""

    message = "This allegation has no words, or names nobody it is put to."
    hint = "Write what is alleged so that it can be answered, and name the one accused body."


class NoNameToLookFor(HabeasError):
    """Raised when a case knows no name of the person, so that none can be looked for."""

    message = "The case knows no name of the person, so the check cannot look for it."
    hint = "Whoever reads the wording has to write how they know that it does not name them."


def shown(case: Case, rendering: str, ours: tuple[Spot, ...] = ()) -> tuple[Leak, ...]:
    """Every place in a wording where it would show a protected value of the case.

    ``ours`` are the places in it of what every letter says (:func:`leaks`).
    """
    return leaks(rendering, protected(case), ours)


def cleared(
    held: Allegation, case: Case, read: Signature, ours: tuple[Spot, ...] = ()
) -> Allegation:
    """The allegation after the check found nothing and a named person read it.

    Raises :class:`ProtectedValueShown`, :class:`NothingWorded`, :class:`NoNameToLookFor`,
    ``NobodyNamed`` and :class:`WrongReplyStep`.
    """
    check_signed(read)
    _check(held, case, read, ours)
    return replace(_moved(held, ReplyState.CLEARED, read.on), read=read)


def put(
    held: Allegation, case: Case, told: Sent, at: datetime, ours: tuple[Spot, ...] = ()
) -> tuple[Allegation, Disclosure]:
    """The allegation after it was put to the accused. ``told.step`` is its identifier.

    Raises :class:`ProtectedValueShown`, ``UnderPrivilege``, ``NotConsented``, ``OthersNotAsked``,
    ``OthersRefused``, ``NotADigest`` and :class:`WrongReplyStep`.
    """
    moved = _moved(held, ReplyState.PUT, at.date())
    if held.read is None:
        raise WrongReplyStep(before=ReplyState.DRAFTED.value, after=ReplyState.PUT.value)
    _check(held, case, held.read, ours)
    check_asked((other.value for other in case.others), told.step)
    left = disclosed(held.sending, case.permissions, told, at)
    return moved, left


def replied(held: Allegation, statement: str, compartment: str, on: date) -> Allegation:
    """The allegation with the reply, which is kept as a statement.

    Raises :class:`WrongReplyStep`.
    """
    moved = _moved(held, ReplyState.REPLIED, on)
    return replace(moved, statement=statement, compartment=compartment)


def unanswered(held: Allegation, on: date) -> Allegation:
    """The allegation to which no reply came in time. Raises :class:`WrongReplyStep`."""
    if held.until is not None and on <= held.until:
        raise WrongReplyStep(before=held.state.value, after=ReplyState.NO_REPLY.value)
    return _moved(held, ReplyState.NO_REPLY, on)


def withheld(held: Allegation, signed: Signature) -> Allegation:
    """The allegation that is not put, with the reason.

    Raises :class:`WrongReplyStep`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    check_reasoned(signed)
    return replace(_moved(held, ReplyState.WITHHELD, signed.on), withheld=signed)


def reworded(held: Allegation, rendering: str) -> Allegation:
    """The allegation in other words: it has to be cleared again.

    Raises :class:`WrongReplyStep` once it was put.
    """
    if held.state not in (ReplyState.DRAFTED, ReplyState.CLEARED):
        raise WrongReplyStep(before=held.state.value, after=ReplyState.DRAFTED.value)
    return replace(held, rendering=rendering, state=ReplyState.DRAFTED, read=None)


def _check(held: Allegation, case: Case, read: Signature, ours: tuple[Spot, ...]) -> None:
    if not held.rendering.strip() or not held.body.strip():
        raise NothingWorded
    values = protected(case)
    if not any(one.kind is ProtectedKind.NAME for one in values) and not read.reason.strip():
        raise NoNameToLookFor
    if found := leaks(held.rendering, values, ours):
        raise ProtectedValueShown(found, held.rendering)


def _moved(held: Allegation, to: ReplyState, on: date) -> Allegation:
    check_step(held.state, to, WrongReplyStep)
    return replace(held, state=to, since=on)
