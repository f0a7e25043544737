"""Newton's method for many Poisson models side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

ROUNDS = 60
CLOSE = 1e-9
_FARTHEST = 40.0
_RIDGE = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Models fitted, one row each.

    ``terms``: the logarithms; ``deviance``: minus twice the log-likelihood, up to a constant of
    the counts; ``spread``: the variance of the first term; ``settled``: whether it came to rest.
    """

    terms: Floats
    deviance: Floats
    spread: Floats
    settled: Truths


def fitted(design: Floats, counts: Floats, kept: Truths, cells: Truths) -> Found:
    """Fit the counts ``(models, cells)`` by the terms of ``design`` ``(cells, terms)``.

    ``kept`` ``(models, terms)`` and ``cells`` ``(models, cells)`` say what is in each model.
    """
    products = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    means = np.where(cells, counts + 0.5, 0.0)
    eta = np.where(cells, np.log(counts + 0.5), 0.0)
    terms: Floats = np.zeros(kept.shape)
    deviance: Floats = np.inf * np.ones(len(counts))
    settled: Truths = np.zeros(len(counts), dtype=bool)
    for _ in range(ROUNDS):
        second = _information(means @ products, kept)
        first = (means * eta + np.where(cells, counts, 0.0) - means) @ design * kept
        solved = np.linalg.solve(second, first[:, :, None])
        terms = np.asarray(solved[:, :, 0], dtype=np.float64)
        eta = np.clip(terms @ design.T, -_FARTHEST, _FARTHEST)
        means = np.where(cells, np.exp(eta), 0.0)
        now: Floats = 2 * (means.sum(axis=1) - np.where(cells, counts * eta, 0.0).sum(axis=1))
        settled = np.abs(deviance - now) < CLOSE * (1 + np.abs(now))
        deviance = now
        if settled.all():
            break
    spread: Floats = np.asarray(
        np.linalg.inv(_information(means @ products, kept))[:, 0, 0], dtype=np.float64
    )
    return Found(terms, deviance, spread, settled)


def _information(weighted: Floats, kept: Truths) -> Floats:
    """The information of each model; terms that are not in it stand alone."""
    size = kept.shape[1]
    both = kept[:, :, None] & kept[:, None, :]
    found: Floats = np.where(both, weighted.reshape(-1, size, size), 0.0)
    along = np.arange(size)
    found[:, along, along] += np.where(kept, _RIDGE * (1 + found[:, along, along]), 1.0)
    return found
