"""Places the team knows, the shortlist, and what is missing."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.gate import needs
from habeas.web.places.forms import OnePlace, filled
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import cases, places


@needs(Right.PROTECT)
@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Every place the team knows."""
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    return render(request, "places/listed.html", {"places": places.listed(workspace)})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """A new place."""
    form = OnePlace(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            places.add(request.desk.workspace, form.place())
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The place is written down."))
            return HttpResponseRedirect(reverse("places:listed"))
    return render(request, "places/place.html", {"form": form})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: DeskRequest, thing: str) -> HttpResponse:
    """One place, and what is said of it now."""
    workspace = request.desk.workspace
    held = places.one(workspace, thing)
    form = OnePlace(request.POST or None, initial={"seen": held.version, **filled(held.value)})
    if request.method == "POST" and form.is_valid():
        try:
            places.change(workspace, form.place(thing), form.cleaned_data["seen"] or 0)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Written down. Cases learn of it when they are opened."))
            return HttpResponseRedirect(reverse("places:listed"))
    return render(request, "places/place.html", {"form": form, "held": held})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def shortlist(request: DeskRequest) -> HttpResponse:
    """Who could go where, with every reason. People decide."""
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    if request.method == "POST":
        number = places.match(workspace)
        request.desk.tell(
            ngettext(
                "Kept: %(number)s household has a proposal, and keeps it while it can.",
                "Kept: %(number)s households have a proposal, and keep it while they can.",
                number,
            )
            % {"number": number}
        )
        return HttpResponseRedirect(reverse("places:shortlist"))
    return render(request, "places/shortlist.html", {"matched": places.matched(workspace)})


@needs(Right.PROTECT)
@require_safe
def missing(request: DeskRequest) -> HttpResponse:
    """Which capacity is missing: fit to be shown to those who could offer it."""
    workspace = request.desk.workspace
    if not cases.has_list(workspace):
        return render(request, "cases/no_list.html")
    return render(request, "places/missing.html", {"matched": places.matched(workspace)})
