"""The moves of the latent-class chains: draws over cells, joint trajectories.

Both leave the posterior as it is, as do splits and mergers (``classes_splits``) and exchanges of
places (``classes_places``). Draws in turn (Gibbs): who of each cell belongs to which class, then
alpha, sticks and chances given the classes' sizes; this fills and empties classes. A Hamiltonian
trajectory (R. Neal, in the Handbook of Markov Chain Monte Carlo, 2011) with classes and number of
people integrated out moves everything at once along the ridge between "hard to see" and "many"; the
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
)
from habeas.numbers.classes_places import exchange_any
from habeas.numbers.classes_splits import Whole, split_or_merge

Chance = np.random.Generator

FAINTEST = 1e-6
"""A chance of being seen below this passes the cap whatever is drawn."""
FEW_LISTS = 6
"""With so many lists no class is split and none merged: the other moves pass between modes as
quickly, and each try costs time."""
ALPHA_MOVES = 2
ALPHA_STRIDE = 1.5
"""Standard deviation of a proposed change in log alpha."""


def unseen(now: Evaluation, people: Floats, chance: Chance) -> Floats:
    """How many may be on no list, ``(M,)``: negative binomial given the chance of being seen."""
    seen = np.clip(np.nan_to_num(now.seen_chance, nan=1.0), FAINTEST, 1.0)
    drawn: Floats = chance.negative_binomial(people, seen).astype(np.float64)
    return drawn


def draw_in_turn(
    model: Model, now: Evaluation, missing: Floats, splits: int, chance: Chance
) -> Floats:
    """One sweep: classes of everybody, then alpha, sticks and chances given them.

    So many times, of many lists, a class is tried to be split or two to be merged.
    """
    sums, alpha = _classes(model, now, missing, splits, chance)
    sizes, on_lists = sums[-1], sums[:-1]
    after = sizes.sum(axis=0) - np.cumsum(sizes, axis=0)[:-1]
    log_alpha = np.log(alpha)
    for _ in range(ALPHA_MOVES if len(sizes) > 1 else 0):
        log_alpha = _another_alpha(log_alpha, sizes, after, chance)
    point = np.empty_like(now.point)
    point[-1] = log_alpha
    sticks = _log_gamma(sizes[:-1] + 1.0, chance)
    model.sticks(point)[:] = sticks - _log_gamma_of_small(after + np.exp(log_alpha), chance)
    chances = _log_gamma(on_lists + model.prior.on, chance)
    chances -= _log_gamma(sizes - on_lists + 1.0, chance)
    np.clip(chances, -FARTHEST, FARTHEST, out=model.chances(point))
    return point


def _classes(
    model: Model, now: Evaluation, missing: Floats, splits: int, chance: Chance
) -> tuple[Floats, Floats]:
    """How many of each class are on each list, and its size in the last row; and alpha.

    ``(J + 1, K, M)`` and ``(M,)``.
    """
    members, alpha = _allotted(model, now, missing, chance), np.exp(now.point[-1])
    if model.classes > 1:
        for _ in range(splits if model.lists > FEW_LISTS else 0):
            members = split_or_merge(model, members, alpha, chance)
        members, alpha = exchange_any(members, alpha, chance)
    held = np.ascontiguousarray(members.transpose(1, 2, 0), dtype=np.float64)
    return model.summed(held), alpha


def _allotted(model: Model, now: Evaluation, missing: Floats, chance: Chance) -> Whole:
    """How many of each cell belong to which class, ``(M, cells + 1, K)``."""
    people = np.empty((len(missing), len(now.in_cell)), dtype=np.int64)
    people[:, :-1] = model.cells.counts.T
    people[:, -1] = missing
    belong = np.ascontiguousarray(now.shares.transpose(2, 0, 1))
    belong /= belong.sum(axis=2, keepdims=True) + TINY
    members: Whole = chance.multinomial(people, belong)
    return members


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
    """Logarithms of standard gamma draws, for shapes of at least a half."""
    drawn: Floats = np.log(chance.standard_gamma(shapes))
    return drawn


def _log_gamma_of_small(shapes: Floats, chance: Chance) -> Floats:
    """The same for any shape: a draw of a shape near nothing is too small for a plain number."""
    return _log_gamma(shapes + 1.0, chance) - chance.standard_exponential(shapes.shape) / shapes


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
