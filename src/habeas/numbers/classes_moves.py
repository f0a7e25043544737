"""The moves of the latent-class chains: draws over cells, exchanged classes, joint trajectories.

Four kinds of move leave the posterior as it is. Draws in turn (Gibbs): who of each cell belongs to
which class, then alpha, sticks and chances given the classes' sizes; this fills and empties
classes. With many lists, between the two, splits and mergers of whole classes
(``classes_splits``). Exchanging two neighbouring classes (Metropolis) changes nothing but their
places on the stick, without which chains look converged before they are. A Hamiltonian trajectory
(R. Neal, in the Handbook of Markov Chain Monte Carlo, 2011) with classes and number of people
integrated out moves everything at once along the ridge between "hard to see" and "many"; the
number of people unseen is drawn with it, and both are refused when it passes the cap.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from habeas.numbers.classes_model import (
    FARTHEST,
    RATE,
    SHAPE,
    TINY,
    Evaluation,
    Floats,
    Model,
    log_weights,
)
from habeas.numbers.classes_splits import split_or_merge

Chance = np.random.Generator

FAINTEST = 1e-6
"""A chance of being seen below this passes the cap whatever is drawn."""
SPLITS = 3
FEW_LISTS = 6
"""How often in a round a class is tried to be split or two to be merged, and up to how many lists
never: there the other moves pass between modes as quickly, and each try costs time."""
ALPHA_MOVES = 2
ALPHA_STRIDE = 1.5
"""Standard deviation of a proposed change in log alpha."""


def unseen(now: Evaluation, people: Floats, chance: Chance) -> Floats:
    """How many may be on no list, ``(M,)``: negative binomial given the chance of being seen."""
    seen = np.clip(np.nan_to_num(now.seen_chance, nan=1.0), FAINTEST, 1.0)
    drawn: Floats = chance.negative_binomial(people, seen).astype(np.float64)
    return drawn


def draw_in_turn(model: Model, now: Evaluation, missing: Floats, chance: Chance) -> Floats:
    """One sweep: classes of everybody, then alpha, sticks and chances given them."""
    sums = _classes(model, now, missing, chance)
    sizes, on_lists = sums[-1], sums[:-1]
    after = sizes.sum(axis=0) - np.cumsum(sizes, axis=0)[:-1]
    log_alpha = now.point[-1]
    for _ in range(ALPHA_MOVES if len(sizes) > 1 else 0):
        log_alpha = _another_alpha(log_alpha, sizes, after, chance)
    point = np.empty_like(now.point)
    point[-1] = log_alpha
    sticks = _log_gamma(sizes[:-1] + 1.0, chance)
    model.sticks(point)[:] = sticks - _log_gamma_of_small(after + np.exp(log_alpha), chance)
    chances = _log_gamma(on_lists + 1.0, chance) - _log_gamma(sizes - on_lists + 1.0, chance)
    np.clip(chances, -FARTHEST, FARTHEST, out=model.chances(point))
    return point


def _classes(model: Model, now: Evaluation, missing: Floats, chance: Chance) -> Floats:
    """How many of each class are on each list, and its size in the last row: ``(J + 1, K, M)``."""
    people = np.empty((len(missing), len(now.in_cell)), dtype=np.int64)
    people[:, :-1] = model.cells.counts.T
    people[:, -1] = missing
    belong = np.ascontiguousarray(now.shares.transpose(2, 0, 1))
    belong /= belong.sum(axis=2, keepdims=True) + TINY
    drawn = chance.multinomial(people, belong)
    for _ in range(SPLITS if model.lists > FEW_LISTS and model.classes > 1 else 0):
        drawn = split_or_merge(model.cells.lists, drawn, np.exp(now.point[-1]), chance)
    held = drawn.transpose(1, 2, 0)
    return model.summed(np.ascontiguousarray(held, dtype=np.float64))


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


def trajectory(
    models: tuple[Model, Model], now: Evaluation, stride: Floats, steps: int, chance: Chance
) -> tuple[Evaluation, Floats]:
    """A leapfrog path from where each chain stands, and the log chance to accept its end.

    The ends are computed by the first model; the way between them by the second, which may be
    less exact: every path can still be gone back. ``stride`` is the length of a step ``(M,)``.
    """
    exact, quick = models
    push = chance.standard_normal(now.point.shape)
    push[-1] = 0.0  # alpha has moves of its own
    before = now.posterior - _energy(push)
    push += (0.5 * stride) * now.slope
    at: Floats = now.point.astype(quick.exactness)
    push = push.astype(quick.exactness)
    length = stride.astype(quick.exactness)
    for step in range(steps):
        at += length * push
        if step < steps - 1:
            push += length * quick.slope(at)
    end = exact.evaluate(at.astype(np.float64))
    gain = end.posterior - _energy(push + (0.5 * stride) * end.slope) - before
    lost = ~np.isfinite(gain) | (np.abs(exact.chances(end.point)).max(axis=(0, 1)) > FARTHEST)
    return end, np.where(lost, -np.inf, gain)


def _energy(push: Floats) -> Floats:
    energy: Floats = 0.5 * np.einsum("dm,dm->m", push, push)
    return energy
