"""Numbers of people told no finer than they are known.

The ends of an interval are known less well than it is wide: chains that are run again, or another
seed, move them. So they are told in steps of a tenth of its width at most, and outwards.
"""

from __future__ import annotations

from math import ceil, floor

PARTS = 10
"""An interval is told in so many steps at least."""


def step(lower: float, upper: float) -> int:
    """The largest of 1, 2, 5, 10 and so on up to a tenth of an interval; 1 at least."""
    most = (upper - lower) / PARTS
    power = int(10 ** max(0, len(str(int(most))) - 1))
    return max(one * power for one in (1, 2, 5) if one == 1 or one * power <= most)


def outward(lower: float, upper: float, least: int) -> tuple[int, int]:
    """The interval in whole steps, no narrower than it is, but not below ``least``."""
    one = step(lower, upper)
    return max(least, floor(lower / one) * one), ceil(upper / one) * one
