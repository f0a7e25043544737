"""Pages that show findings."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from habeas.web import wording
from habeas.web.findings.forms import Further
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.roles import Right
from habeas.workspace import findings
from habeas.workspace.findings import FindingFilter, FindingState, Shelf


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """One shelf of findings: those that stand, one's own drafts, those that wait."""
    workspace = request.desk.workspace
    wanted = _wanted(request)
    page = findings.listed(workspace, compartment, wanted, offset(request), LENGTH)
    counts = findings.counts(workspace, compartment)
    shown = {
        "compartment": compartment,
        "wanted": wanted,
        "held": page.held,
        "paging": paging(request, page.total),
        "shelves": [(shelf, counts[shelf]) for shelf in Shelf],
        "names": wording.called(findings.names(workspace, compartment)),
    }
    return render(request, "findings/listed.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, finding: str) -> HttpResponse:
    """A finding with all it rests on and all that was said of it; made for printing too."""
    told = findings.told(request.desk.workspace, compartment, finding)
    if told.kept.state is FindingState.DRAFT:
        return HttpResponseRedirect(reverse("findings:write", args=(compartment, finding)))
    return render(request, "findings/one.html", shown_of(request, compartment, told))


def shown_of(
    request: DeskRequest, compartment: str, told: findings.ToldFinding
) -> dict[str, object]:
    """What the page of one finding is drawn from."""
    standard = told.kept.finding.standard
    asks = {one.standard: one.asks for one in findings.meanings(language())}
    return {
        "compartment": compartment,
        "told": told,
        "kept": told.kept,
        "finding": told.kept.finding,
        "asks": asks[standard] if standard else "",
        "review": Further(),
        "is_yours": told.kept.author == request.desk.member,
    }


def _wanted(request: DeskRequest) -> FindingFilter:
    asked = request.GET.get("shelf", "")
    shelf = Shelf(asked) if asked in {shelf.value for shelf in Shelf} else Shelf.STANDING
    return FindingFilter(shelf, request.GET.get("incident", ""), request.GET.get("author", ""))
