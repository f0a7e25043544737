"""Estimates as a dossier tells them: without a count that could point at people, lists by number.

Who keeps a list can be in danger for it, so no list is named. Figures follow from the counts, and
small counts make much of them: told to the last digit, they let whoever has the program try which
small counts give them. So they are told no finer than their interval is wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.numbers.kept import KeptEstimate, KeptFigure
from habeas.numbers.kept_pooled import KeptPooled
from habeas.numbers.small_cells import Coarse
from habeas.numbers.steps import outward, step
from habeas.words.reasons import LISTED, Reason

_LISTS = ("name", "other", "names")
"""The places of a reason that names of lists fill."""
_NAMING = frozenset(
    f"numbers.{name}"
    for name in (
        "forbids_left_out", "warns_apart", "warns_inside", "warns_rests_on", "warns_left_out",
        "warns_unused", "warns_nearly",
    )
)  # fmt: skip


_FIGURES = ("people", "lower", "upper", "least", "most")
"""The places of a reason that figures fill, whichever reason it is: none can be forgotten."""


@dataclass(frozen=True, slots=True)
class ToldCount:
    """The latest estimate from one table, and how many ``others`` were made from it before.

    ``overlaps`` is all that is told of the table.
    """

    identifier: str
    table: str
    lists: tuple[str, ...]
    made: KeptEstimate
    at: datetime
    overlaps: Coarse
    others: int = 0


@dataclass(frozen=True, slots=True)
class ToldPooled:
    """The latest estimate over linkages drawn that divides people as it does, and its ``others``.

    ``lists`` are those of its tables.
    """

    identifier: str
    lists: tuple[str, ...]
    made: KeptPooled
    at: datetime
    others: int = 0


def coarse(figure: KeptFigure, recorded: int) -> KeptFigure:
    """The figure in steps of 1, 2 or 5 times a power of ten, a tenth of its interval at most.

    The interval only grows, but not below the people who are ``recorded``.
    """
    people, lower, upper = figure.people, figure.lower, figure.upper
    if people is None or lower is None or upper is None:
        return figure
    one, ends = step(lower, upper), outward(lower, upper, recorded)
    middle = max(recorded, round(people / one) * one)
    return replace(figure, people=middle, lower=ends[0], upper=ends[1])


def rounded(reason: Reason) -> Reason:
    """The same reason with two digits of each figure in it."""
    places = tuple((k, _two(int(v)) if k in _FIGURES else v) for k, v in reason.places)
    parts = tuple(rounded(part) for part in reason.parts)
    return replace(reason, places=places, parts=parts)


def _two(people: int) -> str:
    power = 10 ** max(0, len(str(people)) - 2)
    return str(round(people / power) * power)


def numbered(reason: Reason, lists: Sequence[str]) -> Reason:
    """The same reason with the number of each list in the place of its name."""
    reason = replace(reason, parts=tuple(numbered(part, lists) for part in reason.parts))
    if reason.key not in _NAMING:
        return reason
    numbers = {name: f"№ {number}" for number, name in enumerate(lists, 1)}
    whole = LISTED.join(lists)

    def of(names: str) -> str:
        if names in numbers:
            return numbers[names]
        parts = names.split(LISTED) if names != whole else list(lists)
        return LISTED.join(numbers.get(part, "№ –") for part in parts)

    places = tuple((k, of(held) if k in _LISTS else held) for k, held in reason.places)
    return replace(reason, places=places)
