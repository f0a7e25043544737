"""Asking the person, and what they take back."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web import wording
from habeas.web.consents.forms import Given, Narrowed, NewConsent, Withdrawn, for_avenue
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_avenues, case_consents, case_disclosures, case_replies
from habeas.workspace.case_consents import Consent, Followed, HowGiven, ListedConsent
from habeas.workspace.case_record import Seen


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """What the person is asked; it may be asked now or prepared.

    ``?avenue=`` fills in its receiver and the fields its form asks for, ``?letter=`` whoever a
    letter is put to.
    """
    form = NewConsent(request.POST or None, initial=_first(request, case))
    if request.method == "POST" and form.is_valid():
        try:
            kept = case_consents.add(request.desk.workspace, case, form.asked())
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Kept. Nothing has left by it."))
            return _to(case, kept)
    receivers = [name for _key, name in case_consents.recipients(wording.language())]
    shown = {"case": case, "form": form, "receivers": receivers}
    return render(request, "consents/new.html", shown)


@needs(Right.PROTECT)
@require_POST
def give(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The person agreed to what was prepared."""
    form = Given(request.POST)
    if form.is_valid():
        how = HowGiven(form.cleaned_data["how"])
        case_consents.give(request.desk.workspace, case, _seen(thing, form), how)
        request.desk.tell(_("The consent holds from now on."))
    return _to(case, thing)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def narrow(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The person agrees to less than before."""
    workspace = request.desk.workspace
    told = case_consents.one(workspace, case, thing)
    labels = case_disclosures.labels(request.desk.workspace, wording.language())
    form = Narrowed(
        request.POST or None,
        consent=told.held.value,
        labels=labels,
        initial={"seen": told.held.version},
    )
    if request.method == "POST" and form.is_valid():
        left = (form.cleaned_data["fields_told"], form.cleaned_data["onward"])
        seen, reason = _seen(thing, form), form.cleaned_data["reason"]
        try:
            followed = case_consents.narrow(workspace, case, seen, left, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            return _after(request, case, thing, followed)
    return _asking(request, "consents/narrow.html", (case, told), form)


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The person takes it back: it holds at once."""
    workspace = request.desk.workspace
    told = case_consents.one(workspace, case, thing)
    form = Withdrawn(request.POST or None, initial={"seen": told.held.version})
    if request.method == "POST" and form.is_valid():
        seen, reason = _seen(thing, form), form.cleaned_data["reason"]
        try:
            followed = case_consents.withdraw(workspace, case, seen, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            return _after(request, case, thing, followed)
    return _asking(request, "consents/withdraw.html", (case, told), form)


def _first(request: DeskRequest, case: str) -> dict[str, object]:
    """What stands in the form at first when it is asked for from the page of an avenue, or of a
    letter to whoever is accused.

    The address names the avenue or letter alone: whom it tells can say where the person is.
    """
    avenue, language = request.GET.get("avenue", ""), wording.language()
    if not avenue:
        return _for_letter(request, case, request.GET.get("letter", ""))
    told = case_avenues.told_by(request.desk.workspace, case, avenue, language)
    names = case_disclosures.labels(request.desk.workspace, language)
    return {
        **for_avenue(avenue),
        "purpose": case_consents.ConsentPurpose.SUBMISSION.value,
        "onward": "\n".join(names.get(one, one) for one in told),
    }


def _for_letter(request: DeskRequest, case: str, letter: str) -> dict[str, object]:
    if not letter:
        return {}
    body = case_replies.look(request.desk.workspace, case, letter).held.value.body
    named = case_disclosures.labels(request.desk.workspace, wording.language())
    purpose = case_consents.ConsentPurpose.REPLY.value
    return {"purpose": purpose, "recipient": named.get(body, body)}


def _asking(
    request: DeskRequest, page: str, about: tuple[str, ListedConsent], form: Narrowed | Withdrawn
) -> HttpResponse:
    case, told = about
    labels = case_disclosures.labels(request.desk.workspace, wording.language())
    shown = {"case": case, "told": told, "consent": told.held.value, "labels": labels}
    return render(request, page, {**shown, "form": form})


def _after(request: DeskRequest, case: str, thing: str, followed: Followed) -> HttpResponse:
    """Say what stopped, and what had left before and can only be asked back."""
    stopped, left = len(followed.stopped), len(followed.left)
    request.desk.tell(_("It holds at once."))
    if stopped:
        request.desk.tell(
            ngettext(
                "%(number)s step that was waiting can no longer be sent.",
                "%(number)s steps that were waiting can no longer be sent.",
                stopped,
            )
            % {"number": stopped}
        )
    if left:
        request.desk.tell(
            _("Something left before and can only be asked back: see what left, below.")
        )
    return _to(case, thing)


def _seen(thing: str, form: Given | Narrowed | Withdrawn) -> Seen[Consent]:
    return Seen(Consent, thing, form.cleaned_data["seen"])


def _to(case: str, thing: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("consents:one", args=[case, thing]))
