"""Exceptions to save a life: two people, a reason, and a later look."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web import wording
from habeas.web.consents.forms import Answered, Excepted
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_consents, case_disclosures, case_exceptions, need_to_know
from habeas.workspace.case_exceptions import AskedException, VitalInterest
from habeas.workspace.case_record import Seen


@needs(Right.READ)
@require_http_methods(["GET", "HEAD"])
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Every exception, and every request that waits for a second person."""
    return _page(request, case, Answered())


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, case: str) -> HttpResponse:
    """Ask for an exception; nothing leaves by it before a second person agrees."""
    form = Excepted(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            case_exceptions.ask(
                request.desk.workspace, case, form.sending(), told["reason"], told["review_by"]
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Asked. A second person on the need-to-know list has to agree."))
            return _back(case)
    receivers = [name for _key, name in case_consents.recipients(wording.language())]
    shown = {"case": case, "form": form, "receivers": receivers}
    return render(request, "consents/except.html", shown)


@needs(Right.PROTECT)
@require_POST
def answer(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The second person agrees or refuses."""
    workspace, form = request.desk.workspace, Answered(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    seen, reason = Seen(AskedException, thing, form.cleaned_data["seen"]), form.reason
    try:
        if "agree" in request.POST:
            case_exceptions.agree(workspace, case, seen, reason)
            request.desk.tell(_("The exception holds from now on, until it is looked at again."))
        else:
            case_exceptions.refuse(workspace, case, seen, reason)
            request.desk.tell(_("Refused. Nothing may leave by it."))
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, form)
    return _back(case)


@needs(Right.PROTECT)
@require_POST
def review(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Somebody looks at an exception again, which ends it."""
    form = Answered(request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    seen = Seen(VitalInterest, thing, form.cleaned_data["seen"])
    try:
        case_exceptions.review(request.desk.workspace, case, seen, form.reason)
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, form)
    request.desk.tell(_("Looked at again. The exception is over."))
    return _back(case)


def _page(request: DeskRequest, case: str, form: Answered) -> HttpResponse:
    workspace = request.desk.workspace
    shown = {
        "exceptions": case_exceptions.listed(workspace, case),
        "labels": case_disclosures.labels(request.desk.workspace, wording.language()),
        "called": need_to_know.called(workspace),
        "form": form,
        "you": workspace.member.identifier,
    }
    return render(request, "consents/exceptions.html", {"case": case, **shown})


def _back(case: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("consents:exceptions", args=[case]))
