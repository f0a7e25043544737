"""Dangers, those whom a step may harm, and those who would help."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.safety.forms import Ended, NewDanger, NewHelper, NewOther, OtherAnswered
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_dangers, need_to_know
from habeas.workspace.case_dangers import AffectedOther, Danger, OthersAnswer
from habeas.workspace.case_record import Seen


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Everything that endangers the person of a case."""
    return page(request, case, None)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """Write down a danger: it raises the lane at once."""
    form = NewDanger(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case_dangers.add_danger(request.desk.workspace, case, form.danger())
        except HabeasError as error:
            form.refuse(error, "said_by")
        else:
            return back(request, case, _("Written down. An alarm stands where there is one."))
    return render(request, "safety/danger.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def end(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """A danger has ended; the lane stays until people lower it."""
    form = Ended(request.POST)
    if not form.is_valid():
        return page(request, case, form)
    seen, reason = Seen(Danger, thing, form.cleaned_data["seen"]), form.cleaned_data["said"]
    try:
        case_dangers.end_danger(request.desk.workspace, case, seen, reason)
    except HabeasError as error:
        return refused(request, case, form, error)
    return back(request, case, _("Written down. The lane stays until people lower it."))


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def other(request: DeskRequest, case: str) -> HttpResponse:
    """Somebody whom a step may harm, to be asked before it is taken."""
    form = NewOther(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        case_dangers.add_other(request.desk.workspace, case, told["who"], told["how"])
        return back(request, case, _("Written down. They are to be asked before anything is sent."))
    return render(request, "safety/other.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_POST
def answer(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """What somebody said whom a step may harm."""
    form = OtherAnswered(request.POST)
    if not form.is_valid():
        return page(request, case, form)
    told = form.cleaned_data
    seen, said = Seen(AffectedOther, thing, told["seen"]), OthersAnswer(told["said_so"])
    try:
        case_dangers.answer_other(request.desk.workspace, case, seen, said, told["said"])
    except HabeasError as error:
        return refused(request, case, form, error)
    return back(request, case, _("Written down."))


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def helper(request: DeskRequest, case: str) -> HttpResponse:
    """Somebody who would help: shown with what speaks against them."""
    form = NewHelper(request.POST or None)
    if request.method == "POST" and form.is_valid():
        case_dangers.add_helper(request.desk.workspace, case, form.helper())
        return back(request, case, _("Written down, and compared with those the person fears."))
    return render(request, "safety/helper.html", {"case": case, "form": form})


def page(request: DeskRequest, case: str, form: Form | None) -> HttpResponse:
    """The page of dangers, with what was wrong in a form if anything was."""
    workspace = request.desk.workspace
    shown = {
        "told": case_dangers.dangers(workspace, case),
        "called": need_to_know.called(workspace),
        "refused": form,
        "answers": list(OthersAnswer),
    }
    return render(request, "safety/dangers.html", {"case": case, **shown})


def refused(request: DeskRequest, case: str, form: Form, error: HabeasError) -> HttpResponse:
    """The page of dangers after something was refused."""
    form.refuse(error)
    return page(request, case, form)


def back(request: DeskRequest, case: str, told: str) -> HttpResponse:
    """To the page of dangers, after something was done."""
    request.desk.tell(told)
    return HttpResponseRedirect(reverse("safety:dangers", args=[case]))
