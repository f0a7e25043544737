"""Entering a body, changing what is entered of it, and withdrawing it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web.bodies.forms import BodyForm, ReasonForm
from habeas.web.bodies.views import address, page_of
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import entered_bodies


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str) -> HttpResponse:
    """Enter a body; with a key in the address one that reports name."""
    posted = request.POST if request.method == "POST" else None
    form = BodyForm(posted, key=request.GET.get("key", ""))
    if form.is_valid():
        is_same = form.cleaned_data["is_same"]
        try:
            kept = entered_bodies.add_body(
                request.desk.workspace, compartment, form.entered(), is_same
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The body is entered."))
            return HttpResponseRedirect(address(compartment, kept.identifier))
    return render(request, "bodies/new.html", {"compartment": compartment, "form": form})


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: DeskRequest, compartment: str, body: str) -> HttpResponse:
    """Change what is entered of a body."""
    workspace = request.desk.workspace
    held = entered_bodies.body(workspace, compartment, body)
    posted = request.POST if request.method == "POST" else None
    form = BodyForm(posted, held.value)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            entered_bodies.change_body(
                workspace, compartment, form.entered(body), seen(request, held.version), reason
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("What is entered of the body is changed."))
            return HttpResponseRedirect(address(compartment, body))
    shown = {
        "compartment": compartment,
        "form": form,
        "body": body,
        "seen": seen(request, held.version),
    }
    return render(request, "bodies/change.html", shown)


@needs(Right.JUDGE)
@require_POST
def withdraw(request: DeskRequest, compartment: str, body: str) -> HttpResponse:
    """Let a body count no more."""
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            entered_bodies.withdraw_body(
                request.desk.workspace,
                compartment,
                body,
                form.cleaned_data["reason"],
                seen(request, 0),
            )
        except NotThere:
            raise
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The body counts no more. Its versions stay."))
            return HttpResponseRedirect(address(compartment, body))
    return page_of(request, compartment, body, form)


def seen(request: DeskRequest, present: int) -> int:
    """The version that was looked at when the form was drawn."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else present
