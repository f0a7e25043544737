"""Looking at consents."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web import wording
from habeas.web.consents.forms import hows
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right
from habeas.workspace import case_consents, case_disclosures, need_to_know


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Every consent of a case, with where each stands today."""
    workspace = request.desk.workspace
    shown = {
        "consents": case_consents.listed(workspace, case),
        "labels": case_disclosures.labels(request.desk.workspace, wording.language()),
    }
    return render(request, "consents/listed.html", {"case": case, **shown})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One consent in the words that were read out, to be printed, and what may be done with it."""
    workspace, language = request.desk.workspace, wording.language()
    told = case_consents.one(workspace, case, thing)
    consent = told.held.value
    labels = case_disclosures.labels(request.desk.workspace, language)
    shown = {
        "told": told,
        "consent": consent,
        "labels": labels,
        "points": case_consents.points(workspace, consent),
        "hows": hows(),
        "called": need_to_know.called(workspace),
    }
    return render(request, "consents/one.html", {"case": case, **shown})
