"""Where latent-class chains begin: each at the best of several points centred on observed patterns.

From one naive start most chains of a table of many lists stay for ever in a poor mode that looks
converged. So every chain tries several starts. Each takes the patterns of some people, drawn at
random, as the centres of its classes, and climbs by expectation and maximisation (A. Dempster,
N. Laird and D. Rubin, Journal of the Royal Statistical Society B 39, 1977). One of them is drawn
with a weight that falls with the distance to the highest: a mode far below is never taken, and
two modes that fit about as well both are.
"""

from __future__ import annotations

import numpy as np

from habeas.numbers.classes_model import FARTHEST, Cells, Evaluation, Floats, Point, evaluate

CLIMB = 60
"""Rounds of expectation and maximisation."""
CENTRE = 2.0
"""Logit of being on a list that the centre of a class is on."""
LENIENCE = 0.2
"""A start one unit of log posterior lower is drawn this much less often, as an exponent."""


def starts(
    cells: Cells, classes: int, chains: int, tries: int, chance: np.random.Generator
) -> Point:
    """A point for each chain."""
    point = _centred(cells, classes, chains * tries, chance)
    for _ in range(CLIMB):
        point = _climbed(cells, evaluate(cells, point))
    heights = evaluate(cells, point).log_posterior.reshape(chains, tries)
    lottery = LENIENCE * heights + chance.gumbel(size=heights.shape)
    chosen = np.arange(chains) * tries + lottery.argmax(axis=1)
    return Point(point.chances[..., chosen], point.sticks[:, chosen], point.log_alpha[chosen])


def _centred(cells: Cells, classes: int, points: int, chance: np.random.Generator) -> Point:
    """Classes about the patterns of people drawn at random, of about equal weight."""
    share = cells.counts / cells.people
    picked = chance.choice(len(share), size=(classes, points), p=share)
    centres = np.moveaxis(cells.lists[:-1][picked], 2, 0)
    noise = chance.standard_normal(centres.shape)
    chances = np.ascontiguousarray(CENTRE * (2.0 * centres - 1.0) + noise)
    even = -np.log(np.arange(classes - 1, 0, -1, dtype=np.float64))
    sticks = even[:, None] + 0.5 * chance.standard_normal((classes - 1, points))
    return Point(chances, sticks, np.zeros(points))


def _climbed(cells: Cells, now: Evaluation) -> Point:
    """One round: where the gradient would vanish if everybody's class were as expected."""
    members, on_lists = expected(cells, now)
    chances = np.log((on_lists + 1.0) / np.maximum(members - on_lists + 1.0, 1e-9))
    after = members.sum(axis=0) - np.cumsum(members, axis=0)[:-1]
    sticks = np.log((members[:-1] + 1.0) / (np.maximum(after, 0.0) + 1.0))
    return Point(np.clip(chances, -FARTHEST, FARTHEST), sticks, now.point.log_alpha)


def expected(cells: Cells, now: Evaluation) -> tuple[Floats, Floats]:
    """How many are expected in each class ``(K, M)``, and of them on each list ``(J, K, M)``."""
    rates = np.vstack(
        [cells.counts[:, None] / now.cells[:-1], cells.people / (1.0 - now.cells[-1:])]
    )
    held = now.shares * rates[:, None, :]
    on_lists = cells.lists.T @ held.reshape(len(held), -1)
    return held.sum(axis=0), on_lists.reshape(now.point.chances.shape)
