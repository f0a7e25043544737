"""Pages about bodies, offices and officials: never about a private person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.roles import Right
from habeas.words.statements import SpeakerKind
from habeas.workspace import bodies
from habeas.workspace.bodies import Wanted

KINDS = (SpeakerKind.BODY, SpeakerKind.OFFICE, SpeakerKind.PERSON, SpeakerKind.OUTLET)


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Bodies by name."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in {kind.value for kind in KINDS} else ""
    wanted, part = Wanted(request.GET.get("words", ""), kind), (offset(request), LENGTH)
    page = bodies.listed(request.desk.workspace, compartment, wanted, part, language())
    shown = {
        "compartment": compartment,
        "bodies": page.held,
        "wanted": wanted,
        "is_filtered": wanted != Wanted(),
        "kinds": KINDS,
        "paging": paging(request, page.total),
    }
    return render(request, "incidents/bodies.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, body: str) -> HttpResponse:
    """One body: its wordings, its ties, and where it is accused."""
    label = _("Ties; the table below says the same")
    told = bodies.one(request.desk.workspace, compartment, body, language(), label)
    return render(request, "incidents/body.html", {"compartment": compartment, "told": told})
