"""Counts as they may be given out: those that could point at people are hidden.

A count of one says that somebody who is known to be on two lists is on no third. Every pattern
with fewer than five people is left out, whether somebody has it or nobody does. Whoever knows how
many people there are knows how many are left out together; so the next smallest are left out with
them until those are at least five, and in more than one pattern. Were they fewer, and all left
out patterns of one list, it would be known how few are on it. Who keeps a list can be in danger
for keeping it, so lists are numbered, not named.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.numbers.patterns import Patterns

SMALLEST = 5
"""The smallest count that is told."""
HIDDEN = "hidden"


def told(table: Patterns) -> tuple[tuple[int, int], ...]:
    """The cells that may be given out, in ascending order of the pattern."""
    counts = dict(table.cells)
    patterns = range(1, 1 << table.width)
    hidden = too_small([counts.get(pattern, 0) for pattern in patterns])
    return tuple(cell for cell in table.cells if cell[0] - 1 not in hidden)


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
