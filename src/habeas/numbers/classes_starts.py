"""Where latent-class chains begin: each at the best of several points centred on observed patterns.

From one naive start most chains of a table of many lists stay for ever in a poor mode that looks
converged. So every chain tries several starts. Each takes the patterns of some people, drawn at
random, as the centres of its classes, and climbs by expectation and maximisation (A. Dempster,
N. Laird and D. Rubin, Journal of the Royal Statistical Society B 39, 1977). One of them is drawn
in proportion to the posterior density where it arrived: a mode far below is never taken, and
two modes that fit about as well both are.
"""

from __future__ import annotations

import numpy as np

from habeas.numbers.classes_model import FARTHEST, Floats, Model, log_weights

CLIMB = 60
"""Rounds of expectation and maximisation."""
CENTRE = 2.0
"""Logit of being on a list that the centre of a class is on."""


def starts(model: Model, chains: int, tries: int, chance: np.random.Generator) -> Floats:
    """A point for each chain."""
    many = Model(model.cells.repeated(tries), model.classes, model.prior)
    points = _centred(many, chains * tries, chance)
    for _ in range(CLIMB):
        points = _climbed(many, points)
    points = _largest_first(many, points)
    heights = many.evaluate(points).posterior.reshape(chains, tries)
    lottery = heights + chance.gumbel(size=heights.shape)
    return points[:, np.arange(chains) * tries + lottery.argmax(axis=1)]


def _centred(model: Model, points: int, chance: np.random.Generator) -> Floats:
    """Classes about the patterns of people drawn at random, of about equal weight."""
    cells, sticks = model.cells, model.classes - 1
    upto = np.cumsum(cells.counts, axis=0) / cells.people
    evens = chance.uniform(size=(model.classes, 1, points))
    picked = (evens > upto[:-1]).sum(axis=1)
    centres = np.moveaxis(cells.lists[:-1][picked], 2, 0)
    given = np.zeros((model.size, points))
    noise = chance.standard_normal(centres.shape)
    model.chances(given)[:] = CENTRE * (2.0 * centres - 1.0) + noise
    even = -np.log(np.arange(sticks, 0, -1, dtype=np.float64))[:, None]
    model.sticks(given)[:] = even + 0.5 * chance.standard_normal((sticks, points))
    return given


def _climbed(model: Model, points: Floats) -> Floats:
    """One round: where the slope would vanish if everybody's class were as expected."""
    sums = model.expected(points)
    members, on_lists = sums[-1], sums[:-1]
    given = np.zeros_like(points)
    chances = np.log((on_lists + 1.0) / np.maximum(members - on_lists + 1.0, 1e-9))
    np.clip(chances, -FARTHEST, FARTHEST, out=model.chances(given))
    after = members.sum(axis=0) - np.cumsum(members, axis=0)[:-1]
    model.sticks(given)[:] = np.log((members[:-1] + 1.0) / (np.maximum(after, 0.0) + 1.0))
    return given


def _largest_first(model: Model, points: Floats) -> Floats:
    """The same classes in order of their weight: one that is large and late is hard to move."""
    weights = log_weights(model.sticks(points))[0]
    order = np.argsort(-weights, axis=0)
    ordered = np.take_along_axis(weights, order, axis=0)
    after = np.logaddexp.accumulate(ordered[::-1], axis=0)[-2::-1]
    given = points.copy()
    model.sticks(given)[:] = ordered[:-1] - after
    model.chances(given)[:] = np.take_along_axis(model.chances(points), order[None], axis=1)
    return given
