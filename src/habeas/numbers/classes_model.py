"""Latent classes over the cells of a pattern table: densities and gradients, many chains at once.

Everybody belongs to one of ``K`` classes; within a class the lists are independent. Class weights
come from broken sticks ``V_k ~ Beta(1, alpha)``, ``alpha ~ Gamma(0.25, rate 0.25)``, the chances of
being listed have a beta prior (``classes_prior``), and the number of people one in proportion to
``1/N``. Integrated over ``N`` and over who belongs to which class, the likelihood is ``sum_c n_c
log p_c − n log(1 − p_0)``: it knows cells and counts, never people, so its cost does not grow with
their number.

Source of the model: D. Manrique-Vallier, Bayesian population size estimation using Dirichlet
process mixtures, Biometrics 72 (2016), sections 2 and 3. Chains are the last axis of every array.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.classes_prior import Prior
from habeas.numbers.patterns import Patterns

Floats = NDArray[np.float64]
Exactness = Any  # np.float64, or np.float32 where half the digits do

SHAPE = RATE = 0.25
"""Of the gamma prior of alpha."""
TINY = 1e-35
LOWEST = -80.0
"""Sticks with a logit below this are taken as nothing broken off."""
FARTHEST = 30.0
"""Beyond this logit a chance is taken as 0 or 1: its prior mass is under 1e-12 where every chance
is as likely as another, under 1e-6 where small ones are thought likelier."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table made ready: the observed cells, then the cell of those on no list.

    ``lists`` is ``(cells + 1, J)``, its last row zero; ``counts`` is ``(cells, 1)``, or ``(cells,
    M)`` where every chain has a table of its own.
    """

    lists: Floats
    counts: Floats

    @property
    def people(self) -> Floats:
        """How many are on some list, ``(1,)`` or ``(M,)``."""
        people: Floats = self.counts.sum(axis=0)
        return people

    def repeated(self, times: int) -> Cells:
        """For so many chains in place of each, side by side; one table is that of any number."""
        if self.counts.shape[1] == 1:
            return self
        return Cells(self.lists, np.repeat(self.counts, times, axis=1))

    @classmethod
    def of(cls, table: Patterns) -> Cells:
        """The cells of a table, in its order."""
        rows = list(table.rows())
        lists = np.array([*(bits for bits, _ in rows), (0,) * table.width], dtype=np.float64)
        return cls(lists, np.array([[count] for _, count in rows], dtype=np.float64))


class Model:
    """The posterior of a table with so many classes, under a prior of the chances.

    A point of all chains is one array ``(size, M)``, so that a move is one sum: the logits of the
    chances of being on list j in class k, ``(J, K)`` in rows; the logits of the sticks ``V_k``,
    ``K - 1`` rows; and the logarithm of alpha, the last row.
    """

    def __init__(
        self,
        cells: Cells,
        classes: int,
        prior: Prior = Prior.EVEN,
        exactness: Exactness = np.float64,
    ) -> None:
        self.cells = cells
        self.classes = classes
        self.prior = prior
        self.exactness = exactness
        self.lists = cells.lists.shape[1]
        self.size = self.lists * classes + classes
        self._misses: Floats = (cells.lists - 1.0).astype(exactness)
        ones = np.ones((1, len(cells.lists)))
        self._sums: Floats = np.ascontiguousarray(np.vstack([cells.lists.T, ones]), dtype=exactness)
        self._counts: Floats = cells.counts.astype(exactness)
        self._people: Floats = cells.people.astype(exactness)

    def chances(self, point: Floats) -> Floats:
        """The logits of being listed, ``(J, K, M)``, as a view."""
        held = point[: self.lists * self.classes]
        return held.reshape(self.lists, self.classes, point.shape[1])

    def sticks(self, point: Floats) -> Floats:
        """The logits of the sticks, ``(K - 1, M)``, as a view."""
        return point[self.lists * self.classes : -1]

    def evaluate(self, point: Floats) -> Evaluation:
        """Likelihood, posterior and slope, for every chain."""
        parts = self._parts(point)
        likelihood = (self.cells.counts * np.log(parts.in_cell[:-1])).sum(axis=0)
        likelihood -= self.cells.people * np.log(1.0 - parts.in_cell[-1])
        posterior = likelihood + self._prior(point, parts)
        slope = self._slope(point, parts)
        return Evaluation(point, parts.shares, parts.in_cell, likelihood, posterior, slope)

    def slope(self, point: Floats) -> Floats:
        """The gradient of the log posterior alone, alpha held where it is."""
        return self._slope(point, self._parts(point))

    def expected(self, point: Floats) -> Floats:
        """How many are expected, as ``summed``; those on no list are among them."""
        return self._expected(self._parts(point))

    def summed(self, held: Floats) -> Floats:
        """From people in cells and classes: on each list and, last, in all: ``(J + 1, K, M)``."""
        sums: Floats = self._sums @ held.reshape(len(held), -1)
        return sums.reshape(self.lists + 1, self.classes, -1)

    def _parts(self, point: Floats) -> _Parts:
        against = np.negative(point)
        np.minimum(against, -LOWEST, out=against)
        left = against[self.lists * self.classes : -1].copy()
        np.exp(against, out=against)
        against += 1.0
        logs = np.log(against)
        left -= self.sticks(logs)
        bias = _cumulated(left)
        bias[:-1] -= self.sticks(logs)
        bias -= self.chances(logs).sum(axis=0)
        shares = self._misses @ self.chances(point).reshape(self.lists, -1)
        shares += bias.reshape(-1)
        np.exp(shares, out=shares)
        shares = shares.reshape(-1, self.classes, point.shape[1])
        return _Parts(against, logs, left, shares, shares.sum(axis=1))

    def _expected(self, parts: _Parts) -> Floats:
        rates = np.empty_like(parts.in_cell)
        np.divide(self._counts, parts.in_cell[:-1], out=rates[:-1])
        np.divide(self._people, 1.0 - parts.in_cell[-1], out=rates[-1])
        return self.summed(parts.shares * rates[:, None, :])

    def _slope(self, point: Floats, parts: _Parts) -> Floats:
        slope = np.empty_like(point)
        sums = self._expected(parts)
        members, chances = sums[-1], self.chances(slope)
        np.divide(members + (self.prior.on + 1.0), self.chances(parts.against), out=chances)
        np.subtract(sums[:-1], chances, out=chances)
        chances += self.prior.on
        mine = members[:-1] + 1.0
        upto = np.cumsum(members, axis=0)
        after = np.subtract(upto[-1] + np.exp(point[-1]), upto[:-1])
        after += mine
        after /= self.sticks(parts.against)
        np.subtract(mine, after, out=self.sticks(slope))
        slope[-1] = 0.0
        return slope

    def _prior(self, point: Floats, parts: _Parts) -> Floats:
        """Of chances, sticks and alpha, on the scale of the point."""
        chances = self.chances(point).sum(axis=(0, 1))
        chances += (self.prior.on + 1.0) * self.chances(parts.logs).sum(axis=(0, 1))
        left, broken = parts.left.sum(axis=0), self.sticks(parts.logs).sum(axis=0)
        power = SHAPE + self.classes - 1
        prior: Floats = power * point[-1] - np.exp(point[-1]) * (RATE - left) - broken - chances
        return prior


@dataclass(slots=True)
class _Parts:
    """Steps of the calculation: one over every chance and its logarithm, what each stick leaves."""

    against: Floats
    logs: Floats
    left: Floats
    shares: Floats
    in_cell: Floats


@dataclass(slots=True)
class Evaluation:
    """What the model says at a point.

    ``shares`` ``(cells + 1, K, M)``: probability of a cell and a class together; ``in_cell``
    ``(cells + 1, M)``: of a cell; ``likelihood`` and ``posterior`` ``(M,)``, logarithms, the
    latter on the scale of the point; ``slope``: its gradient, shaped as the point.
    """

    point: Floats
    shares: Floats
    in_cell: Floats
    likelihood: Floats
    posterior: Floats
    slope: Floats

    def where(self, taken: NDArray[np.bool_], other: Evaluation) -> Evaluation:
        """``other`` in the chains that take it, this elsewhere."""
        return Evaluation(
            np.where(taken, other.point, self.point),
            np.where(taken, other.shares, self.shares),
            np.where(taken, other.in_cell, self.in_cell),
            np.where(taken, other.likelihood, self.likelihood),
            np.where(taken, other.posterior, self.posterior),
            np.where(taken, other.slope, self.slope),
        )

    @property
    def seen_chance(self) -> Floats:
        """The chance of being on some list, ``(M,)``."""
        chance: Floats = 1.0 - self.in_cell[-1]
        return chance


def log_weights(sticks: Floats) -> tuple[Floats, Floats]:
    """Logarithm of the class weights ``(K, M)``, and of what is left before each stick."""
    bounded = np.maximum(sticks, LOWEST)
    broken = -np.log1p(np.exp(-bounded))
    left = _cumulated(broken - bounded)
    weights = left.copy()
    weights[:-1] += broken
    return weights, left


def _cumulated(left: Floats) -> Floats:
    """What is left before each stick and after the last."""
    before = np.empty((len(left) + 1, left.shape[1]), dtype=left.dtype)
    before[0] = 0.0
    np.cumsum(left, axis=0, out=before[1:])
    return before
