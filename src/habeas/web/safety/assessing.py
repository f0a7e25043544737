"""The assessment: what is present, what is absent, and how much is not known. Never a number."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.safety.forms import Indicated
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_assessments
from habeas.workspace.case_assessments import IndicatorAnswer, IndicatorValue, Question


@needs(Right.READ)
@require_safe
def assessment(request: DeskRequest, case: str) -> HttpResponse:
    """Every indicator with what is known about it."""
    told = case_assessments.assessed(request.desk.workspace, case, wording.language())
    return render(request, "safety/assessment.html", {"case": case, "told": told})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: DeskRequest, case: str, indicator: str) -> HttpResponse:
    """What is known about one indicator, and where from."""
    workspace = request.desk.workspace
    told = case_assessments.assessed(workspace, case, wording.language())
    question = told.question(indicator)
    form = Indicated(request.POST or None, initial={"seen": told.seen, **_filled(question)})
    if request.method == "POST" and form.is_valid():
        value, where = IndicatorValue(form.cleaned_data["value"]), form.attribution()
        words = form.cleaned_data["words"]
        answered = IndicatorAnswer(indicator, value, where if where.says_where else None, words)
        try:
            case_assessments.answer(workspace, case, answered, form.cleaned_data["seen"])
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Written down."))
            return HttpResponseRedirect(reverse("safety:assessment", args=[case]))
    shown = {"case": case, "form": form, "question": question}
    return render(request, "safety/indicator.html", shown)


def _filled(question: Question) -> dict[str, object]:
    held, where = question.answer, question.answer.attribution
    return {
        "value": held.value.value,
        "words": held.words,
        "said_by": where.said_by if where else "",
        "said_on": where.on if where else None,
        "statement": where.statement if where else "",
    }
