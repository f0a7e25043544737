"""Whether an answer is one heap of values or several, each a different story of the same table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BINS = 256
EFFECTIVE = 1_000
"""Draws beyond this make the density no sharper: they are not independent."""
SMALLEST = 0.02
"""A heap that holds less of all draws than this is not told apart."""
VALLEY = 0.6
"""Two heaps are two when the density between them falls below this share of the lower one."""


@dataclass(frozen=True, slots=True)
class Heap:
    """One group of values: 95 % of it lies between ``lower`` and ``upper``, half below ``middle``.

    ``share`` is its part of all draws: how well chains crossed between heaps decides how far that
    can be trusted. ``log_likelihood`` is the mean within it.
    """

    lower: float
    middle: float
    upper: float
    share: float
    log_likelihood: float


def heaps(people: Floats, log_likelihood: Floats) -> tuple[Heap, ...]:
    """The heaps of all draws in ascending order; one when nothing divides them."""
    values, fits = people.ravel(), log_likelihood.ravel()
    edges = [-np.inf, *_divides(np.log(values)), np.inf]
    within = [(np.log(values) > low) & (np.log(values) <= high) for low, high in pairwise(edges)]
    return tuple(_heap(values[held], float(held.mean()), fits[held]) for held in within)


def _heap(values: Floats, share: float, fits: Floats) -> Heap:
    lower, middle, upper = map(float, np.quantile(values, (0.025, 0.5, 0.975)))
    return Heap(lower, middle, upper, share, float(fits.mean()))


def _divides(values: Floats) -> list[float]:
    """Where the smoothed density has a valley deep enough, with enough on both sides."""
    if np.ptp(values) == 0:
        return []
    density, places = _smoothed(values)
    peaks = _turns(density)
    valleys = [a + int(density[a : b + 1].argmin()) for a, b in pairwise(peaks)]
    while valleys:
        depths = [_depth(density, peaks, valleys, n) for n in range(len(valleys))]
        masses = _masses(values, places[valleys])
        weak = min(range(len(masses)), key=masses.__getitem__)
        if masses[weak] < SMALLEST:
            shallow = min(weak, len(valleys) - 1)
        elif max(depths) >= VALLEY:
            shallow = int(np.argmax(depths))
        else:
            break
        lower = shallow if density[peaks[shallow]] < density[peaks[shallow + 1]] else shallow + 1
        del peaks[lower], valleys[shallow]
    return [float(places[valley]) for valley in valleys]


def _depth(density: Floats, peaks: list[int], valleys: list[int], n: int) -> float:
    return float(density[valleys[n]] / min(density[peaks[n]], density[peaks[n + 1]]))


def _masses(values: Floats, divides: Floats) -> list[float]:
    """The share of the values between the divides."""
    counted = np.bincount(np.searchsorted(divides, values), minlength=len(divides) + 1)
    return [float(share) for share in counted / len(values)]


def _smoothed(values: Floats) -> tuple[Floats, Floats]:
    """A density on a grid by Gaussian weights.

    Silverman's width, narrower for there may be several heaps, but never so narrow that draws
    that follow each other, or whole numbers, stand out one by one.
    """
    quarters = np.subtract(*np.quantile(values, (0.75, 0.25))) / 1.34
    spread = min(values.std(), quarters or values.std())
    width = max(0.6 * spread * min(len(values), EFFECTIVE) ** -0.2, 1.5 / np.exp(values.min()))
    low, high = values.min() - 3 * width, values.max() + 3 * width
    counted, edges = np.histogram(values, BINS, (low, high))
    places = (edges[1:] + edges[:-1]) / 2
    reach = max(width, (high - low) / BINS)
    weights = np.exp(-0.5 * ((places - places.mean()) / reach) ** 2)
    return np.convolve(counted, weights / weights.sum(), "same"), places


def _turns(density: Floats) -> list[int]:
    """Where it stops rising; a level top counts once."""
    rising = np.diff(density) > 0
    tops = [n + 1 for n in range(len(rising) - 1) if rising[n] and not rising[n + 1]]
    return tops or [int(density.argmax())]
