"""What a person decided about the grouping of statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GroupingKind(StrEnum):
    """What the decision does to the statements it names."""

    JOIN = "join"
    """They tell of one incident: the incidents that hold them become one."""
    SPLIT = "split"
    """They leave the incidents they stand in and are one incident of their own."""
    REJECT = "reject"
    """They tell of no incident and answer none."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """One decision about statements, by identifier.

    Decisions are applied after the machine's grouping, in the order they were made; leaving
    one out undoes it.
    """

    kind: GroupingKind
    statements: tuple[str, ...]
