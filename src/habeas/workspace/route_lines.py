"""Routes in lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.cases.route_plans import RoutePlan
from habeas.protection.routes.catalogue import bundled
from habeas.protection.routes.checking import RoutesChecked, checked
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.words.mistakes import said_in
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.workspace import case_record, case_routes
from habeas.workspace.avenue_lines import CheckTold
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_record import Seen
from habeas.workspace.case_routes import RouteState
from habeas.workspace.opening import Workspace, now

_NOT_ADVICE = "Not legal advice. Whether somebody is admitted is decided by others."


def listed(workspace: Workspace, case: str) -> Iterator[str]:
    """Every route for a case, and the plans there are. Raises NoSuchCase."""
    note_look(workspace, case)
    looked = case_routes.look(workspace, case)
    for held in looked.plans:
        yield f"{held.identifier}  {held.value.route}  {label(held.value.state, 'en')}"
    for seen in looked.routes:
        status = label(seen.status.value, "en")
        yield f"{seen.route.identifier}  {status}  {seen.route.name.en}: {said(seen.reason, 'en')}"
    yield _NOT_ADVICE


def shown(workspace: Workspace, case: str, route: str) -> Iterator[str]:
    """One route for a case: dangers first. Raises NoSuchCase and NoSuchRoute."""
    note_look(workspace, case)
    looked = case_routes.look(workspace, case)
    looked.catalogue.route(route)
    seen = next(one for one in looked.routes if one.route.identifier == route)
    yield seen.route.name.en
    for danger in seen.dangers:
        yield f"asking can bring about: {danger.text.en}"
    yield f"status: {label(seen.status.value, 'en')}"
    for one in seen.conditions:
        yield f"{label(one.state, 'en')}: {one.condition.text.en}"
    yield f"decided by: {seen.decides.said('en') if seen.decides else 'not known'}"
    yield _NOT_ADVICE


def begun(workspace: Workspace, case: str, route: str) -> Iterator[str]:
    """Consider a route: its papers and steps become tasks. Raises NoSuchCase, NoSuchRoute."""
    yield f"Considered: {case_routes.begin(workspace, case, route, 'en')}"


def check(workspace: Workspace, language: str) -> CheckTold:
    """Whether the catalogue of routes is sound; late facts are told, and are no fault."""
    workspace.require(Right.READ)
    found = checked(bundled(), now().date())
    if found.faults:
        wrong = ("  ".join(said_in(one, language)) for one in found.faults)
        return CheckTold(tuple(wrong), holds=False)
    return CheckTold(tuple(_of_check(found, language)), holds=True)


def _of_check(found: RoutesChecked, language: str) -> Iterator[str]:
    counts = ", ".join(f"{label(one, language)} {n}" for one, n in found.counts.items())
    facts = sum(found.counts.values())
    numbers = {"routes": found.routes, "facts": facts, "counts": counts}
    yield said(Reason.of("routing.line_catalogue", **numbers), language)
    yield said(Reason.of("routing.line_sound"), language)
    for one in found.overdue:
        late = {"route": one.route, "fact": one.fact, "day": one.day}
        standing = label(one.standing, language)
        yield said(Reason.of("routing.line_overdue", **late, standing=standing), language)


def moved(workspace: Workspace, case: str, plan: str, to: str, words: str) -> Iterator[str]:
    """What came of a plan. Raises NoSuchCase, WrongUse and WrongRouteStep."""
    if to not in set(RouteState) or to == RouteState.REVIEWED:
        raise WrongUse(
            problem=f"A plan does not become {to} here.",
            suggestion="An adviser looks at the conditions at the desk: habeas serve WORKSPACE",
        )
    kept = case_record.one(workspace, case, RoutePlan, plan)
    seen = Seen(RoutePlan, plan, kept.version)
    case_routes.move(workspace, case, seen, RouteState(to), words)
    yield f"{plan}: {label(RouteState(to), 'en')}"
