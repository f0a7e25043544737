"""A legal way to safety for this person: kept in the case, and nowhere else in any detail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.protection.avenues.verdicts import ConditionState
from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.cases.steps import WrongStep, check_step
from habeas.words.errors import HabeasError


class WrongRouteStep(WrongStep):
    """Raised when a route plan cannot take this step from where it stands."""


class ConditionsNotLookedAt(HabeasError):
    """Raised when an adviser signs for conditions of which some were not looked at."""

    message = "{number} published conditions of this route were not looked at: {conditions}."
    hint = "Say of each whether it is met, not met, or not known."


class RouteState(StrEnum):
    """How far a route plan has come."""

    CONSIDERED = "considered"
    REVIEWED = "conditions-reviewed"
    """A named adviser looked at the published conditions."""
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    TRAVEL_READY = "travel-ready"
    DEPARTED = "departed"
    ARRIVED = "arrived"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class ConditionSeen:
    """One published condition as an adviser sees it for this person. Who decides is never us."""

    condition: str
    state: ConditionState
    words: str = ""


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """One route of the catalogue (whose version is ``catalogue``) for this person.

    ``adviser`` is who looked at the conditions, by name. ``details`` are words about the journey
    that stay here: they are in no list, index, export or submission.
    """

    route: str
    catalogue: str
    state: RouteState = RouteState.CONSIDERED
    since: date | None = None
    conditions: tuple[ConditionSeen, ...] = ()
    adviser: Signature | None = None
    reference: str = ""
    details: str = ""
    words: str = ""


def reviewed(
    held: RoutePlan,
    seen: tuple[ConditionSeen, ...],
    published: tuple[str, ...],
    adviser: Signature,
) -> RoutePlan:
    """The plan after a named adviser looked at every published condition.

    Raises :class:`ConditionsNotLookedAt`, ``NobodyNamed`` and :class:`WrongRouteStep`.
    """
    check_signed(adviser)
    left = [one for one in published if one not in {held.condition for held in seen}]
    if left:
        raise ConditionsNotLookedAt(number=len(left), conditions=", ".join(left))
    moved = route_moved(held, RouteState.REVIEWED, adviser)
    return replace(moved, conditions=seen, adviser=adviser)


def route_moved(held: RoutePlan, to: RouteState, signed: Signature) -> RoutePlan:
    """The plan one step on; giving it up needs a reason.

    Raises :class:`WrongRouteStep`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    check = check_reasoned if to is RouteState.ABANDONED else check_signed
    words = check(signed).reason
    check_step(held.state, to, WrongRouteStep)
    return replace(held, state=to, since=signed.on, words=words or held.words)
