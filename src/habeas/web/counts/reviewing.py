"""Lists that are linked: the blind review of pairs, and the table of what reviewers settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from habeas.web.counts.forms import LinkedTable, Ruled
from habeas.web.gate import needs
from habeas.web.jobs.running import Apart, Work
from habeas.web.requests import DeskRequest
from habeas.web.wording import happened, language
from habeas.words.counting import digits
from habeas.words.errors import HabeasError, NotThere
from habeas.words.progress import Progress
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import count_linking, count_pooling, count_review, count_tables
from habeas.workspace.count_review import Pair, Ruling

STEPS = (gettext_noop("linking lists"),)
"""The steps that linking names, for the translators to find."""


@needs(Right.READ)
@require_safe
def review(request: DeskRequest, compartment: str) -> HttpResponse:
    """How far the review is, and the next pair for whoever may rule, or the one asked for."""
    workspace = request.desk.workspace
    may_rule = bool({Right.JUDGE, Right.REVIEW} & workspace.rights)
    shown = {
        "compartment": compartment,
        "standing": count_review.standing(workspace, compartment),
        "linkages": count_linking.listed(workspace, compartment),
        "pooled": count_pooling.listed(workspace, compartment),
        "pair": _shown(request, compartment) if may_rule else None,
        "last": count_review.own_last(workspace, compartment) if may_rule else "",
        "may_rule": may_rule,
        "rulings": tuple(Ruling),
        "form": LinkedTable(),
    }
    return render(request, "counts/review.html", shown)


def _shown(request: DeskRequest, compartment: str) -> Pair | None:
    here = (request.desk.workspace, compartment)
    asked_for = request.GET.get("pair", "").strip()
    return count_review.pair(*here, asked_for) if asked_for else count_review.following(*here)


@needs(Right.READ)
@require_POST
def rule(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Keep what this person says of a pair, and go on to the next."""
    count_review.check_asked(request.desk.workspace, compartment, thing)
    form = Ruled(request.POST)
    if form.is_valid():
        ruling, reason = Ruling(form.cleaned_data["ruling"]), form.cleaned_data["reason"]
        here = (request.desk.workspace, compartment, thing)
        _told(request, lambda: count_review.rule(*here, ruling, reason))
    return HttpResponseRedirect(reverse("counts:review", args=[compartment]))


@needs(Right.READ)
@require_POST
def undo(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Take one's own ruling back."""
    _told(request, lambda: count_review.undo(request.desk.workspace, compartment, thing))
    return HttpResponseRedirect(reverse("counts:review", args=[compartment]))


@needs(Right.ADD)
@require_POST
def link(request: DeskRequest, compartment: str) -> HttpResponse:
    """Compare all lists, as work of its own."""
    workspace, spoken = request.desk.workspace, language()

    def work(progress: Progress) -> Iterator[str | Apart[Any]]:
        asked = count_linking.Asked()
        linking = count_linking.linking(workspace, compartment, asked)
        made = Apart(lambda: linking.made(progress))
        yield made
        kept = count_linking.keep(workspace, compartment, made.result, asked)
        yield _("Lines compared: %(lines)s") % {"lines": digits(kept.value.lines, spoken)}

    return _begun(request, compartment, _("Linking lists"), work)


@needs(Right.ADD)
@require_POST
def linked_table(request: DeskRequest, compartment: str, thing: str) -> HttpResponse:
    """Make the table of counts of a linkage, as work of its own."""
    workspace, form, spoken = request.desk.workspace, LinkedTable(request.POST), language()
    count_linking.one(workspace, compartment, thing)
    if not form.is_valid():
        request.desk.tell(_("The table needs a name."))
        return HttpResponseRedirect(reverse("counts:review", args=[compartment]))
    name = form.cleaned_data["name"]

    def work(progress: Progress) -> Iterator[str | Apart[Any]]:
        tabling = count_linking.tabling(workspace, compartment, thing, name)
        made = Apart(lambda: tabling.made(progress))
        yield made
        kept = count_tables.keep(workspace, compartment, made.result)
        yield _("Kept: %(table)s") % {"table": kept.identifier}
        if left := count_review.unsettled(workspace, compartment):
            told = {"number": digits(left, spoken)}
            yield _("Asked and not settled, so that scores decided: %(number)s") % told

    return _begun(request, compartment, _("Making a table of counts"), work)


def _begun(request: DeskRequest, compartment: str, name: str, work: Work) -> HttpResponse:
    back = reverse("counts:review", args=[compartment])
    job = request.desk.jobs.start(name, back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


def _told(request: DeskRequest, step: Callable[[], None]) -> None:
    """Do something small; what stands against it is told on the next page."""
    try:
        step()
    except (NotThere, NotYourRole):
        raise
    except HabeasError as error:
        request.desk.tell(happened(error))
