"""Why a remedy is futile: for avenues that ask whether it was tried."""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.errors import HabeasError


class FutilityTakenBack(HabeasError):
    """Raised for a record of futility that was taken back already."""

    message = "This was taken back already."
    hint = "If the remedy is futile after all, write it down anew with its reason."


@dataclass(frozen=True, slots=True)
class Futility:
    """Why a remedy is futile, kept for avenues that ask for exhaustion.

    ``rests_on`` are findings, statements or facts of the catalogue, by identifier;
    ``authorities`` are decisions and reports in words, such as a judgment with its day.
    """

    avenue: str
    signed: Signature
    rests_on: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    withdrawn: Signature | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.withdrawn is None


def futile(told: Futility) -> Futility:
    """The record, if it has a name and a reason. Raises ``NobodyNamed`` and ``ReasonNeeded``."""
    check_reasoned(told.signed)
    return told


def taken_back(held: Futility, signed: Signature) -> Futility:
    """The record after it was taken back; it stays to be read.

    Raises :class:`FutilityTakenBack`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    if not held.stands:
        raise FutilityTakenBack
    return replace(held, withdrawn=check_reasoned(signed))
