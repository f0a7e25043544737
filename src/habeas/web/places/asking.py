"""Questions of those who decide: what would it cost others, and how good is the shortlist?"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import case_placements, cases, place_questions

_SECONDS = 10
"""How long each search may take at the desk, whose other pages wait for the processor."""


@needs(Right.PROTECT)
@require_safe
def what_if(request: DeskRequest, case: str) -> HttpResponse:
    """What if this household were placed, anywhere or at the place that was chosen."""
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    told = case_placements.looking(workspace, case)
    place = request.GET.get("place", "")
    is_asked = told.held is not None and told.held.value.willing
    shown = {
        "case": case,
        "names": sorted(told.names.items(), key=lambda one: one[1].casefold()),
        "place": place,
        "answer": place_questions.what_if(workspace, case, place) if is_asked else None,
    }
    return render(request, "places/what_if.html", shown)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: DeskRequest) -> HttpResponse:
    """The shortlist beside the most that could be placed, as work of its own."""
    workspace, language = request.desk.workspace, wording.language()
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    if request.method != "POST":
        return render(request, "places/compare.html", {"seconds": _SECONDS})

    def work(progress: Progress) -> Iterator[str]:
        yield from place_questions.compare(workspace, language, progress, _SECONDS)

    back = reverse("places:shortlist")
    job = request.desk.jobs.start(_("Comparing with the most that is possible"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))
