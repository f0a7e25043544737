"""Writing a finding: a draft saved at any time, then issued for good."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web.findings import sheets
from habeas.web.findings.forms import FindingForm, written_in
from habeas.web.findings.sheets import Typed
from habeas.web.gate import needs
from habeas.web.paging import LENGTH, offset, paging
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import finding_sheet, findings
from habeas.workspace.findings import FindingState, KeptFinding, SavedElsewhere

_ISSUE, _SAVE, _LAY = "issue", "save", "lay"


@needs(Right.FIND)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, compartment: str) -> HttpResponse:
    """Choose an incident, then a question, then write."""
    asked = request.POST if request.method == "POST" else request.GET
    incident = asked.get("incident", "")
    if not incident:
        return _choose_incident(request, compartment)
    if request.method == "POST":
        return _handle(request, compartment, incident, None)
    if "about" not in asked:
        return _choose_question(request, compartment, incident)
    writing = _Writing(request, compartment, incident, None)
    return writing.page(sheets.blank(None), sheets.typed_of(None))


@needs(Right.FIND)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: DeskRequest, compartment: str, finding: str) -> HttpResponse:
    """Go on with one's own draft."""
    told = findings.told(request.desk.workspace, compartment, finding)
    kept = told.kept
    if kept.state is not FindingState.DRAFT:
        return HttpResponseRedirect(reverse("findings:one", args=(compartment, finding)))
    if request.method == "POST":
        return _handle(request, compartment, kept.finding.question.incident, kept)
    changed = frozenset(
        one.statement for one, stands in told.standings.items() if stands.name != "SAME"
    )
    writing = _Writing(request, compartment, kept.finding.question.incident, kept)
    return writing.page(sheets.blank(kept), sheets.typed_of(kept, changed))


@needs(Right.FIND)
@require_POST
def discard(request: DeskRequest, compartment: str, finding: str) -> HttpResponse:
    """Throw one's own draft away."""
    findings.discard(request.desk.workspace, compartment, finding)
    request.desk.tell(_("The draft was thrown away."))
    return HttpResponseRedirect(reverse("findings:listed", args=(compartment,)))


@needs(Right.FIND)
@require_POST
def supersede(request: DeskRequest, compartment: str, finding: str) -> HttpResponse:
    """Begin a new version of an issued finding."""
    draft = findings.supersede(request.desk.workspace, compartment, finding)
    where = reverse("findings:write", args=(compartment, draft.identifier))
    return HttpResponseRedirect(where)


class _Writing:
    """One page of writing: a draft, or what is to become one."""

    def __init__(
        self, request: DeskRequest, compartment: str, incident: str, kept: KeptFinding | None
    ) -> None:
        self._request, self._compartment, self._incident = request, compartment, incident
        self.kept = kept

    def sheet(self, typed: Typed) -> finding_sheet.Sheet:
        """What there is to weigh."""
        asked = self._request.POST if self._request.method == "POST" else self._request.GET
        question = self.kept.finding.question if self.kept else None
        if question is None:
            chosen = (asked.get("about", ""), asked.get("subject", ""), asked.get("value", ""))
        else:
            chosen = (question.about or "", question.subject, question.value)
        workspace = self._request.desk.workspace
        return finding_sheet.sheet(
            workspace, self._compartment, self._incident, chosen, typed.statements
        )

    def page(self, form: FindingForm, typed: Typed, **further: object) -> HttpResponse:
        """The page, whether it is shown first or comes back with mistakes."""
        shown = {
            **sheets.drawn(self.sheet(typed), typed, form),
            "compartment": self._compartment,
            "kept": self.kept,
            "meanings": findings.meanings(language()),
            **further,
        }
        return render(self._request, "findings/write.html", shown)


def _handle(
    request: DeskRequest, compartment: str, incident: str, kept: KeptFinding | None
) -> HttpResponse:
    writing, do = _Writing(request, compartment, incident, kept), request.POST.get("do", _SAVE)
    form = FindingForm(request.POST, {}, bool(kept and kept.supersedes))
    typed = sheets.typed_in(request.POST)
    if do == _LAY:
        return writing.page(form, typed)
    changed = sheets.changed_since(request.POST, writing.sheet(typed))
    if changed:
        typed = Typed(typed.weighed, typed.dissents, typed.also, changed)
        form.is_valid()
        form.add_error(None, _("Somebody changed statements you weigh. Look at them again."))
        return writing.page(form, typed)
    if form.is_valid() and do == _ISSUE:
        written = written_in(form, request.POST, incident)
        for part in findings.missing_in(written, bool(kept and kept.supersedes)):
            form.lacks(part)
    if form.errors:
        return writing.page(form, typed)
    return _keep(request, writing, compartment, (form, typed, do))


def _keep(
    request: DeskRequest, writing: _Writing, compartment: str, came: tuple[FindingForm, Typed, str]
) -> HttpResponse:
    form, typed, do = came
    workspace = request.desk.workspace
    incident = writing.sheet(typed).incident
    written = written_in(form, request.POST, incident)
    try:
        if writing.kept is None:
            writing.kept = findings.begin(workspace, compartment, written)
        else:
            name, seen = writing.kept.identifier, _seen(request, writing.kept)
            writing.kept = findings.save(workspace, compartment, name, written, seen)
        if do == _ISSUE:
            findings.issue(workspace, compartment, writing.kept.identifier)
    except NotThere:
        raise
    except SavedElsewhere as error:
        form.refuse(error)
        return writing.page(form, typed, elsewhere=writing.kept)
    except HabeasError as error:
        form.refuse(error)
        return writing.page(form, typed)
    return _kept(request, compartment, writing.kept.identifier, do)


def _kept(request: DeskRequest, compartment: str, finding: str, do: str) -> HttpResponse:
    if do == _ISSUE:
        request.desk.tell(_("The finding is issued. It waits for somebody else to review it."))
        return HttpResponseRedirect(reverse("findings:one", args=(compartment, finding)))
    request.desk.tell(_("The draft is saved. Only you can see it."))
    return HttpResponseRedirect(reverse("findings:write", args=(compartment, finding)))


def _seen(request: DeskRequest, kept: KeptFinding) -> int:
    typed = request.POST.get("saved", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else kept.saved - 1


def _choose_incident(request: DeskRequest, compartment: str) -> HttpResponse:
    page = finding_sheet.incidents(request.desk.workspace, compartment, offset(request), LENGTH)
    shown = {
        "compartment": compartment,
        "held": page.held,
        "paging": paging(request, page.total),
    }
    return render(request, "findings/incident.html", shown)


def _choose_question(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    asked = finding_sheet.questions(request.desk.workspace, compartment, incident)
    shown = {"compartment": compartment, "incident": incident, "questions": asked}
    return render(request, "findings/question.html", shown)
