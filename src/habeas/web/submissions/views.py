"""Submissions of a case: the list, one as it stands today, and its steps."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.submissions.forms import Followed, Handed, NewSubmission, Stepped
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_disclosures, case_submissions, need_to_know, submission_pages
from habeas.workspace.case_record import Seen
from habeas.workspace.case_submissions import Submission, SubmissionState

_HEARD = ("acknowledged", "registered", "rejected", "answered", "follow-up", "ended")
_JUDGED = ("excluded", "flagged", "consent-needed", "cleared")


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Every submission of a case."""
    workspace, language = request.desk.workspace, wording.language()
    shown = {
        "submissions": case_submissions.listed(workspace, case),
        "names": dict(case_submissions.avenues(workspace, language)),
        "labels": case_disclosures.labels(request.desk.workspace, language),
    }
    return render(request, "submissions/listed.html", {"case": case, **shown})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """Consider an avenue: it is judged, and nothing is written or sent."""
    workspace, language = request.desk.workspace, wording.language()
    avenues = case_submissions.avenues(workspace, language)
    incidents = submission_pages.incidents(workspace, case, language)
    begins = {"avenue": request.GET.get("avenue", "")}
    form = NewSubmission(avenues, incidents, request.POST or None, initial=begins)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            kept = case_submissions.consider(
                workspace, case, told["avenue"], language, told.get("incidents", ())
            )
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Judged. Nothing was sent."))
            return to(case, kept)
    return render(request, "submissions/new.html", {"case": case, "form": form})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One submission, judged, filled and checked as of now."""
    return page(request, case, thing, None)


@needs(Right.PROTECT)
@require_POST
def step(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One step: judged again, written, checked, or what was heard of it."""
    form = Stepped(request.POST)
    if not form.is_valid():
        return page(request, case, thing, form)
    try:
        _take(request, case, thing, form)
    except HabeasError as error:
        form.refuse(error)
        return page(request, case, thing, form)
    request.desk.tell(_("Written down."))
    return to(case, thing)


@needs(Right.PROTECT)
@require_POST
def follow(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Ask again after some days."""
    form = Followed(request.POST)
    if not form.is_valid():
        return page(request, case, thing, form)
    seen = Seen(Submission, thing, form.cleaned_data["seen"])
    days = (form.cleaned_data["days"],)
    try:
        case_submissions.follow_up(request.desk.workspace, case, seen, days)
    except HabeasError as error:
        form.refuse(error)
        return page(request, case, thing, form)
    request.desk.tell(_("Written down."))
    return to(case, thing)


def page(request: DeskRequest, case: str, thing: str, refused: Form | None) -> HttpResponse:
    """One submission, with what was refused above it."""
    workspace, language = request.desk.workspace, wording.language()
    looked = case_submissions.look(workspace, case, thing, language)
    after = {one.value for one in looked.next}
    handing = Handed(bool(looked.made.recipient_key), initial={"seen": looked.held.version})
    shown = {
        "told": submission_pages.page(looked, language),
        "looked": looked,
        "submission": looked.value,
        "labels": case_disclosures.labels(workspace, language),
        "incidents": dict(submission_pages.incidents(workspace, case, language)),
        "called": wording.called(need_to_know.called(workspace)),
        "refused": refused,
        "problem": _problem(looked.problem),
        "kept_back": _problem(looked.kept_back),
        "may_judge": bool(after & {*_JUDGED}) and looked.held.value.state != "checked",
        "may_draft": "drafting" in after,
        "may_check": "checked" in after,
        "may_send": "sent" in after and looked.kept_back is None,
        "heard": [SubmissionState(one) for one in _HEARD if one in after],
        "handing": handing,
        "following": Followed(initial={"seen": looked.held.version}),
    }
    return render(request, "submissions/one.html", {"case": case, "thing": thing, **shown})


def to(case: str, thing: str) -> HttpResponse:
    """Back to one submission."""
    return HttpResponseRedirect(reverse("submissions:one", args=[case, thing]))


def _problem(error: HabeasError | None) -> tuple[str, str] | None:
    return (wording.happened(error), wording.todo(error)) if error else None


def _take(request: DeskRequest, case: str, thing: str, form: Form) -> None:
    told, workspace, language = form.cleaned_data, request.desk.workspace, wording.language()
    seen, to_state, said = Seen(Submission, thing, told["seen"]), told["to"], told["said"]
    if to_state == "again":
        case_submissions.judge(workspace, case, seen, language)
    elif to_state == "drafting":
        case_submissions.draft(workspace, case, seen, language, said)
    elif to_state == "checked":
        case_submissions.check(workspace, case, seen, language, said)
    elif to_state in _HEARD:
        heard = (SubmissionState(to_state), said, told["reference"])
        case_submissions.track(workspace, case, seen, heard)
