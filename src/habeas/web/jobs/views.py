"""How far work is that takes longer than a page."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.jobs.running import Job
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right


@needs(Right.READ)
@require_safe
def jobs(request: DeskRequest) -> HttpResponse:
    """Everything begun in this sitting."""
    return render(request, "jobs/all.html", {"jobs": request.desk.jobs.all()})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, job: str) -> HttpResponse:
    """One piece of work. A script asks for it again until it is over."""
    return render(request, "jobs/one.html", {"job": _job(request, job)})


@needs(Right.READ)
@require_POST
def stop(request: DeskRequest, job: str) -> HttpResponse:
    """Let it end after its present step."""
    _job(request, job).stopping.set()
    return HttpResponseRedirect(reverse("jobs:one", args=[job]))


def _job(request: DeskRequest, identifier: str) -> Job:
    job = request.desk.jobs.find(identifier)
    if job is None:
        raise Http404
    return job
