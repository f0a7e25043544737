"""Populations more uneven than need be that a table cannot rule out, and how many people they have.

Three populations are fitted to the table by latent classes: one whose classes are even; one in
which a third of every class is four times as easy to find as the rest; and one in which two in
five of every class are twenty times as hard to find. All have as many parameters, so each takes
the number of classes that Schwarz's criterion likes best, and the criteria can be compared. Where
an uneven one is about as likely, nothing in the table speaks against it, and its number of people
is as good an answer.

The reverse proves little. A group that no list reaches leaves no trace at all: no population that
is fitted to a table can hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from habeas.numbers.classes_model import Cells, Floats
from habeas.numbers.classes_walk import CAP
from habeas.numbers.patterns import Patterns

Parts = tuple[tuple[float, float], ...]
"""Parts of every class: their share, and how far the logits of being listed are moved."""


def _visible(share: float, times: float) -> Parts:
    """So many whose odds of being listed are so many times those of the rest."""
    apart = float(np.log(times))
    return (share, (1 - share) * apart), (1 - share, -share * apart)


EVEN: Parts = ((1.0, 0.0),)
MORE_VISIBLE = _visible(1 / 3, 4.0)
HARDLY_FOUND = _visible(3 / 5, 20.0)
AS_LIKELY = 1.92
"""Log-likelihoods nearer than this differ by chance: half the 95 % point of chi-square."""
MOST_CLASSES = 4
TRIES = 4
HALVINGS = 8
FARTHEST = 12.0
"""Logits stay within this: beyond it a chance is as good as none."""


@dataclass(frozen=True, slots=True)
class Rival:
    """An uneven population: its ``people``, and how far its fit is ``behind`` the even one's.

    ``behind`` is in units of log-likelihood; below nothing it fits better. With as many people as
    ``reach`` it would still be about as likely as with its best number.
    """

    people: float
    reach: float
    behind: float

    @property
    def is_as_likely(self) -> bool:
        """Whether the table does not speak against it."""
        return self.behind <= AS_LIKELY


@dataclass(frozen=True, slots=True)
class Rivals:
    """``uneven``: a third are four times as visible; ``hidden``: two in five are hardly found."""

    uneven: Rival
    hidden: Rival


@dataclass(frozen=True, slots=True)
class _Fit:
    population: _Population
    point: Floats
    people: float
    criterion: float


def rivals(table: Patterns, seed: int) -> Rivals:
    """The uneven populations that fit best; the same table and seed give the same."""
    cells, chance = Cells.of(table), np.random.default_rng(seed)
    every = (EVEN, MORE_VISIBLE, HARDLY_FOUND)
    even, *others = (_best(cells, parts, chance) for parts in every)
    return Rivals(*(_rival(one, even) for one in others))


def _rival(fit: _Fit, even: _Fit) -> Rival:
    return Rival(fit.people, _reach(fit), even.criterion - fit.criterion)


def _reach(fit: _Fit) -> float:
    """The most people with whom the likelihood is not yet :data:`AS_LIKELY` below its highest."""
    population, point = fit.population, fit.point
    recorded = float(population.counts.sum())
    least, most = np.log(max(fit.people, recorded + 1)), np.log((CAP + 1.0) * recorded)
    highest = -population.with_people(point, float(np.exp(least)))[0]
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        lost, there = population.with_people(point, float(np.exp(middle)))
        near = highest + lost <= AS_LIKELY
        least, most, point = (middle, most, there) if near else (least, middle, point)
    return float(np.exp(least))


def _best(cells: Cells, parts: Parts, chance: np.random.Generator) -> _Fit:
    """By Schwarz's criterion, half of it and the more the better: classes as long as they help."""
    best = _fitted(_Population(cells, 1, parts), chance)
    for classes in range(2, MOST_CLASSES + 1):
        fit = _fitted(_Population(cells, classes, parts), chance)
        if fit.criterion <= best.criterion:
            break
        best = fit
    return best


def _fitted(population: _Population, chance: np.random.Generator) -> _Fit:
    """The highest of several climbs."""
    tries = TRIES if population.classes > 1 else 1
    climbs = [_climbed(population, population.start(chance)) for _ in range(tries)]
    return population.fit_at(min(climbs, key=lambda climb: climb[0])[1])


def _climbed(
    population: _Population, start: Floats, unlisted: float | None = None
) -> tuple[float, Floats]:
    bounds = [(-FARTHEST, FARTHEST)] * len(start)
    climb = partial(population.loss, unlisted=unlisted)
    found = minimize(climb, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return float(found.fun), found.x


class _Population:
    """Classes in parts: a point is the logits ``(J, K)`` in rows, then those of the weights."""

    def __init__(self, cells: Cells, classes: int, parts: Parts) -> None:
        self.lists, self.counts = cells.lists, cells.counts[:, 0]
        self.classes, self.parts = classes, parts
        self.held = cells.lists.shape[1] * classes

    def start(self, chance: np.random.Generator) -> Floats:
        logits = chance.normal(-1.5, 1.2, self.held)
        start: Floats = np.append(logits, chance.normal(0.0, 0.7, self.classes - 1))
        return start

    def loss(self, point: Floats, unlisted: float | None = None) -> tuple[float, Floats]:
        """Less the log posterior under even chances, and slope.

        So many people are on no list; None for whatever number fits, left out of the likelihood.
        """
        logits, weights, in_parts = self._in_parts(point)
        in_cell = _summed(in_parts)
        if unlisted is None:
            likelihood = self._likelihood(in_cell)
            unlisted = self.counts.sum() / -np.expm1(in_cell[-1]) * np.exp(in_cell[-1])
        else:
            likelihood = float(self.counts @ in_cell[:-1] + unlisted * in_cell[-1])
        people = np.append(self.counts, unlisted)[:, None] * np.exp(in_parts - in_cell[:, None])
        on_lists, members = self.lists.T @ people, people.sum(axis=0)
        slope = self._joined(on_lists - members * _chance(logits))
        of_weights = self._joined(members) - weights * members.sum()
        given = point[: self.held]
        prior = np.logaddexp(0.0, given).sum() + np.logaddexp(0.0, -given).sum()
        slope = slope.ravel() + 1.0 - 2.0 * _chance(given)
        return prior - likelihood, -np.append(slope, of_weights[:-1])

    def with_people(self, start: Floats, people: float) -> tuple[float, Floats]:
        """The least loss with so many people, and where."""
        recorded = float(self.counts.sum())
        loss, point = _climbed(self, start, people - recorded)
        ways = gammaln(people + 1) - gammaln(people - recorded + 1)
        return loss - float(ways), point

    def fit_at(self, point: Floats) -> _Fit:
        in_cell = _summed(self._in_parts(point)[2])
        recorded, parameters = self.counts.sum(), len(point)
        people = float(min(recorded / -np.expm1(in_cell[-1]), (CAP + 1.0) * recorded))
        criterion = self._likelihood(in_cell) - parameters / 2 * float(np.log(recorded))
        return _Fit(self, point, people, criterion)

    def _likelihood(self, in_cell: Floats) -> float:
        """Of the table given how many are recorded, from log chances of its cells."""
        listed = np.log(-np.expm1(in_cell[-1]))
        return float(self.counts @ in_cell[:-1] - self.counts.sum() * listed)

    def _in_parts(self, point: Floats) -> tuple[Floats, Floats, Floats]:
        """Logits of the parts, weights of the classes, log chances of cells and parts."""
        given = point[: self.held].reshape(-1, self.classes)
        log_weights = np.append(point[self.held :], 0.0)
        log_weights -= _summed(log_weights)
        logits = np.hstack([given + shift for _, shift in self.parts])
        shares = np.hstack([log_weights + np.log(share) for share, _ in self.parts])
        in_parts = self.lists @ logits - np.logaddexp(0.0, logits).sum(axis=0) + shares
        return logits, np.exp(log_weights), in_parts

    def _joined(self, of_parts: Floats) -> Floats:
        """Summed over the parts of each class."""
        shape = (*of_parts.shape[:-1], len(self.parts), self.classes)
        joined: Floats = of_parts.reshape(shape).sum(axis=-2)
        return joined


def _summed(logs: Floats) -> Floats:
    """The logarithm of the sums of rows; bounded logits leave no number too small for that."""
    total: Floats = np.log(np.exp(logs).sum(axis=-1))
    return total


def _chance(logits: Floats) -> Floats:
    chance: Floats = 1.0 / (1.0 + np.exp(-logits))
    return chance
