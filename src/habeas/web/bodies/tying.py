"""Ties: entering one, changing, contesting and withdrawing it, and its own page."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.bodies.entering import seen
from habeas.web.bodies.forms import CHOICES, ContestForm, ReasonForm, TieForm
from habeas.web.bodies.views import address
from habeas.web.bodies.wording import history
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import bodies, body_choice, body_history, entered_bodies
from habeas.workspace.entered_bodies import EnteredTie

_FIRST = ("child", "parent", "kind", "statements")
"""What the address of the form may hold."""


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, tie: str) -> HttpResponse:
    """One entered tie: what it rests on, who contests it, and its versions."""
    return _page(request, compartment, tie)


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str) -> HttpResponse:
    """Enter a tie."""
    posted = request.POST if request.method == "POST" else None
    form = TieForm(posted, None, {name: request.GET.get(name, "") for name in _FIRST})
    told = _typed(request, compartment, form)
    if told is not None:
        try:
            entered_bodies.add_tie(request.desk.workspace, compartment, told)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The tie is entered."))
            return HttpResponseRedirect(address(compartment, told.child))
    return _form(request, compartment, form)


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: DeskRequest, compartment: str, tie: str) -> HttpResponse:
    """Change what is entered of a tie."""
    workspace = request.desk.workspace
    held = entered_bodies.tie(workspace, compartment, tie)
    posted = request.POST if request.method == "POST" else None
    form = TieForm(posted, held.value, {})
    told, version = _typed(request, compartment, form, tie), seen(request, held.version)
    if told is not None:
        reason = form.cleaned_data["reason"]
        try:
            entered_bodies.change_tie(workspace, compartment, told, version, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The tie is changed."))
            return HttpResponseRedirect(_address(compartment, tie))
    return _form(request, compartment, form, tie=tie, seen=version)


@needs(Right.JUDGE)
@require_POST
def withdraw(request: DeskRequest, compartment: str, tie: str) -> HttpResponse:
    """Let a tie count no more."""
    form = ReasonForm(request.POST)
    if form.is_valid():
        told = (compartment, tie, form.cleaned_data["reason"], seen(request, 0))
        try:
            entered_bodies.withdraw_tie(request.desk.workspace, *told)
        except NotThere:
            raise
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The tie counts no more. Its versions stay."))
            return HttpResponseRedirect(_address(compartment, tie))
    return _page(request, compartment, tie, withdrawing=form)


@needs(Right.JUDGE)
@require_POST
def contest(request: DeskRequest, compartment: str, tie: str) -> HttpResponse:
    """Note who says that a tie is wrong, and why."""
    form = ContestForm(request.POST)
    if form.is_valid():
        told = (compartment, tie, form.contest(), seen(request, 0))
        try:
            entered_bodies.contest_tie(request.desk.workspace, *told)
        except NotThere:
            raise
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The tie is shown as contested. It still counts."))
            return HttpResponseRedirect(_address(compartment, tie))
    return _page(request, compartment, tie, contesting=form)


def _typed(
    request: DeskRequest, compartment: str, form: TieForm, identifier: str = ""
) -> EnteredTie | None:
    """The tie as typed; None when the form is not sent, or holds a mistake."""
    if not form.is_valid():
        return None
    keys = []
    for field in ("child", "parent"):
        try:
            words = form.cleaned_data[field]
            keys.append(body_choice.meant(request.desk.workspace, compartment, words))
        except HabeasError as error:
            form.refuse(error, field)
    return form.entered((keys[0], keys[1]), identifier) if len(keys) == 2 else None


def _form(request: DeskRequest, compartment: str, form: TieForm, **further: object) -> HttpResponse:
    shown = {
        "compartment": compartment,
        "form": form,
        "choices": body_choice.choices(request.desk.workspace, compartment),
        "list": CHOICES,
        **further,
    }
    return render(request, "bodies/tie_form.html", shown)


def _page(
    request: DeskRequest,
    compartment: str,
    tie: str,
    withdrawing: ReasonForm | None = None,
    contesting: ContestForm | None = None,
) -> HttpResponse:
    workspace, saying = request.desk.workspace, language()
    told, versions = bodies.one_tie(workspace, compartment, tie, saying)
    shown = {
        "compartment": compartment,
        "told": told,
        "seen": versions[-1].version,
        "history": history(body_history.of_tie(workspace, compartment, tie, saying)),
        "withdrawing": withdrawing or ReasonForm(),
        "contesting": contesting or ContestForm(),
    }
    return render(request, "bodies/tie.html", shown)


def _address(compartment: str, tie: str) -> str:
    return reverse("bodies:tie", args=(compartment, tie))
