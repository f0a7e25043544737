"""Pages."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Exhibits."""
    return render(request, "exhibits/listed.html")
