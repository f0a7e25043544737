"""Three lines of three lists: who is one person with a second, and the second with a third.

If two of the three pairs hold, so does the third; and where the third cannot, at most one of the
two does. Three comparisons of three lines are not three witnesses: of what all three lines tell,
two of the comparisons say what the third does. What only two of them tell, as when one line has no
date of birth, no other pair has said already.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.linkage_pairs import UNKEPT, Pairs

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_STRONG = 0.1
"""Two pairs that share a line say something of the third when both are likelier than that."""
_FAIR = 0.01
"""Where the third pair was not kept, a strong pair hinders those that are likelier than that."""
_HIGHEST = float(np.exp(40.0))
"""The highest odds of a pair that a triple takes into account."""


@dataclass(frozen=True, slots=True, eq=False)
class Thirds:
    """Triples of pairs among three lines, a row of three places in the pairs for each; a pair that
    is not among them has the place after the last.

    ``repeated`` is the evidence that is said twice over; ``counted`` how much of it, and of what
    was thought beforehand, each triple takes back.
    """

    triples: Places
    repeated: Floats
    counted: Floats

    @classmethod
    def none(cls) -> Thirds:
        """No three lines."""
        return cls(np.zeros((0, 3), np.int64), np.zeros(0), np.zeros(0))

    @classmethod
    def of(cls, pairs: Pairs, probability: Floats, lists: Places) -> Thirds:
        """Three lines of three lists whose pairs were all kept, two of them strong; or of which one
        was not kept, one is strong and one fair.
        """
        lines = _lines(pairs, probability, lists)
        places = [pairs.places_of(lines[:, two]) for two in ([0, 1], [1, 2], [0, 2])]
        found = np.column_stack(places)
        whole = np.asarray((found >= 0).all(1))
        likely = np.sort(np.where(found < 0, 0, probability[found]), axis=1)
        strong = np.where(whole, likely[:, 1], likely[:, 2]) > _STRONG
        lines, found, whole = lines[strong], found[strong], whole[strong]
        counted, repeated = np.ones(len(found)), np.zeros(len(found))
        counted[whole] = _counted(pairs, probability, lines[whole], found[whole])
        repeated[whole] = _repeated(pairs.parts[found[whole]])
        return cls(np.where(found < 0, len(pairs.one), found), repeated, counted)

    def said(self, odds: Floats, prior: Floats, before: Floats) -> Floats:
        """By how much each triple raises the odds of each of its pairs; ratios, no logarithms.

        ``odds`` are all that is known of a pair, ``prior`` the logarithm of what was thought of it
        beforehand, ``before`` what was said in the turn before, half of which stays: without it
        what is said swings to and fro. A message of belief propagation (J. Pearl, 1988).
        """
        usual = float(prior.mean()) if len(prior) else 0.0
        known = np.append(odds, np.exp(usual + UNKEPT))[self.triples]
        kept = self.triples < len(odds)
        without = np.clip(known / np.where(kept, before, 1), 1 / _HIGHEST, _HIGHEST)
        beforehand = np.append(prior, usual)[self.triples].mean(1)
        less = np.exp(-self.counted * (beforehand + self.repeated))
        told = np.empty_like(before)
        for place in range(3):
            one, other = without[:, place - 1], without[:, place - 2]
            told[:, place] = (1 + one * other * less) / (1 + one + other)
        return np.sqrt(before * told)

    def summed(self, told: Floats, number: int) -> Floats:
        """By how much all triples raise the odds of each pair, as a natural logarithm."""
        summed = np.bincount(self.triples.ravel(), np.log(told).ravel(), number + 1)
        return summed[:number].astype(np.float64)


def _lines(pairs: Pairs, probability: Floats, lists: Places) -> Places:
    """Every three lines of three lists of which two pairs are fair, a row each."""
    fair = np.flatnonzero(probability > _FAIR)
    ends = np.column_stack((pairs.one[fair], pairs.other[fair]))
    middle, far = _around(np.concatenate([ends, ends[:, ::-1]]))
    apart = lists[far[:, 0]] != lists[far[:, 1]]
    middle, far = middle[apart], np.sort(far[apart], axis=1)
    once = (middle < far[:, 0]) | (_likely(pairs, probability, far) <= _FAIR)
    lines: Places = np.sort(np.column_stack((middle, far))[once], axis=1)
    return lines


def _likely(pairs: Pairs, probability: Floats, ends: Places) -> Floats:
    """How likely pairs with these ends are; zero for those that were not kept."""
    place = pairs.places_of(ends)
    return np.where(place < 0, 0, probability[place])


def _repeated(parts: NDArray[np.float32]) -> Floats:
    """Of what all three lines tell, the middle one of three comparisons: two that agree say that
    the third does, and who differs from one differs from the other.
    """
    held = np.where((parts != 0).all(1), np.median(parts, axis=1), 0)
    repeated: Floats = held.sum(1).astype(np.float64)
    return repeated


def _counted(pairs: Pairs, probability: Floats, lines: Places, triples: Places) -> Floats:
    """How much each triple takes back: among k lines there are k(k-1)/2 pairs, of which k-1 say
    all, and k(k-1)(k-2)/6 triples, so that each has three k-ths of a pair too many.
    """
    pair, third = triples.T.ravel(), lines[:, [2, 0, 1]].T.ravel()
    likely = np.tile(probability[triples].min(1), 3)
    order = np.argsort(pair, kind="stable")
    low, high = (np.searchsorted(pair[order], triples[:, 0], side) for side in ("left", "right"))
    triple, step = _counting(high - low)
    at = order[low[triple] + step]
    ends = np.sort(np.column_stack((lines[triple, 2], third[at])), axis=1)
    fourth = np.minimum(likely[at], _likely(pairs, probability, ends))
    counted: Floats = 3 / (3 + np.bincount(triple, fourth, len(triples)))
    return counted


def _counting(numbers: Places) -> tuple[Places, Places]:
    """Each row so many times, and counted from zero within it."""
    row = np.repeat(np.arange(len(numbers)), numbers)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(numbers) - numbers, numbers)


def _around(ends: Places) -> tuple[Places, Places]:
    """Each line that stands in two rows as the first of them, and the two others."""
    ends = ends[np.argsort(ends[:, 0], kind="stable")]
    after = np.searchsorted(ends[:, 0], ends[:, 0], "right") - np.arange(len(ends)) - 1
    first, step = _counting(after)
    return ends[first, 0], np.column_stack((ends[first, 1], ends[first + 1 + step, 1]))
