"""The contact plan, contacts made by it, and the times the person is to be heard from."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.safety.forms import Awaited, Ended, Made, Plan, filled
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_contacts, need_to_know
from habeas.workspace.case_contacts import CheckIn, ContactPlan, Reached
from habeas.workspace.case_record import Seen


@needs(Right.READ)
@require_safe
def contact(request: DeskRequest, case: str) -> HttpResponse:
    """How the person can be reached today, and what speaks against it."""
    return _page(request, case, None)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: DeskRequest, case: str) -> HttpResponse:
    """Write the plan down; it has to be confirmed with the person afterwards."""
    workspace = request.desk.workspace
    held = case_contacts.contact(workspace, case).held
    before = filled(held.value) if held else {}
    form = Plan(request.POST or None, initial={"seen": held.version if held else 0, **before})
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            case_contacts.keep(workspace, case, form.plan(), form.cleaned_data["seen"])
        except HabeasError as error:
            theirs = held
            form = _over(request, held.version if held else 0)
            form.refuse(error)
        else:
            return _back(request, case, _("Kept. Go through it with the person, then confirm it."))
    shown = {"case": case, "form": form, "theirs": theirs}
    return render(request, "safety/plan.html", shown)


@needs(Right.PROTECT)
@require_POST
def confirm(request: DeskRequest, case: str) -> HttpResponse:
    """You went through the plan with the person."""
    form = Ended(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    seen = Seen(ContactPlan, "plan", form.cleaned_data["seen"])
    try:
        case_contacts.confirm(request.desk.workspace, case, seen)
    except HabeasError as error:
        return _refused(request, case, form, error)
    return _back(request, case, _("Confirmed with the person."))


@needs(Right.PROTECT)
@require_POST
def reach(request: DeskRequest, case: str) -> HttpResponse:
    """Note a contact: refused on a channel that must not be used today."""
    form = Made(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    told = form.cleaned_data
    try:
        case_contacts.reach(
            request.desk.workspace,
            case,
            told["number"],
            Reached(told["came_of_it"]),
            told["words"],
        )
    except HabeasError as error:
        return _refused(request, case, form, error)
    return _back(request, case, _("The contact is written down."))


@needs(Right.PROTECT)
@require_POST
def await_them(request: DeskRequest, case: str) -> HttpResponse:
    """A time at which the person said they would be heard from."""
    form = Awaited(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    case_contacts.await_them(request.desk.workspace, case, form.cleaned_data["due"])
    return _back(request, case, _("If they are not heard from by then, the case is raised."))


@needs(Right.PROTECT)
@require_POST
def awaited(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """They were heard from; or were not, and this was decided."""
    form = Ended(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    workspace, seen = request.desk.workspace, Seen(CheckIn, thing, form.cleaned_data["seen"])
    try:
        if "heard" in request.POST:
            case_contacts.heard_from(workspace, case, seen)
        else:
            case_contacts.handle(workspace, case, seen, form.cleaned_data["said"])
    except HabeasError as error:
        return _refused(request, case, form, error)
    return _back(request, case, _("Written down."))


def _over(request: DeskRequest, version: int) -> Plan:
    """What was typed, to be saved over what somebody else wrote meanwhile."""
    data = request.POST.copy()
    data["seen"] = str(version)
    form = Plan(data)
    form.full_clean()
    return form


def _page(request: DeskRequest, case: str, refused: Form | None) -> HttpResponse:
    workspace = request.desk.workspace
    shown = {
        "contact": case_contacts.contact(workspace, case),
        "called": need_to_know.called(workspace),
        "refused": refused,
        "made": Made(),
        "awaiting": Awaited(),
    }
    return render(request, "safety/contact.html", {"case": case, **shown})


def _refused(request: DeskRequest, case: str, form: Form, error: HabeasError) -> HttpResponse:
    form.refuse(error)
    return _page(request, case, form)


def _back(request: DeskRequest, case: str, told: str) -> HttpResponse:
    request.desk.tell(told)
    return HttpResponseRedirect(reverse("safety:contact", args=[case]))
