"""Routes in lines of text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.cases.route_plans import RoutePlan
from habeas.protection.routes.catalogue import bundled
from habeas.protection.routes.checking import RoutesChecked, checked
from habeas.protection.routes.considering import StatusSeen
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.words.mistakes import said_in
from habeas.words.provenance import FactStanding, Provenance
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.workspace import case_record, case_routes
from habeas.workspace.avenue_lines import CheckTold
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_record import Seen
from habeas.workspace.case_routes import RouteState
from habeas.workspace.opening import Workspace, now


def listed(workspace: Workspace, case: str, language: str) -> Iterator[str]:
    """Every route for a case, and the plans there are. Raises NoSuchCase."""
    note_look(workspace, case)
    looked = case_routes.look(workspace, case)
    names = {one.route.identifier: one.route.name.said(language) for one in looked.routes}
    for held in looked.plans:
        route, state = held.value.route, label(held.value.state, language)
        yield f"{held.identifier}  {names.get(route, route)} ({route})  {state}"
    for seen in looked.routes:
        key, status = seen.route.identifier, label(seen.status.value, language)
        yield f"{key}  {status}  {names[key]}: {said(seen.reason, language)}"
    yield _line("not_advice", language)


def shown(workspace: Workspace, case: str, route: str, language: str) -> Iterator[str]:
    """One route for a case: dangers first. Raises NoSuchCase and NoSuchRoute."""
    note_look(workspace, case)
    looked = case_routes.look(workspace, case)
    looked.catalogue.route(route)
    seen = next(one for one in looked.routes if one.route.identifier == route)
    yield f"{seen.route.name.said(language)} ({route})"
    for danger in seen.dangers:
        known = label(danger.provenance.confidence, language)
        yield _line("danger", language, text=danger.text.said(language), known=known)
    yield from _status(seen.status, language)
    for one in seen.conditions:
        known = ", ".join(_known(one.condition.provenance, one.standing, language))
        yield f"{label(one.state, language)}: {one.condition.text.said(language)} ({known})"
    who = seen.decides.said(language) if seen.decides else _line("unknown", language)
    yield _line("decided", language, who=who)
    yield _line("not_advice", language)


def _status(seen: StatusSeen, language: str) -> Iterator[str]:
    """What it is today, what was last known, and what each source says."""
    yield _line("status", language, status=label(seen.value, language))
    if seen.is_disputed:
        yield _line("disputed", language)
    if seen.last_known is not None:
        last = {"status": label(seen.last_known, language), "day": seen.as_of or "–"}
        yield _line("last_known", language, **last)
    for told, standing in seen.told:
        known = ", ".join(_known(told.provenance, standing, language))
        yield "    " + _line("told", language, text=told.detail.said(language), known=known)


def _known(provenance: Provenance, standing: FactStanding, language: str) -> Iterator[str]:
    """How a fact is known, and whether it is current: what is remembered never is."""
    yield label(provenance.confidence, language)
    if provenance.read_on:
        yield _line("read_on", language, day=provenance.read_on)
    if standing is not FactStanding.FRESH or not provenance.is_remembered:
        yield label(standing, language)


def _line(key: str, language: str, **places: object) -> str:
    return said(Reason.of(f"routing.line_{key}", **places), language)


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
