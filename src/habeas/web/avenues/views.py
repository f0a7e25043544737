"""Looking at avenues: the list for an incident or a case, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.web import wording
from habeas.web.avenues.forms import LimitForm, ReasonForm
from habeas.web.avenues.here import Here
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue, avenue_pages, avenue_records, case_avenues
from habeas.workspace.avenue_pages import ListedAvenue
from habeas.workspace.avenues import Colour


@needs(Right.READ)
@require_safe
def incident(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    """Every avenue for an incident."""
    return _listing(request, Here(compartment, incident))


@needs(Right.READ)
@require_safe
def case(request: DeskRequest, case: str) -> HttpResponse:
    """Every avenue for a case."""
    return _listing(request, Here(case=case))


@needs(Right.READ)
@require_safe
def incident_one(
    request: DeskRequest, compartment: str, incident: str, avenue: str
) -> HttpResponse:
    """One avenue for an incident."""
    return page(request, Here(compartment, incident), avenue)


@needs(Right.READ)
@require_safe
def case_one(request: DeskRequest, case: str, avenue: str) -> HttpResponse:
    """One avenue for a case."""
    return page(request, Here(case=case), avenue)


def page(request: DeskRequest, here: Here, avenue: str, **refused: object) -> HttpResponse:
    """One avenue in full, also when a form on it comes back with a mistake."""
    workspace = request.desk.workspace
    weighed = here.weighed(workspace, avenue)
    label = _("The way that decides; the table below says the same")
    told = avenue_pages.page(weighed, avenue, wording.language(), (label, _address))
    shown = {
        "weighed": weighed,
        "told": told,
        "to": {name: here.to(name, avenue) for name in _forms(here)},
        "called": avenue_catalogue.called(workspace),
        "reason_form": ReasonForm(),
        **_records(request, here, avenue),
        **refused,
    }
    return render(request, "avenues/one.html", {**here.context(), **shown})


def _forms(here: Here) -> tuple[str, ...]:
    return ("futile", "limit") if here.case else ("futile", "despite")


def _records(request: DeskRequest, here: Here, avenue: str) -> dict[str, object]:
    """What named persons wrote down of this avenue here, the last first."""
    workspace = request.desk.workspace
    if here.case:
        kept = case_avenues.futilities(workspace, here.case)
        futile = [(one, one.value, here.to("back", one.identifier)) for one in kept]
        return {"futile": _of(futile, avenue), "limit_form": LimitForm()}
    held = avenue_records.futilities(workspace, here.pair)
    futile_here = [(one, one.value.told, here.to("back", one.identifier)) for one in held]
    used = avenue_records.despites(workspace, here.pair)
    return {
        "futile": _of(futile_here, avenue),
        "despite": [one for one in reversed(used) if one.value.avenue == avenue],
    }


def _of(futile: Sequence[tuple[object, case_avenues.Futility, str]], avenue: str) -> list[object]:
    return [one for one in reversed(futile) if one[1].avenue == avenue]


def _listing(request: DeskRequest, here: Here) -> HttpResponse:
    weighed = here.weighed(request.desk.workspace)
    every = avenue_pages.listed(weighed, wording.language())
    wanted = request.GET.get("verdict", "")
    shown = {
        "weighed": weighed,
        "groups": list(_groups(here, every, wanted)),
        "counts": [(one, sum(a.verdict.verdict is one for a in every)) for one in Colour],
        "wanted": wanted,
        "total": len(every),
    }
    return render(request, "avenues/listed.html", {**here.context(), **shown})


def _groups(
    here: Here, every: tuple[ListedAvenue, ...], wanted: str
) -> Iterator[tuple[Colour, list[tuple[ListedAvenue, str, str]]]]:
    """The avenues of each verdict, with the addresses of each and of why it is futile."""
    for colour in Colour:
        held = [
            (one, here.to("one", one.verdict.avenue), here.to("futile", one.verdict.avenue))
            for one in every
            if one.verdict.verdict is colour
        ]
        if held and wanted in ("", colour.value):
            yield colour, held


def _address(compartment: str, body: str) -> str:
    """Where the page of a body is."""
    return reverse("bodies:one", args=(compartment, body))
