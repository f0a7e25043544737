"""Handing files in: kept first, then opened and read as work of its own.

Without scripts the form brings all files at once. With scripts they come in parts, so that
each is known to be kept as soon as it is; the form then comes a last time, without files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.exhibits import batches, reading
from habeas.web.exhibits.batches import Batch
from habeas.web.exhibits.forms import Handing
from habeas.web.gate import ANY_SIZE, needs
from habeas.web.requests import DeskRequest
from habeas.web.uploads import HandedIn
from habeas.web.wording import happened, language, todo
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace import adding, exhibits
from habeas.workspace.exhibits import ExhibitState
from habeas.workspace.keeping import Added, Arrival
from habeas.workspace.opening import Workspace

_FIELDS = ("file", "folder")


@needs(Right.ADD, files=ANY_SIZE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: DeskRequest, compartment: str) -> HttpResponse:
    """Hand in files, folders, or one part of many."""
    form = Handing(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "exhibits/add.html", {"form": form})
    batch = batches.find(request.desk, compartment, request.POST.get("batch", ""))
    arrivals = _arrivals(request)
    if not arrivals and batch is None:
        form.add_error("file", _("Choose at least one file."))
        return render(request, "exhibits/add.html", {"form": form})
    if batch is None:
        adding.begin(request.desk.workspace, compartment)
        batch = batches.begin(request.desk, compartment)
    kept = adding.keep(request.desk.workspace, arrivals, compartment, form.cleaned_data["why"])
    batch.kept += kept
    if request.POST.get("part"):
        said = [f"{on_one_line(one.name)}: {outcome(one)}" for one in kept]
        return JsonResponse({"batch": batch.number, "said": said})
    _open(request, batch)
    return HttpResponseRedirect(reverse("exhibits:added", args=[compartment, batch.number]))


@needs(Right.ADD)
@require_safe
def added(request: DeskRequest, compartment: str, number: int) -> HttpResponse:
    """What became of each file of a batch, as far as it is."""
    batch = batches.find(request.desk, compartment, number)
    if batch is None:
        raise Http404
    named = [one.exhibit for one in batch.kept if one.exhibit]
    lines = exhibits.lines_of(request.desk.workspace, compartment, named)
    shown = {
        "outcomes": [(one, outcome(one), lines.get(one.exhibit)) for one in batch.kept],
        "job": request.desk.jobs.find(batch.job),
        "new": sum(one.is_new for one in batch.kept),
        "again": sum(bool(one.exhibit) and not one.is_new for one in batch.kept),
        "lost": sum(not one.exhibit for one in batch.kept),
        "compartment": compartment,
    }
    return render(request, "exhibits/added.html", shown)


def outcome(one: Added) -> str:
    """What became of a file, in words."""
    if one.problem is not None and not one.exhibit:
        why = f"{happened(one.problem)} {todo(one.problem)}"
        return _("not kept. %(why)s") % {"why": why}
    return _("kept") if one.is_new else _("held already, received again")


def _arrivals(request: DeskRequest) -> list[Arrival]:
    """The files of the form; their exact names where a script could give them."""
    files = [one for name in _FIELDS for one in request.FILES.getlist(name)]
    names = request.POST.getlist("name")
    named = names if len(names) == len(files) else [""] * len(files)
    return [
        _arrival(one, name)
        for one, name in zip(files, named, strict=True)
        if isinstance(one, HandedIn)
    ]


def _arrival(handed: HandedIn, name: str) -> Arrival:
    given = name or handed.given_name
    return Arrival(given, given, lambda: nullcontext(handed.stream()), handed.problem)


def _open(request: DeskRequest, batch: Batch) -> None:
    """Begin to open what was kept, and to read what is new of it."""
    workspace, kept, saying = request.desk.workspace, tuple(batch.kept), language()

    def work(progress: Progress) -> Iterator[str]:
        with translation.override(saying):
            yield from _lines(workspace, batch.compartment, kept, progress)

    where = reverse("exhibits:listed", args=[batch.compartment])
    title = _("Opening and reading what was handed in")
    batch.job = request.desk.jobs.start(title, f"{where}?order=arrival", work).identifier


def _lines(
    workspace: Workspace, compartment: str, kept: Sequence[Added], progress: Progress
) -> Iterator[str]:
    opened: list[str] = []
    with closing(adding.open_kept(workspace, kept, compartment, progress)) as found:  # type: ignore[type-var]
        for one in found:
            opened += [one.exhibit] if one.exhibit and one.problem is None else []
            yield _line(one)
    lines = exhibits.lines_of(workspace, compartment, opened)
    unread = [x for x, line in lines.items() if line.exhibit.state is ExhibitState.UNREAD]
    if unread:
        yield from reading.lines(workspace, compartment, tuple(unread), False, progress)


def _line(one: Added) -> str:
    if one.problem is None:
        return _("%(name)s: opened") % {"name": one.name}
    why = f"{happened(one.problem)} {todo(one.problem)}"
    return _("%(name)s: not opened. %(why)s") % {"name": one.name, "why": why}
