"""Pairs of lines that were compared, and how far each speaks for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Ends = NDArray[np.signedinteger]
"""Rows of two places in the lines, the lower first."""

UNKEPT = -10.0
"""Evidence of a pair of which nothing is known but that it was not kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of places in the lines, ``one`` before ``other``, in that order.

    ``evidence`` is the natural logarithm of how many times more likely what the two lines say is
    of one person than of two. Pairs that speak clearly for two are not among them; ``looked_at``
    counts all that there were. ``left_out`` are lines that were compared with none. ``parts`` is
    what each comparison adds to the evidence, a column for each, zero where nothing was compared.
    """

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    evidence: NDArray[np.float64]
    parts: NDArray[np.float32]
    looked_at: int
    left_out: int = 0

    @classmethod
    def of(
        cls, ends: Ends, evidence: NDArray[np.float64], looked_at: int, left_out: int = 0
    ) -> Pairs:
        """Pairs that were compared in one thing, in whatever order they come, each once."""
        return cls.compared(ends, evidence, evidence[:, None], looked_at, left_out)

    @classmethod
    def compared(
        cls,
        ends: Ends,
        evidence: NDArray[np.float64],
        parts: NDArray[np.floating],
        looked_at: int,
        left_out: int = 0,
    ) -> Pairs:
        """Pairs that were compared in several, in whatever order they come, each once."""
        first, second = np.minimum(*ends.T), np.maximum(*ends.T)
        order = np.argsort(_codes(first, second, 1 + int(second.max(initial=0))))
        held = (first[order].astype(np.int64), second[order].astype(np.int64))
        told = evidence[order], parts.astype(np.float32, copy=False)[order]
        return cls(*held, *told, looked_at, left_out)

    def only(self, places: NDArray[np.int64], evidence: NDArray[np.float64]) -> Pairs:
        """Those at ``places``, with this evidence."""
        ends = self.one[places], self.other[places]
        return replace(
            self, one=ends[0], other=ends[1], evidence=evidence, parts=self.parts[places]
        )

    def with_ends(self, ends: Ends) -> Pairs:
        """These pairs, and those of ``ends`` that are not yet among them."""
        further = ends[self._found(ends) < 0]
        if not len(further):
            return self
        held = np.concatenate([np.column_stack((self.one, self.other)), further])
        evidence = np.concatenate([self.evidence, np.full(len(further), UNKEPT)])
        unknown = np.zeros((len(further), self.parts.shape[1]), np.float32)
        parts = np.concatenate([self.parts, unknown])
        return Pairs.compared(held, evidence, parts, self.looked_at, self.left_out)

    def places_of(self, ends: Ends) -> NDArray[np.int64]:
        """Where among these pairs each of ``ends`` stands; all must be among them."""
        return self._found(ends)

    def _found(self, ends: Ends) -> NDArray[np.int64]:
        """The same, -1 for those that are not among them."""
        width = 1 + int(max(self.other.max(initial=0), ends.max(initial=0)))
        codes, wanted = _codes(self.one, self.other, width), _codes(ends[:, 0], ends[:, 1], width)
        at = np.minimum(np.searchsorted(codes, wanted), max(len(codes) - 1, 0))
        return np.where(codes[at] == wanted, at, -1) if len(codes) else np.full(len(ends), -1)


def list_numbers(lists: Sequence[str]) -> NDArray[np.int64]:
    """The list of each line as a number, in the order of their names."""
    number = {name: place for place, name in enumerate(sorted(set(lists)))}
    return np.fromiter(map(number.__getitem__, lists), np.int64, len(lists))


def _codes(
    one: NDArray[np.signedinteger], other: NDArray[np.signedinteger], width: int
) -> NDArray[np.int64]:
    """One number for each two places: to sort by one is far faster than by two."""
    codes: NDArray[np.int64] = one.astype(np.int64) * width + other
    return codes
