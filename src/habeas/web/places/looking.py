"""A case that looks for a place: what the household needs, what is proposed, what they say."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.places.forms import Moved, Needed, Proposal, filled_with
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_placements, cases
from habeas.workspace.case_placements import Placement, PlacementState
from habeas.workspace.case_record import Seen


@needs(Right.PROTECT)
@require_safe
def looking(request: DeskRequest, case: str) -> HttpResponse:
    """Every place with every reason, and what was proposed."""
    return _page(request, case, None)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def needs_of(request: DeskRequest, case: str) -> HttpResponse:
    """What the household needs."""
    workspace = request.desk.workspace
    told = case_placements.looking(workspace, case)
    before = filled_with(told.held.value) if told.held else {"since": cases.today()}
    seen = told.held.version if told.held else 0
    form = Needed(
        request.POST or None, named=list(told.names.items()), initial={"seen": seen, **before}
    )
    if request.method == "POST" and form.is_valid():
        try:
            case_placements.keep(workspace, case, form.unit(), form.cleaned_data["seen"])
        except HabeasError as error:
            form.refuse(error)
        else:
            return _back(request, case, _("Kept here. The list learns only where they may go."))
    return render(request, "places/needs.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def propose(request: DeskRequest, case: str) -> HttpResponse:
    """Propose a place."""
    form = Proposal(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    told = form.cleaned_data
    try:
        case_placements.propose(request.desk.workspace, case, told["place"], told["said"])
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, form)
    return _back(request, case, _("Proposed. Show it to the person; they may say no."))


@needs(Right.PROTECT)
@require_POST
def move(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """What came of a proposal."""
    form = Moved(request.POST)
    if not form.is_valid() or form.cleaned_data["to"] not in set(PlacementState):
        return _page(request, case, form)
    told = form.cleaned_data
    seen, to = Seen(Placement, thing, told["seen"]), PlacementState(told["to"])
    try:
        case_placements.move(request.desk.workspace, case, seen, to, told["said"])
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, form)
    return _back(request, case, _("Written down. A no changes neither lane nor waiting."))


def _page(request: DeskRequest, case: str, refused: Form | None) -> HttpResponse:
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    told = case_placements.looking(workspace, case)
    shown = {"case": case, "told": told, "refused": refused}
    return render(request, "places/looking.html", shown)


def _back(request: DeskRequest, case: str, told: str) -> HttpResponse:
    request.desk.tell(told)
    return HttpResponseRedirect(reverse("places:looking", args=[case]))
