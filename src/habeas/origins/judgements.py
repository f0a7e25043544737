"""What people decided about edges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EdgeOverride:
    """A person's judgement on one edge, with the reason they gave.

    Accepted, the dependence counts as established; rejected, it is taken away and what the
    machine would have said without it comes back.
    """

    edge: str
    accepted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """All decisions on edges, by key."""

    accepted: frozenset[str]
    rejected: frozenset[str]

    @classmethod
    def of(cls, overrides: Collection[EdgeOverride]) -> Judgements:
        """The decisions among these; an edge that is both accepted and rejected is rejected."""
        rejected = frozenset(o.edge for o in overrides if not o.accepted)
        return cls(frozenset(o.edge for o in overrides if o.accepted) - rejected, rejected)

    def settled(self, keys: Iterable[str]) -> str:
        """The first of these keys that somebody decided on; empty when nobody did."""
        return min((k for k in keys if k in self.accepted or k in self.rejected), default="")
