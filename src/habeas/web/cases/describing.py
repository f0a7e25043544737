"""The person of a case: pseudonym, fields of forms, own words, incidents; the emergency form."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.cases.forms import Completing
from habeas.web.cases.steps import Step, take
from habeas.web.cases.work_forms import Attributed, Filling, Linking, Naming, Saying
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_emergencies, case_person, case_record, need_to_know
from habeas.workspace.case_person import IncidentLink, Subject

_FORM = ["GET", "HEAD", "POST"]
_SUBJECT = ("Subject", "subject")


@needs(Right.READ)
@require_safe
def person(request: DeskRequest, case: str) -> HttpResponse:
    """What is known of the person, under a pseudonym."""
    workspace, language = request.desk.workspace, wording.language()
    held = case_record.one(workspace, case, Subject, "subject")
    shown = {
        "case": case,
        "held": held,
        "fields": case_person.fields(held.value, language),
        "incidents": case_person.incidents_of(workspace, held.value, language),
        "called": wording.called(need_to_know.called(workspace)),
    }
    return render(request, "cases/person.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def rename(request: DeskRequest, case: str) -> HttpResponse:
    """Another pseudonym."""
    workspace = request.desk.workspace
    step = Step(
        "cases/rename.html",
        lambda data, begins: Naming(data, initial=begins),
        _SUBJECT,
        lambda told: case_person.rename(workspace, case, told["seen"], told["pseudonym"]),
        _("The pseudonym is changed, also in the caseworkers' list."),
        _person(case),
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def fill(request: DeskRequest, case: str, field: str) -> HttpResponse:
    """What goes into one field of a form."""
    workspace = request.desk.workspace
    about = case_person.about_field(workspace, case, field, wording.language())
    begins: dict[str, Any] = {}
    if about.held is not None:
        where = about.held.attribution
        begins = {"value": about.held.value}
        begins |= {"said_by": where.said_by, "said_on": where.on} if where else {}

    def make(data: Any, initial: dict[str, Any]) -> Filling:  # noqa: ANN401  # as Django has it
        return Filling(data, initial=initial)

    def act(told: dict[str, Any]) -> None:
        where = Attributed.of(told)
        case_person.filled(workspace, case, told["seen"], field, told["value"], where)

    done, back = _("It is kept in the case."), _person(case)
    step = Step("cases/fill.html", make, _SUBJECT, act, done, back, begins, {"about": about})
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def say(request: DeskRequest, case: str) -> HttpResponse:
    """More of the person's own words."""
    workspace = request.desk.workspace

    def act(told: dict[str, Any]) -> None:
        case_person.say(workspace, case, told["seen"], told["words"], told["language"])

    step = Step(
        "cases/say.html",
        lambda data, begins: Saying(data, initial=begins),
        _SUBJECT,
        act,
        _("The words are kept as they were said."),
        _person(case),
        {"language": wording.language()},
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def link(request: DeskRequest, case: str) -> HttpResponse:
    """Say that the case belongs to an incident."""
    workspace = request.desk.workspace
    step = Step(
        "cases/link.html",
        lambda data, begins: Linking(data, initial=begins),
        _SUBJECT,
        lambda told: case_person.link(workspace, case, told["seen"], told["incident"]),
        _("The link is kept in the case, and nowhere else."),
        _person(case),
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_POST
def unlink(request: DeskRequest, case: str) -> HttpResponse:
    """Take such a link away."""
    told = request.POST
    gone = IncidentLink(told.get("compartment", ""), told.get("incident", ""))
    seen = int(told["seen"]) if told.get("seen", "").isdecimal() else 0
    try:
        case_person.unlink(request.desk.workspace, case, seen, gone)
        request.desk.tell(_("The link is taken away. It stays in the history."))
    except HabeasError as error:
        request.desk.tell(f"{wording.happened(error)} {wording.todo(error)}", is_warning=True)
    return HttpResponseRedirect(_person(case))


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def complete(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Answers to the emergency form that there was no time for."""
    workspace = request.desk.workspace
    held = next(
        (h for h in case_record.case(workspace, case).emergencies if h.identifier == thing), None
    )
    if held is None:
        raise Http404
    begins = {one.question: one.words for one in held.value.answers}

    def act(told: dict[str, Any]) -> None:
        answers, is_theirs = case_emergencies.answers_in(told), held.value.is_from_the_person
        ticked = (told["marks"], wording.language(), is_theirs)
        dangers = case_emergencies.marked(workspace, *ticked)
        seen = case_emergencies.seen(thing, told["seen"])
        case_emergencies.complete(workspace, case, seen, answers, dangers)

    step = Step(
        "cases/complete.html",
        lambda data, initial: Completing(data, initial=initial),
        ("EmergencyForm", thing),
        act,
        _("The answers are kept."),
        reverse("cases:one", args=[case]),
        begins,
        {"held": held, "progress": case_emergencies.progress(held.value)},
    )
    return take(request, case, step)


def _person(case: str) -> str:
    return reverse("cases:person", args=[case])
