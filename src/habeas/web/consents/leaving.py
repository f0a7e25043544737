"""What left a case: the ledger, something handed on now, and asking it back."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.consents.forms import HandedOn, Recalled
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_consents, case_disclosures, need_to_know
from habeas.workspace.case_disclosures import Disclosure, SentBy, Told
from habeas.workspace.case_record import Seen


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Everything that left this case, the last first."""
    workspace = request.desk.workspace
    shown = {
        "disclosures": case_disclosures.listed(workspace, case),
        "labels": case_disclosures.labels(request.desk.workspace, wording.language()),
        "called": need_to_know.called(workspace),
    }
    return render(request, "consents/disclosures.html", {"case": case, **shown})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """Something is handed on by hand or by word of mouth: only if the person agreed."""
    form = HandedOn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            kept = case_disclosures.note(
                request.desk.workspace,
                case,
                Told(form.sending(), SentBy(told["how"]), told["words"]),
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Written down in the ledger."))
            return _to(case, kept)
    receivers = [name for _key, name in case_consents.recipients(wording.language())]
    shown = {"case": case, "form": form, "receivers": receivers}
    return render(request, "consents/disclose.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One thing that left, and how far its recall has come."""
    workspace, language = request.desk.workspace, wording.language()
    held = case_disclosures.one(workspace, case, thing)
    recall = held.value.recall
    shown = {
        "held": held,
        "left": held.value,
        "recall": recall,
        "letter": case_disclosures.letter(workspace, case, thing, language) if recall else "",
        "form": Recalled(initial={"seen": held.version}),
        "labels": case_disclosures.labels(request.desk.workspace, language),
        "called": need_to_know.called(workspace),
    }
    return render(request, "consents/disclosure.html", {"case": case, **shown})


@needs(Right.PROTECT)
@require_POST
def recall(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One step of asking back: the letter drafted, sent, answered."""
    form = Recalled(request.POST)
    if form.is_valid():
        workspace, seen = request.desk.workspace, Seen(Disclosure, thing, form.cleaned_data["seen"])
        step = request.POST.get("step", "")
        if step == "draft":
            case_disclosures.drafted(workspace, case, seen)
        elif step == "sent":
            case_disclosures.sent(workspace, case, seen)
        elif step == "answered":
            case_disclosures.answered(workspace, case, seen, form.cleaned_data["answer"])
    return _to(case, thing)


def _to(case: str, thing: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("consents:disclosure", args=[case, thing]))
