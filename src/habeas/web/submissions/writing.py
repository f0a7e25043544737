"""Writing a submission: how it is made, what a person answers, and words for its fields."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.submissions.forms import How, Words
from habeas.web.submissions.views import to
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_submissions, submission_pages
from habeas.workspace.case_submissions import Looked

_FORM = ["GET", "HEAD", "POST"]


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def how(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """In which language it is made, who submits it, and what only a person can answer."""
    workspace, language = request.desk.workspace, wording.language()
    looked = case_submissions.look(workspace, case, thing, language)
    questions = submission_pages.questions(looked, language)
    form = How(questions, request.POST or None, initial=_begins(looked))
    if request.method == "POST" and form.is_valid():
        try:
            _arrange(request, case, looked, form)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Written down."))
            return to(case, thing)
    shown = {"case": case, "thing": thing, "form": form}
    return render(request, "submissions/how.html", shown)


@needs(Right.PROTECT)
@require_http_methods(_FORM)
def write(request: DeskRequest, case: str, thing: str, field: str) -> HttpResponse:
    """Words for one field of the form."""
    workspace, language = request.desk.workspace, wording.language()
    looked = case_submissions.look(workspace, case, thing, language)
    filled = submission_pages.field(looked, field, language)
    if filled is None:
        raise Http404
    form = Words(request.POST or None, initial=_written(looked, field))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        rests_on = tuple(told["rests_on"].split())
        words = (field, told["words"].strip(), told["language"], rests_on)
        try:
            submission_pages.write(workspace, case, (thing, told["seen"]), words)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Written down."))
            return to(case, thing)
    shown = {"case": case, "thing": thing, "form": form, "filled": filled}
    return render(request, "submissions/write.html", shown)


def _arrange(request: DeskRequest, case: str, looked: Looked, form: How) -> None:
    told = form.cleaned_data
    made = replace(
        looked.made,
        language=told["language"],
        submitter=told["submitter"],
        persons=told["persons"],
        recipient_key=told["recipient_key"].strip(),
    )
    seen = replace(looked, made=made, made_version=told["seen"])
    case_submissions.answer(request.desk.workspace, case, seen, form.answers())


def _begins(looked: Looked) -> dict[str, Any]:
    made = looked.made
    answers = {f"asked_{one.question}": "yes" if one.is_so else "no" for one in made.answers}
    return {
        "seen": looked.made_version,
        "language": made.language,
        "submitter": made.submitter,
        "persons": made.persons,
        "recipient_key": made.recipient_key,
        **answers,
    }


def _written(looked: Looked, field: str) -> dict[str, Any]:
    for one in looked.texts:
        if one.value.field == field:
            told = one.value
            rests_on = " ".join(told.rests_on)
            return {"seen": one.version, "words": told.words, "language": told.language,
                    "rests_on": rests_on}  # fmt: skip
    return {"seen": 0}
