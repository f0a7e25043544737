"""Other people whom a step may harm: relatives above all. They are asked before it is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.words.errors import HabeasError


class OthersNotAsked(HabeasError):
    """Raised when a step may harm people who were not asked."""

    message = "This step may harm {number} other people who were not asked."
    hint = "Ask them in a safe way, or write down who decided that they cannot be asked, and why."


class OthersRefused(HabeasError):
    """Raised when somebody whom a step may harm said no."""

    message = "{number} people whom this step may harm said no to it."
    hint = "Leave the step, or change it so that it no longer touches them."


class OthersAnswer(StrEnum):
    """What somebody said whom a step may harm."""

    NOT_ASKED = "not-asked"
    AGREES = "agrees"
    REFUSES = "refuses"
    CANNOT_BE_ASKED = "cannot-be-asked"
    """Asking would itself endanger somebody."""
    NOT_TOUCHED = "not-touched"
    """The step was changed so that it no longer touches them."""


@dataclass(frozen=True, slots=True)
class AffectedOther:
    """One person a step may harm, by pseudonym or by how they stand to the person.

    ``steps`` are the submissions and referrals that touch them; none means every one.
    """

    who: str
    how: str
    steps: tuple[str, ...] = ()
    answer: OthersAnswer = OthersAnswer.NOT_ASKED
    signed: Signature | None = None

    def is_touched_by(self, step: str) -> bool:
        """Whether a step may harm them."""
        return not self.steps or step in self.steps


def answer(other: AffectedOther, said: OthersAnswer, signed: Signature) -> AffectedOther:
    """The person with their answer.

    That somebody cannot be asked, or is no longer touched, needs a reason. Raises
    ``NobodyNamed`` and ``ReasonNeeded``.
    """
    by_others = said in (OthersAnswer.CANNOT_BE_ASKED, OthersAnswer.NOT_TOUCHED)
    check = check_reasoned if by_others else check_signed
    return replace(other, answer=said, signed=check(signed))


def check_asked(others: Iterable[AffectedOther], step: str) -> None:
    """Whether everybody whom a step may harm was asked, and nobody said no.

    Raises :class:`OthersNotAsked` and :class:`OthersRefused`.
    """
    touched = [other.answer for other in others if other.is_touched_by(step)]
    if number := touched.count(OthersAnswer.NOT_ASKED):
        raise OthersNotAsked(number=number)
    if number := touched.count(OthersAnswer.REFUSES):
        raise OthersRefused(number=number)
