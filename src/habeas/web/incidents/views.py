"""Pages that show incidents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.roles import Right
from habeas.workspace import drawing, incidents, regrouping, standing
from habeas.workspace.drawing import Chosen
from habeas.workspace.incidents import Wanted

ALL = -1
"""Everything an incident alleges, in place of one answer."""


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Incidents, by what is asked for."""
    wanted, part = wanted_in(request), (offset(request), LENGTH)
    page = incidents.listed(request.desk.workspace, compartment, wanted, part, language())
    shown = {
        "compartment": compartment,
        "lines": page.held,
        "wanted": wanted,
        "is_filtered": wanted != Wanted(),
        "kinds": incidents.kinds(language()),
        "paging": paging(request, page.total),
        "query": query_of(request),
        "is_behind": incidents.is_behind(request.desk.workspace, compartment),
    }
    return render(request, "incidents/listed.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    """One incident: answers side by side, denials beside what they answer."""
    workspace = request.desk.workspace
    told = incidents.one(workspace, compartment, incident, language())
    shown = {
        "compartment": compartment,
        "told": told,
        "made": regrouping.made(workspace, compartment, incident),
        "is_behind": incidents.is_behind(workspace, compartment),
    }
    return render(request, "incidents/one.html", shown)


@needs(Right.READ)
@require_safe
def question(request: DeskRequest, compartment: str, incident: str, about: str) -> HttpResponse:
    """Every answer to one question."""
    asked, part = (incident, about), (offset(request), LENGTH)
    told = incidents.question(request.desk.workspace, compartment, asked, part, language())
    shown = {
        "compartment": compartment,
        "incident": incident,
        "told": told,
        "question": told.question,
        "paging": paging(request, told.question.total),
    }
    return render(request, "incidents/question.html", shown)


@needs(Right.READ)
@require_safe
def statements(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    """Every statement of an incident, and why it stands there."""
    part = (offset(request), LENGTH)
    told = standing.statements(request.desk.workspace, compartment, incident, part, language())
    paged = paging(request, told.page.total)
    shown = {"compartment": compartment, "told": told, "paging": paged}
    return render(request, "incidents/statements.html", shown)


@needs(Right.READ)
@require_safe
def timeline(request: DeskRequest, compartment: str, incident: str = "") -> HttpResponse:
    """When: each time as it was said, drawn and in a table."""
    label = _("Timeline; the table below says the same")
    chosen = _chosen(request, incident)
    workspace = request.desk.workspace
    drawn = drawing.times(workspace, compartment, chosen, language(), label)
    return render(request, "incidents/timeline.html", _shown(request, compartment, incident, drawn))


@needs(Right.READ)
@require_safe
def places(request: DeskRequest, compartment: str, incident: str = "") -> HttpResponse:
    """Where: towns and regions on outlines, rounded, and in a table."""
    label = _("Map; the table below says the same")
    chosen = _chosen(request, incident)
    workspace = request.desk.workspace
    drawn = drawing.places(workspace, compartment, chosen, language(), label)
    return render(request, "incidents/map.html", _shown(request, compartment, incident, drawn))


def wanted_in(request: HttpRequest) -> Wanted:
    """Which incidents the address asks for."""
    asked = request.GET
    return Wanted(
        act=asked.get("act", ""),
        denied="denied" in asked,
        contradicting="contradicting" in asked,
        unanswered="unanswered" in asked,
    )


def query_of(request: HttpRequest) -> str:
    """What the address asks for, without the page: for the figures of the same list."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def _chosen(request: HttpRequest, incident: str) -> Chosen:
    return Chosen(incident, wanted_in(request), (offset(request), LENGTH))


def _shown(
    request: HttpRequest,
    compartment: str,
    incident: str,
    drawn: drawing.Timeline | drawing.Map,
) -> dict[str, object]:
    return {
        "compartment": compartment,
        "incident": incident,
        "drawn": drawn,
        "query": query_of(request),
        "paging": paging(request, drawn.total),
    }
