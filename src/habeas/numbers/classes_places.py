"""Which place on the stick a class has: exchanges of two classes, which change nothing else.

The weights of classes come from broken sticks, so a class late on the stick is thought to be small.
Chains in which a large class came to be late stay there, and look converged, unless classes change
places by moves of their own (Metropolis). Neighbours are exchanged with their weights. Any two are
exchanged with the weights integrated out, and alpha with them: a large class that is last keeps
alpha high, and is kept there by it.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from habeas.numbers.classes_model import RATE, SHAPE, Floats, Model, log_weights
from habeas.numbers.classes_splits import Whole, sizes_density

Chance = np.random.Generator


def exchange_any(members: Whole, alpha: Floats, chance: Chance) -> tuple[Whole, Floats]:
    """Try to exchange two classes once in each chain: members ``(M, cells, K)`` and alpha ``(M,)``.

    Weights are integrated out, and alpha is drawn anew from a gamma that is near its own given how
    many classes have members.
    """
    every, sizes = np.arange(len(members)), members.sum(axis=1)
    order = np.repeat(np.arange(sizes.shape[1])[None], len(sizes), axis=0)
    one = chance.integers(sizes.shape[1], size=len(sizes))
    other = (one + chance.integers(1, sizes.shape[1], size=len(sizes))) % sizes.shape[1]
    order[every, one], order[every, other] = other, one
    drawn, gain = _alpha_drawn(sizes, chance)
    gain += _given(np.take_along_axis(sizes, order, axis=1), drawn)
    gain += _near(alpha, sizes) - _given(sizes, alpha)
    taken = -chance.standard_exponential(gain.shape) < gain
    order[~taken] = np.arange(sizes.shape[1])
    return np.take_along_axis(members, order[:, None], axis=2), np.where(taken, drawn, alpha)


def _given(sizes: Whole, alpha: Floats) -> Floats:
    """Logarithm of the density of sizes and alpha together."""
    density: Floats = sizes_density(sizes, alpha) + (SHAPE - 1.0) * np.log(alpha) - RATE * alpha
    return density


def _alpha_drawn(sizes: Whole, chance: Chance) -> tuple[Floats, Floats]:
    """An alpha, and minus the logarithm of the density it was drawn with."""
    shape, rate = _gamma(sizes)
    near = chance.standard_gamma(shape) / rate
    anywhere = chance.standard_exponential(len(sizes)) / RATE
    drawn = np.where(chance.uniform(size=len(sizes)) < 0.5, near, anywhere)
    drawn = np.maximum(drawn, np.finfo(np.float64).tiny)
    return drawn, -_near(drawn, sizes)


def _near(alpha: Floats, sizes: Whole) -> Floats:
    """Logarithm of the density that alpha is drawn with: the gamma, or anywhere, as a coin falls.

    Without the second a chain whose alpha is far from what the sizes ask for could never leave.
    """
    shape, rate = _gamma(sizes)
    near = shape * np.log(rate) - gammaln(shape) + (shape - 1.0) * np.log(alpha) - rate * alpha
    density: Floats = np.logaddexp(near, np.log(RATE) - RATE * alpha) - np.log(2.0)
    return density


def _gamma(sizes: Whole) -> tuple[Floats, Floats]:
    """Shape and rate of alpha given how many classes have members, were the stick endless.

    M. Escobar and M. West, Journal of the American Statistical Association 90, 1995.
    """
    shape = SHAPE + (sizes > 0).sum(axis=1) - 1.0
    return shape, RATE + np.log(sizes.sum(axis=1)) + np.euler_gamma


def exchange_neighbours(model: Model, point: Floats, chance: Chance) -> Floats:
    """Try to exchange each pair of neighbouring classes along the stick, one after another.

    The likelihood stays; the density of the weights ``w`` is in proportion to
    ``left_K^(alpha - 1) / (left_2 … left_{K-1})`` with ``left_k = w_k + … + w_K``.
    """
    given, alpha = point.copy(), np.exp(point[-1])
    sticks = model.sticks(given)
    order = np.repeat(np.arange(model.classes)[:, None], point.shape[1], axis=1)
    for first in _pairs(len(sticks), chance):
        mine, theirs, gain = _exchanged(sticks[first : first + 2], alpha)
        taken = -chance.standard_exponential(gain.shape) < gain
        sticks[first] = np.where(taken, mine, sticks[first])
        if first + 1 < len(sticks):
            sticks[first + 1] = np.where(taken, theirs, sticks[first + 1])
        pair = order[first : first + 2]
        order[first : first + 2] = np.where(taken, pair[::-1], pair)
    model.chances(given)[:] = np.take_along_axis(model.chances(point), order[None], axis=1)
    return given


def _pairs(sticks: int, chance: Chance) -> range:
    """Up or down the stick: a class may travel all the way in one pass."""
    return range(sticks) if chance.integers(2) else range(sticks - 1, -1, -1)


def _exchanged(sticks: Floats, alpha: Floats) -> tuple[Floats, Floats, Floats]:
    """The two sticks after an exchange, and the gain in the log density of the weights.

    Everything is in shares of what is left before the first of the two; after the last stick
    comes the last class.
    """
    weights, left = log_weights(sticks)
    if len(sticks) == 1:
        return -sticks[0], sticks[0], (alpha - 1.0) * (weights[0] - weights[1])
    others = np.logaddexp(weights[0], left[2])
    gain = np.logaddexp(weights[1], left[2]) - others
    return weights[1] - others, weights[0] - left[2], gain
