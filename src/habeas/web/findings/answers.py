"""What somebody else says of a finding: a review, a dissent."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.findings.forms import Further
from habeas.web.findings.views import shown_of
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import findings


@needs(Right.REVIEW)
@require_POST
def review(request: DeskRequest, compartment: str, finding: str) -> HttpResponse:
    """Review somebody else's finding."""
    form = Further(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            findings.review(
                request.desk.workspace, compartment, finding, told["opinion"], told["remarks"]
            )
        except NotThere:
            raise
        except HabeasError as error:
            form.refuse(error, "remarks")
        else:
            request.desk.tell(_("Your review stands beside the finding."))
            return _back(compartment, finding)
    typed = {"review": form, "typed": [request.POST.get("remarks", "")]}
    return _again(request, compartment, finding, typed)


@needs(Right.FIND)
@require_POST
def dissent(request: DeskRequest, compartment: str, finding: str) -> HttpResponse:
    """Say that one finds otherwise."""
    words = request.POST.get("words", "").replace("\r\n", "\n")
    try:
        findings.dissent(request.desk.workspace, compartment, finding, words)
    except NotThere:
        raise
    except HabeasError as error:
        typed = {"dissenting": words, "typed": [words], "refused": error}
        return _again(request, compartment, finding, typed)
    request.desk.tell(_("Your dissent stands beside the finding."))
    return _back(compartment, finding)


def _back(compartment: str, finding: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("findings:one", args=(compartment, finding)))


def _again(
    request: DeskRequest, compartment: str, finding: str, typed: dict[str, object]
) -> HttpResponse:
    told = findings.told(request.desk.workspace, compartment, finding)
    shown = {**shown_of(request, compartment, told), **typed}
    return render(request, "findings/one.html", shown)
