"""All moves in one round, for every chain at once, and how long the strides of a path may be."""

from __future__ import annotations

import numpy as np

from habeas.numbers.classes_model import Cells, Floats, Model
from habeas.numbers.classes_moves import draw_in_turn, exchange_neighbours, trajectory, unseen

CAP = 20
"""The unseen are at most this many times the seen: the prior ends there."""
WANTED = 0.75
"""Share of trajectories that should be accepted."""
FIRST_STRIDE = 0.05
JITTER = (0.6, 1.4)
"""Strides differ by this factor between chains and rounds, so that no path only circles."""
SHORTEST, LONGEST = 30, 90
"""Steps of a trajectory."""


class Walk:
    """Where every chain stands: ``now``, and ``missing`` people on no list ``(M,)``.

    A round leaves the posterior of point and missing people as it is, the missing at most
    ``CAP`` times the recorded.
    """

    def __init__(self, cells: Cells, classes: int, chance: np.random.Generator) -> None:
        self.exact, self.quick = Model(cells, classes), Model(cells, classes, np.float32)
        self.chance = chance
        self.recorded, self.cap = cells.people, CAP * cells.people
        self.stride = FIRST_STRIDE
        self.rounds = 0

    def begin(self, point: Floats) -> None:
        """Stand at a point ``(size, M)``."""
        self.now = self.exact.evaluate(point)
        self.missing = np.minimum(unseen(self.now, self.recorded, self.chance), self.cap)

    def learn(self) -> float:
        """A round that also lengthens or shortens the stride, less and less."""
        accepted = self.advance()
        self.rounds += 1
        self.stride *= float(np.exp(2.0 * (accepted - WANTED) / np.sqrt(self.rounds)))
        return accepted

    def advance(self) -> float:
        """One round of all moves; the share of paths that could be accepted."""
        chance = self.chance
        point = draw_in_turn(self.exact, self.now, self.missing, chance)
        if self.exact.classes > 1:
            point = exchange_neighbours(self.exact, point, chance)
        strides = self.stride * chance.uniform(*JITTER, len(self.missing))
        steps = int(chance.integers(SHORTEST, LONGEST + 1))
        begun = self.exact.evaluate(point)
        ended, gain = trajectory((self.exact, self.quick), begun, strides, steps, chance)
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
