"""What a check finds, shown on copies."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import checks


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest, compartment: str) -> HttpResponse:
    """Tamper with a copy when asked to, and show the check of it beside that of the real one."""
    shown: dict[str, object] = {"compartment": compartment}
    if request.method == "POST":
        shown |= _tried(request, compartment)
    return render(request, "records/demonstration.html", shown)


def _tried(request: DeskRequest, compartment: str) -> dict[str, object]:
    workspace = request.desk.workspace
    try:
        if request.POST.get("what") == "log":
            return {"shortened": checks.shorten_the_log(workspace, compartment)}
        return {"flipped": checks.flip_a_byte(workspace, compartment)}
    except HabeasError as error:
        return {"error": error}
