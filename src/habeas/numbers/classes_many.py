"""Latent classes over many tables of the same lists at once: every chain has a table of its own.

One array holds all chains, so a hundred tables cost little more than one with as many chains.
Strides and paths are learnt for all together: these are tables made alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.numbers.classes_model import Cells, Floats
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_starts import starts
from habeas.numbers.classes_walk import Walk
from habeas.words.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Settings:
    """How the chains of each table are run, as for one table, but without patience."""

    classes: int
    chains: int
    warm_up: int
    draws: int
    tries: int
    prior: Prior = Prior.EVEN


@dataclass(frozen=True, slots=True)
class Drawn:
    """People in all and log-likelihoods, each ``(tables, chains, draws)``."""

    people: Floats
    log_likelihood: Floats

    def ends(self, shares: tuple[float, ...]) -> Floats:
        """Quantiles of the number of people, ``(shares, tables)``."""
        found: Floats = np.quantile(self.people, shares, axis=(1, 2))
        return found


def sample(
    counts: Floats,
    settings: Settings,
    chance: np.random.Generator,
    step: str = "",
    progress: Progress = silent,
) -> Drawn:
    """Chains for each table: ``counts`` is ``(2^J, tables)``, its first row not looked at."""
    cells = _cells(counts, settings.chains)
    walk = Walk(cells, settings.classes, chance, settings.prior)
    with np.errstate(all="ignore"):  # a path that runs away is refused, not warned of
        walk.begin(starts(walk.exact, len(walk.recorded), settings.tries, chance))
        for round_ in range(settings.warm_up):
            walk.learn()
            progress(step, round_, settings.warm_up + settings.draws)
        walk.settle()
        return _drawn(walk, settings, step, progress)


def _drawn(walk: Walk, settings: Settings, step: str, progress: Progress) -> Drawn:
    people = np.empty((len(walk.recorded), settings.draws))
    likelihood = np.empty_like(people)
    for draw in range(settings.draws):
        walk.advance()
        people[:, draw] = walk.missing + walk.recorded
        likelihood[:, draw] = walk.now.likelihood
        progress(step, settings.warm_up + draw, settings.warm_up + settings.draws)
    shape = (-1, settings.chains, settings.draws)
    return Drawn(*(each.reshape(shape) for each in (people, likelihood)))


def _cells(counts: Floats, chains: int) -> Cells:
    """The patterns that any of the tables has, each table for so many chains side by side."""
    found = counts[1:].any(axis=1)
    lists = (counts.shape[0] - 1).bit_length()
    patterns = (np.arange(1, len(counts))[found, None] >> np.arange(lists) & 1).astype(np.float64)
    each = np.repeat(counts[1:][found], chains, axis=1)
    return Cells(np.vstack([patterns, np.zeros(lists)]), each)
