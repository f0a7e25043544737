"""Who leads a case, and how it is handed over."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.words.errors import HabeasError


class LeadsAlready(HabeasError):
    """Raised when a case is handed over to whoever leads it."""

    message = "{member} already leads this case."
    hint = "Name another member; the case has to be open to them."


@dataclass(frozen=True, slots=True)
class Lead:
    """The member who leads a case. ``signed`` is who handed it over, when and why."""

    member: str
    signed: Signature


def lead(member: str, signed: Signature) -> Lead:
    """Who leads a new case. Raises ``NobodyNamed``."""
    check_signed(Signature(member, signed.on))
    return Lead(member, check_signed(signed))


def handed_over(held: Lead, member: str, signed: Signature) -> Lead:
    """Who leads it from now on.

    Raises :class:`LeadsAlready`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    check_reasoned(signed)
    if held.member == member:
        raise LeadsAlready(member=member)
    return lead(member, signed)
