"""What people decided of pairs, and what a sample of their decisions says of links lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """Whether two lines are about one person."""

    SAME = "same"
    APART = "apart"
    UNSURE = "unsure"


class Drawn(StrEnum):
    """Why a pair was put before people."""

    UNCERTAIN = "uncertain"
    """The scores leave it open."""
    LOW = "low"
    """Drawn by chance among pairs that would not be linked: how many links are lost?"""


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair that people agreed on. ``expected`` is what the scores had thought of it.

    ``question`` is under which identifier they were asked.
    """

    one: str
    other: str
    ruling: Ruling
    drawn: Drawn
    expected: float
    question: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """What the sample of low scores says: links found in it, and how many were expected.

    ``looked_at`` pairs were decided. Pairs were drawn in proportion to their probability, so
    that found over expected is by how much the low scores are wrong.
    """

    looked_at: int
    found: int
    expected: float

    @property
    def factor(self) -> float:
        """By how much odds of low scores are raised; 1 until people have looked."""
        return (self.found + _BEFOREHAND) / (self.expected + _BEFOREHAND)


_BEFOREHAND = 2.0
"""Links found as expected, before anybody looked: shape and rate of a gamma distribution."""


def lost(decided: Iterable[Decided]) -> Lost:
    """What was decided of pairs drawn among low scores."""
    sample = [one for one in decided if one.drawn is Drawn.LOW and one.ruling is not Ruling.UNSURE]
    found = sum(one.ruling is Ruling.SAME for one in sample)
    return Lost(len(sample), found, sum(one.expected for one in sample))


def shape_and_rate(told: Lost) -> tuple[float, float]:
    """The gamma distribution of the factor after the sample."""
    return told.found + _BEFOREHAND, told.expected + _BEFOREHAND


def contradictory(decided: Iterable[Decided], lists: Mapping[str, str]) -> tuple[Decided, ...]:
    """Decisions that cannot all be right: apart in one place, one person by others; or one
    person who would stand on one list twice. ``lists`` is the list of each entry.

    All that were decided of such a person are among them: which is wrong nobody knows.
    """
    held = [one for one in decided if one.ruling is not Ruling.UNSURE]
    group: dict[str, frozenset[str]] = {}
    for one in held:
        if one.ruling is Ruling.SAME:
            ends = frozenset((one.one, one.other))
            joined = ends.union(*(group.get(end, ends) for end in ends))
            group |= dict.fromkeys(joined, joined)
    within = [(one, group[one.one]) for one in held if one.other in group.get(one.one, ())]
    wrong = {people for one, people in within if _cannot_be(one, people, lists)}
    return tuple(one for one, people in within if people in wrong)


def _cannot_be(one: Decided, people: Collection[str], lists: Mapping[str, str]) -> bool:
    """Whether these entries cannot be one person: for this decision, or for their lists."""
    on_lists = [lists[entry] for entry in people if entry in lists]
    return one.ruling is Ruling.APART or len(on_lists) != len(set(on_lists))
