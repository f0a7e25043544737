"""Pages."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right
from habeas.workspace import intake_signing
from habeas.workspace import overview as looking

_SINCE = "overview.since"


@needs(Right.READ)
@require_safe
def overview(request: DeskRequest) -> HttpResponse:
    """What is new, what waits, what contradicts, what is overdue; a panel each compartment."""
    since = _since(request)
    drill = looking.sheet_drill(request.desk.workspace)
    shown = {
        "panels": looking.panels(request.desk.workspace, since),
        "since": since,
        "drill": drill,
        "intake_ends": intake_signing.ends_soon(request.desk.workspace),
        "drill_days": looking.DRILL_DAYS,
        "review_days": looking.REVIEW_DAYS,
        "read_days": looking.READ_DAYS,
    }
    return render(request, "overview/overview.html", shown)


def _since(request: DeskRequest) -> datetime | None:
    """The end of the sitting before this one: it stays the same until they sign out."""
    blanks = request.desk.blanks
    if _SINCE not in blanks:
        blanks[_SINCE] = looking.last_sitting(request.desk.workspace)
    held = blanks[_SINCE]
    return held if isinstance(held, datetime) else None
