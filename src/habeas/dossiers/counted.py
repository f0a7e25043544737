"""Estimates as a dossier tells them: without a count that could point at people, lists by number.

Who keeps a list can be in danger for it, so no list is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.numbers.kept import KeptEstimate
from habeas.numbers.kept_pooled import KeptPooled
from habeas.words.reasons import LISTED, Reason

_LISTS = ("name", "other", "names")
"""The places of a reason that names of lists fill."""
_NAMING = frozenset(
    f"numbers.{name}"
    for name in (
        "forbids_left_out", "warns_apart", "warns_inside", "warns_rests_on", "warns_left_out",
        "warns_unused",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldCount:
    """The latest estimate from one table, and how many ``others`` were made from it before."""

    identifier: str
    table: str
    lists: tuple[str, ...]
    made: KeptEstimate
    at: datetime
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
