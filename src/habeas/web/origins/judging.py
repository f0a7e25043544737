"""One edge, explained and open to judgement."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.origins.forms import YES, Ruling, Undoing
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import edges
from habeas.workspace.edges import EdgeChangedMeanwhile, EdgePage


@needs(Right.READ)
@require_safe
def edge(request: DeskRequest, compartment: str, edge: str) -> HttpResponse:
    """One edge with all it rests on."""
    page = edges.one(request.desk.workspace, compartment, edge, language())
    return _page(request, page, Ruling(initial={"seen": page.seen}), None)


@needs(Right.JUDGE)
@require_POST
def rule(request: DeskRequest, compartment: str, edge: str) -> HttpResponse:
    """Keep a decision on it."""
    form = Ruling(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            edges.judge(
                request.desk.workspace,
                compartment,
                edge,
                told["verdict"] == YES,
                (told["reason"], told["seen"]),
            )
        except NotThere:
            raise
        except HabeasError as error:
            form.refuse(error)
            return _again(request, compartment, edge, (form, None), error)
        request.desk.tell(_("Your decision on this edge is kept. Trace and incidents follow."))
        return HttpResponseRedirect(reverse("origins:edge", args=[compartment, edge]))
    return _again(request, compartment, edge, (form, None))


@needs(Right.JUDGE)
@require_POST
def undo(request: DeskRequest, compartment: str, edge: str) -> HttpResponse:
    """Take a decision back; what stood without it stands again."""
    form = Undoing(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            words = (told["why"], told["seen"])
            edges.undo(request.desk.workspace, compartment, edge, told["decision"], words)
        except NotThere:
            raise
        except HabeasError as error:
            form.refuse(error)
            return _again(request, compartment, edge, (None, form), error)
        request.desk.tell(_("The decision is undone. Trace and incidents follow."))
        return HttpResponseRedirect(reverse("origins:edge", args=[compartment, edge]))
    return _again(request, compartment, edge, (None, form))


def _again(
    request: DeskRequest,
    compartment: str,
    edge: str,
    forms: tuple[Ruling | None, Undoing | None],
    error: HabeasError | None = None,
) -> HttpResponse:
    """The page with what was typed; after somebody else's change, with that change as seen."""
    page = edges.one(request.desk.workspace, compartment, edge, language())
    for form in forms:
        if form is not None and isinstance(error, EdgeChangedMeanwhile):
            _take_note(form, request.POST, page.seen)
    return _page(request, page, forms[0] or Ruling(initial={"seen": page.seen}), forms[1])


def _take_note(form: Form, typed: QueryDict, seen: str) -> None:
    """Sent again, the form has seen the change it is shown beside."""
    again = typed.copy()
    again["seen"] = seen
    form.data = again


def _page(
    request: DeskRequest, page: EdgePage, ruling: Ruling, undoing: Undoing | None
) -> HttpResponse:
    last = page.line.ruling
    fresh = Undoing(initial={"seen": page.seen, "decision": last.identifier if last else ""})
    shown = {"page": page, "line": page.line, "ruling": ruling, "undoing": undoing or fresh}
    return render(request, "origins/edge.html", shown)
