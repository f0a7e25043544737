"""Latent classes without one of many lists, from where the chains of all lists ended.

Thirty lists left out one after the other would take long if each began anew. Where chains of the
whole table stand, the chances of one list are dropped: that is near where chains of the table
without it come to be, and a short warm-up takes them there.
"""

from __future__ import annotations

import numpy as np

from habeas.numbers.classes import Chains, kept
from habeas.numbers.classes_model import Cells, Floats
from habeas.numbers.classes_walk import Walk
from habeas.numbers.classes_work import CHAINS, Work
from habeas.numbers.patterns import Patterns
from habeas.words.progress import silent

WARM_UP = 3
"""One round is thrown away for so many that are kept."""


def sample(table: Patterns, place: int, walk: Walk, seed: int) -> Chains:
    """Chains of ``table`` without the list at this place; ``walk``: where those with it ended.

    The same arguments always draw the same. ``table`` has all lists.
    """
    chance, classes = np.random.default_rng([seed, place]), walk.exact.classes
    without = Walk(Cells.of(table.without(place)), classes, chance)
    without.stride, without.path = walk.stride, walk.path
    draws = Work.of(table.width, len(table.cells), classes).left_out(table.width)
    with np.errstate(all="ignore"):  # a path that runs away is refused, not warned of
        without.begin(_dropped(walk, place))
        for _ in range(draws // WARM_UP):
            without.advance()
        return kept(without, draws, silent)


def _dropped(walk: Walk, place: int) -> Floats:
    """Some of the points, as far apart as chains were numbered, without the chances of a list."""
    chains = np.unique(np.linspace(0, len(walk.missing) - 1, CHAINS).astype(np.int64))
    point, classes = walk.now.point[:, chains], walk.exact.classes
    given: Floats = np.delete(point, np.s_[place * classes : (place + 1) * classes], axis=0)
    return given
