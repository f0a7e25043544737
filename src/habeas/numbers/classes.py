"""How many were never recorded, by Bayesian latent classes: several chains from one table.

The model is in ``classes_model``, the moves in ``classes_moves``, the starts in
``classes_starts``. Nothing here decides whether the answer may be told: ``diagnostics`` judges the
chains, and the gate judges the figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.numbers.classes_model import Cells, Evaluation, Floats, Point, evaluate
from habeas.numbers.classes_moves import draw_in_turn, exchange_neighbours, trajectory, unseen
from habeas.numbers.classes_starts import starts
from habeas.numbers.patterns import Patterns

CAP = 20
"""The unseen are at most this many times the seen: the prior ends there."""
WANTED = 0.75
"""Share of trajectories that should be accepted."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the chains are run.

    ``classes`` is the most classes people may fall into; ``draws`` are kept of each chain after
    ``warm_up`` are thrown away; ``tries`` are the starts from which each chain takes one.
    """

    classes: int = 10
    chains: int = 32
    warm_up: int = 300
    draws: int = 500
    tries: int = 12


@dataclass(frozen=True, slots=True)
class Chains:
    """What the chains drew, each array ``(chains, draws)``.

    ``people``: all people, recorded and not; ``log_likelihood``: of the table with the number of
    people integrated out; ``cap``: the most people the prior allows; ``accepted``: share of the
    trajectories that were; ``recorded``: people on some list.
    """

    people: Floats
    log_likelihood: Floats
    recorded: int
    cap: int
    accepted: float
    settings: Settings
    seed: int


@dataclass(slots=True)
class _Stand:
    """The chains between two moves."""

    now: Evaluation
    missing: Floats
    step: float = 0.1
    accepted: float = 0.0


def sample(table: Patterns, settings: Settings, seed: int) -> Chains:
    """Run the chains; the same table, settings and seed always draw the same.

    Cost is in proportion to cells × classes × chains × draws, whatever the number of people.
    """
    cells, chance = Cells.of(table), np.random.default_rng(seed)
    with np.errstate(all="ignore"):
        return _sampled(cells, settings, seed, chance)


def _sampled(cells: Cells, settings: Settings, seed: int, chance: np.random.Generator) -> Chains:
    cap = CAP * cells.people
    point = starts(cells, settings.classes, settings.chains, settings.tries, chance)
    now = evaluate(cells, point)
    stand = _Stand(now, np.minimum(unseen(now, cells.people, chance), cap))
    scale = _Scale(point)
    for round_ in range(settings.warm_up):
        _advance(cells, stand, scale, cap, chance)
        stand.step *= float(np.exp((stand.accepted - WANTED) * 2.0 / np.sqrt(round_ + 1.0)))
        scale.learn(stand.now.point, round_)
    people = np.empty((settings.chains, settings.draws))
    likelihood, accepted = np.empty_like(people), 0.0
    for draw in range(settings.draws):
        _advance(cells, stand, scale, cap, chance)
        people[:, draw] = stand.missing + cells.people
        likelihood[:, draw] = stand.now.log_likelihood
        accepted += stand.accepted / settings.draws
    return Chains(people, likelihood, cells.people, cap + cells.people, accepted, settings, seed)


class _Scale:
    """How far each coordinate reaches, learnt over all chains while they warm up."""

    def __init__(self, point: Point) -> None:
        self.chances = np.ones((*point.chances.shape[:2], 1))
        self.sticks = np.ones((len(point.sticks), 1))
        self.log_alpha = np.ones(1)

    def learn(self, point: Point, round_: int) -> None:
        pass

    def by(self, step: Floats) -> Point:
        return Point(self.chances * step, self.sticks * step, self.log_alpha * step)


SHORTEST, LONGEST = 10, 30


def _advance(
    cells: Cells, stand: _Stand, scale: _Scale, cap: int, chance: np.random.Generator
) -> None:
    drawn = draw_in_turn(cells, stand.now, stand.missing, chance)
    if len(drawn.sticks):
        drawn = exchange_neighbours(drawn, chance)
    now = evaluate(cells, drawn)
    jitter = stand.step * chance.uniform(0.6, 1.4, len(stand.missing))
    at, gain = trajectory(
        cells, now, scale.by(jitter), int(chance.integers(SHORTEST, LONGEST + 1)), chance
    )
    missing = unseen(at, cells.people, chance)
    taken = (-chance.standard_exponential(gain.shape) < gain) & (missing <= cap)
    stand.now = now.where(taken, at)
    stand.missing = np.where(taken, missing, stand.missing)
    again = unseen(stand.now, cells.people, chance)
    stand.missing = np.where(again <= cap, again, stand.missing)
    stand.accepted = float(np.minimum(1, np.exp(np.minimum(gain, 0))).mean())
