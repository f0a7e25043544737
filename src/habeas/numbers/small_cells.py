"""Counts as they may be given out: those that could point at people are hidden.

A count of one says that somebody who is known to be on two lists is on no third. Every pattern
with fewer than five people is left out, whether somebody has it or nobody does. Whoever knows how
many people there are knows how many are left out together; so the next smallest are left out with
them until those are at least five, and in more than one pattern. Were they fewer, and all left
out patterns of one list, it would be known how few are on it. Who keeps a list can be in danger
for keeping it, so lists are numbered, not named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from habeas.numbers.patterns import Patterns

SMALLEST = 5
"""The smallest count that is told."""
HIDDEN = "hidden"
_STEPS = (1, 2, 5)
"""Where bands begin, in every power of ten."""


@dataclass(frozen=True, slots=True)
class Band:
    """People with one pattern: ``least`` to ``most`` of them, whole numbers, both included."""

    pattern: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Coarse:
    """A table as it may stand beside figures that were made from it.

    The figures follow from the counts: beside exact ones, whoever has the program could try which
    small counts give them. So the counts that may be told are in ``bands``, the largest first,
    and nothing is said of the ``hidden`` patterns but how many there are.
    """

    width: int
    bands: tuple[Band, ...]
    hidden: int


def coarse(table: Patterns) -> Coarse:
    """Bands of the cells that may be given out; the same for all tables that share them."""
    bands = [Band(pattern, *_band(number)) for pattern, number in told(table)]
    bands.sort(key=lambda one: (-one.least, one.pattern))
    return Coarse(table.width, tuple(bands), (1 << table.width) - 1 - len(bands))


def _band(number: int) -> tuple[int, int]:
    """5 to 9, 10 to 19, 20 to 49, 50 to 99 and so on."""
    ends = _ends()
    least = following = SMALLEST
    while following <= number:
        least, following = following, next(ends)
    return least, following - 1


def _ends() -> Iterator[int]:
    """10, 20, 50, 100 and so on."""
    return (step * 10**power for power, step in product(range(1, 20), _STEPS))


def told(table: Patterns) -> tuple[tuple[int, int], ...]:
    """The cells that may be given out, in ascending order of the pattern."""
    # Two patterns without anybody stand for all of them: a table of many lists has millions.
    empty = min((1 << table.width) - 1 - len(table.cells), 2)
    hidden = too_small([*(number for _, number in table.cells), *(0,) * empty])
    return tuple(cell for place, cell in enumerate(table.cells) if place not in hidden)


def too_small(counts: Sequence[int]) -> frozenset[int]:
    """The places of counts that are not told, and the next smallest with them while needed."""
    small = {place for place, count in enumerate(counts) if count < SMALLEST}
    if not small:
        return frozenset()
    others = (place for place in range(len(counts)) if place not in small)
    for place in sorted(others, key=lambda place: (counts[place], place)):
        if len(small) > 1 and sum(counts[one] for one in small) >= SMALLEST:
            break
        small.add(place)
    return frozenset(small)


def as_csv(table: Patterns, is_named: bool = False) -> str:
    """The table to be given out, its last line for every pattern that has no line of its own.

    ``is_named`` keeps the names of the lists.
    """
    shown = told(table)
    names = table.lists if is_named else tuple(f"list {n}" for n in range(1, table.width + 1))
    lines = Patterns.of(names, shown).as_csv()
    is_whole = len(shown) == (1 << table.width) - 1
    rest = ",".join(("*",) * table.width + (HIDDEN,)) + "\n"
    return lines if is_whole else lines + rest
