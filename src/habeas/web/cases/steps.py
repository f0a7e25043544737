"""One step of work on a case at the desk: a form, what it does, and where it leads.

The page knows which version was seen. Who comes second reads what stands by now beside what they
typed; saving again then puts it over that, knowingly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.workspace import case_history, case_record, need_to_know
from habeas.workspace.case_record import WrittenMeanwhile

_NOTHING_NEW = gettext_noop("Nothing changed: this stands there already. No version was written.")

Made = Callable[[QueryDict | None, dict[str, Any]], Form]
"""Makes the form, from what was sent and what it begins with."""


@dataclass(frozen=True)
class Step:
    """A form of a page. ``kept`` is the kind and the identifier of the value it changes.

    ``act`` is given what was filled in, ``told`` is said when it is done, ``to`` is the address
    that follows, ``shown`` what the page shows besides.
    """

    template: str
    form: Made
    kept: tuple[str, str]
    act: Callable[[dict[str, Any]], object]
    told: str
    to: str
    begins: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)


def take(request: DeskRequest, case: str, step: Step) -> HttpResponse:
    """Show the form, or do what it asks for."""
    workspace = request.desk.workspace
    present = case_history.present(workspace, case, *step.kept, wording.language())
    begins = {**step.begins, "seen": present.version}
    form = step.form(request.POST or None, begins)
    is_behind = False
    if request.method == "POST" and form.is_valid():
        before = case_record.last(workspace, case)
        try:
            step.act(form.cleaned_data)
        except WrittenMeanwhile as error:
            form, is_behind = _over(request.POST, step, present.version, error), True
        except HabeasError as error:
            form.refuse(error)
        else:
            is_new = case_record.last(workspace, case) != before
            request.desk.tell(step.told if is_new else _(_NOTHING_NEW))
            return HttpResponseRedirect(step.to)
    standing = {"present": present, "is_behind": is_behind}
    called = wording.called(need_to_know.called(workspace))
    shown = {"case": case, "form": form, "called": called, **standing, **step.shown}
    return render(request, step.template, shown)


def _over(typed: QueryDict, step: Step, version: int, error: WrittenMeanwhile) -> Form:
    """What was typed, to be saved over what somebody else wrote meanwhile."""
    data = typed.copy()
    data["seen"] = str(version)
    form = step.form(data, {})
    form.full_clean()
    form.refuse(error)
    return form
