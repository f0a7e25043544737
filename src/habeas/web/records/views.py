"""Who changed what, and who looked at what."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.records.forms import HistoryForm, LooksForm
from habeas.web.records.wording import PARTS, page_of, value_of, what_happened
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right
from habeas.workspace import records
from habeas.workspace.records import Difference, Record, RecordFilter, Told, Wanted


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a page shows it. ``changes`` are: which part, what it was, what it is."""

    record: Record
    what: str
    name: str
    page: str
    changes: tuple[tuple[str, str, str], ...]
    is_long: bool


@needs(Right.READ)
@require_safe
def history(request: DeskRequest, compartment: str) -> HttpResponse:
    """What happened in a compartment, newest first."""
    workspace = request.desk.workspace
    called = wording.called(records.called(workspace, compartment))
    form = HistoryForm(called, request.GET)
    wanted = form.wanted if form.is_valid() else RecordFilter()
    page = records.history(workspace, compartment, wanted, offset(request), LENGTH)
    shown = {
        "compartment": compartment,
        "form": form,
        "called": called,
        "lines": [_line(compartment, told) for told in page.held],
        "paging": paging(request, page.total),
    }
    return render(request, "records/history.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """All that happened to one thing: what it was, what it is, who, when and why."""
    workspace = request.desk.workspace
    held = records.history_of(workspace, compartment, thing)
    shown = {
        "compartment": compartment,
        "thing": thing,
        "page": page_of(compartment, thing),
        "called": wording.called(records.called(workspace, compartment)),
        "lines": [_line(compartment, told) for told in held],
    }
    return render(request, "records/one.html", shown)


@needs(Right.KEEP)
@require_safe
def looks(request: DeskRequest, compartment: str) -> HttpResponse:
    """Who looked at what, took something out, or was refused."""
    workspace = request.desk.workspace
    called = wording.called(records.called(workspace, compartment))
    form = LooksForm(called, request.GET)
    wanted = form.wanted if form.is_valid() else Wanted()
    page = records.looks(workspace, compartment, wanted, offset(request), LENGTH)
    shown = {
        "compartment": compartment,
        "form": form,
        "called": called,
        "looks": [(look, page_of(compartment, look.subject)) for look in page.held],
        "paging": paging(request, page.total),
    }
    return render(request, "records/looks.html", shown)


def _line(compartment: str, told: Told) -> Line:
    changes = tuple(
        (_part(one), value_of(told.record, one, one.was), value_of(told.record, one, one.now))
        for one in told.differences
    )
    page = page_of(compartment, told.record.subject)
    what = what_happened(told.record)
    return Line(told.record, what, told.name, page, changes, told.is_long)


def _part(one: Difference) -> str:
    """Which part of a thing changed; nothing for one that has no parts."""
    return "" if one.part == "value" else str(PARTS[one.part])
