"""Why a remedy is futile: for avenues that ask whether it was tried."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.protection.cases.signatures import Signature, check_reasoned


@dataclass(frozen=True, slots=True)
class Futility:
    """Why a remedy is futile, kept for avenues that ask for exhaustion.

    ``rests_on`` are findings, statements or facts of the catalogue, by identifier.
    """

    avenue: str
    signed: Signature
    rests_on: tuple[str, ...] = ()


def futile(told: Futility) -> Futility:
    """The record, if it has a name and a reason. Raises ``NobodyNamed`` and ``ReasonNeeded``."""
    check_reasoned(told.signed)
    return told
