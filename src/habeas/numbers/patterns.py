"""Who stands on which lists, as counts: the only thing an estimator ever sees."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patterns:
    """How many people stand on exactly which lists.

    ``cells`` are pairs of a pattern and its count, in ascending order of the pattern, every
    count above nothing. A pattern is a number whose bit ``j`` is set when people stand on
    ``lists[j]``; the pattern 0, people on no list, is never in it.
    """

    lists: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, lists: Iterable[str], cells: Iterable[tuple[int, int]]) -> Patterns:
        """From cells in any order; those of one pattern are added, empty ones left out."""
        held: dict[int, int] = defaultdict(int)
        for pattern, count in cells:
            held[pattern] += count
        kept = tuple(sorted((one, n) for one, n in held.items() if one and n))
        return cls(tuple(lists), kept)

    @property
    def recorded(self) -> int:
        """How many people stand on at least one list."""
        return sum(count for _, count in self.cells)

    @property
    def width(self) -> int:
        """How many lists there are."""
        return len(self.lists)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the table in one canonical form, in hexadecimal digits."""
        return hashlib.sha256(self.as_csv().encode("utf-8")).hexdigest()

    def counted(self) -> list[int]:
        """The count of every pattern from 0 to all lists; 0 where nobody was found."""
        counts = [0] * (1 << self.width)
        for pattern, count in self.cells:
            counts[pattern] = count
        return counts

    def on(self, lists: int) -> int:
        """How many people stand on all of these lists (bits), whatever else they are on."""
        return sum(count for pattern, count in self.cells if pattern & lists == lists)

    def on_exactly(self, number: int) -> int:
        """How many people stand on this many lists."""
        return sum(count for pattern, count in self.cells if pattern.bit_count() == number)

    def rows(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """Each pattern as 0 and 1 in the order of the lists, with its count."""
        for pattern, count in self.cells:
            yield tuple(pattern >> j & 1 for j in range(self.width)), count

    def without(self, place: int) -> Patterns:
        """The table as it would be had this list never been made."""
        low = (1 << place) - 1
        cells = ((one & low | one >> place + 1 << place, n) for one, n in self.cells)
        return Patterns.of((n for j, n in enumerate(self.lists) if j != place), cells)

    def as_csv(self) -> str:
        """The table as it is read: one column of 0 and 1 for each list, then the count."""
        lines = [",".join((*self.lists, "count"))]
        lines += [",".join(map(str, (*bits, count))) for bits, count in self.rows()]
        return "\n".join(lines) + "\n"
