"""How many were never recorded, by Bayesian latent classes: several chains from one table.

The model is in ``classes_model``, the moves in ``classes_moves``, the starts in
``classes_starts``. Nothing here decides whether the answer may be told: ``diagnostics`` judges the
chains, and the gate judges the figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.numbers.classes_model import Cells, Floats, Model
from habeas.numbers.classes_moves import draw_in_turn, exchange_neighbours, trajectory, unseen
from habeas.numbers.classes_starts import starts
from habeas.numbers.patterns import Patterns

CAP = 20
"""The unseen are at most this many times the seen: the prior ends there."""
WANTED = 0.75
"""Share of trajectories that should be accepted."""
FIRST_STRIDE = 0.05
JITTER = (0.6, 1.4)
"""Strides differ by this factor between chains and rounds, so that no path only circles."""
SHORTEST, LONGEST = 30, 90
"""Steps of a trajectory."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the chains are run.

    ``classes`` is the most classes people may fall into; ``draws`` are kept of each chain after
    ``warm_up`` are thrown away; ``tries`` are the starts from which each chain takes one.
    """

    classes: int = 10
    chains: int = 64
    warm_up: int = 200
    draws: int = 400
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


def sample(table: Patterns, settings: Settings, seed: int) -> Chains:
    """Run the chains; the same table, settings and seed always draw the same.

    Cost is in proportion to cells × classes × chains × draws, whatever the number of people.
    """
    with np.errstate(all="ignore"):  # a path that runs away is refused, not warned of
        return _Run(Cells.of(table), settings, np.random.default_rng(seed)).chains(seed)


class _Run:
    """The chains between two moves."""

    def __init__(self, cells: Cells, settings: Settings, chance: np.random.Generator) -> None:
        self.models = Model(cells, settings.classes), Model(cells, settings.classes, np.float32)
        self.settings, self.chance = settings, chance
        self.recorded, self.cap = cells.people, CAP * cells.people
        self.now = self.models[0].evaluate(
            starts(self.models[0], settings.chains, settings.tries, chance)
        )
        self.missing = np.minimum(unseen(self.now, self.recorded, chance), self.cap)
        self.stride = FIRST_STRIDE

    def chains(self, seed: int) -> Chains:
        """Warm up, then keep what is drawn."""
        for round_ in range(self.settings.warm_up):
            excess = self._advance() - WANTED
            self.stride *= float(np.exp(2.0 * excess / np.sqrt(round_ + 1.0)))
        people = np.empty((self.settings.chains, self.settings.draws))
        likelihood, accepted = np.empty_like(people), 0.0
        for draw in range(self.settings.draws):
            accepted += self._advance() / self.settings.draws
            people[:, draw] = self.missing + self.recorded
            likelihood[:, draw] = self.now.likelihood
        most = self.cap + self.recorded
        return Chains(people, likelihood, self.recorded, most, accepted, self.settings, seed)

    def _advance(self) -> float:
        """One round of all moves; the share of paths that may be accepted."""
        model, chance = self.models[0], self.chance
        point = draw_in_turn(model, self.now, self.missing, chance)
        if self.settings.classes > 1:
            point = exchange_neighbours(model, point, chance)
        strides = self.stride * chance.uniform(*JITTER, len(self.missing))
        steps = int(chance.integers(SHORTEST, LONGEST + 1))
        begun = model.evaluate(point)
        ended, gain = trajectory(self.models, begun, strides, steps, chance)
        missing = unseen(ended, self.recorded, chance)
        taken = (-chance.standard_exponential(gain.shape) < gain) & (missing <= self.cap)
        self.now = begun.where(taken, ended)
        self.missing = np.where(taken, missing, self.missing)
        self._draw_unseen()
        return float(np.exp(np.minimum(gain, 0.0)).mean())

    def _draw_unseen(self) -> None:
        """Once more given where the chains stand; a draw beyond the cap is refused."""
        again = unseen(self.now, self.recorded, self.chance)
        self.missing = np.where(again <= self.cap, again, self.missing)
