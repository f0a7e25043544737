"""What would be said had one of the lists never been made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.numbers import classes_left
from habeas.numbers.classes_walk import Walk
from habeas.numbers.design import MOST_LISTS
from habeas.numbers.families import Family, Figure, Settings, alike, of_chains
from habeas.numbers.overlaps import LEAST_LISTS
from habeas.numbers.patterns import Patterns
from habeas.words.progress import Progress


@dataclass(frozen=True, slots=True)
class Left:
    """The figure without one list; ``full`` is what the same family says with all."""

    name: str
    without: Figure
    full: Figure

    @property
    def is_apart(self) -> bool:
        """Whether the intervals with and without the list do not even touch."""
        ends = (self.without.lower, self.without.upper, self.full.lower, self.full.upper)
        if any(end is None for end in ends):
            return False
        lower, upper, full_lower, full_upper = (float(end or 0) for end in ends)
        return upper < full_lower or full_upper < lower

    @property
    def is_outside(self) -> bool:
        """Whether the figure without the list lies outside the interval with it."""
        people, lower, upper = self.without.people, self.full.lower, self.full.upper
        if people is None or lower is None or upper is None:
            return False
        return not lower <= people <= upper


def each_left_out(
    table: Patterns,
    full: Figure,
    settings: Settings,
    seed: int,
    progress: Progress,
    walk: Walk | None = None,
) -> Iterator[Left]:
    """The figure without each list in turn; nothing for a table of three.

    ``full`` is the figure with all lists, by graphs or classes; ``walk`` is where chains of
    classes ended. Where there are many lists, those without one begin there.
    """
    if table.width <= LEAST_LISTS:
        return
    for place, name in enumerate(table.lists):
        progress("leaving out", place, table.width)
        if full.family is Family.CLASSES and table.width > MOST_LISTS and walk is not None:
            found = classes_left.sample(table, place, walk, seed)
            yield Left(name, of_chains(found, settings.classes.classes)[0], full)
        else:
            yield Left(name, alike(full.family, table.without(place), settings, seed), full)
    progress("leaving out", table.width, table.width)
