"""Answering a report, letting a reply go as the second person, and releasing with consent."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.intake.forms import Release, Reply
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import intake_releasing, intake_replying, intake_reports
from habeas.workspace.intake_replying import AnswerState, NobodySecond, NotWaiting


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: DeskRequest, compartment: str, report: str) -> HttpResponse:
    """Write a reply; what should be looked at again in it is shown once before it is kept."""
    workspace = request.desk.workspace
    told = intake_reports.thread(workspace, compartment, report)
    spoken = "en" if told.report.language == "en" else "ru"
    form = Reply(request.POST or None, initial={"text": _safe(request, spoken)})
    found = intake_replying.cautions(request.POST.get("text", ""))
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if not found or form.cleaned_data["looked"] == _digest(text):
            answer = _keep(request, (compartment, report), form)
            if answer is not None:
                return answer
        elif found:
            form.data = {**request.POST.dict(), "looked": _digest(text)}
    shown = {
        "told": told,
        "form": form,
        "found": found,
        "safe": [(key, one.said(spoken)) for key, one in intake_replying.templates().items()],
        "spoken": spoken,
        "others": intake_replying.others(workspace, compartment),
        "desk": compartment,
    }
    return render(request, "intake/reply.html", shown)


@needs(Right.INTERVIEW)
@require_POST
def let_go(request: DeskRequest, compartment: str, report: str, reply: str) -> HttpResponse:
    """Let somebody else's reply go out."""
    try:
        intake_replying.let_go(request.desk.workspace, compartment, reply)
    except (NobodySecond, NotWaiting) as error:
        request.desk.tell(f"{wording.happened(error)} {wording.todo(error)}", is_warning=True)
    else:
        request.desk.tell(_("It goes out with the next collecting."))
    return HttpResponseRedirect(reverse("intake:one", args=[compartment, report]))


@needs(Right.INTERVIEW)
@require_POST
def take_back(request: DeskRequest, compartment: str, report: str, reply: str) -> HttpResponse:
    """Take a reply back before it goes."""
    try:
        intake_replying.take_back(request.desk.workspace, compartment, reply)
    except NotWaiting as error:
        request.desk.tell(f"{wording.happened(error)} {wording.todo(error)}", is_warning=True)
    else:
        request.desk.tell(_("It was taken back."))
    return HttpResponseRedirect(reverse("intake:one", args=[compartment, report]))


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: DeskRequest, compartment: str, report: str) -> HttpResponse:
    """Release a report as testimony, with the person's consent."""
    workspace = request.desk.workspace
    told = intake_reports.thread(workspace, compartment, report)
    places = list(intake_releasing.places(workspace))
    form = Release(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
        consented = form.consented(told.report.language)
        try:
            intake_releasing.release(workspace, compartment, report, to, consented, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Released as testimony. From now on consent decides over it."))
            return HttpResponseRedirect(reverse("intake:one", args=[compartment, report]))
    shown = {
        "told": told,
        "form": form,
        "places": places,
        "left_out": intake_releasing.left_out(told),
        "desk": compartment,
    }
    return render(request, "intake/release.html", shown)


def _keep(request: DeskRequest, at: tuple[str, str], form: Reply) -> HttpResponse | None:
    told = form.cleaned_data
    try:
        kept = intake_replying.write(request.desk.workspace, *at, told["text"])
    except HabeasError as error:
        form.refuse(error)
        return None
    if kept.value.state is AnswerState.WAITS_FOR_SECOND:
        request.desk.tell(_("Not sent: a second person has to let it go."), is_warning=True)
    else:
        request.desk.tell(_("It goes out with the next collecting."))
    return HttpResponseRedirect(reverse("intake:one", args=at))


def _safe(request: DeskRequest, spoken: str) -> str:
    """The words of the safe reply that was chosen; empty for none."""
    key = request.GET.get("safe", "")
    return intake_replying.template(key, spoken) if key in intake_replying.templates() else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
