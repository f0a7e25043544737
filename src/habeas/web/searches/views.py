"""Pages."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.paging import offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.searches.forms import SaveForm, SearchForm, query_of
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import searches

SHOWN = 20
"""Exhibits on one page: each is looked into for its best place."""


@needs(Right.READ)
@require_safe
def search(request: DeskRequest) -> HttpResponse:
    """Words in either language, names in either script."""
    return _page(request, request.GET, SaveForm())


@needs(Right.READ)
@require_POST
def save(request: DeskRequest) -> HttpResponse:
    """Keep a search for oneself."""
    asked = QueryDict(request.POST.get("query", ""))
    form, naming = SearchForm(request.desk.workspace, asked), SaveForm(request.POST)
    if not (form.is_valid() and naming.is_valid()):
        return _page(request, asked, naming)
    try:
        kept = searches.save(
            request.desk.workspace,
            naming.cleaned_data["name"],
            form.sought,
            form.compartment_chosen,
        )
    except HabeasError as error:
        naming.refuse(error, "name")
        return _page(request, asked, naming)
    request.desk.tell(_("Saved as “%(name)s”. Only you see it.") % {"name": kept.name})
    return HttpResponseRedirect(f"{reverse('searches:search')}?{query_of(kept)}")


@needs(Right.READ)
@require_POST
def forget(request: DeskRequest, compartment: str, saved: str) -> HttpResponse:
    """Delete a saved search."""
    searches.forget(request.desk.workspace, compartment, saved)
    request.desk.tell(_("The saved search was deleted. What was looked for stays in the history."))
    return HttpResponseRedirect(reverse("searches:search"))


def _page(request: DeskRequest, asked: QueryDict, naming: SaveForm) -> HttpResponse:
    workspace = request.desk.workspace
    form = SearchForm(workspace, asked)
    shown: dict[str, object] = {"form": form, "naming": naming, "asked": asked.urlencode()}
    if form.is_valid() and form.cleaned_data["q"].strip():
        begun = offset(request, SHOWN)
        found = searches.search(workspace, form.sought, form.compartment_chosen, begun, SHOWN)
        shown |= {"found": found, "paging": paging(request, found.total, SHOWN)}
    kept = searches.saved(workspace)
    shown["saved"] = [(one, query_of(one)) for one in kept]
    return render(request, "searches/search.html", shown)
