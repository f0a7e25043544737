"""How a route stands for one case: published conditions met, not met, not known.

Nobody here says that a person will be, or can be, admitted: that is decided by whoever the route
names. What is past its day is shown as unknown, with the last that is known beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.protection.avenues.verdicts import ConditionState
from habeas.protection.facts import Fact
from habeas.protection.routes.route import (
    Accounts,
    Condition,
    Danger,
    Route,
    RouteStatus,
    StatusTold,
)
from habeas.words.provenance import FactStanding, Provenance
from habeas.words.reasons import Reason

Circumstances = Mapping[str, bool | None]
"""What is known of a case: circumstance → yes, no, or None. What is not named is not known."""


@dataclass(frozen=True, slots=True)
class ConditionStanding:
    """One published condition as it stands for a case.

    ``last_known`` is how it stood by a text that is past its day, and None while it is current.
    """

    condition: Condition
    state: ConditionState
    standing: FactStanding
    last_known: ConditionState | None = None


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """The status today. ``told`` is what every source says, also those that are past their day.

    ``value`` is unknown when nothing current is told, or when what is current disagrees
    (``is_disputed``); then ``last_known`` is what was heard last.
    """

    value: RouteStatus
    told: tuple[tuple[StatusTold, FactStanding], ...]
    is_disputed: bool = False
    last_known: RouteStatus | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class RouteSeen:
    """A route for a case: the dangers of asking first, and nobody called suitable."""

    route: Route
    dangers: tuple[Danger, ...]
    status: StatusSeen
    conditions: tuple[ConditionStanding, ...]
    decides: Fact | None
    accounts: tuple[Accounts, ...]

    @property
    def reason(self) -> Reason:
        """The conditions counted by how they stand, in words."""
        counted = Counter(one.state for one in self.conditions)
        return Reason.of(
            "routing.conditions",
            met=counted[ConditionState.MET],
            not_met=counted[ConditionState.NOT_MET],
            not_known=counted[ConditionState.NOT_KNOWN],
        )


def considered(route: Route, circumstances: Circumstances, today: date) -> RouteSeen:
    """How a route stands for what is known of a case on a day."""
    return RouteSeen(
        route=route,
        dangers=route.dangers,
        status=status_on(route, today),
        conditions=tuple(_seen(one, circumstances, today) for one in route.conditions),
        decides=route.decides,
        accounts=route.accounts,
    )


def all_considered(
    routes: Iterable[Route], circumstances: Circumstances, today: date
) -> tuple[RouteSeen, ...]:
    """Every route for a case, in the order of the catalogue: none is put before another."""
    return tuple(considered(route, circumstances, today) for route in routes)


def status_on(route: Route, today: date) -> StatusSeen:
    """The status of a route on a day."""
    told = tuple((one, one.provenance.standing(today)) for one in route.status)
    current = {one.value for one, _ in told if _is_current(one.provenance, today)}
    if len(current) == 1 and current != {RouteStatus.UNKNOWN}:
        return StatusSeen(current.pop(), told)
    latest = max(route.status, key=lambda one: one.as_of or date.min, default=None)
    return StatusSeen(
        value=RouteStatus.UNKNOWN,
        told=told,
        is_disputed=len(current) > 1,
        last_known=_heard_last(latest),
        as_of=latest.as_of if latest else None,
    )


def _heard_last(told: StatusTold | None) -> RouteStatus | None:
    if told is None or (told.value is RouteStatus.UNKNOWN and told.last_known is None):
        return None
    return told.last_known or told.value


def _is_current(known: Provenance, today: date) -> bool:
    """Whether something may be shown as it stands: in time, and not merely remembered."""
    return known.standing(today) is FactStanding.FRESH and not known.is_remembered


def _seen(condition: Condition, circumstances: Circumstances, today: date) -> ConditionStanding:
    state = _state(condition, circumstances)
    standing = condition.provenance.standing(today)
    if standing is FactStanding.FRESH:
        return ConditionStanding(condition, state, standing)
    return ConditionStanding(condition, ConditionState.NOT_KNOWN, standing, state)


def _state(condition: Condition, circumstances: Circumstances) -> ConditionState:
    answer = circumstances.get(condition.met_by) if condition.met_by else None
    if answer is None:
        return ConditionState.NOT_KNOWN
    return ConditionState.MET if answer is condition.met_when else ConditionState.NOT_MET
