"""Whether large households are left behind: said with the numbers, judged by people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.protection.placement.shortlists import Shortlist
from habeas.words.reasons import Reason

LARGE = 4
"""Persons from which on a household counts as large."""
FEW = 5
"""Below this number of households a share says nothing, and a count could name somebody."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """How many households have a proposed or accepted place: of the large ones, and of all."""

    large_placed: int
    large: int
    placed: int
    willing: int

    @property
    def reason(self) -> Reason:
        """The same in words, with every number; shares only where they say something."""
        numbers: dict[str, object] = {
            "large_placed": self.large_placed,
            "large": self.large,
            "placed": self.placed,
            "willing": self.willing,
            "size": LARGE,
        }
        if self.large < FEW:
            return Reason.of("placing.fairness_few", **numbers)
        shares = {
            "large_share": round(100 * self.large_placed / self.large),
            "share": round(100 * self.placed / self.willing),
        }
        return Reason.of("placing.fairness", **numbers, **shares)


def fairness(shortlist: Shortlist) -> Fairness:
    """Compare the households of four or more with all who want a place."""
    willing = [unit for unit, wish in shortlist.wishes.items() if wish.willing]
    large = [unit for unit in willing if shortlist.wishes[unit].size >= LARGE]
    return Fairness(
        _placed(shortlist, large), len(large), _placed(shortlist, willing), len(willing)
    )


def _placed(shortlist: Shortlist, units: Iterable[str]) -> int:
    return sum(unit in shortlist.places or unit in shortlist.accepted for unit in units)
