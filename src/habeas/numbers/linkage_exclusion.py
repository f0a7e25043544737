"""How likely each pair is of one person, when nobody stands on one list twice.

Where one line of a list could be either of two lines of another, at most one of the two pairs
holds. Taking each pair by itself counts both; with many of one name that raises the number of
links by a tenth and more, and lowers the number of people as far. A rival that is surely somebody
else is none: pairs tell each other how free their lines are, until that changes no more (belief
propagation for matchings: B. Huang and T. Jebara, arXiv 0908.1769, 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.linkage_pairs import Pairs, list_numbers
from habeas.numbers.linkage_shares import Shares, log_odds, share
from habeas.numbers.linkage_thirds import Thirds

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_TURNS = 60
_ENOUGH = 1e-6
"""Turns end when all pairs together move by less than this share of what is expected of them: a
few that swing for long are too few to be seen in any number of people."""
_HIGHEST = 60.0
"""Natural logarithm of the highest odds; sums of them stay finite."""
_NEGLIGIBLE = 1e-4
"""Pairs below that, taken by themselves, are hindered and helped by none, and hinder none."""


def probabilities(pairs: Pairs, lists: Sequence[str], told: Floats | None = None) -> Floats:
    """How likely each pair is of one person, when each list holds everybody once at most.

    ``lists`` are the lists of the lines. ``told`` are natural logarithms added to the evidence:
    what people decided, and what samples of their decisions taught. How many people two lists
    share is what the result itself gives (Dempster, Laird and Rubin, 1977).
    """
    numbered = list_numbers(lists)
    evidence = pairs.evidence if told is None else pairs.evidence + told
    first = max(min(len(lists) / 2 / max(pairs.looked_at, 1), 0.5), 1e-12)
    found = _alone(evidence, pairs.looked_at, first)
    near = np.flatnonzero(found > _NEGLIGIBLE)
    shares = Shares.of(numbered, (pairs.one, pairs.other), found, near)
    found[near] = _Telling(pairs.only(near, evidence[near]), numbered, shares).settled(found[near])
    return found


def _alone(evidence: Floats, looked_at: int, first: float) -> Floats:
    """Each pair by itself, with the share that this gives."""
    found, now = evidence, first
    for _ in range(_TURNS):
        found = 1 / (1 + np.exp(-np.clip(evidence + log_odds(now), -_HIGHEST, _HIGHEST)))
        before, now = now, share(float(found.sum()), looked_at)
        if abs(before - now) < _ENOUGH * now:
            break
    return found


def _numbered(codes: Places) -> Places:
    """The same codes counted through: what is asked for again and again then stands close."""
    met = np.bincount(codes) > 0
    return (np.cumsum(met) - 1)[codes]


class _Telling:
    """Pairs that tell each other how free their lines are, and what thirds make likely.

    All odds are ratios here, no logarithms: to take one of each pair costs more than the rest.
    """

    def __init__(self, pairs: Pairs, lists: Places, shares: Shares) -> None:
        width = int(lists.max(initial=0)) + 1
        self._pairs, self._lists, self._shares = pairs, lists, shares
        self._one = _numbered(pairs.one * width + lists[pairs.other])
        self._other = _numbered(pairs.other * width + lists[pairs.one])
        self._free = np.ones(len(pairs.one)), np.ones(len(pairs.one))
        self._odds = np.ones(len(pairs.one))

    def settled(self, found: Floats) -> Floats:
        """The probabilities that no further turn changes."""
        found = self._settled(found, Thirds.none())
        return self._settled(found, Thirds.of(self._pairs, found, self._lists))

    def _settled(self, found: Floats, thirds: Thirds) -> Floats:
        said = np.ones(thirds.triples.shape)
        for _ in range(_TURNS):
            before, prior = found, self._shares.before(found, self._pairs.looked_at)
            said = thirds.said(self._odds, prior, said)
            own = self._pairs.evidence + prior + thirds.summed(said, len(prior))
            self._odds = self._freed(np.exp(np.clip(own, -_HIGHEST, _HIGHEST)))
            found = self._odds / (1 + self._odds)
            if np.abs(found - before).sum() <= _ENOUGH * found.sum():
                break
        return found

    def _freed(self, odds: Floats) -> Floats:
        """The odds, by how free of others each pair's two lines are, each for the other's list."""
        for_one, for_other = odds * self._free[1], odds * self._free[0]
        self._free = (
            self._less(self._free[0], for_one, self._one),
            self._less(self._free[1], for_other, self._other),
        )
        freed: Floats = odds * self._free[0] * self._free[1]
        return freed

    def _less(self, before: Floats, told: Floats, place: Places) -> Floats:
        """How free the lines at these places are; half of it stays, or they swing to and fro."""
        rivals = np.bincount(place, told).take(place) - told
        free: Floats = np.sqrt(before / (1 + np.maximum(rivals, 0)))
        return free
