"""Whether everything is as it was kept: checks, and checkpoints kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.records.forms import LARGEST, CheckpointForm
from habeas.web.records.wording import page_of, what_to_do
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.labels import label
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import checks, records
from habeas.workspace.checks import Check, Finding, Held
from habeas.workspace.opening import Workspace

SHOWN = 10
"""Checkpoints that are listed: the newest."""
MOST = 200
"""Things that do not match which are listed; more than these are counted."""


@needs(Right.READ)
@require_safe
def verify(request: DeskRequest, compartment: str) -> HttpResponse:
    """How the last check ended, and the way to the next."""
    return _page(request, compartment, CheckpointForm())


@needs(Right.READ)
@require_POST
def check(request: DeskRequest, compartment: str) -> HttpResponse:
    """Read everything again and hold it against what was kept, as work of its own."""
    workspace, saying = request.desk.workspace, language()

    def work(progress: Progress) -> Iterator[str]:
        with translation.override(saying):
            yield from _lines(workspace, compartment, progress)

    back = reverse("records:verify", args=[compartment])
    job = request.desk.jobs.start(_("Checking everything"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


@needs(Right.READ)
@require_POST
def make(request: DeskRequest, compartment: str) -> HttpResponse:
    """Sign the log's present state."""
    checks.make_checkpoint(request.desk.workspace, compartment)
    request.desk.tell(_("The checkpoint is made. Save it now, and give it to somebody else."))
    return HttpResponseRedirect(reverse("records:verify", args=[compartment]) + "#checkpoints")


@needs(Right.READ)
@require_safe
def take(request: DeskRequest, compartment: str, number: int) -> HttpResponse:
    """A checkpoint as a file."""
    kept = checks.export_checkpoint(request.desk.workspace, compartment, number)
    answer = HttpResponse(kept.note, content_type="text/plain; charset=utf-8")
    name = f"checkpoint-{compartment}-{kept.size}.txt"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@needs(Right.READ, files=LARGEST)
@require_POST
def hold(request: DeskRequest, compartment: str) -> HttpResponse:
    """Hold the log against a checkpoint that was kept elsewhere."""
    form = CheckpointForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, compartment, form)
    try:
        held = checks.hold(request.desk.workspace, compartment, form.cleaned_data["file"])
    except HabeasError as error:
        return _page(request, compartment, form, broken=error)
    return _page(request, compartment, CheckpointForm(), held=held)


def _page(
    request: DeskRequest,
    compartment: str,
    form: CheckpointForm,
    held: Held | None = None,
    broken: HabeasError | None = None,
) -> HttpResponse:
    workspace = request.desk.workspace
    last = checks.last_check(workspace, compartment)
    made = checks.checkpoints(workspace, compartment, 0, SHOWN)
    shown = {
        "compartment": compartment,
        "last": last,
        "problems": [_problem(compartment, one) for one in last.found[:MOST]] if last else (),
        "missing": checks.missing(workspace),
        "called": records.called(workspace, compartment),
        "exhibits": checks.number_of_exhibits(workspace, compartment),
        "checkpoints": made.held,
        "key": checks.verifier_key(workspace, compartment),
        "form": form,
        "held": held,
        "broken": broken,
    }
    return render(request, "records/verify.html", shown)


def _problem(compartment: str, found: Finding) -> dict[str, str]:
    return {
        "what": label(found.problem, language()),
        "thing": found.subject,
        "page": page_of(compartment, found.subject),
        "todo": what_to_do(found.problem),
    }


def _lines(workspace: Workspace, compartment: str, progress: Progress) -> Iterator[str]:
    for one in checks.check(workspace, compartment, progress):
        if isinstance(one, Finding):
            what = label(one.problem, language())
            yield _("DOES NOT MATCH: %(thing)s – %(what)s") % {"thing": one.subject, "what": what}
        elif isinstance(one, Check):
            yield _outcome(one)
        else:
            yield _("%(number)s exhibits held against the log") % {"number": one}


def _outcome(check: Check) -> str:
    if check.is_intact:
        return _("Everything is as it was kept.")
    return _("Not everything is as it was kept. Go on to see what, and what to do.")
