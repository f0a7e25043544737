"""Referrals of a case: whom to ask, who judged them, what they were told."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.referrals.forms import Delivered, NewReferral, Stepped
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_consents, case_disclosures, case_referrals
from habeas.workspace.case_record import Seen
from habeas.workspace.case_referrals import Referral, ReferralState


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Every referral of a case."""
    shown = {
        "referrals": case_referrals.listed(request.desk.workspace, case),
        "labels": case_disclosures.labels(request.desk.workspace, wording.language()),
    }
    return render(request, "referrals/listed.html", {"case": case, **shown})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """Draft a referral: nothing leaves by it."""
    form = NewReferral(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = case_referrals.add(request.desk.workspace, case, form.referral())
        except HabeasError as error:
            form.refuse(error, "recipient_key")
        else:
            request.desk.tell(_("Drafted. Nobody outside knows of it."))
            return _to(case, kept)
    receivers = [name for _key, name in case_consents.recipients(wording.language())]
    shown = {"case": case, "form": form, "receivers": receivers}
    return render(request, "referrals/new.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One referral, its receiver judged now."""
    return _page(request, case, thing, None)


@needs(Right.PROTECT)
@require_POST
def step(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One step: cleared, offered, what they said, what the person said, revoked."""
    form = Stepped(request.POST)
    if not form.is_valid() or form.cleaned_data["to"] not in set(ReferralState):
        return _page(request, case, thing, form)
    try:
        _take(request, case, thing, form)
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    request.desk.tell(_("Written down."))
    return _to(case, thing)


@needs(Right.PROTECT)
@require_POST
def deliver(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The pack, sealed to the receiver's key, as a file; that it left is written down first."""
    form = Delivered(request.POST)
    if not form.is_valid():
        return _page(request, case, thing, form)
    seen = Seen(Referral, thing, form.cleaned_data["seen"])
    try:
        sealed = case_referrals.deliver(
            request.desk.workspace, case, seen, form.cleaned_data["language"]
        )
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    response = HttpResponse(sealed, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{thing}.age"'
    return response


def _take(request: DeskRequest, case: str, thing: str, form: Stepped) -> None:
    told, workspace = form.cleaned_data, request.desk.workspace
    seen, to = Seen(Referral, thing, told["seen"]), ReferralState(told["to"])
    if to is ReferralState.CLEARED:
        case_referrals.clear(workspace, case, seen, told["said"])
    elif to is ReferralState.OFFERED:
        until = told["until"] or case_referrals.in_a_fortnight()
        case_referrals.offer(workspace, case, seen, until)
    else:
        case_referrals.move(workspace, case, seen, to, told["said"])


def _page(request: DeskRequest, case: str, thing: str, refused: Form | None) -> HttpResponse:
    language = wording.language()
    told = case_referrals.one(request.desk.workspace, case, thing, language)
    by_a_step = [one for one in told.next if one is not ReferralState.DELIVERED]
    shown = {
        "told": told,
        "referral": told.held.value,
        "labels": case_disclosures.labels(request.desk.workspace, language),
        "refused": refused,
        "steps": by_a_step,
        "may_deliver": ReferralState.DELIVERED in told.next,
        "delivering": Delivered(initial={"seen": told.held.version}),
    }
    return render(request, "referrals/one.html", {"case": case, **shown})


def _to(case: str, thing: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("referrals:one", args=[case, thing]))
