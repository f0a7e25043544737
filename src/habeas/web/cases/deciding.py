"""Decisions about a case: its state, its lane, who leads it, its end."""

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
    Declining,
    Ending,
    Laning,
    Leading,
    Moving,
    Overlaying,
    Sealing,
    Seconding,
)
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import (
    case_closing,
    case_lanes,
    case_leads,
    case_record,
    case_standing,
    need_to_know,
)
from habeas.workspace import cases as listing
from habeas.workspace.case_lanes import Lane, Wanted
from habeas.workspace.case_standing import CaseState, Overlay

_FORM = ["GET", "HEAD", "POST"]
_STANDS, _LANE, _LEAD = ("CaseStanding", "stands"), ("LaneChoice", "lane"), ("Lead", "lead")


@needs(Right.READ)
@require_safe
def standing(request: DeskRequest, case: str) -> HttpResponse:
    """Where a case stands, and the steps it can take from here."""
    workspace = request.desk.workspace
    glance = listing.glance(workspace, case)
    standing = glance.case.standing
    shown = {
        "case": case,
        "glance": glance,
        "called": wording.called(need_to_know.called(workspace)),
        "ahead": case_standing.ahead(standing),
        "may_decline": case_standing.may_decline(standing),
        "may_close": case_closing.may_close(standing),
        "may_seal": case_closing.may_seal(standing),
    }
    return render(request, "cases/standing.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def move(request: DeskRequest, case: str) -> HttpResponse:
    """One step on."""
    workspace = request.desk.workspace
    states = case_standing.ahead(case_record.case(workspace, case).standing)

    def act(told: dict[str, Any]) -> None:
        to = CaseState(told["to"])
        case_standing.moved(workspace, case, told["seen"], to, told["reason"])

    return take(
        request,
        case,
        Step(
            "cases/move.html",
            lambda data, begins: Moving(data, initial=begins, states=states),
            _STANDS,
            act,
            _("The step is written down."),
            _at("standing", case),
            shown={"states": states},
        ),
    )


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def decline(request: DeskRequest, case: str) -> HttpResponse:
    """Not taken on: the person was told where else to turn."""
    workspace = request.desk.workspace

    def act(told: dict[str, Any]) -> None:
        case_standing.turned_away(
            workspace, case, told["seen"], told["referred_to"], told["reason"]
        )

    done = _("The case is declined. It can be taken up again.")
    step = Step(
        "cases/decline.html",
        lambda data, begins: Declining(data, initial=begins),
        _STANDS,
        act,
        done,
        _at("standing", case),
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def overlay(request: DeskRequest, case: str) -> HttpResponse:
    """Lay an overlay on the state, or lift the one that is there."""
    workspace = request.desk.workspace

    def act(told: dict[str, Any]) -> None:
        what = Overlay(told["overlay"])
        laid = case_record.case(workspace, case).standing.overlays
        step = case_standing.unmark if what in laid else case_standing.mark
        step(workspace, case, told["seen"], what, told["reason"])

    step = Step(
        "cases/overlay.html",
        lambda data, begins: Overlaying(data, initial=begins),
        _STANDS,
        act,
        _("It is written down."),
        _at("standing", case),
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def lane(request: DeskRequest, case: str) -> HttpResponse:
    """Choose a lane; leaving the top one waits for a second person."""
    workspace = request.desk.workspace

    def act(told: dict[str, Any]) -> None:
        wanted = Wanted(Lane(told["lane"]), told["reason"], told["reassess_on"])
        case_lanes.chosen(workspace, case, told["seen"], wanted)

    shown = {
        "glance": listing.glance(workspace, case),
        "is_alone": case_record.is_alone(workspace, case),
    }
    step = Step(
        "cases/lane.html",
        lambda data, begins: Laning(data, initial=begins),
        _LANE,
        act,
        _("It is written down."),
        _at("one", case),
        shown=shown,
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def second(request: DeskRequest, case: str) -> HttpResponse:
    """The second person agrees to the lower lane, or refuses it."""
    workspace = request.desk.workspace

    def act(told: dict[str, Any]) -> None:
        step = case_lanes.agreed if told["answer"] == "agree" else case_lanes.refused
        step(workspace, case, told["seen"], told["reason"])

    step = Step(
        "cases/second.html",
        lambda data, begins: Seconding(data, initial=begins),
        _LANE,
        act,
        _("Your answer is written down."),
        _at("one", case),
        shown={"glance": listing.glance(workspace, case)},
    )
    return take(request, case, step)


@needs(Right.PROTECT, alone=True)
@require_http_methods(_FORM)
def lead(request: DeskRequest, case: str) -> HttpResponse:
    """Hand a case over to another caseworker, who can open it from then on."""
    workspace = request.desk.workspace
    people = list(need_to_know.colleagues(workspace))

    def act(told: dict[str, Any]) -> None:
        case_leads.hand_over(workspace, case, told["member"], told["reason"])

    step = Step(
        "cases/lead.html",
        lambda data, begins: Leading(data, initial=begins, people=people),
        _LEAD,
        act,
        _("The case is handed over. You stay on its list until somebody takes you off."),
        _at("one", case),
        shown={"is_anybody": bool(people)},
    )
    return take(request, case, step)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def close(request: DeskRequest, case: str) -> HttpResponse:
    """Close a case: the follow-up decided, everything that left it looked through."""
    workspace = request.desk.workspace
    left = case_closing.to_look_through(workspace, case, wording.language())

    def act(told: dict[str, Any]) -> None:
        ending = case_closing.Ending(
            case_closing.ClosingOutcome(told["outcome"]),
            told["reason"],
            told["follow_up"],
            told["no_follow_up"],
            tuple(told.get("disclosures", ())),
        )
        case_closing.close(workspace, case, told["seen"], ending)

    step = Step(
        "cases/close.html",
        lambda data, begins: Ending(data, initial=begins, disclosures=left),
        _STANDS,
        act,
        _("The case is closed. It can be opened again until it is sealed."),
        _at("standing", case),
        shown={"lacks": case_closing.lacks(workspace, case)},
    )
    return take(request, case, step)


@needs(Right.PROTECT, alone=True)
@require_http_methods(_FORM)
def seal(request: DeskRequest, case: str) -> HttpResponse:
    """Destroy the key of a case that is over."""
    workspace = request.desk.workspace
    form = Sealing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            case_closing.seal(workspace, case, form.cleaned_data["reason"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The key is destroyed. Nobody opens this case again."))
            return HttpResponseRedirect(reverse("cases:listed"))
    held = case_record.case(workspace, case)
    return render(request, "cases/seal.html", {"case": case, "form": form, "held": held})


def _at(page: str, case: str) -> str:
    return reverse(f"cases:{page}", args=[case])
