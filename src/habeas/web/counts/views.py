"""Pages of tables: how lists overlap, and what may be given out."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.counts.forms import NewEstimate, NewTable
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.uploads import HandedIn
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import (
    count_estimates,
    count_export,
    count_pages,
    count_pooling,
    count_tables,
)
from habeas.workspace.counting import LARGEST


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Tables, each with the estimates from it."""
    workspace = request.desk.workspace
    made = count_estimates.listed(workspace, compartment)
    tables = [
        (one, [each for each in made if each.value.table == one.identifier])
        for one in count_tables.listed(workspace, compartment)
    ]
    pooled = count_pooling.listed(workspace, compartment)
    shown = {"compartment": compartment, "tables": tables, "pooled": pooled}
    return render(request, "counts/listed.html", shown)


@needs(Right.ADD, files=LARGEST)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str) -> HttpResponse:
    """Keep a table, and its file as an exhibit."""
    is_sent = request.method == "POST"
    form = NewTable(request.POST, request.FILES) if is_sent else NewTable()
    if is_sent and form.is_valid():
        table = _taken(request, compartment, form)
        if table:
            request.desk.tell(_("The table is kept, and its file is an exhibit."))
            return HttpResponseRedirect(reverse("counts:table", args=[compartment, table]))
    return render(request, "counts/new.html", {"compartment": compartment, "form": form})


def _taken(request: DeskRequest, compartment: str, form: NewTable) -> str:
    """The identifier of the table; empty when it is refused, which the form then says."""
    handed = request.FILES.get("file")
    if not isinstance(handed, HandedIn):
        form.add_error("file", _("Choose a file."))
        return ""
    try:
        if handed.problem is not None:
            raise handed.problem
        told = (handed.stream().read(LARGEST + 1), handed.given_name, form.cleaned_data["name"])
        return count_tables.take(request.desk.workspace, compartment, *told).identifier
    except HabeasError as error:
        form.refuse(error, "file")
        return ""


@needs(Right.READ)
@require_safe
def table(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """One table: who overlaps with whom, and the estimates from it."""
    return page_of(request, compartment, thing, NewEstimate())


def page_of(request: DeskRequest, compartment: str, thing: str, form: NewEstimate) -> HttpResponse:
    """The page of one table, also when its form comes back with a mistake."""
    label = _("How the lists overlap; the table below says the same")
    told = count_pages.table(request.desk.workspace, compartment, thing, language(), label)
    shown = {"compartment": compartment, "told": told, "form": form}
    return render(request, "counts/table.html", shown)


@needs(Right.READ)
@require_POST
def counts(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """The counts as a file, those that could point at people hidden; that it left is noted."""
    text = count_export.as_file(request.desk.workspace, compartment, thing)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{thing}.csv"'
    return response
