"""What keepers do about members: let in, give roles, replace a lost passphrase, take out."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web.gate import needs
from habeas.web.members.forms import Because, Joining, Named, Roles, Sure
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import sessions
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace import members, second_factor
from habeas.workspace import team as people
from habeas.workspace.team import Colleague

_FORM = ["GET", "HEAD", "POST"]


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def add(request: DeskRequest) -> HttpResponse:
    """Somebody new, who types their own passphrase."""
    form = Joining(request.POST or None, initial={"roles": ["documenter"]})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            member = members.join(
                request.desk.workspace, told["name"], told["passphrase"], form.chosen()
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("They are in the team, and open the general compartment."))
            return _to(member)
    return render(request, "members/add.html", {"form": form})


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def roles(request: DeskRequest, member: str) -> HttpResponse:
    """Other roles, with a reason. Who may do less from now on has to sign in again."""
    workspace = request.desk.workspace
    held = people.colleague(workspace, member)
    present = " ".join(role.value for role in held.member.roles)
    first = {"roles": present.split(), "seen": present}
    form = Roles(request.POST or None, initial=first)
    was_changed = request.method == "POST" and form.data.get("seen", "") != present
    if request.method == "POST" and form.is_valid() and not was_changed:
        try:
            members.set_roles(workspace, member, form.chosen(), form.cleaned_data["reason"])
        except HabeasError as error:
            form.refuse(error, "roles")
        else:
            if people.may_less(held.member.roles, form.chosen()):
                _shut_out(member)
            request.desk.tell(_("The roles are changed."))
            return _to(member)
    if was_changed:
        typed = request.POST.copy()
        typed["seen"] = present
        form = Roles(typed)
    shown = {"form": form, "member": held.member, "was_changed": was_changed}
    return render(request, "members/roles.html", shown)


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def replace(request: DeskRequest, member: str) -> HttpResponse:
    """A new key for somebody who lost their passphrase; the old one opens nothing any more."""
    held = people.colleague(request.desk.workspace, member)
    form = Named(request.POST or None, initial={"name": held.member.name})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made, _gone = members.take_over(
                request.desk.workspace, member, told["name"], told["passphrase"]
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            _shut_out(member)
            request.desk.tell(_("They have a new key. The lost passphrase opens nothing any more."))
            return _to(made)
    return render(request, "members/replace.html", {"form": form, **_what_follows(request, held)})


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def take_out(request: DeskRequest, member: str) -> HttpResponse:
    """Take a member out, once what follows was read."""
    held = people.colleague(request.desk.workspace, member)
    form = Sure(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            members.remove(request.desk.workspace, (member,))
        except HabeasError as error:
            form.refuse(error)
        else:
            _shut_out(member)
            name = on_one_line(held.member.name or member)
            request.desk.tell(_("%(name)s is no longer in the team.") % {"name": name})
            return HttpResponseRedirect(reverse("members:team"))
    return render(request, "members/take_out.html", {"form": form, **_what_follows(request, held)})


@needs(Right.KEEP)
@require_http_methods(_FORM)
def factor_off(request: DeskRequest, member: str) -> HttpResponse:
    """Turn off the second factor of somebody who lost telephone and paper."""
    held = people.colleague(request.desk.workspace, member)
    form = Because(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.turn_off_for(request.desk.workspace, member, form.cleaned_data["reason"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Their passphrase alone opens the desk now."))
            return _to(member)
    return render(request, "members/factor_off.html", {"form": form, "member": held.member})


def _what_follows(request: DeskRequest, held: Colleague) -> dict[str, object]:
    identifier = held.member.identifier
    return {
        "member": held.member,
        "follows": people.leaving(request.desk.workspace, identifier),
        "is_here": bool(sessions().of(identifier)),
    }


def _shut_out(member: str) -> None:
    sessions().shut_out(*sessions().of(member))


def _to(member: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("members:one", args=[member]))
