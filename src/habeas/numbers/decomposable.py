"""Every decomposable graph on three to seven lists, made when asked for.

A graph is decomposable (chordal) when its vertices can be taken away one by one, each with
neighbours that are all joined: a perfect elimination. The likelihood of such a model is then the
product of ``P(vertex and neighbours) / P(neighbours)`` along the way (S. L. Lauritzen, Graphical
Models, 1996, section 2.1), so a graph is kept as these two sets for each step. There are 8, 61,
822, 18,154 and 617,675 of them (OEIS A058862).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

MOST_LISTS = 7
"""With eight there are over thirty million graphs."""


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """All decomposable graphs on some lists, one row each.

    ``edges``: bit ``i`` is set when the ``i``-th pair of lists is joined, pairs in the order of
    ``itertools.combinations``. ``whole`` and ``parted``, as many columns as lists: the sets of
    lists (bits) whose likelihoods are multiplied and divided by.
    """

    edges: NDArray[np.uint32]
    whole: NDArray[np.uint8]
    parted: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.edges)

    def exponents(self, size: int) -> NDArray[np.int8]:
        """For each graph, how often each set of lists stands in the product."""
        counted = np.zeros((len(self), size), dtype=np.int8)
        rows = np.arange(len(self))
        for step in range(self.whole.shape[1]):
            counted[rows, self.whole[:, step]] += 1
            counted[rows, self.parted[:, step]] -= 1
        return counted


@cache
def graphs(width: int) -> Graphs:
    """All decomposable graphs on ``width`` lists, at most MOST_LISTS."""
    edges = np.arange(1 << width * (width - 1) // 2, dtype=np.uint32)
    walk = _Walk(edges, width)
    while walk.goes_on():
        pass
    done = walk.left == 0
    return Graphs(edges[done], walk.whole[done], walk.parted[done])


class _Walk:
    """Taking vertices away from all graphs at once, as long as any can be taken."""

    def __init__(self, edges: NDArray[np.uint32], width: int) -> None:
        self._width = width
        self._joined = np.zeros((width, len(edges)), dtype=np.uint8)
        for place, (j, k) in enumerate(combinations(range(width), 2)):
            bit = (edges >> place & 1).astype(np.uint8)
            self._joined[j] |= bit << k
            self._joined[k] |= bit << j
        self.left = np.full(len(edges), (1 << width) - 1, dtype=np.uint8)
        self.whole = np.zeros((len(edges), width), dtype=np.uint8)
        self.parted = np.zeros((len(edges), width), dtype=np.uint8)

    def goes_on(self) -> bool:
        """Take away each vertex whose neighbours are all joined; whether there was one."""
        before = self.left.copy()
        for vertex in range(self._width):
            self._take(vertex)
        return bool((self.left != before).any())

    def _take(self, vertex: int) -> None:
        rows = np.flatnonzero(self.left >> vertex & 1)
        around = self._joined[vertex, rows] & self.left[rows]
        fits = np.ones(len(rows), dtype=bool)
        for other in range(self._width):
            missing = around & ~(self._joined[other, rows] | np.uint8(1 << other))
            fits &= (around >> other & 1 == 0) | (missing == 0)
        rows, around = rows[fits], around[fits]
        self.whole[rows, vertex] = around | np.uint8(1 << vertex)
        self.parted[rows, vertex] = around
        self.left[rows] &= np.uint8(~(1 << vertex) & 0xFF)
