"""How likely each number of people is, as bars to look at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.bars import Curve

BARS = 48
_ENDS = (0.001, 0.99)
"""The shares of all draws between which bars stand: a tail that reaches far would flatten them."""

Floats = NDArray[np.float64]


def curve(people: Floats, weights: Floats | None = None) -> Curve:
    """The bars over draws, or over values ``(V,)`` that ascend with their chances ``(V,)``."""
    chances = np.full(people.size, 1.0) if weights is None else weights
    first, last = _ends(people, chances)
    heights, _ = np.histogram(people, BARS, (first, last), weights=chances)
    shares = heights / chances.sum()
    below = float(chances[people < first].sum() / chances.sum())
    beyond = max(0.0, 1.0 - below - float(shares.sum()))
    return Curve(first, last, tuple(map(float, shares)), beyond)


def _ends(people: Floats, chances: Floats) -> tuple[float, float]:
    order = np.argsort(people, kind="stable")
    along = np.cumsum(chances[order])
    at = np.searchsorted(along, np.array(_ENDS) * along[-1])
    first, last = map(float, people[order][np.minimum(at, people.size - 1)])
    return first, max(last, first + 1.0)
