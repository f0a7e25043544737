"""How much work the chains of many lists may be, so that an answer is a minute away, not hours.

Up to twelve lists chains may take what they need. With more no answer can be told anyway, since
no interval can be tried on made-up tables; the figures are there to be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.numbers.design import MOST_LISTS

MOST_WORK = 0.9e8
"""Cells × classes × chains × rounds; ``benchmarks/classes.py --many`` tells the seconds."""
CHAINS, FEWEST_CHAINS = 4, 8
"""For a list left out, and for the whole table: fewer than eight pass no gate."""
WARM_UP, DRAWS = 60, 100
"""Rounds at least, however many cells there are."""
FEWEST_LEFT, MOST_LEFT = 24, 100
"""Draws of each chain for a list left out."""


@dataclass(frozen=True, slots=True)
class Work:
    """One round of one chain is ``each``; ``most`` is what all may be, None for no bound."""

    each: int
    most: float | None

    @classmethod
    def of(cls, lists: int, cells: int, classes: int) -> Work:
        """On a table with so many."""
        return cls(cells * classes, MOST_WORK if lists > MOST_LISTS else None)

    def within(self, chains: int, warm_up: int, draws: int) -> tuple[int, int, int]:
        """As many of each as may be, at most as many as are wanted."""
        if self.allows(chains, warm_up + draws) or self.most is None:
            return chains, warm_up, draws
        chains = min(chains, FEWEST_CHAINS)
        part = min(1.0, self.most / (self.each * chains * (warm_up + draws)))
        least = min(warm_up, WARM_UP), min(draws, DRAWS)
        return chains, max(least[0], int(part * warm_up)), max(least[1], int(part * draws))

    def allows(self, chains: int, rounds: int) -> bool:
        """Whether chains may go so many rounds."""
        return self.most is None or self.each * chains * rounds <= self.most

    def left_out(self, lists: int) -> int:
        """Draws of each chain for each of so many lists left out, where work is bounded."""
        rounds = int((self.most or 0.0) / (self.each * CHAINS * lists))
        return max(FEWEST_LEFT, min(MOST_LEFT, rounds * 3 // 4))


UNBOUNDED = Work(1, None)
