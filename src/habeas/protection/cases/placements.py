"""A place to live, as this case sees it: shown to the person, who says yes or no.

A no costs nothing: it changes neither the lane nor the waiting. That is why no function here
takes or gives a lane.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_signed
from habeas.protection.cases.steps import WrongStep, check_step
from habeas.words.errors import HabeasError


class WrongPlacementStep(WrongStep):
    """Raised when a placement cannot take this step from where it stands."""


class PlaceWasRefused(HabeasError):
    """Raised when a place is proposed to which the person already said no."""

    message = "The person already said no to the place {place}."
    hint = "Propose another one; they may ask for this one themselves."


class PlacementState(StrEnum):
    """How far a placement has come."""

    PROPOSED = "proposed"
    SHOWN = "shown"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    LAPSED = "lapsed"
    """It was no longer free, or nobody answered in time."""
    CONFIRMED = "confirmed"
    """By the place."""
    DONE = "done"


_HOLDS = frozenset({PlacementState.ACCEPTED, PlacementState.CONFIRMED, PlacementState.DONE})


@dataclass(frozen=True, slots=True)
class Placement:
    """One place for this household, by its identifier, and what was said about it.

    ``reasons`` are those for which it stood in the shortlist, by key.
    """

    place: str
    state: PlacementState = PlacementState.PROPOSED
    since: date | None = None
    reasons: tuple[str, ...] = ()
    words: str = ""
    signed: Signature | None = None

    @property
    def holds(self) -> bool:
        """Whether the place is theirs, or will be: such a one never moves in a new run."""
        return self.state in _HOLDS


def proposed(
    place: str, reasons: tuple[str, ...], before: Iterable[Placement], signed: Signature
) -> Placement:
    """A place that is proposed. Raises :class:`PlaceWasRefused` and ``NobodyNamed``."""
    if any(one.place == place and one.state is PlacementState.REFUSED for one in before):
        raise PlaceWasRefused(place=place)
    return Placement(place, since=signed.on, reasons=reasons, signed=check_signed(signed))


def placement_moved(held: Placement, to: PlacementState, signed: Signature) -> Placement:
    """The placement one step on. Raises :class:`WrongPlacementStep` and ``NobodyNamed``."""
    check_step(held.state, to, WrongPlacementStep)
    return replace(
        held, state=to, since=signed.on, words=signed.reason, signed=check_signed(signed)
    )


def refused_places(placements: Iterable[Placement]) -> tuple[str, ...]:
    """The places the person said no to."""
    refused = (one.place for one in placements if one.state is PlacementState.REFUSED)
    return tuple(dict.fromkeys(refused))
