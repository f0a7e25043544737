"""Latent classes for several tables of the same lists at once: linkages drawn, fields filled.

Every chain has a table of its own, so that twenty tables cost hardly more than a few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from habeas.numbers.classes import Chains
from habeas.numbers.classes_model import Cells, Floats
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_starts import starts
from habeas.numbers.classes_walk import Walk
from habeas.numbers.patterns import Patterns
from habeas.words.progress import Progress, silent

STEP = "drawing from latent classes"


@dataclass(frozen=True, slots=True)
class Settings:
    """How it is run: so many ``chains`` of each table, each with ``draws`` after ``warm_up``.

    Tables whose chains do not agree yet are begun anew with twice as many draws, at most
    ``patience`` times.
    """

    classes: int = 6
    chains: int = 16
    warm_up: int = 200
    draws: int = 400
    tries: int = 6
    patience: int = 3
    prior: Prior = Prior.EVEN


def sample_each(
    tables: Sequence[Patterns], settings: Settings, seed: int, progress: Progress = silent
) -> tuple[Chains, ...]:
    """Chains of each table, all of them of the same lists.

    The same tables, settings and seed always draw the same.
    """
    chance, draws = np.random.default_rng(seed), settings.draws
    found = _sampled(tables, settings, draws, chance, progress)
    for _ in range(settings.patience):
        waiting = [n for n, one in enumerate(found) if not (one.agree or one.is_hopeless)]
        if not waiting:
            break
        draws *= 2
        again = [tables[n] for n in waiting]
        drawn = _sampled(again, settings, draws, chance, progress)
        for n, one in zip(waiting, drawn, strict=True):
            found[n] = one
    return tuple(found)


def _sampled(
    tables: Sequence[Patterns],
    settings: Settings,
    draws: int,
    chance: np.random.Generator,
    progress: Progress,
) -> list[Chains]:
    cells = _cells(tables, settings.chains)
    walk = Walk(cells, settings.classes, chance, settings.prior)
    rounds = settings.warm_up + draws
    with np.errstate(all="ignore"):  # a path that runs away is refused, not warned of
        walk.begin(starts(walk.exact, len(walk.recorded), settings.tries, chance))
        for round_ in range(settings.warm_up):
            walk.learn()
            progress(STEP, round_, rounds)
        walk.settle()
        return _kept(walk, settings, draws, progress)


def _cells(tables: Sequence[Patterns], chains: int) -> Cells:
    """Every pattern that is in some table, a column of counts for each chain of each table."""
    width = tables[0].width
    found = sorted({pattern for table in tables for pattern, _ in table.cells})
    counts = np.zeros((len(found), len(tables)))
    for column, table in enumerate(tables):
        held = dict(table.cells)
        counts[:, column] = [held.get(pattern, 0) for pattern in found]
    lists = np.array(found)[:, None] >> np.arange(width) & 1
    held_lists = np.vstack([lists, np.zeros(width)]).astype(np.float64)
    return Cells(held_lists, np.repeat(counts, chains, axis=1))


def _kept(walk: Walk, settings: Settings, draws: int, progress: Progress) -> list[Chains]:
    people = np.empty((len(walk.recorded), draws))
    likelihood, accepted = np.empty_like(people), 0.0
    for draw in range(draws):
        accepted += walk.advance() / draws
        people[:, draw] = walk.missing + walk.recorded
        likelihood[:, draw] = walk.now.likelihood
        progress(STEP, settings.warm_up + draw, settings.warm_up + draws)
    chains = settings.chains
    starts_at = range(0, len(people), chains)
    return [_of_one(walk, people, likelihood, accepted, at, chains) for at in starts_at]


def _of_one(
    walk: Walk, people: Floats, likelihood: Floats, accepted: float, at: int, chains: int
) -> Chains:
    rows, recorded, cap = slice(at, at + chains), walk.recorded[at], walk.cap[at]
    return Chains(people[rows], likelihood[rows], int(recorded), int(recorded + cap), accepted)
