"""Estimates over linkages drawn, by strata or not: made as work of their own, and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.counts.comparing import compare
from habeas.web.counts.forms import Pooled
from habeas.web.gate import needs
from habeas.web.jobs.running import Apart
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.progress import Progress
from habeas.words.reasons import said
from habeas.words.roles import Right
from habeas.workspace import count_linking, count_pool_pages, count_pooling, records

STEPS = (
    gettext_noop("drawing linkages"),
    gettext_noop("estimating strata"),
    gettext_noop("estimating from linkages drawn"),
)
"""The steps that pooling names, for the translators to find."""


@needs(Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """How it is to be made; and begin it."""
    workspace = request.desk.workspace
    linkage = count_linking.one(workspace, compartment, thing)
    offered = count_pooling.offered(workspace, compartment)
    form = Pooled(offered, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _begun(request, compartment, thing, form.how())
    shown = {"compartment": compartment, "linkage": linkage, "form": form}
    return render(request, "counts/new_pooled.html", shown)


def _begun(
    request: DeskRequest, compartment: str, linkage: str, how: count_pooling.Pooling
) -> HttpResponse:
    desk, spoken = request.desk, language()

    def work(progress: Progress) -> Iterator[str | Apart[Any]]:
        drawing = count_pooling.drawing(desk.workspace, compartment, linkage, how)
        made = Apart(lambda: drawing.made(progress))
        yield made
        kept = count_pooling.keep(desk.workspace, compartment, made.result)
        yield said(kept.value.sentence, spoken)

    back = reverse("counts:review", args=[compartment])
    job = desk.jobs.start(_("Estimating over linkages drawn"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """One of them: what may be said of all people first, then of each stratum."""
    workspace = request.desk.workspace
    label = _("The pooled interval of each family; the table below says the same")
    told = count_pool_pages.pooled(workspace, compartment, thing, language(), label)
    names = wording.called(records.called(workspace, compartment))
    shown = {"compartment": compartment, "told": told, "names": names}
    return render(request, "counts/pooled.html", shown)


@needs(Right.READ)
@require_POST
def again(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Make it again from the tables kept with it, and hold the two side by side."""
    workspace = request.desk.workspace
    count_pooling.one(workspace, compartment, thing)
    back = reverse("counts:pooled", args=[compartment, thing])
    return compare(request, back, lambda: count_pooling.again(workspace, compartment, thing))
