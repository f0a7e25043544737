"""How likely two lines are of one person before they are compared, if no other line is of it.

Where two lists share many people, most lines have found their own, and those still free have few
to choose from: the odds of a free pair are the people shared, over the free lines of the one list
times those of the other. Taking the share of all pairs instead makes links too few, the more so the
more the lists overlap.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_BEFOREHAND = 1.0
"""Links of two lists seen before any, in the proportion of all lists: of two small ones, that
have hardly a link, the share is not made up."""
_FREE = 0.5
"""Lines of each list that are free at least: no list is ever held to be wholly in another."""


def share(links: float, looked_at: int) -> float:
    """The share of all pairs that are links."""
    whole = max(looked_at, 1)
    return min(max(links / whole, 1 / whole), 0.5)


def log_odds(share_of_pairs: float) -> float:
    """Of a share, as a natural logarithm."""
    return float(np.log(share_of_pairs) - np.log1p(-share_of_pairs))


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """Of which two lists each pair is, ``rest`` the links of those that are not among the pairs.

    Two lists are one number: that of the first times how many lists there are, and of the second.
    """

    two: Places
    sizes: Floats
    rest: Floats

    @classmethod
    def of(cls, lists: Places, ends: tuple[Places, Places], found: Floats, near: Places) -> Shares:
        """For the pairs ``near`` among all of ``ends``, of which ``found`` was told alone."""
        sizes = np.bincount(lists).astype(np.float64)
        one, other = (lists[end] for end in ends)
        two = np.minimum(one, other) * len(sizes) + np.maximum(one, other)
        far = found.copy()
        far[near] = 0
        rest = np.bincount(two, far, len(sizes) ** 2).astype(np.float64)
        return cls(two[near], sizes, rest)

    def before(self, found: Floats, looked_at: int) -> Floats:
        """The log odds of each pair before it is compared, if both its lines are free."""
        links = np.bincount(self.two, found, len(self.rest)) + self.rest
        one, other = np.repeat(self.sizes, len(self.sizes)), np.tile(self.sizes, len(self.sizes))
        expected = share(float(links.sum()), looked_at) * one * other
        shared = (links + _BEFOREHAND) / (1 + _BEFOREHAND / expected)
        shared = np.minimum(shared, np.minimum(one, other) - _FREE)
        told: Floats = np.log(shared) - np.log(one - shared) - np.log(other - shared)
        return told.take(self.two)
