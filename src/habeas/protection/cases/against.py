"""What speaks against what the person says, or against a step: kept, and shown with it.

A submission that hides it falls when the other side brings it. It is answered, never deleted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.protection.cases.attributions import Attribution, check_attributed
from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.errors import HabeasError


class NothingAgainst(HabeasError):
    """Raised when what speaks against a case has no words."""

    message = "It does not say what speaks against the case."
    hint = "Write it as a lawyer of the other side would."


@dataclass(frozen=True, slots=True)
class Against:
    """One thing that speaks against. ``answered.reason`` is what the team answers to it."""

    words: str
    attribution: Attribution
    answered: Signature | None = None


def against(told: Against) -> Against:
    """The thing, checked. Raises :class:`NothingAgainst` and ``NotAttributed``."""
    if not told.words.strip():
        raise NothingAgainst
    check_attributed(told.attribution)
    return told


def answered(held: Against, signed: Signature) -> Against:
    """The thing with an answer; it stays. Raises ``NobodyNamed`` and ``ReasonNeeded``."""
    return replace(held, answered=check_reasoned(signed))
