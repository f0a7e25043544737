"""What surrounds the person: household, other cases, what speaks against, marks, handing over."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web import wording
from habeas.web.cases.steps import Step, take
from habeas.web.cases.work_forms import (
    Answering,
    Attributed,
    Contradicting,
    Counting,
    Joining,
    Marking,
    Reasoned,
    TakingOff,
    Transferring,
)
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import (
    case_against,
    case_households,
    case_marks,
    case_record,
    case_transfers,
    cases,
    need_to_know,
)
from habeas.workspace.case_households import Household, HouseholdLink, LinkKind
from habeas.workspace.case_marks import MarkKind
from habeas.workspace.case_transfers import Wanted

_FORM = ["GET", "HEAD", "POST"]


@needs(Right.READ)
@require_safe
def household(request: DeskRequest, case: str) -> HttpResponse:
    """Who belongs together, and who must be kept apart."""
    workspace = request.desk.workspace
    shown = {
        "case": case,
        "household": case_record.case(workspace, case).household,
        "links": case_households.links(workspace, case),
        "called": wording.called(need_to_know.called(workspace)),
    }
    return render(request, "cases/household.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def count(request: DeskRequest, case: str) -> HttpResponse:
    """How many have to stay together."""
    workspace = request.desk.workspace
    held = case_record.case(workspace, case).household
    told = held.value if held else Household()
    begins = {
        "adults": told.adults,
        "children": told.children,
        "pseudonyms": ", ".join(told.pseudonyms),
    }

    def act(told: dict[str, Any]) -> None:
        counted = Household(told["adults"], told["children"], Counting.codes(told))
        case_households.counted(workspace, case, told["seen"], counted)

    step = Step(
        "cases/count.html",
        lambda data, initial: Counting(data, initial=initial),
        ("Household", "household"),
        act,
        _("It is written down."),
        _at("household", case),
        begins,
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def join(request: DeskRequest, case: str) -> HttpResponse:
    """Link the case to another one that you open."""
    workspace = request.desk.workspace
    others = cases.others(workspace, case)
    form = Joining(request.POST or None, others=others)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        added = HouseholdLink(told["other"], LinkKind(told["kind"]), told["reason"])
        try:
            case_households.joined(workspace, case, added)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The two cases are linked. Why stays in this one."))
            return HttpResponseRedirect(_at("household", case))
    shown = {"case": case, "form": form, "is_any": bool(others)}
    return render(request, "cases/join.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def part(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Take a link to another case back."""
    workspace = request.desk.workspace
    held = case_record.one(workspace, case, HouseholdLink, thing)
    form = TakingOff(request.POST or None)
    if request.method == "POST" and form.is_valid():
        link, reason = held.value, form.cleaned_data["reason"]
        try:
            case_households.part(workspace, case, link.case, link.kind, reason)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The link is taken back. It stays in the history."))
            return HttpResponseRedirect(_at("household", case))
    return render(request, "cases/part.html", {"case": case, "form": form, "held": held})


@needs(Right.READ)
@require_safe
def against(request: DeskRequest, case: str) -> HttpResponse:
    """What speaks against the case, with what the team answers."""
    workspace = request.desk.workspace
    shown = {
        "case": case,
        "against": case_against.listed(workspace, case),
        "called": wording.called(need_to_know.called(workspace)),
    }
    return render(request, "cases/against.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def note(request: DeskRequest, case: str) -> HttpResponse:
    """Write down what speaks against."""
    form = Contradicting(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            where = Attributed.of(told)
            case_against.note(request.desk.workspace, case, told["words"], where)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Kept. It is shown wherever the case is told."))
            return HttpResponseRedirect(_at("against", case))
    return render(request, "cases/note_against.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def answer(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """What the team answers to it."""
    workspace = request.desk.workspace
    held = case_record.one(workspace, case, case_against.Against, thing)

    def act(told: dict[str, Any]) -> None:
        case_against.answer(workspace, case, thing, told["seen"], told["words"])

    step = Step(
        "cases/answer_against.html",
        lambda data, initial: Answering(data, initial=initial),
        ("Against", thing),
        act,
        _("The answer is kept beside it."),
        _at("against", case),
        shown={"held": held},
    )
    return take(request, case, step)


@needs(Right.READ)
@require_safe
def marks(request: DeskRequest, case: str) -> HttpResponse:
    """Legal hold and privilege."""
    workspace = request.desk.workspace
    shown = {
        "case": case,
        "marks": case_marks.listed(workspace, case),
        "called": wording.called(need_to_know.called(workspace)),
    }
    return render(request, "cases/marks.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def mark(request: DeskRequest, case: str) -> HttpResponse:
    """Put a mark on the case."""
    form = Marking(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        kind = MarkKind(told["kind"])
        try:
            case_marks.put(request.desk.workspace, case, kind, told["reason"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The mark is put."))
            return HttpResponseRedirect(_at("marks", case))
    return render(request, "cases/mark.html", {"case": case, "form": form})


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def lift(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Lift a mark."""
    workspace = request.desk.workspace
    held = case_record.one(workspace, case, case_marks.Mark, thing)

    def act(told: dict[str, Any]) -> None:
        case_marks.taken_off(workspace, case, thing, told["seen"], told["reason"])

    step = Step(
        "cases/lift.html",
        lambda data, initial: Reasoned(data, initial=initial),
        ("Mark", thing),
        act,
        _("The mark is lifted."),
        _at("marks", case),
        shown={"held": held},
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def transfer(request: DeskRequest, case: str) -> HttpResponse:
    """A sealed package for another organisation; noted as having left before it is given."""
    workspace, language = request.desk.workspace, wording.language()
    agreed = case_transfers.agreed(workspace, case, language)
    form = Transferring(
        request.POST or None,
        initial={"language": language},
        receivers=[(one.receiver, one.called) for one in agreed],
        offered=dict.fromkeys(field for one in agreed for field in one.fields),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        fields = tuple(told["fields_given"])
        how = (told["language"], told["reason"])
        wanted = Wanted(told["receiver"], told["key"], fields, *how)
        try:
            sealed = case_transfers.packed(workspace, case, wanted)
        except HabeasError as error:
            form.refuse(error)
        else:
            return _given_out(sealed)
    return render(request, "cases/transfer.html", {"case": case, "form": form, "agreed": agreed})


def _given_out(sealed: bytes) -> HttpResponse:
    answer = HttpResponse(sealed, content_type="application/octet-stream")
    answer["Content-Disposition"] = 'attachment; filename="handover.age"'
    return answer


def _at(page: str, case: str) -> str:
    return reverse(f"cases:{page}", args=[case])
