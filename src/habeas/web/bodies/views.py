"""Pages about bodies, offices and officials: never about a private person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.web.bodies.forms import CHOICES, ReasonForm
from habeas.web.bodies.wording import history
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.words.statements import SpeakerKind
from habeas.workspace import bodies, body_choice, body_history, body_list, body_picture
from habeas.workspace.body_list import KnownFrom, Wanted

KINDS = (SpeakerKind.BODY, SpeakerKind.OFFICE, SpeakerKind.PERSON, SpeakerKind.OUTLET)


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Bodies by name, those that people entered first."""
    wanted = Wanted(
        request.GET.get("words", ""),
        _one_of(request, "kind", {kind.value for kind in KINDS}),
        _one_of(request, "known", {known.value for known in KnownFrom}),
    )
    part = (offset(request), LENGTH)
    page = body_list.listed(request.desk.workspace, compartment, wanted, part, language())
    shown = {
        "compartment": compartment,
        "bodies": page.held,
        "wanted": wanted,
        "is_filtered": wanted != Wanted(),
        "kinds": KINDS,
        "paging": paging(request, page.total),
    }
    return render(request, "bodies/listed.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, body: str) -> HttpResponse:
    """One body: its wordings, what people entered, its ties, and where it is accused."""
    return page_of(request, compartment, body, ReasonForm())


def page_of(request: DeskRequest, compartment: str, body: str, form: ReasonForm) -> HttpResponse:
    """The page of one body, also when its form comes back with a mistake."""
    workspace = request.desk.workspace
    label = _("Ties; the table below says the same")
    told = bodies.one(workspace, compartment, body, language(), label)
    versions = body_history.of_body(workspace, compartment, body, language())
    shown = {
        "compartment": compartment,
        "told": told,
        "history": history(versions),
        "form": form,
    }
    return render(request, "bodies/one.html", shown)


@needs(Right.READ)
@require_safe
def picture(request: DeskRequest, compartment: str) -> HttpResponse:
    """The graph drawn: around one body, or those with most ties."""
    workspace, asked = request.desk.workspace, request.GET.get("around", "")
    problem: HabeasError | None = None
    key = ""
    try:
        key = body_choice.meant(workspace, compartment, asked) if asked else ""
    except HabeasError as error:
        problem = error
    label = _("Who stands over whom; the table below says the same")
    drawn = body_picture.picture(workspace, compartment, key, language(), label)
    shown = {
        "compartment": compartment,
        "drawn": drawn,
        "asked": asked,
        "problem": problem,
        "choices": body_choice.choices(workspace, compartment),
        "list": CHOICES,
    }
    return render(request, "bodies/picture.html", shown)


def address(compartment: str, body: str) -> str:
    """Where the page of a body is."""
    return reverse("bodies:one", args=(compartment, body))


def _one_of(request: DeskRequest, name: str, known: set[str]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in known else ""
