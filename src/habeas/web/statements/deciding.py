"""One statement with everything that can be decided on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.statements.corrections import Correcting, Earlier
from habeas.web.statements.forms import (
    MergeForm,
    ReasonForm,
    SplitForm,
    UndoForm,
    accept_form,
    in_short,
    reject_form,
)
from habeas.web.statements.views import keys_are_on, way_on
from habeas.words.anchors import Span
from habeas.words.errors import HabeasError, NotThere
from habeas.words.labels import label
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import cards, deciding
from habeas.workspace.cards import OnePage
from habeas.workspace.deciding import ChangedMeanwhile, Seen

THEN = ("queue", "exhibit")
"""Where to go on after deciding; else the statement itself is shown."""


@dataclass
class _Forms:
    """The forms of the page: one with what was typed, the others fresh."""

    page: OnePage
    typed: QueryDict | None = None
    open: str = ""
    is_changed: bool = False
    """Whether somebody else decided on the statement meanwhile."""
    accept: ReasonForm = field(init=False)
    reject: ReasonForm = field(init=False)
    undo: UndoForm = field(init=False)
    split: SplitForm = field(init=False)
    merge: MergeForm = field(init=False)
    correct: Correcting = field(init=False)

    def __post_init__(self) -> None:
        self.accept = accept_form(self._of("accept"))
        self.reject = reject_form(self._of("reject"))
        self.undo = UndoForm(self._stand(), self._of("undo"), prefix="undo")
        self.split = SplitForm(self._of("split"), prefix="split")
        self.merge = MergeForm(self.page, self._of("merge"), prefix="merge")
        said, places = self.page.card.said, self.page.places
        self.correct = Correcting(said, places, _earlier(self.page), self._of("correct"))

    @property
    def have_mistakes(self) -> bool:
        """Whether something that was typed needs to be put right."""
        return self.correct.has_mistakes if self.open == "correct" else bool(self._own.errors)

    def refuse(self, error: HabeasError) -> None:
        """Say what went wrong in the form that was sent."""
        self.is_changed = isinstance(error, ChangedMeanwhile)
        self._own.refuse(error)

    @property
    def _own(self) -> Form:
        """The form that was sent."""
        form: Form = self.correct.form if self.open == "correct" else getattr(self, self.open)
        return form

    def _of(self, name: str) -> QueryDict | None:
        return self.typed if name == self.open else None

    def _stand(self) -> list[tuple[str, str]]:
        """The decisions that can be undone, the last one first."""
        language = wording.language()
        return [
            (
                made.identifier,
                f"{label(made.verdict, language)}, {made.by}: {in_short(made.reason)}",
            )
            for made in reversed(self.page.card.made)
            if made.stands
        ]


def _earlier(page: OnePage) -> list[Earlier]:
    return [Earlier(Span(one.start, one.end), one.words) for one in page.before]


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """One statement: its text, what was read from it, what was decided, and what can be."""
    page = cards.one_page(request.desk.workspace, compartment, statement)
    return _shown(request, _Forms(page, open=request.GET.get("do", "")))


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """Confirm that it is read rightly."""
    return _decided(request, compartment, statement, "accept", deciding.accept)


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """Reject it: nobody says this there."""
    return _decided(request, compartment, statement, "reject", deciding.reject)


def _decided(
    request: DeskRequest,
    compartment: str,
    statement: str,
    name: str,
    verb: Callable[..., str],
) -> HttpResponse:
    def decide(forms: _Forms) -> None:
        form: ReasonForm = getattr(forms, name)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            verb(request.desk.workspace, compartment, _seen(request, statement), reason)

    told = _("Accepted.") if name == "accept" else _("Rejected.")
    return _handled(request, compartment, statement, name, decide, told)


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """Say how it should read."""

    def decide(forms: _Forms) -> None:
        correction = forms.correct.correction()
        if correction is not None:
            seen, reason = _seen(request, statement), forms.correct.reason
            deciding.correct(request.desk.workspace, compartment, seen, correction, reason)

    return _handled(request, compartment, statement, "correct", decide, _("Corrected."))


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """Make two statements of it."""

    def decide(forms: _Forms) -> None:
        if forms.split.is_valid():
            told = forms.split.cleaned_data
            near = forms.page.card.said.extent.start
            second = forms.page.places.places(told["second"], near)
            seen = _seen(request, statement)
            deciding.split(request.desk.workspace, compartment, seen, second, told["reason"])

    return _handled(request, compartment, statement, "split", decide, _("Split in two."))


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """Take another statement into it."""

    def decide(forms: _Forms) -> None:
        if forms.merge.is_valid():
            told, seen = forms.merge.cleaned_data, _seen(request, statement)
            workspace = request.desk.workspace
            deciding.merge(workspace, compartment, seen, told["other"], told["reason"])

    return _handled(request, compartment, statement, "merge", decide, _("Merged into one."))


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: DeskRequest, compartment: str, statement: str) -> HttpResponse:
    """Undo a decision on it."""

    def decide(forms: _Forms) -> None:
        if forms.undo.is_valid():
            told, seen = forms.undo.cleaned_data, _seen(request, statement)
            workspace = request.desk.workspace
            deciding.undo(workspace, compartment, seen, told["decision"], told["reason"])

    return _handled(request, compartment, statement, "undo", decide, _("Undone."))


def _handled(
    request: DeskRequest,
    compartment: str,
    statement: str,
    name: str,
    decide: Callable[[_Forms], None],
    told: str,
) -> HttpResponse:
    """Decide and lead on; the page again with what was typed when that was not possible."""
    if request.method != "POST":
        here = reverse("statements:one", args=[compartment, statement])
        return HttpResponseRedirect(f"{here}?do={name}#{name}")
    workspace = request.desk.workspace
    # Asked before deciding: what is decided waits no more.
    behind = cards.next_waiting(workspace, compartment, statement)
    forms = _Forms(cards.one_page(workspace, compartment, statement), request.POST, name)
    try:
        if _seen(request, statement).version != forms.page.card.version:
            raise ChangedMeanwhile
        decide(forms)
    except (NotThere, NotYourRole):
        raise
    except HabeasError as error:
        forms.refuse(error)
    if forms.have_mistakes:
        return _shown(request, forms)
    request.desk.tell(told)
    return HttpResponseRedirect(_on(request, compartment, forms.page, behind))


def _seen(request: DeskRequest, statement: str) -> Seen:
    """The statement as it was when the page with the form was drawn."""
    version = request.POST.get("seen", "")
    return Seen(statement, int(version) if version.isdecimal() and len(version) < 19 else -1)


def _on(request: DeskRequest, compartment: str, page: OnePage, behind: str) -> str:
    """Where to go on: in the queue, in the text, or at the statement itself."""
    then, card = request.GET.get("then", ""), page.card
    if then == "queue":
        return way_on(compartment, behind)
    if then == "exhibit":
        text = reverse("statements:exhibit", args=[compartment, card.exhibit])
        following = request.GET.get("next", "") or card.identifier
        return f"{text}?part={page.part}#{following}"
    return reverse("statements:one", args=[compartment, card.identifier])


def _shown(request: DeskRequest, forms: _Forms) -> HttpResponse:
    then = request.GET.get("then", "")
    shown = {
        "page": forms.page,
        "card": forms.page.card,
        "forms": forms,
        "then": then if then in THEN else "",
        "keys_on": keys_are_on(request),
    }
    return render(request, "statements/one.html", shown)
