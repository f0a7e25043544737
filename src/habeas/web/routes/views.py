"""Routes for a case: published conditions, who decides, and what it is dangerous to ask."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.routes.forms import Begun, Detailed, Known, Moved, Reviewed
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_routes
from habeas.workspace.case_record import Seen
from habeas.workspace.case_routes import RoutePlan, RouteState


@needs(Right.READ)
@require_safe
def look(request: DeskRequest, case: str) -> HttpResponse:
    """Every route: the dangers of asking first; conditions met, not met, not known."""
    shown = {
        "looked": case_routes.look(request.desk.workspace, case),
        "names": {one.identifier: one.name for one in case_routes.routes().routes},
        "tongue": wording.language(),
    }
    return render(request, "routes/look.html", {"case": case, **shown})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: DeskRequest, case: str) -> HttpResponse:
    """What is known of the person, as far as published conditions turn on it."""
    workspace = request.desk.workspace
    looked = case_routes.look(workspace, case)
    form = Known(request.POST or None, looked=looked, initial={"seen": looked.seen})
    if request.method == "POST" and form.is_valid():
        try:
            case_routes.answer(workspace, case, form.cleaned_data["seen"], form.told())
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Written down. Nothing of it leaves this case."))
            return HttpResponseRedirect(reverse("routes:look", args=[case]))
    return render(request, "routes/known.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def begin(request: DeskRequest, case: str) -> HttpResponse:
    """Consider a route: its papers and steps become tasks."""
    form = Begun(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(reverse("routes:look", args=[case]))
    workspace, route = request.desk.workspace, form.cleaned_data["route"]
    kept = case_routes.begin(workspace, case, route, wording.language())
    request.desk.tell(_("Considered. Its papers and steps stand under “To do”."))
    return _to(case, kept)


@needs(Right.READ)
@require_safe
def plan(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One plan with its route as it stands today."""
    return _page(request, case, thing, None)


@needs(Right.PROTECT)
@require_POST
def review(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """A named adviser looked at every published condition."""
    workspace = request.desk.workspace
    form = Reviewed(request.POST, told=case_routes.plan(workspace, case, thing))
    if not form.is_valid():
        return _page(request, case, thing, form)
    seen = Seen(RoutePlan, thing, form.cleaned_data["seen"])
    try:
        case_routes.review(workspace, case, seen, form.conditions(), form.cleaned_data["adviser"])
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    request.desk.tell(_("Looked at. Whether the person is admitted is decided by others."))
    return _to(case, thing)


@needs(Right.PROTECT)
@require_POST
def move(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """What came of it."""
    form = Moved(request.POST)
    if not form.is_valid() or form.cleaned_data["to"] not in set(RouteState):
        return _page(request, case, thing, form)
    told = form.cleaned_data
    seen, to = Seen(RoutePlan, thing, told["seen"]), RouteState(told["to"])
    try:
        case_routes.move(request.desk.workspace, case, seen, to, told["said"])
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    request.desk.tell(_("Written down."))
    return _to(case, thing)


@needs(Right.PROTECT)
@require_POST
def detail(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """A reference and words about the journey: they stay here."""
    form = Detailed(request.POST)
    if not form.is_valid():
        return _page(request, case, thing, form)
    told = form.cleaned_data
    seen = Seen(RoutePlan, thing, told["seen"])
    try:
        case_routes.detail(request.desk.workspace, case, seen, told["reference"], told["details"])
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    request.desk.tell(_("Written down. It stays in this case."))
    return _to(case, thing)


def _page(request: DeskRequest, case: str, thing: str, refused: Form | None) -> HttpResponse:
    told = case_routes.plan(request.desk.workspace, case, thing)
    held, seen = told.held.value, {"seen": told.held.version}
    reviewing = RouteState.REVIEWED in told.next
    shown = {
        "told": told,
        "plan": held,
        "tongue": wording.language(),
        "refused": refused,
        "reviewing": _typed(refused, Reviewed) or Reviewed(told=told, initial=seen),
        "may_review": reviewing,
        "detailing": _typed(refused, Detailed)
        or Detailed(initial={**seen, "reference": held.reference, "details": held.details}),
        "steps": [one for one in told.next if one is not RouteState.REVIEWED],
    }
    return render(request, "routes/plan.html", {"case": case, **shown})


def _typed(refused: Form | None, kind: type[Form]) -> Form | None:
    """The form that came back, when it was of this kind."""
    return refused if isinstance(refused, kind) else None


def _to(case: str, thing: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("routes:plan", args=[case, thing]))
