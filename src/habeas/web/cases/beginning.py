"""Beginning: the caseworkers' list, a case, an emergency."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web import wording
from habeas.web.cases.forms import Emergency, NewCase
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_emergencies, cases, need_to_know
from habeas.workspace.opening import Workspace


@needs(Right.KEEP, alone=True)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: DeskRequest) -> HttpResponse:
    """Make the caseworkers' list: a compartment that holds one wordless line for each case."""
    if request.method == "POST":
        cases.make_list(request.desk.workspace)
        request.desk.tell(
            _("The caseworkers' list is made. Share it with those who work on cases.")
        )
        return HttpResponseRedirect(reverse("cases:listed"))
    return render(request, "cases/prepare.html")


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """A new case that you lead."""
    workspace = request.desk.workspace
    people = list(need_to_know.colleagues(workspace))
    form = NewCase(request.POST or None, initial=_begins(workspace), people=people)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            case = cases.new(
                workspace, told["pseudonym"], None, told["members"], told["with_sheet"]
            )
        except HabeasError as error:
            form.refuse(error, "pseudonym")
        else:
            request.desk.tell(_("The case is opened. You lead it."))
            return HttpResponseRedirect(reverse("cases:one", args=[case]))
    return render(request, "cases/new.html", {"form": form})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: DeskRequest) -> HttpResponse:
    """Five minutes, four questions: a case in the top lane, to be completed later."""
    workspace = request.desk.workspace
    people = list(need_to_know.colleagues(workspace))
    form = Emergency(request.POST or None, initial=_begins(workspace), people=people)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        by_them, answers = told["from_the_person"], case_emergencies.answers_in(told)
        taken = case_emergencies.taken(workspace, answers, told["language"], by_them)
        ticked = (told["marks"], wording.language(), by_them)
        dangers = case_emergencies.marked(workspace, *ticked)
        begun = (taken, told["members"], told["with_sheet"], dangers)
        try:
            case = cases.new(workspace, told["pseudonym"], *begun)
        except HabeasError as error:
            form.refuse(error, "pseudonym")
        else:
            request.desk.tell(
                _("Kept. What is missing is asked for on this page, when there is time.")
            )
            return HttpResponseRedirect(reverse("cases:one", args=[case]))
    return render(request, "cases/emergency.html", {"form": form})


def _begins(workspace: Workspace) -> dict[str, str]:
    """A code that is free; nobody has to think of one in an emergency."""
    return {"pseudonym": cases.free_code(workspace)} if cases.has_list(workspace) else {}
