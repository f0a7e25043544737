"""In which order drafts wait for a person: named violations, then what is often wrong."""

from __future__ import annotations

from enum import StrEnum

from habeas.reading.worth import worth_of
from habeas.words.statements import Statement, Status
from habeas.words.violations import violations

FAMILIES = ("life", "integrity", "liberty", "persecution", "remedy", "property")
"""Families of violations, the gravest first."""

DOUBTFUL = 0.5
"""A pattern is often wrong when fewer of its drafts were right, as measured."""

_WEAK, _REST = 100, 300


class Waiting(StrEnum):
    """Why a draft stands where it stands in the queue."""

    NAMES_A_VIOLATION = "names_a_violation"
    OFTEN_WRONG = "often_wrong"
    """Its pattern was measured, and fewer than half of its drafts were right."""
    ALL_OTHERS = "all_others"


def rank(said: Statement) -> int | None:
    """A draft's rank in the queue, the first the lowest; None for what a person decided on."""
    if said.status is not Status.DRAFT:
        return None
    return rank_of([mention.code for mention in said.violations], said.pattern)


def rank_of(codes: list[str], pattern: str) -> int:
    """The rank of a draft that names these violations and was made by this pattern."""
    known = violations()
    families = [known[code].family for code in codes if code in known]
    if families:
        return min(map(_gravity, families))
    worth = worth_of(pattern)
    precision = None if worth is None else worth.precision
    if precision is not None and precision < DOUBTFUL:
        return _WEAK + round(100 * precision)
    return _REST


def waiting(place: int) -> Waiting:
    """Why a draft of this rank stands where it stands."""
    if place < _WEAK:
        return Waiting.NAMES_A_VIOLATION
    return Waiting.OFTEN_WRONG if place < _REST else Waiting.ALL_OTHERS


def _gravity(family: str) -> int:
    return FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
