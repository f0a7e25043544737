"""Where a case stands, from the first word to its sealing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.cases.steps import WrongStep, check_step
from habeas.words.errors import HabeasError


class WrongCaseStep(WrongStep):
    """Raised when a case cannot take this step from where it stands."""


class DeclinedToNobody(HabeasError):
    """Raised when a case is declined and nobody is named to whom the person can turn."""

    message = "A case is declined only with a word on where the person can turn instead."
    hint = "Say whom the person was told to turn to, or keep the case open."


class ClosedByItsRules(HabeasError):
    """Raised when a case would be closed or sealed like any other step."""

    message = "A case is closed and sealed by a step of its own."
    hint = "Decide the follow-up, look through what was disclosed, and close it there."


class CaseState(StrEnum):
    """How far a case has come."""

    RECEIVED = "received"
    SCREENED = "screened"
    OPEN = "open"
    IN_MOTION = "in-motion"
    """The person is on their way to safety."""
    ARRIVED = "arrived"
    FOLLOW_UP = "follow-up"
    CLOSED = "closed"
    SEALED = "sealed"
    """The working key is destroyed."""
    DECLINED = "declined"
    """Not taken on; the person was told where else to turn."""


class Overlay(StrEnum):
    """What any state can carry."""

    CONTACT_LOST = "contact-lost"
    EMERGENCY = "emergency"


_BY_THEIR_RULES = frozenset({CaseState.CLOSED, CaseState.SEALED})


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """The state of a case since a day. ``referred_to`` is where a declined person can turn."""

    state: CaseState
    since: date
    overlays: tuple[Overlay, ...] = ()
    referred_to: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nobody works on it any more."""
        return self.state in (CaseState.CLOSED, CaseState.SEALED, CaseState.DECLINED)


def received(on: date, *overlays: Overlay) -> CaseStanding:
    """A new case."""
    return CaseStanding(CaseState.RECEIVED, on, tuple(dict.fromkeys(overlays)))


def move(standing: CaseStanding, to: CaseState, signed: Signature) -> CaseStanding:
    """The case one step on.

    Raises :class:`WrongCaseStep`; :class:`ClosedByItsRules` for closing and sealing, which have
    rules of their own; :class:`DeclinedToNobody` for declining, which needs a word on where else
    to turn (:func:`decline`); ``NobodyNamed``.
    """
    check_signed(signed)
    if to in _BY_THEIR_RULES:
        raise ClosedByItsRules
    if to is CaseState.DECLINED:
        raise DeclinedToNobody
    check_step(standing.state, to, WrongCaseStep)
    return replace(standing, state=to, since=signed.on, referred_to="")


def decline(standing: CaseStanding, referred_to: str, signed: Signature) -> CaseStanding:
    """The case not taken on.

    Raises :class:`DeclinedToNobody`, :class:`WrongCaseStep`, ``NobodyNamed``, ``ReasonNeeded``.
    """
    check_reasoned(signed)
    if not referred_to.strip():
        raise DeclinedToNobody
    check_step(standing.state, CaseState.DECLINED, WrongCaseStep)
    return replace(
        standing, state=CaseState.DECLINED, since=signed.on, referred_to=referred_to.strip()
    )


def lay(standing: CaseStanding, overlay: Overlay) -> CaseStanding:
    """The case with an overlay."""
    return replace(standing, overlays=tuple(dict.fromkeys((*standing.overlays, overlay))))


def lift(standing: CaseStanding, overlay: Overlay, signed: Signature) -> CaseStanding:
    """The case without an overlay. Raises ``NobodyNamed`` and ``ReasonNeeded``."""
    check_reasoned(signed)
    return replace(standing, overlays=tuple(o for o in standing.overlays if o is not overlay))
