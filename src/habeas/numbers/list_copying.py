"""Which lists may have been copied from each other: entries that are the same letter by letter.

Two people who write a name down by themselves seldom choose the same letters, the same order and
the same dates; a share of entries that do is a sign. A sign is shown to a person, and decides
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from habeas.numbers.entries import Entry

FEWEST = 5
"""Entries that must be alike before anything is said of two lists."""
SHARE = 0.5
"""Of the shorter list, so many must be."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two lists, by identifier, and the share of the shorter that stands in the other as it is."""

    one: str
    other: str
    share: float


def alike(entries: Iterable[Entry]) -> Iterator[Alike]:
    """Every two lists of which much is the same letter by letter."""
    held: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for entry in entries:
        held[entry.list].add((entry.names, entry.born, entry.when, entry.places))
    for one, other in combinations(sorted(held), 2):
        shared = len(held[one] & held[other])
        share = shared / min(len(held[one]), len(held[other]))
        if shared >= FEWEST and share >= SHARE:
            yield Alike(one, other, share)
