"""Compartments: those one opens, who else does, and changing that."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.gate import needs
from habeas.web.members.forms import NewCompartment, Sharing, Sure, Withdrawing
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace import compartments
from habeas.workspace import members as people
from habeas.workspace.compartments import Compartment, Purpose
from habeas.workspace.opening import Workspace

_FORM = ["GET", "HEAD", "POST"]


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Those this member opens; of the others not even that they are there."""
    shown = {"compartments": compartments.yours(request.desk.workspace)}
    return render(request, "members/compartments.html", shown)


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def make(request: DeskRequest) -> HttpResponse:
    """A new one, which at first only this member and the recovery sheet open."""
    form = NewCompartment(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            compartments.make(request.desk.workspace, told["name"], Purpose(told["purpose"]))
        except HabeasError as error:
            form.refuse(error, "name")
        else:
            request.desk.tell(_("Made it. At first only you and the recovery sheet open it."))
            return _back()
    return render(request, "members/make.html", {"form": form})


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def share(request: DeskRequest, compartment: str) -> HttpResponse:
    """Let others open it too."""
    workspace = request.desk.workspace
    held = compartments.one_of_yours(workspace, compartment)
    offered = _offered(workspace, held)
    form = Sharing(request.POST or None).offer(offered)
    if request.method == "POST" and form.is_valid():
        try:
            compartments.share(workspace, (compartment, *form.cleaned_data["members"]))
        except HabeasError as error:
            form.refuse(error, "members")
        else:
            request.desk.tell(_("It is shared. They open it from their next page on."))
            return _back()
    shown = {"form": form, "compartment": held, "is_anybody": bool(offered)}
    return render(request, "members/share.html", shown)


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def withdraw(request: DeskRequest, compartment: str, member: str) -> HttpResponse:
    """Take one member out of a compartment; those who stay get a new key."""
    workspace = request.desk.workspace
    held = compartments.one_of_yours(workspace, compartment)
    opener = next((one for one in held.openers if one.member == member), None)
    if opener is None or opener.is_you or held.is_general:
        raise Http404
    form = Withdrawing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            compartments.withdraw(workspace, (compartment, member), form.cleaned_data["reason"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("It has a new key, which they do not have."))
            return _back()
    shown = {"form": form, "compartment": held, "opener": opener}
    return render(request, "members/withdraw.html", shown)


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def rekey(request: DeskRequest, compartment: str) -> HttpResponse:
    """A new key for the same members."""
    held = compartments.one_of_yours(request.desk.workspace, compartment)
    form = Sure(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            compartments.rekey(request.desk.workspace, (compartment,))
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("It has a new key for the same members."))
            return _back()
    return render(request, "members/rekey.html", {"form": form, "compartment": held})


def _offered(workspace: Workspace, held: Compartment) -> list[tuple[str, str]]:
    """Everybody of the team who does not open it yet, the recovery sheet among them."""
    inside = {one.member for one in held.openers}
    return [
        (one.identifier, _("the recovery sheet") if one.is_sheet else on_one_line(one.name))
        for one in people.members(workspace)
        if one.identifier not in inside
    ]


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("members:compartments"))
