"""Public legal pathways for a case: conditions met, not met, not known; decided by others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.protection.avenues.verdicts import ConditionState
from habeas.protection.cases.case import Case
from habeas.protection.cases.held import Held
from habeas.protection.cases.route_answers import RouteAnswers, route_answers
from habeas.protection.cases.route_plans import (
    ConditionSeen,
    RoutePlan,
    RouteState,
    reviewed,
    route_moved,
)
from habeas.protection.cases.signatures import Signature
from habeas.protection.cases.steps import next_steps
from habeas.protection.cases.tasks import Task
from habeas.protection.routes.catalogue import RouteCatalogue, routes
from habeas.protection.routes.considering import RouteSeen, all_considered, considered
from habeas.protection.routes.work import Work, work_of
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

__all__ = [
    "ConditionState",
    "Looked",
    "OnTheWay",
    "RoutePlan",
    "RouteState",
    "answer",
    "begin",
    "detail",
    "look",
    "move",
    "plan",
    "review",
    "routes",
]


@dataclass(frozen=True, slots=True)
class Looked:
    """Every route as it stands for a case, the questions they turn on, and the plans there are.

    ``seen`` is the version of the answers, 0 before the first.
    """

    catalogue: RouteCatalogue
    routes: tuple[RouteSeen, ...]
    known: Mapping[str, bool | None]
    seen: int
    plans: tuple[Held[RoutePlan], ...]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """One plan with its route as it stands today, what it asks to be done, and what may follow."""

    held: Held[RoutePlan]
    seen: RouteSeen
    work: tuple[Work, ...]
    next: tuple[RouteState, ...]


def look(workspace: Workspace, case: str) -> Looked:
    """Every route for a case, in the order of the catalogue. Raises NoSuchCase."""
    held, catalogue = case_record.case(workspace, case), routes()
    answers = held.route_answers
    known = _known(held)
    return Looked(
        catalogue,
        all_considered(catalogue.routes, known, now().date()),
        known,
        answers.version if answers else 0,
        held.routes,
    )


def answer(workspace: Workspace, case: str, seen: int, told: Mapping[str, bool | None]) -> None:
    """Write down what is known of the person. Raises NoSuchCase, NoSuchCircumstance."""
    given = route_answers(told, routes().circumstances)
    case_record.renew(workspace, case, (RouteAnswers, seen), lambda _case, _held: given)


def begin(workspace: Workspace, case: str, route: str, language: str) -> str:
    """Consider a route: its papers and steps become tasks, in a language.

    Raises NoSuchCase and NoSuchRoute.
    """
    workspace.require(Right.PROTECT)
    catalogue = routes()
    chosen, by = catalogue.route(route), (workspace.member.identifier, now())
    kept = new_identifier(Kind.RECORD, os.urandom)
    with opened(workspace, case) as store, writing(store):
        plan = RoutePlan(route, catalogue.version, since=by[1].date())
        ledger.put(store, kept, plan, by)
        for work in work_of(chosen, catalogue):
            task = Task(work.what.said(language), of=kept, key=work.key)
            ledger.put(store, new_identifier(Kind.RECORD, os.urandom), task, by)
        case_record.refresh(workspace, store)
    return kept


def plan(workspace: Workspace, case: str, identifier: str) -> OnTheWay:
    """One plan. Raises NoSuchCase, NotKept and NoSuchRoute."""
    kept = case_record.one(workspace, case, RoutePlan, identifier)
    catalogue, held = routes(), case_record.case(workspace, case)
    route = catalogue.route(kept.value.route)
    return OnTheWay(
        kept,
        considered(route, _known(held), now().date()),
        work_of(route, catalogue),
        next_steps(kept.value.state),
    )


def review(
    workspace: Workspace,
    case: str,
    seen: Seen[RoutePlan],
    conditions: Mapping[str, ConditionState],
    adviser: str,
) -> None:
    """A named adviser looked at every published condition.

    Raises NoSuchCase, ConditionsNotLookedAt, NobodyNamed and WrongRouteStep.
    """
    kept = case_record.one(workspace, case, RoutePlan, seen.kept)
    published = routes().route(kept.value.route).published
    told = tuple(ConditionSeen(key, state) for key, state in conditions.items())
    signed = Signature(adviser.strip(), now().date())
    step = partial(reviewed, seen=told, published=published, adviser=signed)
    case_record.change(workspace, case, seen, step)


def move(
    workspace: Workspace, case: str, seen: Seen[RoutePlan], to: RouteState, words: str
) -> None:
    """What came of it. Raises NoSuchCase, WrongRouteStep and ReasonNeeded."""
    signed = case_record.signed(workspace, words)
    case_record.change(workspace, case, seen, partial(route_moved, to=to, signed=signed), words)


def detail(
    workspace: Workspace, case: str, seen: Seen[RoutePlan], reference: str, details: str
) -> None:
    """Write down a reference and words about the journey. They stay in this case."""
    step = partial(replace, reference=reference.strip(), details=details.strip())
    case_record.change(workspace, case, seen, step)


def _known(held: Case) -> Mapping[str, bool | None]:
    return held.route_answers.value.known if held.route_answers else {}
