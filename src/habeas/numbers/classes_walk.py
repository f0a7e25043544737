"""All moves in one round, for every chain at once, and how long the strides of a path may be."""

from __future__ import annotations

import numpy as np

from habeas.numbers.classes_model import Cells, Evaluation, Floats, Model
from habeas.numbers.classes_moves import draw_in_turn, trajectory, unseen
from habeas.numbers.classes_places import exchange_neighbours
from habeas.numbers.classes_prior import Prior

CAP = 20
"""The unseen are at most this many times the seen: the prior ends there."""
WANTED = 0.75
"""Share of trajectories that should be accepted."""
FIRST_STRIDE = 0.05
JITTER = (0.6, 1.4)
"""Strides differ by this factor between chains and rounds, so that no path only circles."""
PATHS = (16, 32, 64)
"""Steps of a path, half as many to half as many again; the best of the three is learnt."""
OTHER_WORK = 20
"""What else a round costs, in steps."""
SPLITS, MORE_SPLITS = 1, 3
"""Tries to split a class or merge two in each round of many lists; more once chains disagree."""
UNSETTLED = 30
"""Rounds of warm-up from which nothing is learnt about paths."""


class Walk:
    """Where every chain stands: ``now``, and ``missing`` people on no list ``(M,)``.

    A round leaves the posterior of point and missing people as it is, the missing at most
    ``CAP`` times the recorded.
    """

    def __init__(
        self,
        cells: Cells,
        classes: int,
        chance: np.random.Generator,
        prior: Prior = Prior.EVEN,
    ) -> None:
        self.exact = Model(cells, classes, prior)
        self.quick = Model(cells, classes, prior, np.float32)
        self.chance = chance
        self.recorded, self.cap = cells.people, CAP * cells.people
        self.stride = FIRST_STRIDE
        self.splits = SPLITS
        self.rounds = 0
        self.path = len(PATHS) - 1
        self.reached: list[list[float]] = [[] for _ in PATHS]

    def begin(self, point: Floats) -> None:
        """Stand at a point ``(size, M)``."""
        self.now = self.exact.evaluate(point)
        self.missing = np.minimum(unseen(self.now, self.recorded, self.chance), self.cap)

    def learn(self) -> None:
        """A round that also changes the stride, less and less, and tries one path after another.

        The path to keep is that which brings the chance of being on no list farthest for its
        cost, by expected squared distance (C. Pasarica and A. Gelman, Statistica Sinica 20, 2010).
        """
        self.path = self.rounds % len(PATHS)
        accepted, reached = self._round()
        self.rounds += 1
        self.stride *= float(np.exp(2.0 * (accepted - WANTED) / np.sqrt(self.rounds)))
        if self.rounds > UNSETTLED:
            self.reached[self.path].append(reached / (PATHS[self.path] + OTHER_WORK))

    def settle(self) -> None:
        """Keep to the best path from here on: what changes its moves no chain may go by."""
        means = [float(np.mean(each)) if each else 0.0 for each in self.reached]
        self.path = int(np.argmax(means)) if any(means) else len(PATHS) - 1

    def search_more(self) -> None:
        """Pass between modes more often from here on, though each round costs more."""
        self.splits = MORE_SPLITS

    def advance(self) -> float:
        """One round of all moves; the share of paths that could be accepted."""
        return self._round()[0]

    def _round(self) -> tuple[float, float]:
        chance, model = self.chance, self.exact
        point = draw_in_turn(model, self.now, self.missing, self.splits, chance)
        if model.classes > 1:
            point = exchange_neighbours(model, point, chance)
        strides = self.stride * chance.uniform(*JITTER, len(self.missing))
        begun, middle = model.evaluate(point), PATHS[self.path]
        steps = int(chance.integers(middle // 2, middle + middle // 2 + 1))
        ended, gain = trajectory((model, self.quick), begun, strides, steps, chance)
        missing = unseen(ended, self.recorded, chance)
        taken = (-chance.standard_exponential(gain.shape) < gain) & (missing <= self.cap)
        self.now = begun.where(taken, ended)
        self.missing = np.where(taken, missing, self.missing)
        self._draw_unseen()
        gone = _log_odds_unseen(self.now) - _log_odds_unseen(begun)
        return float(np.exp(np.minimum(gain, 0.0)).mean()), float(np.square(gone).mean())

    def _draw_unseen(self) -> None:
        """Once more given where the chains stand; a draw beyond the cap is refused."""
        again = unseen(self.now, self.recorded, self.chance)
        self.missing = np.where(again <= self.cap, again, self.missing)


def _log_odds_unseen(now: Evaluation) -> Floats:
    odds: Floats = np.log(now.in_cell[-1]) - np.log(now.seen_chance)
    return odds
