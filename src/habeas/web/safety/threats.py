"""Those whom the person fears: written down as the person says it, never looked up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.safety.dangers import back, page, refused
from habeas.web.safety.forms import Ended, TheFeared
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_dangers
from habeas.workspace.case_dangers import Threat, ThreatByNobody
from habeas.workspace.case_record import Seen


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """Write down whom the person fears."""
    form = TheFeared(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case_dangers.add_threat(request.desk.workspace, case, form.threat())
        except HabeasError as error:
            form.refuse(error, "name" if isinstance(error, ThreatByNobody) else None)
        else:
            return back(request, case, _("Written down. Channels they can see are closed."))
    return render(request, "safety/threat.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Write it down anew."""
    workspace = request.desk.workspace
    held = case_dangers.one_threat(workspace, case, thing)
    form = TheFeared(request.POST or None, initial={"seen": held.version, **_filled(held.value)})
    if request.method == "POST" and form.is_valid():
        seen = Seen(Threat, thing, form.cleaned_data["seen"] or 0)
        try:
            case_dangers.change_threat(workspace, case, seen, form.threat())
        except HabeasError as error:
            form.refuse(error)
        else:
            return back(request, case, _("Written down anew."))
    shown = {"case": case, "form": form, "held": held}
    return render(request, "safety/threat.html", shown)


@needs(Right.PROTECT)
@require_POST
def end(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The person fears them no longer."""
    form = Ended(request.POST)
    if not form.is_valid():
        return page(request, case, form)
    seen, reason = Seen(Threat, thing, form.cleaned_data["seen"]), form.cleaned_data["said"]
    try:
        case_dangers.end_threat(request.desk.workspace, case, seen, reason)
    except HabeasError as error:
        return refused(request, case, form, error)
    return back(request, case, _("Written down."))


def _filled(threat: Threat) -> dict[str, object]:
    where = threat.attribution
    return {
        "name": threat.name,
        "body": threat.body,
        "is_kin": threat.is_kin,
        "knows_location": threat.knows_location.value,
        "channels": "\n".join(threat.channels),
        "places": "\n".join(threat.places),
        "words": threat.words,
        "said_by": where.said_by if where else "",
        "said_on": where.on if where else None,
        "statement": where.statement if where else "",
    }
