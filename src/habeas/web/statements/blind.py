"""A sample read twice, blind; and how far the two readers agree."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.statements.forms import AnswerForm, DrawForm
from habeas.web.statements.views import keys_are_on
from habeas.web.wording import happened
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import NotYourRole, Right
from habeas.words.statements import Stance
from habeas.workspace import blind_reading
from habeas.workspace.agreement import ENOUGH
from habeas.workspace.blind_reading import Answer, Page, Rightly

_USUAL = 30


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def samples(request: DeskRequest, compartment: str) -> HttpResponse:
    """The samples drawn so far, and a form to draw one."""
    workspace = request.desk.workspace
    form = DrawForm(request.POST or None, initial={"size": _USUAL})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            drawn = blind_reading.draw(workspace, compartment, told["seed"], told["size"])
        except (NotThere, NotYourRole):
            raise
        except HabeasError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(reverse("statements:sample", args=[compartment, drawn]))
    shown = {"samples": blind_reading.overviews(workspace, compartment), "form": form}
    return render(request, "statements/samples.html", shown)


@needs(Right.READ)
@require_safe
def sample(request: DeskRequest, compartment: str, sample: str) -> HttpResponse:
    """How far one sample is, and what came of it."""
    one = blind_reading.overview(request.desk.workspace, compartment, sample)
    answered = len(one.own.answers) if one.own else 0
    answers = one.own.answers if one.own else {}
    left = [n for n, said in enumerate(one.sample.statements, 1) if said not in answers]
    shown = {
        "one": one,
        "answered": answered,
        "next": left[0] if left else 1,
        "left": len(left),
        "enough": ENOUGH,
    }
    return render(request, "statements/sample.html", shown)


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: DeskRequest, compartment: str, sample: str, number: int) -> HttpResponse:
    """One statement of a sample, as drafted, and what the reader says of it."""
    page = blind_reading.page(request.desk.workspace, compartment, sample, number)
    form = AnswerForm(request.POST or None, initial=_initial(page))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        stance = None if told["stance"] == Rightly.UNSURE.value else Stance(told["stance"])
        rightly = (Rightly(told[name]) for name in ("words", "speaker", "act"))
        words, speaker, act = rightly
        answer = Answer(words, stance, speaker, act)
        try:
            workspace, statement = request.desk.workspace, page.card.identifier
            blind_reading.answer(workspace, compartment, sample, statement, answer)
        except (NotThere, NotYourRole):
            raise
        except HabeasError as error:
            form.refuse(error)
        else:
            return HttpResponseRedirect(_behind(compartment, page))
    shown = {"page": page, "card": page.card, "form": form, "keys_on": keys_are_on(request)}
    return render(request, "statements/blind.html", shown)


@needs(Right.READ)
@require_POST
def hand_in(request: DeskRequest, compartment: str, sample: str) -> HttpResponse:
    """Close one's answers."""
    try:
        blind_reading.hand_in(request.desk.workspace, compartment, sample)
    except (NotThere, NotYourRole):
        raise
    except HabeasError as error:
        request.desk.tell(happened(error), is_warning=True)
    else:
        request.desk.tell(_("Your answers are handed in."))
    return HttpResponseRedirect(reverse("statements:sample", args=[compartment, sample]))


def _initial(page: Page) -> dict[str, str]:
    told = page.answer
    if told is None:
        return {}
    stance = told.stance.value if told.stance else Rightly.UNSURE.value
    held = {"words": told.words.value, "speaker": told.speaker.value, "act": told.act.value}
    return {**held, "stance": stance}


def _behind(compartment: str, page: Page) -> str:
    if page.number < page.size:
        return reverse("statements:blind_read", args=[compartment, page.sample, page.number + 1])
    return reverse("statements:sample", args=[compartment, page.sample])
