"""Taking bodies and ties over from a file: choose it, see what it would do, then all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from habeas.web.bodies.forms import FileForm
from habeas.web.bodies.wording import called
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.sessions import Session
from habeas.web.uploads import HandedIn
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.provenance import Confidence
from habeas.words.roles import Right
from habeas.workspace import taking_over
from habeas.workspace.opening import Workspace
from habeas.workspace.taking_over import LARGEST, Looked

SHOWN = 50
"""Of how many things a file brings the page shows each."""

_STEP = gettext_noop("taking over")
_BLANK = "bodies.looked"
_KEPT = 3


@dataclass(frozen=True)
class _File:
    """A file that was looked at in this sitting, and the compartment it is for."""

    compartment: str
    looked: Looked


@needs(Right.JUDGE, files=LARGEST)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: DeskRequest, compartment: str) -> HttpResponse:
    """Hand a file in; nothing of it is kept yet."""
    is_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_sent else FileForm()
    if form.is_valid():
        number = _look(request, compartment, form)
        if number:
            return HttpResponseRedirect(reverse("bodies:looked", args=(compartment, number)))
    return render(request, "bodies/import.html", {"compartment": compartment, "form": form})


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def looked(request: DeskRequest, compartment: str, number: str) -> HttpResponse:
    """What a file would do; sent as a form, it is taken over."""
    file = _held(request.desk).get(number)
    if file is None or file.compartment != compartment:
        raise Http404
    if request.method == "POST" and file.looked.is_whole:
        del _held(request.desk)[number]
        return _start(request, compartment, file.looked)
    told = file.looked.compared
    differing = [(one.line, one.key, called(one.parts)) for one in told.differing[:SHOWN]]
    shown = {
        "compartment": compartment,
        "number": number,
        "looked": file.looked,
        "told": told,
        "differing": differing,
        "most": SHOWN,
    }
    return render(request, "bodies/looked.html", shown)


def _look(request: DeskRequest, compartment: str, form: FileForm) -> str:
    """The number under which the file is remembered; empty when it cannot be read."""
    handed = request.FILES.get("file")
    if not isinstance(handed, HandedIn):
        form.add_error("file", _("Choose a file."))
        return ""
    try:
        if handed.problem is not None:
            raise handed.problem
        content = taking_over.checked_size(handed.stream().read(LARGEST + 1))
        known = Confidence(form.cleaned_data["confidence"] or Confidence.SECONDARY)
        found = taking_over.look(request.desk.workspace, compartment, content, known)
    except HabeasError as error:
        form.refuse(error)
        return ""
    return _remember(request.desk, _File(compartment, found))


def _remember(session: Session, file: _File) -> str:
    held = _held(session)
    number = str(1 + max(map(int, held), default=0))
    held[number] = file
    while len(held) > _KEPT:
        del held[next(iter(held))]
    return number


def _held(session: Session) -> dict[str, _File]:
    held: dict[str, _File] = session.blanks.setdefault(_BLANK, {})  # type: ignore[assignment]
    return held


def _start(request: DeskRequest, compartment: str, found: Looked) -> HttpResponse:
    workspace, saying = request.desk.workspace, language()

    def work(progress: Progress) -> Iterator[str]:
        with translation.override(saying):
            yield _taken(workspace, compartment, found, progress)

    where = reverse("bodies:listed", args=(compartment,))
    title = _("Taking over bodies and ties")
    job = request.desk.jobs.start(title, f"{where}?known=entered", work)
    return HttpResponseRedirect(reverse("jobs:one", args=(job.identifier,)))


def _taken(workspace: Workspace, compartment: str, found: Looked, progress: Progress) -> str:
    told = taking_over.take_over(workspace, compartment, found, progress)
    numbers = {"bodies": len(told.bodies), "ties": len(told.ties)}
    return _("Bodies taken over: %(bodies)s, ties: %(ties)s.") % numbers
