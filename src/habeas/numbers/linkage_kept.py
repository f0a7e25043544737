"""A linkage as it is kept: what it was made from, what was asked of people, what they ruled.

Nothing here computes, so that a review goes on where the extra is missing. No score of a pair
is kept where a reviewer sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.numbers.linkage_rulings import Decided, Drawn, Ruling


class ComparedBy(StrEnum):
    """What compares lines."""

    MEMORY = "duckdb"
    SPARK = "spark"


REVIEWERS = 2
"""How many must rule alike for a pair to be decided; a third is asked when two differ."""


@dataclass(frozen=True, slots=True)
class KeptLinkage:
    """Lists that were compared, by identifier. ``fingerprint`` is the SHA-256 of the lines.

    ``expected`` is how many pairs of lines were expected to be of one person, ``left_out`` how many
    lines say the same as so many others that they were compared with none. ``engine`` compared
    them, and compares them again.
    """

    lists: tuple[str, ...]
    lines: int
    fingerprint: str
    expected: float
    seed: int
    versions: tuple[tuple[str, str], ...]
    left_out: int = 0
    engine: ComparedBy = ComparedBy.MEMORY


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """Two entries of a linkage that people are asked about. ``expected`` is hidden from them."""

    linkage: str
    one: str
    other: str
    drawn: Drawn
    expected: float


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """What one reviewer says of a question; None once they took it back."""

    question: str
    reviewer: str
    ruling: Ruling | None


def settled(rulings: Iterable[KeptRuling]) -> Ruling | None:
    """What two reviewers ruled alike on one question; None while it is open."""
    told = Counter(one.ruling for one in rulings if one.ruling is not None)
    agreed = [ruling for ruling, number in told.items() if number >= REVIEWERS]
    return agreed[0] if agreed else None


def settled_alone(rulings: Iterable[KeptRuling]) -> Ruling | None:
    """What the only reviewer of a question ruled; None where several did, or nobody."""
    told = [one.ruling for one in rulings if one.ruling is not None]
    return told[0] if len(told) == 1 else None


def is_open_to(reviewer: str, rulings: Iterable[KeptRuling]) -> bool:
    """Whether this reviewer is asked: they have not ruled, and others do not suffice."""
    standing = [one for one in rulings if one.ruling is not None]
    if any(one.reviewer == reviewer for one in standing) or settled(standing):
        return False
    return len(standing) <= REVIEWERS


_Settling = Callable[[Iterable[KeptRuling]], Ruling | None]


def decided(
    questions: Mapping[str, KeptQuestion],
    rulings: Mapping[str, Iterable[KeptRuling]],
    by: _Settling = settled,
) -> tuple[Decided, ...]:
    """The questions on which reviewers agree, ``rulings`` by question; ``by`` says what that is."""
    found = ((name, one, by(rulings.get(name, ()))) for name, one in questions.items())
    return tuple(
        Decided(one.one, one.other, ruling, one.drawn, one.expected, name)
        for name, one, ruling in found
        if ruling is not None
    )
