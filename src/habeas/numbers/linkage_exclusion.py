"""Nobody stands on one list twice: what that takes from the chance of each pair.

Where one line of a list could be either of two lines of another, at most one of the two pairs
holds. Taking each pair by itself counts both; with many of one name that raises the number of
links by a tenth and more, and lowers the number of people as far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.linkage_pairs import Pairs

Floats = NDArray[np.float64]

_TURNS = 200
_ENOUGH = 1e-6
_HIGHEST = 60.0
"""Natural logarithm of the highest odds; sums of them stay finite."""


def probabilities(pairs: Pairs, lists: Sequence[str], told: Floats | None = None) -> Floats:
    """How likely each pair is of one person, when each list holds everybody once at most.

    ``lists`` are the lists of the lines. ``told`` are natural logarithms added to the evidence:
    what people decided, and what samples of their decisions taught. The share of pairs that are
    of one person is the one the result itself gives (Dempster, Laird and Rubin, 1977).
    """
    numbered = np.unique(np.asarray(lists), return_inverse=True)[1]
    rivals = _Rivals.of(pairs, numbered)
    evidence = pairs.evidence if told is None else pairs.evidence + told
    whole, least = max(pairs.looked_at, 1), 1 / max(pairs.looked_at, 1)
    share = max(min(len(lists) / 2 / whole, 0.5), least)
    found = _given(rivals, evidence, share)
    for _ in range(_TURNS):
        before, share = share, min(max(float(found.sum()) / whole, least), 0.5)
        found = _given(rivals, evidence, share)
        if abs(before - share) < _ENOUGH * share:
            break
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Rivals:
    """Where each pair counts: one of its lines and the list of the other, both ways."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    places: int

    @classmethod
    def of(cls, pairs: Pairs, lists: NDArray[np.int64]) -> _Rivals:
        width = int(lists.max(initial=0)) + 1
        one = pairs.one * width + lists[pairs.other]
        return cls(one, pairs.other * width + lists[pairs.one], len(lists) * width)


def _given(rivals: _Rivals, evidence: Floats, share: float) -> Floats:
    """Each pair against all others that would put either line on one list twice."""
    prior = np.log(share) - np.log1p(-share)
    odds = np.exp(np.clip(evidence + prior, -_HIGHEST, _HIGHEST))
    held = np.bincount(rivals.one, odds, rivals.places)
    held += np.bincount(rivals.other, odds, rivals.places)
    result: Floats = odds / (1 + held[rivals.one] + held[rivals.other] - odds)
    return result
