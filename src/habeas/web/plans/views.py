"""What is to be done in a case: one page, and a form for each thing on it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.plans.forms import Dated, Ended, MovedNeed, NewDeadline, NewNeed, NewTask
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_plans, need_to_know
from habeas.workspace.case_plans import Deadline, Need, NeedKind, NeedState, Task
from habeas.workspace.case_record import Seen


@needs(Right.READ)
@require_safe
def plan(request: DeskRequest, case: str) -> HttpResponse:
    """Needs, tasks and deadlines of a case."""
    return _page(request, case, {})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def need(request: DeskRequest, case: str) -> HttpResponse:
    """Write down a need."""
    form = NewNeed(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        kind = NeedKind(told["kind"])
        case_plans.add_need(request.desk.workspace, case, kind, told["words"], told["is_first"])
        return _back(request, case, _("The need is written down."))
    return render(request, "plans/need.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def move_need(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Say what became of a need."""
    form = MovedNeed(request.POST)
    if not form.is_valid():
        return _page(request, case, {"refused": form})
    told = form.cleaned_data
    seen, to = Seen(Need, thing, told["seen"]), NeedState(told["to"])
    try:
        case_plans.move_need(request.desk.workspace, case, seen, to, told["said"])
    except HabeasError as error:
        return _refused(request, case, form, error)
    return _back(request, case, _("Written down."))


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: DeskRequest, case: str) -> HttpResponse:
    """Write down a thing to do."""
    workspace = request.desk.workspace
    people = [
        (one.member, one.name or one.member)
        for one in need_to_know.listed(workspace, case)
        if not one.is_sheet
    ]
    form = NewTask(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        case_plans.add_task(workspace, case, told["what"], told["member"], told["due"])
        return _back(request, case, _("The task is written down."))
    return render(request, "plans/task.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def end_task(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """A task is done, or dropped with a reason."""
    form = Ended(request.POST)
    if not form.is_valid():
        return _page(request, case, {"refused": form})
    workspace, seen = request.desk.workspace, Seen(Task, thing, form.cleaned_data["seen"])
    try:
        if "drop" in request.POST:
            case_plans.drop_task(workspace, case, seen, form.cleaned_data["said"])
        else:
            case_plans.do_task(workspace, case, seen)
    except HabeasError as error:
        return _refused(request, case, form, error)
    return _back(request, case, _("Written down."))


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def deadline(request: DeskRequest, case: str) -> HttpResponse:
    """Write down a deadline."""
    form = NewDeadline(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        rule = (told["rule"], told["event"], told["event_on"])
        try:
            case_plans.add_deadline(request.desk.workspace, case, rule, form.length(), told["zone"])
        except HabeasError as error:
            form.refuse(error)
        else:
            return _back(request, case, _("The deadline is reckoned and kept."))
    return render(request, "plans/deadline.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def change_deadline(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """A deadline is met, or its event was on another day."""
    form = Dated(request.POST)
    if not form.is_valid():
        return _page(request, case, {"refused": form})
    workspace, seen = request.desk.workspace, Seen(Deadline, thing, form.cleaned_data["seen"])
    try:
        if "met" in request.POST:
            case_plans.meet(workspace, case, seen)
        else:
            case_plans.date_event(workspace, case, seen, form.cleaned_data["event_on"])
    except HabeasError as error:
        return _refused(request, case, form, error)
    return _back(request, case, _("Reckoned again."))


def _page(request: DeskRequest, case: str, further: dict[str, object]) -> HttpResponse:
    workspace = request.desk.workspace
    shown = {
        "plan": case_plans.plan(workspace, case),
        "called": need_to_know.called(workspace),
        **further,
    }
    return render(request, "plans/plan.html", {"case": case, **shown})


def _refused(request: DeskRequest, case: str, form: Form, error: HabeasError) -> HttpResponse:
    form.refuse(error)
    return _page(request, case, {"refused": form})


def _back(request: DeskRequest, case: str, told: str) -> HttpResponse:
    request.desk.tell(told)
    return HttpResponseRedirect(reverse("plans:plan", args=[case]))
