"""Counts as they may be given out: those that could point at people are hidden.

A count of one says that somebody who is known to be on two lists is on no third. Every pattern
with fewer than five people is left out, whether somebody has it or nobody does; and were it the
only one left out, the next smallest with it, for whoever knows how many people there are could
work it out. Who keeps a list can be in danger for keeping it, so lists are numbered, not named.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.numbers.patterns import Patterns

SMALLEST = 5
"""The smallest count that is told."""
HIDDEN = "hidden"


def told(table: Patterns) -> tuple[tuple[int, int], ...]:
    """The cells that may be given out, in ascending order of the pattern."""
    large = [cell for cell in table.cells if cell[1] >= SMALLEST]
    patterns = (1 << table.width) - 1
    if len(large) == patterns - 1:
        large.remove(min(large, key=lambda cell: (cell[1], cell[0])))
    return tuple(large)


def too_small(counts: Sequence[int]) -> frozenset[int]:
    """The places of counts that are not told; were it one alone, the next smallest with it."""
    small = [place for place, count in enumerate(counts) if count < SMALLEST]
    if len(small) == 1 and len(counts) > 1:
        others = (place for place in range(len(counts)) if place not in small)
        small.append(min(others, key=lambda place: (counts[place], place)))
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
