"""One's own second factor: set up, confirmed, turned off."""

from __future__ import annotations

from io import BytesIO

import segno
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web.gate import needs
from habeas.web.members.forms import Code
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import clock
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import second_factor
from habeas.workspace.members import is_sheet
from habeas.workspace.second_factor import Begun

BEGUN, CODES = "members.begun", "members.codes"
"""Where a sitting remembers the secret while it is set up, and codes until they are on paper."""
_FORM = ["GET", "HEAD", "POST"]


@needs(Right.READ)
@require_http_methods(_FORM)
def begin(request: DeskRequest) -> HttpResponse:
    """What a second factor is; then a new secret. The recovery sheet has none: it is paper."""
    workspace = request.desk.workspace
    if is_sheet(workspace):
        raise Http404
    if request.method == "POST":
        request.desk.blanks[BEGUN] = second_factor.begin(workspace)
        return HttpResponseRedirect(reverse("members:confirm"))
    return render(request, "members/factor.html", {"has_factor": second_factor.is_on(workspace)})


@needs(Right.READ)
@require_http_methods(_FORM)
def confirm(request: DeskRequest) -> HttpResponse:
    """The secret to type or scan, and a first code that shows it arrived."""
    begun = request.desk.blanks.get(BEGUN)
    if not isinstance(begun, Begun):
        return HttpResponseRedirect(reverse("members:factor"))
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.confirm(
                request.desk.workspace, form.cleaned_data["code"], clock()()
            )
        except HabeasError as error:
            form.refuse(error, "code")
        else:
            request.desk.blanks[CODES] = codes
            del request.desk.blanks[BEGUN]
            return HttpResponseRedirect(reverse("members:codes"))
    return render(request, "members/confirm.html", {"form": form, "begun": begun})


@needs(Right.READ)
@require_safe
def picture(request: DeskRequest) -> HttpResponse:
    """The secret as a picture to scan; never needed, for it stands beside it as text."""
    begun = request.desk.blanks.get(BEGUN)
    if not isinstance(begun, Begun):
        raise Http404
    drawn = BytesIO()
    segno.make(begun.uri, error="m").save(drawn, kind="png", scale=5, border=4)
    return HttpResponse(drawn.getvalue(), content_type="image/png")


@needs(Right.READ)
@require_http_methods(_FORM)
def codes(request: DeskRequest) -> HttpResponse:
    """The fallback codes, until they are said to be on paper or the sitting ends."""
    if request.method == "POST":
        request.desk.blanks.pop(CODES, None)
        request.desk.tell(_("The codes are forgotten here. Keep the paper away from the device."))
        return HttpResponseRedirect(reverse("members:you"))
    return render(request, "members/codes.html", {"codes": request.desk.blanks.get(CODES)})


@needs(Right.READ)
@require_http_methods(_FORM)
def turn_off(request: DeskRequest) -> HttpResponse:
    """Turn it off with a code."""
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.turn_off(request.desk.workspace, form.cleaned_data["code"], clock()())
        except HabeasError as error:
            form.refuse(error, "code")
        else:
            request.desk.tell(_("The second factor is off. Your passphrase alone opens the desk."))
            return HttpResponseRedirect(reverse("members:you"))
    return render(request, "members/turn_off.html", {"form": form})
