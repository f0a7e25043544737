"""Avenues that a team writes down itself: files, each with its versions."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.avenues.forms import FileForm, ReasonForm
from habeas.web.avenues.here import done
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, avenue_files


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Keep a file, or the next version of one."""
    workspace = request.desk.workspace
    first = _first(request) if request.method == "GET" else {}
    form = FileForm(request.POST if request.method == "POST" else None, initial=first)
    problems: tuple[HabeasError, ...] = ()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        text = told["text"]
        try:
            kept = avenue_files.add(workspace, told["name"], text, told["seen"])
        except HabeasError as error:
            problems = avenue_files.faults(error)
        else:
            words = _("Kept. It counts from now on, and nobody has checked its facts yet.")
            return done(request, reverse("avenues:file", args=[kept.identifier]), words)
    return render(request, "avenues/new_file.html", {"form": form, "problems": problems})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, file: str) -> HttpResponse:
    """One file as it stands, and its versions."""
    workspace = request.desk.workspace
    versions = avenue_files.versions(workspace, file)
    asked = request.GET.get("version", "")
    chosen = next((one for one in versions if str(one.version) == asked), versions[-1])
    known = avenue_catalogue.known(workspace)
    shown = {
        "file": chosen,
        "last": versions[-1],
        "versions": tuple(reversed(versions)),
        "avenues": [
            (one.identifier, one.name.said(wording.language()))
            for one in known.catalogue.avenues
            if known.files.get(one.identifier) == file
        ],
        "left_out": [fault for name, fault in known.left_out if name == file],
        "called": avenue_catalogue.called(workspace),
        "form": ReasonForm(),
    }
    return render(request, "avenues/file.html", shown)


@needs(Right.JUDGE)
@require_POST
def withdraw(request: DeskRequest, file: str) -> HttpResponse:
    """Let a file count no more; its versions stay."""
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    avenue_files.withdraw(request.desk.workspace, file, reason)
    return done(request, reverse("avenues:file", args=[file]))


def _first(request: DeskRequest) -> dict[str, object]:
    """What stands in the form at first: the file that is to be changed, if one is named."""
    name = request.GET.get("file", "")
    held = {one.identifier: one for one in avenue_files.listed(request.desk.workspace)}
    if name not in held:
        return {}
    return {"name": name, "text": held[name].value.text, "seen": held[name].version}
