"""Looking at the intake: the desks, the reports of one, one report, its week keys."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import (
    intake_attachments,
    intake_beginning,
    intake_desks,
    intake_keys,
    intake_lines,
    intake_replying,
    intake_reports,
    intake_signing,
)
from habeas.workspace.opening import Workspace


@needs(Right.INTERVIEW)
@require_safe
def desks(request: DeskRequest) -> HttpResponse:
    """Every desk, and what waits at yours."""
    workspace = request.desk.workspace
    if not intake_beginning.has_intake(workspace):
        return render(request, "intake/none.html")
    until = intake_signing.signed_until(workspace)
    signed = intake_signing.last_signed(workspace)
    shown = {
        "told": intake_beginning.deployment(workspace),
        "known": intake_desks.desks(workspace),
        "glances": intake_reports.glances(workspace),
        "collecting": intake_beginning.collecting(workspace),
        "is_joined": intake_beginning.is_joined(workspace),
        "until": until,
        "days": None if until is None else intake_lines.days_left(until),
        "warn_days": intake_signing.WARN_DAYS,
        "alone": signed.alone if signed else "",
        "problem": _problem(workspace),
    }
    return render(request, "intake/desks.html", shown)


@needs(Right.INTERVIEW)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """The unverified reports of a desk, the last one first."""
    workspace, start = request.desk.workspace, offset(request)
    if not intake_desks.is_desk(workspace, compartment):
        return render(request, "intake/elsewhere.html")
    lines = intake_reports.listed(workspace, compartment)
    shown = {
        "lines": lines[start : start + LENGTH],
        "paging": paging(request, len(lines)),
        "strays": intake_reports.strays(workspace, compartment),
        "desk": compartment,
    }
    return render(request, "intake/listed.html", shown)


@needs(Right.INTERVIEW)
@require_safe
def one(request: DeskRequest, compartment: str, report: str) -> HttpResponse:
    """One report with all that followed. That you looked is noted; its writer learns nothing."""
    workspace = request.desk.workspace
    told = intake_reports.looked_at(workspace, compartment, report)
    shown = {
        "told": told,
        "files": [(sender, file) for sender, files in told.files.items() for file in files],
        "called": intake_reports.called(workspace, compartment),
        "others": intake_replying.others(workspace, compartment),
        "you": workspace.member.identifier,
        "desk": compartment,
    }
    return render(request, "intake/one.html", shown)


@needs(Right.INTERVIEW)
@require_safe
def text(request: DeskRequest, compartment: str, report: str, exhibit: str) -> HttpResponse:
    """The text of a file of a report, made for this page and kept nowhere."""
    workspace = request.desk.workspace
    intake_attachments.check_sent(workspace, compartment, exhibit)
    shown: dict[str, object] = {"report": report, "exhibit": exhibit, "desk": compartment}
    try:
        shown["text"] = intake_attachments.text_of(workspace, compartment, exhibit)
    except HabeasError as error:
        shown["problem"] = error
    return render(request, "intake/text.html", shown)


@needs(Right.INTERVIEW)
@require_POST
def read(request: DeskRequest, compartment: str, report: str) -> HttpResponse:
    """Say that you have read a report; its writer is told so."""
    intake_reports.read(request.desk.workspace, compartment, report)
    request.desk.tell(_("Noted as read."))
    return HttpResponseRedirect(reverse("intake:one", args=[compartment, report]))


@needs(Right.INTERVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: DeskRequest, compartment: str) -> HttpResponse:
    """The week keys of a desk, and their state; making those that are missing."""
    workspace = request.desk.workspace
    if not intake_desks.is_desk(workspace, compartment):
        return render(request, "intake/elsewhere.html")
    if request.method == "POST":
        if told := _day(request.POST.get("today", "")):
            intake_keys.believe_clock(workspace, compartment, told)
        intake_keys.make(
            workspace, compartment, anew="anew" in request.POST, lost="lost" in request.POST
        )
        request.desk.tell(_("The keys are made. The coming weeks have to be signed now."))
        return HttpResponseRedirect(reverse("intake:keys", args=[compartment]))
    shown = {
        "weeks": (weeks := intake_keys.states(workspace, compartment)),
        "are_lost": any(one.state is intake_keys.KeyState.LOST for one in weeks),
        "doubt": _doubt(workspace, compartment),
        "folder": intake_keys.key_folder(workspace, compartment),
        "desk": compartment,
    }
    return render(request, "intake/keys.html", shown)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _doubt(workspace: Workspace, compartment: str) -> HabeasError | None:
    """Why the clock of this machine is not believed; shown beside the button that settles it."""
    try:
        intake_keys.check_clock(workspace, compartment)
    except HabeasError as error:
        return error
    return None


def _problem(workspace: Workspace) -> HabeasError | None:
    """What does not hold about the published weeks; shown, for the pages must still be there."""
    try:
        intake_signing.check_signed(workspace)
        intake_signing.check_offered(workspace)
    except HabeasError as error:
        return error
    return None
