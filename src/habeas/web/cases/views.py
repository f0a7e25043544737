"""Looking at protection cases: the list, and the first page of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web import wording
from habeas.web.cases.forms import Sieve
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right
from habeas.workspace import case_closing, case_emergencies, cases, need_to_know
from habeas.workspace.cases import OthersCase


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
        "lines": [(one, isinstance(one, OthersCase)) for one in page.held],
        "sieve": sieve,
        "paging": paging(request, page.total),
        "called": need_to_know.called(workspace),
        "today": cases.today(),
    }
    return render(request, "cases/listed.html", shown)


@needs(Right.PROTECT)
@require_safe
def sealed(request: DeskRequest) -> HttpResponse:
    """What is left of sealed cases: identifiers, by whom, and when."""
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    shown = {
        "sealed": case_closing.sealed_ones(workspace),
        "called": wording.called(need_to_know.called(workspace)),
    }
    return render(request, "cases/sealed.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str) -> HttpResponse:
    """One case at a glance: where it stands, what presses, what comes next."""
    workspace, language = request.desk.workspace, wording.language()
    glance = cases.glance(workspace, case)
    forms = [
        (held, case_emergencies.progress(held.value, language)) for held in glance.case.emergencies
    ]
    people = need_to_know.listed(workspace, case)
    shown = {
        "case": case,
        "glance": glance,
        "emergencies": forms,
        "questions": {one.key: one.asked for one in case_emergencies.questions(language)},
        "people": people,
        "lead_has_left": need_to_know.lead_has_left(glance.case.lead, people),
        "marks": [held.value for held in glance.case.marks if held.value.lifted is None],
        "called": wording.called(need_to_know.called(workspace)),
        "today": cases.today(),
    }
    return render(request, "cases/one.html", shown)
