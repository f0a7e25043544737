"""The list of exhibits, and the page of one."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from habeas.web import paging
from habeas.web.gate import needs
from habeas.web.headers import framing
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import clock
from habeas.web.shown_originals import originals
from habeas.words.anchors import Span
from habeas.words.roles import Right
from habeas.words.statements import Stance
from habeas.workspace import exhibits
from habeas.workspace.exhibits import (
    ExhibitFilter,
    ExhibitKind,
    ExhibitOrder,
    ExhibitPage,
    ExhibitState,
)
from habeas.workspace.originals import Original, Way

_Choice = TypeVar("_Choice", bound=StrEnum)

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_LOOKS = "exhibits.looks"
_KEPT = 50


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str) -> HttpResponse:
    """Exhibits, filtered as asked."""
    workspace, wanted = request.desk.workspace, _wanted(request)
    page = exhibits.listed(workspace, compartment, wanted, paging.offset(request), paging.LENGTH)
    counts = exhibits.counts(workspace, compartment)
    shown = {
        "held": page.held,
        "paging": paging.paging(request, page.total),
        "wanted": wanted,
        "is_filtered": wanted != ExhibitFilter(order=wanted.order),
        "all": sum(counts.states.values()),
        "states": [(one, counts.states.get(one, 0)) for one in ExhibitState],
        "kinds": [(one, counts.kinds[one]) for one in ExhibitKind if one in counts.kinds],
        "languages": [
            (code, language_name(code), number)
            for code, number in sorted(counts.languages.items())
            if code
        ],
        "orders": list(ExhibitOrder),
        "unread": counts.states.get(ExhibitState.UNREAD, 0),
        "compartment": compartment,
    }
    return render(request, "exhibits/listed.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """One exhibit: its text, beside it the original, and all that is known of it."""
    at, part = _place(request.GET.get("at", "")), request.GET.get("part", "")
    number = int(part) if part.isdecimal() and len(part) < 8 else 1
    page = exhibits.page_of(request.desk.workspace, compartment, exhibit, number, at)
    original = None if page.is_closed else _look(request, compartment, exhibit)
    shown = {
        "page": page,
        "told": page.line.exhibit,
        "compartment": compartment,
        "parts": range(1, 1 + page.text.parts) if page.text else (),
        "language": language_name(page.in_force.language) if page.in_force else "",
        "stances": list(Stance),
        "original": original,
        **_shown_of(request, page, original),
    }
    return framing(render(request, "exhibits/one.html", shown))


def language_name(code: str) -> str:
    """What a language is called, in the language of the page."""
    if code in ("", "und"):
        return _("language not clear")
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _wanted(request: DeskRequest) -> ExhibitFilter:
    asked = request.GET
    return ExhibitFilter(
        state=_choice(ExhibitState, asked.get("state", "")),
        language=asked.get("language", "")[:20],
        kind=_choice(ExhibitKind, asked.get("kind", "")),
        words=asked.get("words", "")[:200],
        order=_choice(ExhibitOrder, asked.get("order", "")) or ExhibitOrder.NAME,
    )


def _choice(kind: type[_Choice], value: str) -> _Choice | None:
    return kind(value) if value in set(kind) else None


def _place(typed: str) -> Span | None:
    """A place as links give it: ``?at=120-188``; None for anything else."""
    found = _PLACE.fullmatch(typed)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return Span(start, end) if start < end else None


def _look(request: DeskRequest, compartment: str, exhibit: str) -> Original:
    """How the original can be looked at; found out once in a sitting."""
    held: dict[str, Original] = request.desk.blanks.setdefault(_LOOKS, {})  # type: ignore[assignment]
    if exhibit not in held:
        shown = originals(clock()())
        held[exhibit] = shown.original(request.desk.workspace, compartment, exhibit)
        while len(held) > _KEPT:
            held.pop(next(iter(held)), None)
    return held[exhibit]


def _shown_of(
    request: DeskRequest, page: ExhibitPage, original: Original | None
) -> dict[str, object]:
    """Which page of the original is shown, and whether pictures wait behind a click.

    Pages that hold text are shown at once; a picture, or a scan in which nothing could be
    read, may be more than somebody wants to see unasked.
    """
    asked = request.GET.get("page", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 8 else 1
    last = original.pages if original else 1
    number = max(1, min(wanted, last))
    is_text = page.text is not None and page.text.parts > 0
    is_graphic = original is not None and (
        original.way is Way.PICTURE or (original.way is Way.PAGES and not is_text)
    )
    return {
        "number": number,
        "before": number - 1,
        "after": number + 1 if number < last else 0,
        "is_hidden": is_graphic and request.GET.get("reveal") != "1",
        "is_graphic": is_graphic,
    }
