"""What a person decided about an edge."""

from __future__ import annotations

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
