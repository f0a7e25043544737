"""The right of reply: what is put to whoever is said to be responsible, and their answer."""

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
from habeas.web.submissions.forms import Answer, Handed, NewReply, Stepped
from habeas.web.submissions.handing import DOCX, file
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_consents, case_disclosures, case_replies
from habeas.workspace.case_asks import SentBy
from habeas.workspace.case_record import Seen
from habeas.workspace.case_replies import Allegation, ProtectedValueShown


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, case: str) -> HttpResponse:
    """Everything that was put, or is to be put."""
    shown = {
        "allegations": case_replies.listed(request.desk.workspace, case),
        "labels": case_disclosures.labels(request.desk.workspace, wording.language()),
    }
    return render(request, "submissions/replies.html", {"case": case, **shown})


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, case: str) -> HttpResponse:
    """Word the letter; while it shows anything protected, it is not kept."""
    workspace, language = request.desk.workspace, wording.language()
    receivers = case_consents.recipients(language)
    form = NewReply(request.POST or None, initial={"language": language})
    found: tuple[case_replies.Shown, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            kept = case_replies.draft(
                workspace, case, form.asked({name: key for key, name in receivers})
            )
        except ProtectedValueShown as error:
            form.refuse(error)
            found = case_replies.shown(workspace, case, error.words)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("Drafted. Nothing was sent."))
            return _to(case, kept)
    shown = {"form": form, "found": found, "receivers": [name for _key, name in receivers]}
    return render(request, "submissions/new_reply.html", {"case": case, **shown})


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One letter as it stands, looked through again."""
    return _page(request, case, thing, None)


@needs(Right.PROTECT)
@require_POST
def step(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """One step: reworded, cleared, not put, or no answer came."""
    form = Stepped(request.POST)
    if not form.is_valid():
        return _page(request, case, thing, form)
    told, workspace = form.cleaned_data, request.desk.workspace
    seen = Seen(Allegation, thing, told["seen"])
    try:
        match told["to"]:
            case "reword":
                case_replies.reword(workspace, case, seen, told["said"])
            case "cleared":
                case_replies.clear(workspace, case, seen, told["said"])
            case "withheld":
                case_replies.withhold(workspace, case, seen, told["said"])
            case "no-reply":
                case_replies.unanswered(workspace, case, seen)
    except ProtectedValueShown as error:
        form.refuse(error)
        return _page(request, case, thing, form, case_replies.shown(workspace, case, error.words))
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    request.desk.tell(_("Written down."))
    return _to(case, thing)


@needs(Right.PROTECT)
@require_POST
def put(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The letter to hand over; that it leaves is written down before it is given."""
    form = Handed(False, request.POST)
    if not form.is_valid():
        return _page(request, case, thing, form)
    told = form.cleaned_data
    wanted = (told["drawn"], SentBy(told["how"]))
    seen = Seen(Allegation, thing, told["seen"])
    try:
        content = case_replies.put(request.desk.workspace, case, seen, wanted)
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    if told["drawn"] == "docx":
        return file(content, DOCX, "letter.docx")
    return file(content, "application/octet-stream", "letter.html")


@needs(Right.PROTECT)
@require_POST
def answer(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """Keep what they answered."""
    form = Answer(request.POST)
    if not form.is_valid():
        return _page(request, case, thing, form)
    told = form.cleaned_data
    seen = Seen(Allegation, thing, told["seen"])
    try:
        case_replies.record(request.desk.workspace, case, seen, told["words"], told["in_case"])
    except HabeasError as error:
        form.refuse(error)
        return _page(request, case, thing, form)
    request.desk.tell(_("Written down."))
    return _to(case, thing)


def _page(
    request: DeskRequest,
    case: str,
    thing: str,
    refused: Form | None,
    found: tuple[case_replies.Shown, ...] = (),
) -> HttpResponse:
    """One letter. ``found`` is what other words for it would show."""
    workspace, language = request.desk.workspace, wording.language()
    told = case_replies.look(workspace, case, thing)
    begins = {"seen": told.held.version}
    shown = {
        "told": told,
        "found": found or told.shown,
        "rewording": _rewording(refused),
        "answer_at": _answer_at(told.held.value),
        "allegation": told.held.value,
        "labels": case_disclosures.labels(request.desk.workspace, language),
        "refused": refused,
        "next": [one.value for one in told.next],
        "handing": Handed(False, initial=begins),
        "answering": refused if isinstance(refused, Answer) else Answer(initial=begins),
    }
    return render(request, "submissions/reply.html", {"case": case, "thing": thing, **shown})


def _rewording(refused: Form | None) -> str:
    """The other words somebody had typed for the whole letter, when they were not taken."""
    told = refused.data if isinstance(refused, Stepped) else {}
    return str(told.get("said", "")) if told.get("to") == "reword" else ""


def _answer_at(held: Allegation) -> str:
    """Where the answer is read; nowhere else when it is kept in the case alone."""
    pages = {"s-": "statements:one", "x-": "exhibits:one"}
    page = pages.get(held.statement[:2], "")
    return reverse(page, args=[held.compartment, held.statement]) if page else ""


def _to(case: str, thing: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("submissions:reply", args=[case, thing]))
