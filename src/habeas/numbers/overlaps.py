"""How lists meet: which of them can be used, and what speaks against the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.numbers.faults import (
    EmptyList,
    ListInsideAnother,
    ListsDoNotOverlap,
    TooFewLists,
)
from habeas.numbers.patterns import Patterns

LEAST_LISTS = 3
NEARLY = 0.8
"""Of a list that shares so much with one other it is asked whether one was copied."""
LEAST_SHARED = 5


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What a table says of its lists. Names stand in the order of the table.

    ``apart`` are lists that share nobody with any other; ``inside`` are pairs of a list and one
    that holds everybody on it; ``nearly`` are such pairs where it holds most of them, with the
    share; ``strangers`` are pairs that share nobody. ``usable`` are the lists that are neither
    apart nor inside another.
    """

    usable: tuple[str, ...]
    apart: tuple[str, ...]
    inside: tuple[tuple[str, str], ...]
    strangers: tuple[tuple[str, str], ...]
    nearly: tuple[tuple[str, str, float], ...] = ()


def overlaps(table: Patterns) -> Overlaps:
    """How the lists of a table meet. Of two lists with the same people the later is inside."""
    places = range(table.width)
    size = [table.on(1 << j) for j in places]
    both = {(j, k): table.on(1 << j | 1 << k) for j, k in combinations(places, 2)}
    shared = {j: max((n for pair, n in both.items() if j in pair), default=0) for j in places}
    held: dict[int, int] = {}
    for (j, k), n in both.items():
        if n and n == size[k]:
            held.setdefault(k, j)
        elif n and n == size[j]:
            held.setdefault(j, k)
    name = table.lists
    return Overlaps(
        usable=tuple(name[j] for j in places if shared[j] and j not in held),
        apart=tuple(name[j] for j in places if not shared[j]),
        inside=tuple((name[j], name[k]) for j, k in sorted(held.items())),
        strangers=tuple((name[j], name[k]) for (j, k), n in both.items() if not n),
        nearly=tuple(_nearly(table, size, both)),
    )


def _nearly(
    table: Patterns, size: Sequence[int], both: Mapping[tuple[int, int], int]
) -> Iterator[tuple[str, str, float]]:
    """Of each such pair the shorter list first; one that holds most of everybody copies nobody."""
    for (j, k), n in both.items():
        short, long = (j, k) if size[j] <= size[k] else (k, j)
        others = table.recorded - size[short]
        usual = (size[long] - n) / others if others else 1.0
        share = n / size[short] if size[short] else 0.0
        if n >= LEAST_SHARED and NEARLY <= share < 1.0 and usual < share / 2:
            yield table.lists[short], table.lists[long], round(share, 3)


def checked(table: Patterns) -> Overlaps:
    """How the lists meet, when at least three can be used.

    Raises EmptyList, ListsDoNotOverlap, ListInsideAnother and TooFewLists.
    """
    for place, name in enumerate(table.lists):
        if not table.on(1 << place):
            raise EmptyList(name=name)
    found = overlaps(table)
    if len(found.usable) < LEAST_LISTS:
        raise _refusal(table, found)
    return found


def _refusal(table: Patterns, found: Overlaps) -> Exception:
    if table.width >= LEAST_LISTS and found.apart:
        return ListsDoNotOverlap(name=found.apart[0])
    if table.width >= LEAST_LISTS and found.inside:
        name, other = found.inside[0]
        return ListInsideAnother(name=name, other=other)
    return TooFewLists(n=len(found.usable))
