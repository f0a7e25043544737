"""Work that takes longer than a page: collecting, and putting a file together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web.gate import needs
from habeas.web.intake.forms import Carried, Where
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.labels import label
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import intake_attachments, intake_beginning, intake_collecting
from habeas.workspace.intake_collecting import Step
from habeas.workspace.opening import Workspace


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: DeskRequest) -> HttpResponse:
    """From where to collect."""
    workspace = request.desk.workspace
    held = intake_beginning.collecting(workspace)
    filled = {"address": held.address, "socks": held.socks} if held else {}
    form = Where(request.POST or None, initial=filled)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            intake_beginning.collect_from(workspace, told["address"], told["socks"])
        except HabeasError as error:
            form.refuse(error, "address")
        else:
            request.desk.tell(_("Kept. Collect now, or whenever you like."))
            return HttpResponseRedirect(reverse("intake:desks"))
    return render(request, "intake/where.html", {"form": form})


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def carried(request: DeskRequest) -> HttpResponse:
    """Take in a sealed text that came by another way than the relay."""
    form = Carried(request.POST or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["sealed"].encode()
        try:
            steps = intake_collecting.bring(request.desk.workspace, content)
        except HabeasError as error:
            form.refuse(error, "sealed")
        else:
            for step in steps:
                request.desk.tell(_line(step))
            return HttpResponseRedirect(reverse("intake:desks"))
    return render(request, "intake/carried.html", {"form": form})


@needs(Right.INTERVIEW)
@require_POST
def collect(request: DeskRequest) -> HttpResponse:
    """Pull what waits and send what may go, as work of its own; stopped, it goes on later."""
    workspace, saying = request.desk.workspace, language()

    def work(progress: Progress) -> Iterator[str]:
        with translation.override(saying):
            yield from _lines(workspace, progress)

    job = request.desk.jobs.start(_("Collecting"), reverse("intake:desks"), work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


@needs(Right.INTERVIEW)
@require_POST
def put_together(
    request: DeskRequest, compartment: str, report: str, sender: str, number: int
) -> HttpResponse:
    """Put a file together from its parts."""
    workspace, saying = request.desk.workspace, language()

    def work(progress: Progress) -> Iterator[str]:
        with translation.override(saying):
            kept = intake_attachments.put_together(
                workspace, compartment, report, sender, number, progress
            )
            yield _("The file is whole: %(exhibit)s") % {"exhibit": kept}

    back = reverse("intake:one", args=[compartment, report])
    job = request.desk.jobs.start(_("Putting a file together"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


def _lines(workspace: Workspace, progress: Progress) -> Iterator[str]:
    with closing(intake_collecting.collect(workspace, progress)) as steps:  # type: ignore[type-var]
        for step in steps:
            yield _line(step)


def _line(step: Step) -> str:
    """What happened, in the language of the page that began it: no words of anybody."""
    if step.what is None:
        told = _("%(desk)s: replies sent %(sent)s, waiting for next week %(waiting)s, "
                 "follow-ups that found their report %(adopted)s")  # fmt: skip
        return told % {"desk": step.desk, "sent": step.sent, "waiting": step.waiting,
                       "adopted": step.adopted}  # fmt: skip
    if step.what.again:
        what = _("the same envelope again; kept once")
    else:
        what = label(step.what.outcome, language())
    marks = ", ".join(label(one, language()) for one in step.what.marks)
    return f"{step.desk}: {what}" + (f" ({marks})" if marks else "")
