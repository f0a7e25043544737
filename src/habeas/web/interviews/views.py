"""Looking at testimony: the list, one interview, its versions, the record of consent."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.gate import needs
from habeas.web.interviews.filling import STAGES
from habeas.web.interviews.forms import GivingUp, NewCompartment, spoken_in
from habeas.web.interviews.tongues import tongue
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.words.consents import Use, in_force
from habeas.words.errors import HabeasError
from habeas.words.explaining import LANGUAGES, wording
from habeas.words.interviews import lacking
from habeas.words.roles import Right
from habeas.workspace import compartments, interviews
from habeas.workspace.interviews import HeldInterview, Version


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Every interview here; in the general compartment, where testimony may live instead."""
    workspace = request.desk.workspace
    if not interviews.is_place(workspace, compartment):
        return render(
            request, "interviews/elsewhere.html", {"places": interviews.places(workspace)}
        )
    page = interviews.listed(workspace, compartment, offset(request), LENGTH)
    shown = {"interviews": page.held, "paging": paging(request, page.total), "uses": list(Use)}
    return render(request, "interviews/listed.html", shown)


@needs(Right.KEEP, alone=True)
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: DeskRequest, compartment: str) -> HttpResponse:
    """A new compartment to keep testimony in."""
    form = NewCompartment(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            compartments.new(request.desk.workspace, (name,))
        except HabeasError as error:
            form.refuse(error, "name")
        else:
            request.desk.tell(
                _("Made the compartment. Only you and the recovery sheet open it; choose it now.")
            )
            return HttpResponseRedirect(reverse("interviews:listed", args=[compartment]))
    return render(request, "interviews/make.html", {"form": form})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """One interview: unfinished with what is missing, or as it is kept."""
    held = interviews.held(request.desk.workspace, compartment, interview)
    if held.kept is None:
        missing = lacking(held.interview)
        steps = [(stage, [lack for lack in stage.settles if lack in missing]) for stage in STAGES]
        shown = {"held": held, "steps": steps, "missing": missing, "giving_up": GivingUp()}
        return render(request, "interviews/unfinished.html", shown)
    workspace, words = request.desk.workspace, _words(request, compartment, held)
    shown = {
        "held": held,
        "answers": _answers(held),
        "words": words,
        # Nobody can correct words that they may not read.
        "may_correct": bool(words) and words[-1][1] is not None,
        "spoken": tongue(held.interview.about.language),
        "told_in": spoken_in(held.interview),
        "points": _points(held, spoken_in(held.interview)),
        "called": interviews.called(workspace, compartment),
    }
    return render(request, "interviews/one.html", shown)


@needs(Right.READ)
@require_safe
def version(request: DeskRequest, compartment: str, interview: str, number: int) -> HttpResponse:
    """One version of the words beside the one before it, with what the person changed."""
    workspace = request.desk.workspace
    held = interviews.held(workspace, compartment, interview)
    versions = {one.number: one for one in held.versions}
    if number not in versions or number - 1 not in versions:
        raise Http404
    before, after = versions[number - 1], versions[number]
    shown = {
        "held": held,
        "before": before,
        "after": after,
        "pieces": interviews.corrected(workspace, compartment, before, after),
        "called": interviews.called(workspace, compartment),
    }
    return render(request, "interviews/version.html", shown)


@needs(Right.READ)
@require_safe
def record(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """The record of consent, in the language it was explained in, to be read out or printed."""
    held = interviews.held(request.desk.workspace, compartment, interview)
    language = spoken_in(held.interview, request.GET.get("language", ""))
    with translation.override(language):
        shown = {
            "held": held,
            "answers": _answers(held),
            "points": _points(held, language),
            "languages": LANGUAGES,
            "language": language,
            "spoken": tongue(held.interview.about.language),
        }
        return render(request, "interviews/record.html", shown)


def _answers(held: HeldInterview) -> list[dict[str, object]]:
    """For each use the answer that holds, also for those that were never asked for."""
    answers = held.answers or in_force(held.interview.consents)
    given = {one.consent.use: one for one in held.given}
    return [
        {
            "use": use,
            "consent": answers.get(use),
            "given": given.get(use),
            "tongue": tongue(answers[use].language) if use in answers else "",
        }
        for use in Use
    ]


def _words(
    request: DeskRequest, compartment: str, held: HeldInterview
) -> list[tuple[Version, str | None, str]]:
    """Every version, the last one first, with its words unless the person closed them."""
    workspace = request.desk.workspace
    told: list[tuple[Version, str | None, str]] = []
    for one in reversed(held.versions):
        may_read = interviews.may_use(workspace, compartment, one.exhibit, Use.TEAM)
        text = interviews.words_of(workspace, compartment, one.exhibit) if may_read else None
        told.append((one, text, tongue(one.language)))
    return told


def _points(held: HeldInterview, language: str) -> list[tuple[str, bool]]:
    """What had to be explained, as it was worded then, and whether it was."""
    explained = held.interview.explained
    points = wording(explained.wording, language).points
    return [(words, key in explained.points) for key, words in points.items()]
