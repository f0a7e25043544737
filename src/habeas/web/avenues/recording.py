"""What a named person writes down of an avenue: why it is futile, why it is used all the same."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web import wording
from habeas.web.avenues.forms import FutileForm, LimitForm, ReasonForm
from habeas.web.avenues.here import Here, done
from habeas.web.avenues.views import page
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, avenue_records, case_avenues
from habeas.workspace.case_avenues import Futility, Seen


@needs(Right.FIND)
@require_http_methods(["GET", "HEAD", "POST"])
def futile(request: DeskRequest, compartment: str, incident: str, avenue: str) -> HttpResponse:
    """Why a remedy is futile for an incident."""
    return _futile(request, Here(compartment, incident), avenue)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def case_futile(request: DeskRequest, case: str, avenue: str) -> HttpResponse:
    """Why a remedy is futile for a case."""
    return _futile(request, Here(case=case), avenue)


@needs(Right.FIND)
@require_POST
def take_back(request: DeskRequest, compartment: str, incident: str, thing: str) -> HttpResponse:
    """Such a record is taken back; it stays to be read."""
    here, form = Here(compartment, incident), ReasonForm(request.POST)
    workspace = request.desk.workspace
    here.weighed(workspace)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    held = avenue_records.take_back_futile(workspace, here.pair, thing, reason)
    return done(request, here.to("one", held.value.told.avenue))


@needs(Right.PROTECT)
@require_POST
def case_take_back(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The same in a case."""
    form, workspace = ReasonForm(request.POST), request.desk.workspace
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    seen = Seen(Futility, thing, (form.cleaned_data.get("seen") if form.is_valid() else 0) or 0)
    avenue = case_avenues.take_back_futile(workspace, case, seen, reason)
    return done(request, Here(case=case).to("one", avenue))


@needs(Right.FIND)
@require_POST
def despite(request: DeskRequest, compartment: str, incident: str, avenue: str) -> HttpResponse:
    """Why a red or unknown avenue is used all the same."""
    here, form, workspace = Here(compartment, incident), ReasonForm(request.POST), request.desk
    verdict = here.weighed(workspace.workspace, avenue).one(avenue)
    if form.is_valid():
        told, reason = (verdict, wording.language()), form.cleaned_data["reason"]
        try:
            avenue_records.record_despite(workspace.workspace, here.pair, told, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            return done(request, here.to("one", avenue))
    return page(request, here, avenue, reason_form=form)


@needs(Right.PROTECT)
@require_POST
def case_limit(request: DeskRequest, case: str, avenue: str) -> HttpResponse:
    """Keep a time limit of an avenue among the deadlines of a case."""
    here, form = Here(case=case), LimitForm(request.POST)
    if form.is_valid():
        limit, on = (avenue, form.cleaned_data["limit"]), form.cleaned_data["on"]
        workspace = request.desk.workspace
        case_avenues.keep_limit(workspace, case, limit, on, wording.language())
        return done(request, here.to("one", avenue), _("Kept among the deadlines of the case."))
    return page(request, here, avenue, limit_form=form)


def _futile(request: DeskRequest, here: Here, avenue: str) -> HttpResponse:
    workspace = request.desk.workspace
    weighed = here.weighed(workspace, avenue)
    known = avenue_catalogue.authorities(workspace, avenue, wording.language())
    form = FutileForm(request.POST if request.method == "POST" else None, known=known)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, here, form, avenue)
        except NotThere as error:
            form.refuse(error, "rests_on")
        except HabeasError as error:
            form.refuse(error)
        else:
            return done(request, here.to("one", avenue))
    name = weighed.one(avenue).name.said(wording.language())
    shown = {"form": form, "name": name, "back": here.to("one", avenue)}
    return render(request, "avenues/futile.html", {**here.context(), **shown})


def _keep(request: DeskRequest, here: Here, form: FutileForm, avenue: str) -> None:
    workspace, told = request.desk.workspace, form.reasoned(avenue)
    if here.case:
        case_avenues.record_futile(workspace, here.case, told)
    else:
        avenue_records.record_futile(workspace, here.pair, told)
