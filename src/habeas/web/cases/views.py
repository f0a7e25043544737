"""Looking at protection cases: the list, and the first page of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web.cases.forms import Sieve
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right
from habeas.workspace import cases, need_to_know


@needs(Right.PROTECT)
@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Every case by its line; none is opened for it."""
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    sieve = Sieve(request.GET)
    page = cases.listed(workspace, sieve.wanted(workspace), (offset(request), LENGTH))
    shown = {
        "lines": [(one, cases.may_open(workspace, one.case)) for one in page.held],
        "sieve": sieve,
        "paging": paging(request, page.total),
        "called": need_to_know.called(workspace),
        "today": cases.today(),
    }
    return render(request, "cases/listed.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str) -> HttpResponse:
    """One case at a glance: where it stands, what presses, what comes next."""
    workspace = request.desk.workspace
    shown = {"glance": cases.glance(workspace, case), "called": need_to_know.called(workspace)}
    return render(request, "cases/one.html", {"case": case, **shown})
