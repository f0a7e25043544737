"""Pages of lists of people: what is kept, bringing one, taking one or an entry of it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.counts.list_forms import NewList, Withdrawal
from habeas.web.gate import needs
from habeas.web.jobs.running import Apart
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.uploads import HandedIn
from habeas.web.wording import happened, language, todo
from habeas.words.counting import digits
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import list_files, list_pages, list_store
from habeas.workspace.counting import LARGEST
from habeas.workspace.list_files import ReadList

STEPS = (gettext_noop("reading a list"), gettext_noop("writing down"))
"""The steps that keeping a list names, for the translators to find."""


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Every list, with how many entries it has."""
    lists = list_pages.listed(request.desk.workspace, compartment, language())
    return render(request, "counts/lists.html", {"compartment": compartment, "lists": lists})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """One list: everybody on it, as it has them."""
    return _page_of(request, compartment, thing, Withdrawal())


def _page_of(request: DeskRequest, compartment: str, thing: str, form: Withdrawal) -> HttpResponse:
    workspace, part = request.desk.workspace, (offset(request), LENGTH)
    told = list_pages.one(workspace, compartment, thing, part, language())
    shown = {
        "compartment": compartment,
        "told": told,
        "form": form,
        "paging": paging(request, told.line.entries),
    }
    return render(request, "counts/list.html", shown)


@needs(Right.ADD, files=LARGEST)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str) -> HttpResponse:
    """Look at a list, or keep it; what was looked at is told on the page."""
    is_sent = request.method == "POST"
    form = NewList(request.POST, request.FILES) if is_sent else NewList()
    is_kept = is_sent and "keep" in request.POST
    if is_kept and form.is_valid() and (begun := _begun(request, compartment, form)):
        return begun
    found = _read(request, form) if is_sent and not is_kept and form.is_valid() else None
    shown = {"compartment": compartment, "form": form, "found": found}
    if found:
        shown["faults"] = [(happened(one), todo(one)) for one in found.read.faults[:LENGTH]]
    return render(request, "counts/new_list.html", shown)


def _read(request: DeskRequest, form: NewList) -> ReadList | None:
    """What the file holds; None when it is refused, which the form then says."""
    try:
        return list_files.look_at(*_file(request), form.declared())
    except HabeasError as error:
        form.refuse(error)
        return None


def _begun(request: DeskRequest, compartment: str, form: NewList) -> HttpResponse | None:
    """Begin to keep the list, as work of its own; None when it is refused at once."""
    desk, spoken, leave_out = request.desk, language(), form.cleaned_data["leave_out"]
    try:
        (data, called), declared = _file(request), form.declared()
        list_files.check_new(desk.workspace, compartment, declared)
    except HabeasError as error:
        form.refuse(error)
        return None

    def work(progress: Progress) -> Iterator[str | Apart[Any]]:
        found = Apart(lambda: list_files.look_at(data, called, declared, progress))
        yield found
        where = (desk.workspace, compartment, (data, called))
        kept = list_files.take(*where, found.result, leave_out, progress)
        told = {"list": kept.list.identifier, "entries": digits(len(kept.read.entries), spoken)}
        yield _("Kept: %(list)s, entries: %(entries)s; its file is an exhibit.") % told

    back = reverse("counts:lists", args=[compartment])
    job = desk.jobs.start(_("Keeping a list of people"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


def _file(request: DeskRequest) -> tuple[bytes, str]:
    """What was handed in and its name; no bytes when nothing was."""
    handed = request.FILES.get("file")
    if not isinstance(handed, HandedIn):
        return b"", ""
    if handed.problem is not None:
        raise handed.problem
    return handed.stream().read(LARGEST + 1), handed.given_name


@needs(Right.ADD)
@require_POST
def withdraw(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Take the list, or one of its entries, back."""
    form = Withdrawal(request.POST)
    if not form.is_valid():
        return _page_of(request, compartment, thing, form)
    what, reason = request.POST.get("entry") or thing, form.cleaned_data["reason"]
    list_store.withdraw(request.desk.workspace, compartment, what, reason)
    request.desk.tell(_("Taken back; it is linked and counted no more."))
    if what == thing:
        return HttpResponseRedirect(reverse("counts:lists", args=[compartment]))
    return HttpResponseRedirect(reverse("counts:list", args=[compartment, thing]))
