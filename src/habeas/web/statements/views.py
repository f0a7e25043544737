"""The queue, every statement, the text of an exhibit with its statements, and the keys."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import paging
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.statements.forms import accept_form, acts, labelled
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.words.statements import Stance, Status
from habeas.words.violations import violations
from habeas.workspace import cards, weighing

KEYS_COOKIE = "habeas_keys"
"""Remembers in this browser that single keys are switched off."""
_LAST = 180 * 24 * 3600


def keys_are_on(request: HttpRequest) -> bool:
    """Whether single keys do something."""
    return request.COOKIES.get(KEYS_COOKIE) != "off"


@needs(Right.READ)
@require_safe
def queue(request: DeskRequest, compartment: str) -> HttpResponse:
    """What waits to be read by a person, the gravest first."""
    offset = paging.offset(request)
    waiting, counts = cards.queue(request.desk.workspace, compartment, offset, paging.LENGTH)
    shown = {
        "waiting": waiting.held,
        "total": waiting.total,
        "counts": [(status, counts.get(status, 0)) for status in Status],
        "all": sum(counts.values()),
        "paging": paging.paging(request, waiting.total),
        "keys_on": keys_are_on(request),
    }
    return render(request, "statements/queue.html", shown)


@needs(Right.READ)
@require_safe
def go_on(request: DeskRequest, compartment: str) -> HttpResponse:
    """Lead to the draft that waits next."""
    workspace, after = request.desk.workspace, request.GET.get("after", "")
    return HttpResponseRedirect(
        way_on(compartment, cards.next_waiting(workspace, compartment, after))
    )


def way_on(compartment: str, statement: str) -> str:
    """Where the queue goes on: at this statement, or at its end."""
    if not statement:
        return reverse("statements:queue", args=[compartment])
    return f"{reverse('statements:one', args=[compartment, statement])}?then=queue"


@needs(Right.READ)
@require_safe
def every(request: DeskRequest, compartment: str) -> HttpResponse:
    """Every statement, by what is asked for."""
    status, stance = request.GET.get("status", ""), request.GET.get("stance", "")
    act, speaker = request.GET.get("act", ""), request.GET.get("speaker", "")
    wanted = (
        Status(status) if status in set(Status) else None,
        Stance(stance) if stance in set(Stance) else None,
        act if act in violations() else "",
        speaker,
    )
    offset = paging.offset(request)
    held = cards.every(request.desk.workspace, compartment, wanted, offset, paging.LENGTH)
    shown = {
        "held": held.held,
        "paging": paging.paging(request, held.total),
        "statuses": labelled(Status),
        "stances": labelled(Stance),
        "acts": acts(),
        "asked": {"status": status, "stance": stance, "act": act, "speaker": speaker},
        "is_filtered": any((status, stance, act, speaker)),
    }
    return render(request, "statements/every.html", shown)


@needs(Right.READ)
@require_safe
def exhibit(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """The text of an exhibit at the left, its statements at the right."""
    workspace = request.desk.workspace
    at, part = _place(request.GET.get("at", "")), part_asked(request)
    if at is not None and "part" not in request.GET:
        part = cards.part_of(cards.places_of(workspace, compartment, exhibit), at)
    page = cards.desk_page(workspace, compartment, exhibit, part)
    shown = {
        "page": page,
        "at": at,
        "parts": range(1, page.parts + 1),
        "following": _following([card.identifier for card in page.cards]),
        "accepting": accept_form(),
        "keys_on": keys_are_on(request),
    }
    return render(request, "statements/exhibit.html", shown)


def part_asked(request: HttpRequest) -> int:
    """The part of a text asked for, counted from 1."""
    number = request.GET.get("part", "")
    return int(number) if number.isdecimal() and len(number) < 6 else 1


def _following(identifiers: list[str]) -> dict[str, str]:
    """The statement behind each one; the last is followed by itself."""
    behind = [*identifiers[1:], *identifiers[-1:]]
    return dict(zip(identifiers, behind, strict=True))


def _place(typed: str) -> int | None:
    start = typed.partition("-")[0]
    return int(start) if start.isdecimal() and len(start) < 10 else None


@needs(Right.ADD)
@require_POST
def weigh(request: DeskRequest, compartment: str) -> HttpResponse:
    """Bring trace and incidents up to date, as work of its own."""
    workspace = request.desk.workspace

    def work(progress: Progress) -> Iterator[str]:
        yield from weighing.weigh(workspace, compartment, progress)

    job = request.desk.jobs.start(
        _("Bringing incidents up to date"), reverse("incidents:listed", args=[compartment]), work
    )
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: DeskRequest, compartment: str) -> HttpResponse:
    """Which keys do what, and whether they do anything."""
    if request.method != "POST":
        return render(request, "statements/keys.html", {"keys_on": keys_are_on(request)})
    response = HttpResponseRedirect(reverse("statements:keys", args=[compartment]))
    chosen = "off" if request.POST.get("keys") == "off" else "on"
    response.set_cookie(
        KEYS_COOKIE,
        chosen,
        max_age=_LAST,
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return response
