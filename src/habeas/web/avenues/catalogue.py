"""The catalogue of avenues: what is known, what is late, and who signed what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.web import wording
from habeas.web.avenues.forms import ReasonForm, SignForm
from habeas.web.avenues.here import done
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, avenue_files, avenue_review
from habeas.workspace.avenue_catalogue import Signing


@needs(Right.READ)
@require_safe
def whole(request: DeskRequest) -> HttpResponse:
    """Every avenue, the calendar of reviews, the share that is late, and the team's files."""
    workspace = request.desk.workspace
    shown = {
        "told": avenue_review.catalogue_told(workspace, wording.language()),
        "files": avenue_files.listed(workspace),
        "called": avenue_catalogue.called(workspace),
    }
    return render(request, "avenues/catalogue.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, avenue: str) -> HttpResponse:
    """Every fact of one avenue, and who signed it."""
    return _facts(request, avenue)


@needs(Right.REVIEW)
@require_POST
def sign(request: DeskRequest, avenue: str) -> HttpResponse:
    """Sign a fact as it stood on the page."""
    form = SignForm(request.POST)
    if not form.is_valid():
        return _facts(request, avenue)
    told = form.cleaned_data
    signing = Signing(avenue, told["fact"], told["seen"], told["note"])
    try:
        avenue_catalogue.sign_fact(request.desk.workspace, signing)
    except NotThere:
        raise
    except HabeasError as error:
        return _facts(request, avenue, error)
    return done(request, _address(avenue), _("Signed, as it stands today."))


@needs(Right.REVIEW)
@require_POST
def unsign(request: DeskRequest, signature: str) -> HttpResponse:
    """Take a signature back, with a reason."""
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    held = avenue_catalogue.take_back(request.desk.workspace, signature, reason)
    return done(request, _address(held.value.avenue))


def _facts(request: DeskRequest, avenue: str, problem: HabeasError | None = None) -> HttpResponse:
    workspace = request.desk.workspace
    shown = {
        "told": avenue_review.facts_told(workspace, avenue, wording.language()),
        "called": avenue_catalogue.called(workspace),
        "problem": problem,
    }
    return render(request, "avenues/facts.html", shown)


def _address(avenue: str) -> str:
    return reverse("avenues:facts", args=[avenue])
