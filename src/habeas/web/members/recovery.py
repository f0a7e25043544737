"""The recovery sheet: a new one, on the screen until it is on paper, and its drill."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web.gate import needs
from habeas.web.members.forms import SheetCode, Sure
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import sessions
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import compartments, members, sheet

PAPER = "members.sheet"
"""Where a sitting remembers a sheet until its keeper says it is on paper."""
_FORM = ["GET", "HEAD", "POST"]


@needs(Right.KEEP, alone=True)
@require_http_methods(_FORM)
def renew(request: DeskRequest) -> HttpResponse:
    """A new recovery sheet in place of the old one."""
    form = Sure(request.POST or None)
    if request.method == "POST" and form.is_valid():
        before = compartments.sheets(request.desk.workspace)
        try:
            made, _gone = members.new_sheet(request.desk.workspace)
        except HabeasError as error:
            form.refuse(error)
        else:
            for one in before:
                sessions().shut_out(*sessions().of(one))
            # Led to, not answered with: a second click must not make a second sheet.
            request.desk.blanks[PAPER] = made
            return HttpResponseRedirect(reverse("members:paper"))
    came_with_sheet = members.is_sheet(request.desk.workspace)
    shown = {"form": form, "came_with_sheet": came_with_sheet}
    return render(request, "members/renew.html", shown)


@needs(Right.KEEP)
@require_http_methods(_FORM)
def paper(request: DeskRequest) -> HttpResponse:
    """The sheet to print, until it is said to be on paper or the sitting ends."""
    if request.method == "POST":
        request.desk.blanks.pop(PAPER, None)
        request.desk.tell(_("The code is forgotten here. Keep the sheet away from the computer."))
        return HttpResponseRedirect(reverse("members:team"))
    return render(request, "members/paper.html", {"sheet": request.desk.blanks.get(PAPER)})


@needs(Right.KEEP)
@require_http_methods(_FORM)
def drill(request: DeskRequest) -> HttpResponse:
    """Try the code on paper. Nothing is changed; that it was tried is written down."""
    form = SheetCode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet.drill(request.desk.workspace, form.cleaned_data["code"])
        except HabeasError as error:
            form.refuse(error, "code")
        else:
            request.desk.tell(_("The sheet opens everything it should. Put it back in its place."))
            return HttpResponseRedirect(reverse("members:team"))
    return render(request, "members/drill.html", {"form": form})
