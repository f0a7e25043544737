"""Making an estimate, looking at it, and making it again: work that takes longer than a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from habeas.web import wording
from habeas.web.counts.comparing import compare
from habeas.web.counts.forms import NewEstimate
from habeas.web.counts.views import page_of
from habeas.web.gate import needs
from habeas.web.jobs.running import Apart
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.progress import Progress
from habeas.words.reasons import said
from habeas.words.roles import Right
from habeas.workspace import count_estimates, count_pages, count_tables, records

STEPS = (
    gettext_noop("estimating"),
    gettext_noop("drawing from latent classes"),
    gettext_noop("leaving out"),
    gettext_noop("checking the design"),
)
"""The steps that estimating names, for the translators to find."""


@needs(Right.ADD)
@require_POST
def estimate(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Begin an estimate from a table."""
    desk, spoken = request.desk, language()
    count_tables.one(desk.workspace, compartment, thing)
    form = NewEstimate(request.POST)
    if not form.is_valid():
        return page_of(request, compartment, thing, form)
    asked = form.asked()

    def work(progress: Progress) -> Iterator[str | Apart[Any]]:
        making = count_estimates.making(desk.workspace, compartment, thing, asked)
        made = Apart(lambda: making.made(progress))
        yield made
        kept = count_estimates.keep(desk.workspace, compartment, made.result)
        yield said(kept.value.sentence, spoken)

    back = reverse("counts:table", args=[compartment, thing])
    job = desk.jobs.start(_("Estimating how many were never recorded"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """One estimate: what may be said first, then all that it rests on."""
    workspace = request.desk.workspace
    told = count_pages.estimate(workspace, compartment, thing, language(), _labels())
    names = wording.called(records.called(workspace, compartment))
    shown = {"compartment": compartment, "told": told, "names": names}
    return render(request, "counts/one.html", shown)


@needs(Right.READ)
@require_POST
def again(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Make an estimate again from what was kept, and hold the two side by side."""
    workspace = request.desk.workspace
    count_estimates.one(workspace, compartment, thing)
    back = reverse("counts:one", args=[compartment, thing])
    return compare(request, back, lambda: count_estimates.again(workspace, compartment, thing))


def _labels() -> count_pages.Labels:
    return count_pages.Labels(
        overlaps=_("How the lists overlap; the table below says the same"),
        families=_("The interval of each family; the table below says the same"),
        likely=_("How likely each number of people is"),
        left=_("The interval without each list; the table below says the same"),
        trials=_("How intervals fared on made-up tables; the table below says the same"),
    )
