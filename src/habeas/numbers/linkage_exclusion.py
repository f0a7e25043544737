"""Nobody stands on one list twice: what that takes from the chance of each pair.

Where one line of a list could be either of two lines of another, at most one of the two pairs
holds. Taking each pair by itself counts both; with many of one name that raises the number of
links by a tenth and more, and lowers the number of people as far.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.linkage_engine import Pairs

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
    evidence = pairs.evidence if told is None else pairs.evidence + told
    whole, least = max(pairs.looked_at, 1), 1 / max(pairs.looked_at, 1)
    share = max(min(len(lists) / 2 / whole, 0.5), least)
    found = _given(pairs, numbered, evidence, share)
    for _ in range(_TURNS):
        before, share = share, min(max(float(found.sum()) / whole, least), 0.5)
        found = _given(pairs, numbered, evidence, share)
        if abs(before - share) < _ENOUGH * share:
            break
    return found


def _given(pairs: Pairs, lists: NDArray[np.int64], evidence: Floats, share: float) -> Floats:
    """Each pair against all others that would put either line on one list twice."""
    prior = np.log(share) - np.log1p(-share)
    odds = np.exp(np.clip(evidence + prior, -_HIGHEST, _HIGHEST))
    rivals = np.zeros((len(lists), int(lists.max(initial=0)) + 1))
    np.add.at(rivals, (pairs.one, lists[pairs.other]), odds)
    np.add.at(rivals, (pairs.other, lists[pairs.one]), odds)
    own = rivals[pairs.one, lists[pairs.other]] + rivals[pairs.other, lists[pairs.one]] - odds
    result: Floats = odds / (1 + own)
    return result
