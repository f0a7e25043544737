"""What the person wants afterwards: corrections, new answers, taking back, a warning to others."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web.gate import needs
from habeas.web.interviews.forms import (
    Agreed,
    Correction,
    NewAnswers,
    Withdrawal,
    spoken_in,
)
from habeas.web.requests import DeskRequest
from habeas.words.consents import Use
from habeas.words.errors import HabeasError
from habeas.words.explaining import present_version
from habeas.words.interviews import Words
from habeas.words.roles import Right
from habeas.workspace import interviews
from habeas.workspace.interviews import HeldInterview, InterviewChanged


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """The words as the person corrected them, kept beside the earlier ones."""
    workspace = request.desk.workspace
    held = interviews.held(workspace, compartment, interview)
    form = Correction(request.POST or None, initial=_last_words(request, compartment, held))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        words = Words(told["text"], told["language"])
        try:
            interviews.correct(workspace, compartment, interview, words, told["reason"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The correction is kept beside the earlier words."))
            return _back(compartment, interview)
    return render(request, "interviews/correct.html", {"held": held, "form": form})


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """New answers of the person about some uses."""
    workspace = request.desk.workspace
    held = interviews.held(workspace, compartment, interview)
    form = _asking(held, request.POST or None)
    theirs = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            interviews.answer(
                workspace, compartment, interview, form.answers(), told["reason"], told["seen"]
            )
        except InterviewChanged as error:
            now = interviews.held(workspace, compartment, interview)
            theirs, form = now.answers.values(), _over(now, request.POST)
            form.refuse(error)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The new answers hold from now on. The earlier ones stay known."))
            return _back(compartment, interview)
    shown = {"held": held, "form": form, "theirs": theirs}
    return render(request, "interviews/answer.html", shown)


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """The person takes back a use, or all; nothing is deleted, and it holds at once."""
    workspace = request.desk.workspace
    held = interviews.held(workspace, compartment, interview)
    form = Withdrawal(request.POST or None)
    if request.method == "POST" and form.is_valid():
        uses = [Use(use) for use in form.cleaned_data["uses"]]
        reason = form.cleaned_data["reason"]
        try:
            interviews.withdraw(workspace, compartment, interview, uses, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Withdrawn. From now on it is not allowed, whoever asks."))
            return _back(compartment, interview)
    return render(request, "interviews/withdraw.html", {"held": held, "form": form})


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """Warn whoever sits with the same person next, as the person agreed."""
    workspace = request.desk.workspace
    held = interviews.held(workspace, compartment, interview)
    form = Agreed(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            hint = form.cleaned_data["hint"]
            interviews.put_mark(workspace, compartment, interview, hint)
        except HabeasError as error:
            form.refuse(error, "hint")
        else:
            request.desk.tell(_("The mark is put. The hint itself is kept nowhere."))
            return _back(compartment, interview)
    return render(request, "interviews/mark.html", {"held": held, "form": form})


@needs(Right.INTERVIEW)
@require_POST
def lift(request: DeskRequest, compartment: str, interview: str) -> HttpResponse:
    """Warn nobody any more."""
    interviews.lift_mark(request.desk.workspace, compartment, interview)
    request.desk.tell(_("The mark is lifted."))
    return _back(compartment, interview)


def _asking(held: HeldInterview, data: QueryDict | None) -> NewAnswers:
    """The form of new answers; nothing is chosen before the person is asked."""
    return NewAnswers(
        data,
        initial={"seen": held.changes},
        version=present_version(),
        language=spoken_in(held.interview),
    )


def _over(held: HeldInterview, typed: QueryDict) -> NewAnswers:
    """What was typed, to be saved over the answers somebody else wrote down meanwhile."""
    data = typed.copy()
    data["seen"] = str(held.changes)
    form = _asking(held, data)
    form.full_clean()
    return form


def _last_words(request: DeskRequest, compartment: str, held: HeldInterview) -> dict[str, str]:
    """The words as they stand now, to be corrected; none when the person closed them."""
    if not held.versions:
        return {"language": held.interview.about.language}
    last = held.versions[-1]
    text = interviews.words_of(request.desk.workspace, compartment, last.exhibit)
    return {"text": text, "language": last.language}


def _back(compartment: str, interview: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("interviews:one", args=[compartment, interview]))
