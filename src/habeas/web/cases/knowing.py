"""Who opens a case: the need-to-know list, and everything that was ever read or changed."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web import wording
from habeas.web.cases.work_forms import PuttingOn, TakingOff
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace import case_history, case_record, need_to_know
from habeas.workspace.opening import RECOVERY, Workspace

_FORM = ["GET", "HEAD", "POST"]


@needs(Right.READ)
@require_safe
def people(request: DeskRequest, case: str) -> HttpResponse:
    """Who opens the case, and how that came to be."""
    workspace = request.desk.workspace
    held = case_record.case(workspace, case)
    shown = {
        "case": case,
        "people": need_to_know.listed(workspace, case),
        "lead": held.lead.value.member if held.lead else "",
        "called": _called(workspace),
        "changes": case_history.knowing(workspace, case),
    }
    return render(request, "cases/people.html", shown)


@needs(Right.PROTECT, alone=True)
@require_http_methods(_FORM)
def put_on(request: DeskRequest, case: str) -> HttpResponse:
    """Let others open the case too."""
    workspace = request.desk.workspace
    offered = [
        (member, _("the recovery sheet") if name == RECOVERY else on_one_line(name))
        for member, name in need_to_know.candidates(workspace, case)
    ]
    form = PuttingOn(request.POST or None, people=offered)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            need_to_know.share(workspace, case, told["members"], told["reason"])
        except HabeasError as error:
            form.refuse(error, "members")
        else:
            request.desk.tell(_("They can open it from their next page on."))
            return HttpResponseRedirect(reverse("cases:people", args=[case]))
    shown = {"case": case, "form": form, "is_anybody": bool(offered)}
    return render(request, "cases/put_on.html", shown)


@needs(Right.PROTECT, alone=True)
@require_http_methods(_FORM)
def take_off(request: DeskRequest, case: str, member: str) -> HttpResponse:
    """Take somebody off the list; those who stay get a new key."""
    workspace = request.desk.workspace
    known = {one.member: one for one in need_to_know.listed(workspace, case)}
    if member not in known:
        raise Http404
    form = TakingOff(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            need_to_know.withdraw(workspace, case, [member], form.cleaned_data["reason"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The case has a new key, which they do not have."))
            return _after(case, known[member].is_you)
    return render(
        request, "cases/take_off.html", {"case": case, "form": form, "one": known[member]}
    )


@needs(Right.READ)
@require_safe
def history(request: DeskRequest, case: str) -> HttpResponse:
    """Everything that is kept of a case, what was written last coming first."""
    workspace = request.desk.workspace
    shown = {
        "case": case,
        "things": case_history.things(workspace, case, wording.language()),
        "called": _called(workspace),
    }
    return render(request, "cases/history.html", shown)


@needs(Right.READ)
@require_safe
def versions(request: DeskRequest, case: str, kind: str, thing: str) -> HttpResponse:
    """One value, version by version."""
    workspace = request.desk.workspace
    found = case_history.versions(workspace, case, kind, thing, wording.language())
    shown = {
        "case": case,
        "thing": thing,
        "named": case_history.called(kind, wording.language()),
        "versions": list(reversed(found)),
        "called": _called(workspace),
    }
    return render(request, "cases/versions.html", shown)


@needs(Right.PROTECT)
@require_safe
def looks(request: DeskRequest, case: str) -> HttpResponse:
    """Who looked at the case, and at what in it."""
    workspace = request.desk.workspace
    page = case_history.looks(workspace, case, (offset(request), LENGTH))
    shown = {
        "case": case,
        "looks": page.held,
        "paging": paging(request, page.total),
        "called": _called(workspace),
    }
    return render(request, "cases/looks.html", shown)


def _after(case: str, is_you: bool) -> HttpResponse:
    """Whoever took themselves off has no way back to the case."""
    where = reverse("cases:listed") if is_you else reverse("cases:people", args=[case])
    return HttpResponseRedirect(where)


def _called(workspace: Workspace) -> dict[str, str]:
    return wording.called(need_to_know.called(workspace))
