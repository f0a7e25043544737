"""Who got it from whom."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.roles import Right
from habeas.workspace import edges, lineages

FIRST = 5
"""How much of each list the first page shows."""
QUESTIONS = (
    ("competing_attribution", gettext_noop("One wording, two speakers")),
    ("perhaps_one_utterance", gettext_noop("Perhaps one utterance")),
    ("direction_unknown", gettext_noop("Which came first?")),
)


@needs(Right.READ)
@require_safe
def origins(request: DeskRequest, compartment: str) -> HttpResponse:
    """What was found about who got it from whom, a little of each."""
    workspace = request.desk.workspace
    shown = {
        "sizes": lineages.sizes(workspace, compartment),
        "asked": lineages.questions(workspace, compartment, "", 0, FIRST)[0],
        "families": lineages.families(workspace, compartment, 0, FIRST)[0],
        "quotations": lineages.quotations(workspace, compartment, 0, FIRST, language())[0],
        "wanted": lineages.originals(workspace, compartment, 0, FIRST)[0],
    }
    return render(request, "origins/origins.html", shown)


@needs(Right.READ)
@require_safe
def families(request: DeskRequest, compartment: str) -> HttpResponse:
    """Exhibits that are one text."""
    at = offset(request)
    held, total = lineages.families(request.desk.workspace, compartment, at, LENGTH)
    shown = {"families": held, "paging": paging(request, total)}
    return render(request, "origins/families.html", shown)


@needs(Right.READ)
@require_safe
def quotations(request: DeskRequest, compartment: str) -> HttpResponse:
    """The same words in several exhibits."""
    at, workspace = offset(request), request.desk.workspace
    held, total = lineages.quotations(workspace, compartment, at, LENGTH, language())
    shown = {"quotations": held, "paging": paging(request, total)}
    return render(request, "origins/quotations.html", shown)


@needs(Right.READ)
@require_safe
def questions(request: DeskRequest, compartment: str) -> HttpResponse:
    """What only a person can settle."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in dict(QUESTIONS) else ""
    at, workspace = offset(request), request.desk.workspace
    held, total = lineages.questions(workspace, compartment, kind, at, LENGTH)
    shown = {"asked": held, "paging": paging(request, total), "kind": kind, "kinds": QUESTIONS}
    return render(request, "origins/questions.html", shown)


@needs(Right.READ)
@require_safe
def originals(request: DeskRequest, compartment: str) -> HttpResponse:
    """Reports that were cited and that nobody has collected."""
    at = offset(request)
    held, total = lineages.originals(request.desk.workspace, compartment, at, LENGTH)
    shown = {"wanted": held, "paging": paging(request, total)}
    return render(request, "origins/originals.html", shown)


@needs(Right.READ)
@require_safe
def decided(request: DeskRequest, compartment: str) -> HttpResponse:
    """The edges people decided on, also those they took away."""
    at, workspace = offset(request), request.desk.workspace
    held, total = edges.decided(workspace, compartment, at, LENGTH, language())
    shown = {"lines": held, "paging": paging(request, total)}
    return render(request, "origins/decided.html", shown)


@needs(Right.READ)
@require_safe
def compare(request: DeskRequest, compartment: str, first: str, second: str) -> HttpResponse:
    """Two copies with the words marked that only one of them has."""
    held = lineages.compared(request.desk.workspace, compartment, first, second)
    return render(request, "origins/compare.html", {"held": held})


@needs(Right.READ)
@require_safe
def exhibit(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """Where one exhibit has things from, and who has them from it."""
    at, workspace = offset(request), request.desk.workspace
    held, total = lineages.edges_of_exhibit(workspace, compartment, exhibit, at, LENGTH, language())
    shown = {
        "exhibit": exhibit,
        "name": lineages.name_of(workspace, compartment, exhibit),
        "lines": held,
        "families": lineages.families_of(workspace, compartment, exhibit),
        "paging": paging(request, total),
    }
    return render(request, "origins/exhibit.html", shown)


@needs(Right.READ)
@require_safe
def statement(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """The way of one statement to where it first is known."""
    workspace = request.desk.workspace
    roots = lineages.roots_of_statement(workspace, compartment, statement, language())
    return render(request, "origins/roots.html", {"roots": roots, "statement": statement})


@needs(Right.READ)
@require_safe
def incident(
    request: DeskRequest, compartment: str, incident: str, place: int | None = None
) -> HttpResponse:
    """How many origins an incident's allegations have, or one of its answers."""
    workspace = request.desk.workspace
    roots = lineages.roots_of_incident(workspace, compartment, incident, place, language())
    return render(request, "origins/roots.html", {"roots": roots, "incident": incident})
