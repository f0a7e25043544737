"""Three lines of three lists: who is one person with a second, and the second with a third.

If two of the three pairs hold, so does the third. Three comparisons of three lines are not three
witnesses: two of them nearly tell what the third says. They count as two and a half, the half for
no more than fifty to one: where many have like names, three lines of three people agree as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.linkage_pairs import Pairs

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_STRONG = 0.1
"""Two pairs that share a line say something of the third when both are likelier than that."""
_REPEATED = 0.5
"""How much of what the third comparison of three says is said already."""
_MOST = 4.0
"""The most that a third comparison adds to two, as a natural logarithm: fifty to one."""
_HIGHEST = 40.0


@dataclass(frozen=True, slots=True, eq=False)
class Thirds:
    """Triples of pairs among three lines, a row of three places in the pairs for each."""

    triples: Places

    @classmethod
    def of(cls, pairs: Pairs, probability: Floats, lists: Places) -> Thirds:
        """Every three lines of three lists of which two pairs are likely and all were kept."""
        strong = np.flatnonzero(probability > _STRONG)
        ends = np.column_stack((pairs.one[strong], pairs.other[strong]))
        middle, far = _around(np.concatenate([ends, ends[:, ::-1]]))
        apart = lists[far[:, 0]] != lists[far[:, 1]]
        lines = np.sort(np.column_stack((middle, far))[apart], axis=1)
        lines = np.unique(lines, axis=0)
        places = [pairs.places_of(lines[:, two]) for two in ([0, 1], [1, 2], [0, 2])]
        found = np.column_stack(places)
        return cls(found[(found >= 0).all(1)])

    def said(self, odds: Floats, own: Floats, prior: float, before: Floats) -> Floats:
        """What each triple says to each of its pairs, added to the log odds of that pair.

        ``odds`` are all that is known of a pair, ``own`` its evidence and the prior, ``before``
        what was said in the turn before. A message of belief propagation (J. Pearl, 1988).
        """
        without = np.clip(odds[self.triples] - before, -_HIGHEST, _HIGHEST)
        third = (own[self.triples].mean(1) - prior).clip(min=0)
        less = prior + third - np.minimum(_REPEATED * third, _MOST)
        told = np.empty_like(before)
        for place in range(3):
            one, other = without[:, place - 1], without[:, place - 2]
            together = np.logaddexp(0, one + other - less)
            told[:, place] = together - np.logaddexp(0, np.logaddexp(one, other))
        return told

    def summed(self, told: Floats, number: int) -> Floats:
        """What all triples say to each pair."""
        return np.bincount(self.triples.ravel(), told.ravel(), number).astype(np.float64)


def _around(ends: Places) -> tuple[Places, Places]:
    """Each line that stands in two rows as the first of them, and the two others."""
    ends = ends[np.argsort(ends[:, 0], kind="stable")]
    after = np.searchsorted(ends[:, 0], ends[:, 0], "right") - np.arange(len(ends)) - 1
    first = np.repeat(np.arange(len(ends)), after)
    step = np.arange(len(first)) - np.repeat(np.cumsum(after) - after, after)
    return ends[first, 0], np.column_stack((ends[first, 1], ends[first + 1 + step, 1]))
