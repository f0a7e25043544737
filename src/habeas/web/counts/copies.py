"""Lists copied from each other: what speaks for it, said by a person, and taken back by one."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.web.counts.list_forms import Copied
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import list_copies, list_store


@needs(Right.READ)
@require_safe
def shown(request: DeskRequest, compartment: str) -> HttpResponse:
    """What was said of copies, and what speaks for more of them."""
    return _page_of(request, compartment, Copied(_names(request, compartment)))


@needs(Right.ADD)
@require_POST
def say(request: DeskRequest, compartment: str) -> HttpResponse:
    """Say of two lists that one was copied from the other, or take that back."""
    form = Copied(_names(request, compartment), request.POST)
    if not form.is_valid():
        return _page_of(request, compartment, form)
    told = (form.cleaned_data[name] for name in ("one", "other", "reason"))
    step = list_copies.say_apart if "apart" in request.POST else list_copies.say_copied
    try:
        step(request.desk.workspace, compartment, *told)
    except (NotThere, NotYourRole):
        raise
    except HabeasError as error:
        form.refuse(error)
        return _page_of(request, compartment, form)
    request.desk.tell(
        _("Kept. Tables and estimates made before stay as they were: make them anew.")
    )
    return HttpResponseRedirect(reverse("counts:copies", args=[compartment]))


def _page_of(request: DeskRequest, compartment: str, form: Copied) -> HttpResponse:
    workspace = request.desk.workspace
    shown = {
        "compartment": compartment,
        "form": form,
        "said": list_copies.said(workspace, compartment),
        "proposed": list_copies.proposed(workspace, compartment),
    }
    return render(request, "counts/copies.html", shown)


def _names(request: DeskRequest, compartment: str) -> list[tuple[str, str]]:
    held = list_store.lists(request.desk.workspace, compartment)
    return [(kept.identifier, kept.value.name) for kept in held]
