"""The moves of the latent-class chains: draws over cells, exchanged classes, joint trajectories.

Three kinds of move leave the posterior as it is. Draws in turn (Gibbs): who of each cell belongs
to which class, then alpha, sticks and chances given the classes' sizes; this fills and empties
classes. Exchanging two neighbouring classes (Metropolis) changes nothing but their places on the
stick, without which chains look converged before they are. A Hamiltonian trajectory (R. Neal, in
the Handbook of Markov Chain Monte Carlo, 2011) with classes and number of people integrated out
moves everything at once along the ridge between "hard to see" and "many"; the number of people
unseen is drawn with it, and both are refused when it passes the cap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from habeas.numbers.classes_model import (
    FARTHEST,
    RATE,
    SHAPE,
    TINY,
    Cells,
    Evaluation,
    Floats,
    Point,
    evaluate,
    log_weights,
)

Chance = np.random.Generator
Taken = NDArray[np.bool_]

FAINTEST = 1e-6
"""A chance of being seen below this passes the cap whatever is drawn."""
ALPHA_MOVES = 2
ALPHA_STRIDE = 1.5
"""Standard deviation of a proposed change in log alpha."""


def unseen(now: Evaluation, people: int, chance: Chance) -> Floats:
    """How many may be on no list, ``(M,)``: negative binomial given the chance of being seen."""
    seen = np.clip(np.nan_to_num(1.0 - now.unseen_chance, nan=1.0), FAINTEST, 1.0)
    drawn: Floats = chance.negative_binomial(people, seen).astype(np.float64)
    return drawn


def draw_in_turn(cells: Cells, now: Evaluation, missing: Floats, chance: Chance) -> Point:
    """One sweep: classes of everybody, then alpha, sticks and chances given them."""
    sizes, on_lists = _classes(cells, now, missing, chance)
    after = sizes.sum(axis=0) - np.cumsum(sizes, axis=0)[:-1]
    log_alpha = now.point.log_alpha
    for _ in range(ALPHA_MOVES if len(sizes) > 1 else 0):
        log_alpha = _another_alpha(log_alpha, sizes, after, chance)
    sticks = _log_gamma(sizes[:-1] + 1.0, chance)
    sticks -= _log_gamma_of_small(after + np.exp(log_alpha), chance)
    chances = _log_gamma(on_lists + 1.0, chance) - _log_gamma(sizes - on_lists + 1.0, chance)
    return Point(np.clip(chances, -FARTHEST, FARTHEST), sticks, log_alpha)


def _classes(
    cells: Cells, now: Evaluation, missing: Floats, chance: Chance
) -> tuple[Floats, Floats]:
    """The size of each class ``(K, M)``, and how many of it are on each list ``(J, K, M)``."""
    chains = len(missing)
    people = np.empty((chains, len(cells.lists)), dtype=np.int64)
    people[:, :-1] = cells.counts
    people[:, -1] = missing
    belong = np.ascontiguousarray(now.shares.transpose(2, 0, 1))
    belong /= belong.sum(axis=2, keepdims=True) + TINY
    drawn = chance.multinomial(people, belong).astype(np.float64)
    flat = np.ascontiguousarray(drawn.transpose(1, 2, 0)).reshape(len(cells.lists), -1)
    sizes = flat.sum(axis=0).reshape(-1, chains)
    return sizes, (cells.lists.T @ flat).reshape(cells.lists.shape[1], -1, chains)


def _another_alpha(log_alpha: Floats, sizes: Floats, after: Floats, chance: Chance) -> Floats:
    """Alpha given the classes' sizes, the sticks integrated out: one Metropolis step."""
    proposed = log_alpha + ALPHA_STRIDE * chance.standard_normal(log_alpha.shape)
    gain = _alpha_density(proposed, sizes, after) - _alpha_density(log_alpha, sizes, after)
    return np.where(-chance.standard_exponential(gain.shape) < gain, proposed, log_alpha)


def _alpha_density(log_alpha: Floats, sizes: Floats, after: Floats) -> Floats:
    """Logarithm of the density of log alpha given the sizes, but for a constant."""
    alpha = np.exp(log_alpha)
    sticks = gammaln(after + alpha) - gammaln(after + alpha + sizes[:-1] + 1.0)
    density: Floats = sticks.sum(axis=0) + (SHAPE + len(after)) * log_alpha - RATE * alpha
    return density


def _log_gamma(shapes: Floats, chance: Chance) -> Floats:
    """Logarithms of standard gamma draws, for shapes of at least one."""
    drawn: Floats = np.log(chance.standard_gamma(shapes))
    return drawn


def _log_gamma_of_small(shapes: Floats, chance: Chance) -> Floats:
    """The same for any shape: a draw of a shape near nothing is too small for a plain number."""
    return _log_gamma(shapes + 1.0, chance) - chance.standard_exponential(shapes.shape) / shapes


def exchange_neighbours(point: Point, chance: Chance) -> Point:
    """Try to exchange each pair of neighbouring classes along the stick, one after another.

    The likelihood stays; the density of the weights ``w`` is in proportion to
    ``left_K^(alpha - 1) / (left_2 … left_{K-1})`` with ``left_k = w_k + … + w_K``.
    """
    sticks, order = point.sticks.copy(), _order_of(point)
    alpha = np.exp(point.log_alpha)
    for first in _pairs(len(sticks), chance):
        mine, theirs, gain = _exchanged(sticks, first, alpha)
        taken = -chance.standard_exponential(gain.shape) < gain
        sticks[first] = np.where(taken, mine, sticks[first])
        if first + 1 < len(sticks):
            sticks[first + 1] = np.where(taken, theirs, sticks[first + 1])
        order[first], order[first + 1] = (
            np.where(taken, order[first + 1], order[first]),
            np.where(taken, order[first], order[first + 1]),
        )
    chances = np.take_along_axis(point.chances, order[None], axis=1)
    return Point(chances, sticks, point.log_alpha)


def _order_of(point: Point) -> NDArray[np.int64]:
    classes, chains = point.chances.shape[1:]
    return np.repeat(np.arange(classes)[:, None], chains, axis=1)


def _pairs(sticks: int, chance: Chance) -> range:
    """Up or down the stick: a class may travel all the way in one pass."""
    return range(sticks) if chance.integers(2) else range(sticks - 1, -1, -1)


def _exchanged(sticks: Floats, first: int, alpha: Floats) -> tuple[Floats, Floats, Floats]:
    """The two sticks after an exchange, and the gain in the log density of the weights.

    Everything is in shares of what is left before the first of the two.
    """
    two = sticks[first : first + 2]
    weights, left = log_weights(two)
    if len(two) == 1:
        return -two[0], two[0], (alpha - 1.0) * (weights[0] - weights[1])
    rest = left[2]
    others = np.logaddexp(weights[0], rest)
    mine = weights[1] - others
    return mine, weights[0] - rest, np.logaddexp(weights[1], rest) - others


def trajectory(
    cells: Cells, now: Evaluation, scale: Point, steps: int, chance: Chance
) -> tuple[Evaluation, Floats]:
    """A leapfrog path from where each chain stands, and the log chance to accept its end.

    ``scale`` holds the length of a step in every coordinate; steps are as many for every chain.
    """
    point, push = now.point, _momentum(now.point, chance)
    before = now.log_posterior - _energy(push)
    at = now
    _pushed(push, at.steps, scale, 0.5)
    for step in range(steps):
        at = evaluate(cells, _moved(at.point if step else point, push, scale))
        _pushed(push, at.steps, scale, 0.5 if step == steps - 1 else 1.0)
    gain = at.log_posterior - _energy(push) - before
    lost = ~np.isfinite(gain) | (np.abs(at.point.chances).max(axis=(0, 1)) > FARTHEST)
    return at, np.where(lost, -np.inf, gain)


def _momentum(point: Point, chance: Chance) -> Point:
    normal = chance.standard_normal
    return Point(
        normal(point.chances.shape), normal(point.sticks.shape), normal(len(point.log_alpha))
    )


def _energy(push: Point) -> Floats:
    energy: Floats = 0.5 * (
        np.einsum("jkm,jkm->m", push.chances, push.chances)
        + np.einsum("km,km->m", push.sticks, push.sticks)
        + push.log_alpha**2
    )
    return energy


def _pushed(push: Point, slope: Point, scale: Point, share: float) -> None:
    """Change the momentum by a share of a step."""
    push.chances += share * scale.chances * slope.chances
    push.sticks += share * scale.sticks * slope.sticks
    push.log_alpha += share * scale.log_alpha * slope.log_alpha


def _moved(point: Point, push: Point, scale: Point) -> Point:
    return Point(
        point.chances + scale.chances * push.chances,
        point.sticks + scale.sticks * push.sticks,
        point.log_alpha + scale.log_alpha * push.log_alpha,
    )
