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

from habeas.numbers.linkage_pairs import Pairs
from habeas.numbers.linkage_shares import Shares, log_odds, share
from habeas.numbers.linkage_thirds import Thirds

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_TURNS = 60
_ENOUGH = 1e-4
_HIGHEST = 60.0
"""Natural logarithm of the highest odds; sums of them stay finite."""
_NEGLIGIBLE = 1e-4
"""Pairs below that, taken by themselves, are hindered and helped by none, and hinder none."""
_KEPT = 0.5
"""How much of a message stays from one turn to the next; without it they swing to and fro."""


def probabilities(pairs: Pairs, lists: Sequence[str], told: Floats | None = None) -> Floats:
    """How likely each pair is of one person, when each list holds everybody once at most.

    ``lists`` are the lists of the lines. ``told`` are natural logarithms added to the evidence:
    what people decided, and what samples of their decisions taught. How many people two lists
    share is what the result itself gives (Dempster, Laird and Rubin, 1977).
    """
    numbered = np.unique(np.asarray(lists), return_inverse=True)[1]
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


def _most(change: Floats) -> float:
    return float(np.abs(change).max(initial=0))


class _Telling:
    """Pairs that tell each other how free their lines are, and what thirds make likely."""

    def __init__(self, pairs: Pairs, lists: Places, shares: Shares) -> None:
        width = int(lists.max(initial=0)) + 1
        self._pairs, self._lists, self._shares = pairs, lists, shares
        self._one = pairs.one * width + lists[pairs.other]
        self._other = pairs.other * width + lists[pairs.one]
        self._places = len(lists) * width
        self._free = np.ones((2, len(pairs.one)))

    def settled(self, found: Floats) -> Floats:
        """The probabilities that no further turn changes."""
        for thirds in (Thirds.none(), None):
            found = self._settled(found, thirds or Thirds.of(self._pairs, found, self._lists))
        return found

    def _settled(self, found: Floats, thirds: Thirds) -> Floats:
        said = np.zeros(thirds.triples.shape)
        for _ in range(_TURNS):
            before, prior = found, self._shares.before(found, self._pairs.looked_at)
            own = np.clip(self._pairs.evidence + prior, -_HIGHEST, _HIGHEST)
            with_thirds = own + thirds.summed(said, len(own))
            odds = with_thirds + np.log(self._freed(with_thirds)).sum(0)
            found = 1 / (1 + np.exp(-np.clip(odds, -_HIGHEST, _HIGHEST)))
            further = thirds.said(odds, prior, said) - said
            said = said + (1 - _KEPT) * further
            if max(_most(found - before), _most(further)) < _ENOUGH:
                break
        return found

    def _freed(self, odds: Floats) -> Floats:
        """How free of others each pair's two lines are, each for the list of the other."""
        plain = np.exp(np.clip(odds, -_HIGHEST, _HIGHEST))
        for_one, for_other = plain * self._free[1], plain * self._free[0]
        rivals = (
            np.bincount(self._one, for_one, self._places)[self._one] - for_one,
            np.bincount(self._other, for_other, self._places)[self._other] - for_other,
        )
        freed = 1 / (1 + np.maximum(rivals, 0))
        self._free = self._free**_KEPT * freed ** (1 - _KEPT)
        return self._free
