"""Bars that show how likely each number is; to be looked at also where NumPy is missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """How likely each number of people is: ``shares`` of equal bars from ``first`` to ``last``.

    ``beyond`` is the share of what lies above the last bar.
    """

    first: float
    last: float
    shares: tuple[float, ...]
    beyond: float
