"""Taking incidents apart and putting them together: choose, see what it would leave, decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.incidents.forms import ReasonForm
from habeas.web.paging import LENGTH, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import incidents, regrouping, standing
from habeas.workspace.incidents import Wanted
from habeas.workspace.regrouping import GroupingKind, Plan, Preview

AT_ONCE = 40
"""A preview that goes through more reports than this is work of its own."""
_REMEMBERED = "incidents"


@dataclass
class _Choosing:
    """What somebody has chosen so far, in the address or in the form."""

    request: DeskRequest
    compartment: str
    incident: str
    kind: GroupingKind
    problem: HabeasError | None = None
    form: ReasonForm = field(default_factory=ReasonForm)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was chosen, on this part of the list and on others."""
        return tuple(dict.fromkeys(self._asked.getlist("chosen")))

    @property
    def number(self) -> int:
        """The part of the list that is shown, counted from 1."""
        asked = self._asked.get("page", "1")
        return max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1

    @property
    def plan(self) -> Plan:
        """What is meant to be done."""
        seen = tuple(self._asked.getlist("seen"))
        if self.kind is GroupingKind.JOIN:
            return Plan(self.kind, (self.incident, *self.chosen), (), seen)
        return Plan(self.kind, (self.incident,), self.chosen, seen)

    @property
    def _asked(self) -> QueryDict:
        return self.request.POST if self.request.method == "POST" else self.request.GET


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    """Take statements out of an incident, into one of their own."""
    return _answer(_Choosing(request, compartment, incident, GroupingKind.SPLIT))


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    """Put an incident together with others."""
    return _answer(_Choosing(request, compartment, incident, GroupingKind.JOIN))


@needs(Right.READ)
@require_safe
def decisions(request: DeskRequest, compartment: str) -> HttpResponse:
    """Every decision on what belongs together that stands."""
    made = regrouping.made(request.desk.workspace, compartment)
    shown = {"compartment": compartment, "made": made, "form": ReasonForm()}
    return render(request, "incidents/decisions.html", shown)


@needs(Right.JUDGE)
@require_POST
def undo(request: DeskRequest, compartment: str, decision: str) -> HttpResponse:
    """Undo one of them, with a reason."""
    made = regrouping.made(request.desk.workspace, compartment)
    if decision not in {one.identifier for one in made}:
        raise regrouping.NotThisDecision(decision=decision)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            workspace = request.desk.workspace
            regrouping.undo(workspace, compartment, decision, form.cleaned_data["reason"])
            return _follow(request, compartment)
        except HabeasError as error:
            form.refuse(error)
    shown = {"compartment": compartment, "made": made, "form": form, "undoing": decision}
    return render(request, "incidents/decisions.html", shown)


def _answer(choosing: _Choosing) -> HttpResponse:
    request = choosing.request
    if request.method == "POST":
        return _decide(choosing)
    if request.GET.get("step") == "preview":
        return _see(choosing)
    return _choose(choosing)


def _decide(choosing: _Choosing) -> HttpResponse:
    choosing.form = form = ReasonForm(choosing.request.POST)
    if not form.is_valid():
        return _see(choosing)
    workspace, plan = choosing.request.desk.workspace, choosing.plan
    try:
        regrouping.decide(workspace, choosing.compartment, plan, form.cleaned_data["reason"])
    except (regrouping.IncidentChangedMeanwhile, regrouping.NothingChosen) as error:
        choosing.problem = error
        return _choose(choosing)
    except HabeasError as error:
        form.refuse(error)
        return _see(choosing)
    return _follow(choosing.request, choosing.compartment)


def _choose(choosing: _Choosing) -> HttpResponse:
    """The list to choose from; what was chosen elsewhere in it goes along."""
    part = ((choosing.number - 1) * LENGTH, LENGTH)
    workspace, here = choosing.request.desk.workspace, choosing.compartment
    told = standing.statements(workspace, here, choosing.incident, part, language())
    shown = {"compartment": here, "told": told, "choosing": choosing, "chosen": choosing.chosen}
    if choosing.kind is GroupingKind.SPLIT:
        there = [one.statement.identifier for one in told.page.held]
        total, template = told.page.total, "incidents/split.html"
    else:
        page = incidents.listed(workspace, here, Wanted(), part, language())
        there = [line.listed.identifier for line in page.held]
        total, template = page.total, "incidents/join.html"
        shown["lines"] = page.held
    shown["elsewhere"] = [one for one in choosing.chosen if one not in there]
    shown["paging"] = _parts(choosing, total)
    return render(choosing.request, template, shown)


def _parts(choosing: _Choosing, total: int) -> dict[str, object]:
    """The way through the list, by buttons of the form, so that choices go along."""
    held = paging(choosing.request, total)
    last = choosing.number * LENGTH
    return {
        "total": held.total,
        "first": min(last - LENGTH + 1, total),
        "last": min(last, total),
        "before": choosing.number - 1,
        "after": choosing.number + 1 if last < total else 0,
    }


def _see(choosing: _Choosing) -> HttpResponse:
    """What it would leave, or the work that finds out; a mistake leads back to the list."""
    try:
        found = _preview(choosing)
    except HabeasError as error:
        choosing.problem = error
        return _choose(choosing)
    if not isinstance(found, Preview):
        return found
    shown = {
        "compartment": choosing.compartment,
        "incident": choosing.incident,
        "choosing": choosing,
        "preview": found,
        "plan": choosing.plan,
        "form": choosing.form,
    }
    return render(choosing.request, "incidents/preview.html", shown)


def _preview(choosing: _Choosing) -> Preview | HttpResponse:
    request, here, plan = choosing.request, choosing.compartment, choosing.plan
    workspace, spoken = request.desk.workspace, language()
    plan = replace(plan, seen=())
    asked = (here, plan, spoken, regrouping.seen_now(workspace, here, plan))
    remembered = request.desk.blanks.get(_REMEMBERED)
    if isinstance(remembered, tuple) and remembered[0] == asked:
        known: Preview = remembered[1]
        return known
    if regrouping.extent(workspace, here, plan) <= AT_ONCE:
        return regrouping.preview(workspace, here, plan, spoken)

    def work(progress: Progress) -> Iterator[str]:
        progress("weighing", 0, 1)
        found = regrouping.preview(workspace, here, plan, spoken)
        request.desk.blanks[_REMEMBERED] = (asked, found)
        progress("weighing", 1, 1)
        yield from ()

    chosen = urlencode({"step": "preview", "chosen": choosing.chosen}, doseq=True)
    job = request.desk.jobs.start(
        _("Finding out what it would leave"), f"{request.path}?{chosen}", work
    )
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


def _follow(request: DeskRequest, compartment: str) -> HttpResponse:
    """Let the incidents follow what was decided, as work of its own."""
    workspace = request.desk.workspace

    def work(progress: Progress) -> Iterator[str]:
        yield from regrouping.follow(workspace, compartment, progress)

    listed = reverse("incidents:listed", args=[compartment])
    job = request.desk.jobs.start(_("Bringing incidents up to date"), listed, work)
    request.desk.tell(_("Decided. The incidents are being brought up to date."))
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))
