"""A statement that was missed: first its words, then how it reads."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.statements.corrections import Correcting, Earlier
from habeas.web.statements.forms import WordsForm
from habeas.web.statements.views import keys_are_on, part_asked
from habeas.words.anchors import Span
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import cards, deciding
from habeas.workspace.cards import MissedPage


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def missed(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """Enter a statement that no rule drafted.

    The words come first; then the page shows what the reader finds in them, to be put right
    before anything is kept.
    """
    typed = request.POST.get("content", "") or request.GET.get("at", "")
    is_sent = request.method == "POST" or bool(typed)
    words = WordsForm({"content": typed} if is_sent else None)
    page = _page(request, compartment, exhibit, words)
    shown = {
        "words": words,
        "page": page,
        "parts": range(1, page.parts + 1),
        "part": part_asked(request),
        "keys_on": keys_are_on(request),
    }
    if page.found is None:
        return render(request, "statements/missed.html", shown)
    is_kept = request.method == "POST" and request.POST.get("step") == "keep"
    earlier = [Earlier(Span(one.start, one.end), one.words) for one in page.before]
    form = Correcting(page.found, page.places, earlier, request.POST if is_kept else None)
    entered = _entered(request, compartment, page, form) if is_kept else ""
    if entered:
        request.desk.tell(_("Kept, as found by you."))
        return HttpResponseRedirect(reverse("statements:one", args=[compartment, entered]))
    return render(request, "statements/missed.html", {**shown, "correct": form})


def _page(request: DeskRequest, compartment: str, exhibit: str, words: WordsForm) -> MissedPage:
    workspace = request.desk.workspace
    typed = words.cleaned_data["content"] if words.is_bound and words.is_valid() else ""
    part = part_asked(request)
    try:
        return cards.missed_page(workspace, compartment, exhibit, typed, part)
    except (NotThere, NotYourRole):
        raise
    except HabeasError as error:
        words.refuse(error, "content")
        return cards.missed_page(workspace, compartment, exhibit, "", part)


def _entered(request: DeskRequest, compartment: str, page: MissedPage, form: Correcting) -> str:
    """The statement as kept; empty when something needs to be put right first."""
    correction = form.correction()
    if correction is None or page.found is None:
        return ""
    found = (page.found.content, correction)
    try:
        return deciding.enter(request.desk.workspace, compartment, page.exhibit, found, form.reason)
    except (NotThere, NotYourRole):
        raise
    except HabeasError as error:
        form.form.refuse(error)
        return ""
