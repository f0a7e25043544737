"""Latent classes over the cells of a pattern table: densities and gradients, many chains at once.

Everybody belongs to one of ``K`` classes; within a class the lists are independent. Class weights
come from broken sticks ``V_k ~ Beta(1, alpha)``, ``alpha ~ Gamma(0.25, rate 0.25)``, the chances of
being listed are uniform, and the number of people has a prior in proportion to ``1/N``. Integrated
over ``N`` and over who belongs to which class, the likelihood is ``sum_c n_c log p_c − n log(1 −
p_0)``: it knows cells and counts, never people, so its cost does not grow with their number.

Source of the model: D. Manrique-Vallier, Bayesian population size estimation using Dirichlet
process mixtures, Biometrics 72 (2016), sections 2 and 3. Chains are the last axis of every array.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.patterns import Patterns

Floats = NDArray[np.float64]

SHAPE = RATE = 0.25
"""Of the gamma prior of alpha."""
TINY = 1e-300
FARTHEST = 30.0
"""Beyond this logit a chance is taken as 0 or 1: its prior mass is under 1e-12."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table made ready: the observed cells, then the cell of those on no list.

    ``lists`` is ``(cells + 1, J)``, its last row zero; ``counts`` is ``(cells,)``.
    """

    lists: Floats
    counts: Floats

    @property
    def people(self) -> int:
        """How many are on some list."""
        return int(self.counts.sum())

    @classmethod
    def of(cls, table: Patterns) -> Cells:
        """The cells of a table, in its order."""
        rows = list(table.rows())
        lists = np.array([*(bits for bits, _ in rows), (0,) * table.width], dtype=np.float64)
        return cls(lists, np.array([count for _, count in rows], dtype=np.float64))


@dataclass(slots=True)
class Point:
    """Where each chain stands.

    ``chances`` ``(J, K, M)``: logit of the chance of being on list j in class k;
    ``sticks`` ``(K - 1, M)``: logit of ``V_k``; ``log_alpha`` ``(M,)``.
    """

    chances: Floats
    sticks: Floats
    log_alpha: Floats

    def where(self, taken: NDArray[np.bool_], other: Point) -> Point:
        """``other`` in the chains that take it, this elsewhere."""
        return Point(
            np.where(taken, other.chances, self.chances),
            np.where(taken, other.sticks, self.sticks),
            np.where(taken, other.log_alpha, self.log_alpha),
        )


@dataclass(slots=True)
class Evaluation:
    """What the model says at a point.

    ``shares`` ``(cells + 1, K, M)``: probability of a cell and a class together; ``cells``
    ``(cells + 1, M)``: of a cell; ``log_likelihood`` and ``log_posterior`` ``(M,)``, the latter on
    the scale of the point; ``steps``: its gradient, shaped as a point.
    """

    point: Point
    shares: Floats
    cells: Floats
    log_likelihood: Floats
    log_posterior: Floats
    steps: Point

    def where(self, taken: NDArray[np.bool_], other: Evaluation) -> Evaluation:
        """``other`` in the chains that take it, this elsewhere."""
        return Evaluation(
            self.point.where(taken, other.point),
            np.where(taken, other.shares, self.shares),
            np.where(taken, other.cells, self.cells),
            np.where(taken, other.log_likelihood, self.log_likelihood),
            np.where(taken, other.log_posterior, self.log_posterior),
            self.steps.where(taken, other.steps),
        )

    @property
    def unseen_chance(self) -> Floats:
        """The chance of being on no list, ``(M,)``."""
        return self.cells[-1]


def log_weights(sticks: Floats) -> tuple[Floats, Floats]:
    """Logarithm of the class weights ``(K, M)``, and of what is left before each stick."""
    log_v = -np.log1p(np.exp(-np.maximum(sticks, -700.0)))
    left = np.zeros((sticks.shape[0] + 1, sticks.shape[1]))
    np.cumsum(log_v - sticks, axis=0, out=left[1:])
    weights = left.copy()
    weights[:-1] += log_v
    return weights, left


def evaluate(cells: Cells, point: Point) -> Evaluation:
    """Likelihood, posterior and gradient at a point, for every chain."""
    lists, classes, chains = point.chances.shape
    flat = point.chances.reshape(lists, classes * chains)
    listed = 1.0 / (1.0 + np.exp(-flat))
    log_listed = np.log(listed)
    log_missed = log_listed - flat
    weights, left = log_weights(point.sticks)
    shares = cells.lists @ flat
    shares += log_missed.sum(axis=0) + weights.reshape(-1)
    np.exp(shares, out=shares)
    shares = shares.reshape(-1, classes, chains)
    in_cell = shares.sum(axis=1) + TINY
    seen = 1.0 - in_cell[-1]
    log_likelihood = cells.counts @ np.log(in_cell[:-1]) - cells.people * np.log(seen)
    prior = (log_listed.sum(axis=0) + log_missed.sum(axis=0)).reshape(classes, chains).sum(axis=0)
    expected = _expected(cells, shares, in_cell, seen)
    steps, sticks_prior = _steps(cells, point, listed, expected, left)
    log_posterior = log_likelihood + prior + sticks_prior
    return Evaluation(point, shares, in_cell, log_likelihood, log_posterior, steps)


def _expected(cells: Cells, shares: Floats, in_cell: Floats, seen: Floats) -> Floats:
    """How many are expected in each cell and class, those on no list with them."""
    rates = np.empty_like(in_cell)
    np.divide(cells.counts[:, None], in_cell[:-1], out=rates[:-1])
    np.divide(cells.people, seen, out=rates[-1])
    expected: Floats = shares * rates[:, None, :]
    return expected


def _steps(
    cells: Cells, point: Point, listed: Floats, expected: Floats, left: Floats
) -> tuple[Point, Floats]:
    """The gradient, and the log prior of sticks and alpha."""
    lists, classes, chains = point.chances.shape
    members = expected.sum(axis=0)
    on_lists = cells.lists.T @ expected.reshape(len(expected), -1)
    chances = on_lists + 1.0 - listed * (members.reshape(-1) + 2.0)
    alpha = np.exp(point.log_alpha)
    after = members.sum(axis=0) - np.cumsum(members, axis=0)[:-1]
    v = 1.0 / (1.0 + np.exp(-np.maximum(point.sticks, -700.0)))
    sticks = (1.0 - v) * (members[:-1] + 1.0) - v * (after + alpha)
    remainder = left[-1]
    log_v = np.log(v + TINY).sum(axis=0)
    pull = RATE - remainder
    prior = log_v + (SHAPE + classes - 1) * point.log_alpha - alpha * pull
    to_alpha = (SHAPE + classes - 1) - alpha * pull
    return Point(chances.reshape(lists, classes, chains), sticks, to_alpha), prior
