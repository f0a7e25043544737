"""Taking testimony: before it, step by step, and finishing or giving up."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web.gate import needs
from habeas.web.interviews.filling import STAGES, Stage, following, stage_of
from habeas.web.interviews.forms import GivingUp, Hint, Step
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.explaining import LANGUAGES
from habeas.words.interviews import Interview
from habeas.words.roles import Right
from habeas.workspace import interviews
from habeas.workspace.interviews import HeldInterview, InterviewChanged


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str) -> HttpResponse:
    """What to heed before; then an interview with nothing in it yet."""
    workspace = request.desk.workspace
    if not interviews.is_place(workspace, compartment):
        return HttpResponseRedirect(reverse("interviews:listed", args=[compartment]))
    if request.method == "POST":
        begun = interviews.begin(workspace, compartment)
        first = reverse("interviews:step", args=[compartment, begun, STAGES[0].name])
        return HttpResponseRedirect(first)
    return render(request, "interviews/new.html")


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, compartment: str) -> HttpResponse:
    """Whether somebody may have interviewed this person before, and whom to ask."""
    form = Hint(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            found = interviews.ask_whether_interviewed(
                request.desk.workspace, form.cleaned_data["hint"]
            )
        except HabeasError as error:
            form.refuse(error, "hint")
    shown = {"form": form, "found": found, "was_asked": found is not None}
    return render(request, "interviews/ask.html", shown)


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, compartment: str, interview: str, step: str) -> HttpResponse:
    """One step of the form; saved as far as it is filled in."""
    stage = stage_of(step)
    held = interviews.held(request.desk.workspace, compartment, interview)
    if stage is None or held.kept is not None:
        raise Http404
    asked = request.GET.get("wording", "")
    data = request.POST if request.method == "POST" else None
    form = stage.filled(held.interview, held.changes, asked, data)
    shown = {"held": held, "stage": stage, "stages": STAGES, "languages": LANGUAGES}
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, compartment, held, form)
        except InterviewChanged as error:
            # Asked for again: it is what the other person saved that is shown beside.
            theirs = interviews.held(request.desk.workspace, compartment, interview)
            form = _over(stage, theirs, asked, request.POST)
            form.refuse(error)
            shown["theirs"] = stage.filled(theirs.interview, theirs.changes, asked)
        except HabeasError as error:
            form.refuse(error)
        else:
            return _onward(request, compartment, interview, stage)
    shown["form"] = form
    return render(request, "interviews/step.html", shown)


@needs(Right.INTERVIEW)
@require_POST
def finish(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """Keep what was filled in: the words as an exhibit, the answers from now on."""
    workspace = request.desk.workspace
    here = HttpResponseRedirect(reverse("interviews:one", args=[compartment, interview]))
    seen = request.POST.get("seen", "")
    exhibit = interviews.finish(
        workspace, compartment, interview, int(seen) if seen.isdecimal() else -1
    )
    if exhibit:
        request.desk.tell(_("The interview is finished. The words are kept as an exhibit."))
    else:
        request.desk.tell(_("The interview is finished. No words were kept."))
    return here


@needs(Right.INTERVIEW)
@require_POST
def give_up(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """Delete what was written down, as the person asked."""
    if not GivingUp(request.POST).is_valid():
        request.desk.tell(_("Tick the box first. Nothing was deleted."), is_warning=True)
        return HttpResponseRedirect(reverse("interviews:one", args=[compartment, interview]))
    interviews.give_up(request.desk.workspace, compartment, interview)
    request.desk.tell(_("Deleted. Only that an interview was begun and given up stays known."))
    return HttpResponseRedirect(reverse("interviews:listed", args=[compartment]))


def _save(request: DeskRequest, compartment: str, held: HeldInterview, form: Step) -> None:
    filled: Interview = replace(held.interview, **form.into(held.interview))  # type: ignore[arg-type]
    seen: int = form.cleaned_data["seen"]
    interviews.fill(request.desk.workspace, compartment, held.identifier, filled, seen)


def _over(stage: Stage, theirs: HeldInterview, asked: str, typed: QueryDict) -> Step:
    """What was typed, to be saved over the state somebody else left."""
    data = typed.copy()
    data["seen"] = str(theirs.changes)
    form = stage.filled(theirs.interview, theirs.changes, asked, data)
    form.full_clean()
    return form


def _onward(request: DeskRequest, compartment: str, interview: str, stage: Stage) -> HttpResponse:
    after = None if "stop" in request.POST else following(stage)
    if after is None:
        request.desk.tell(_("Saved."))
        return HttpResponseRedirect(reverse("interviews:one", args=[compartment, interview]))
    return HttpResponseRedirect(
        reverse("interviews:step", args=[compartment, interview, after.name])
    )
