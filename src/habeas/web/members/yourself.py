"""About oneself: passphrase, language, what one may do, and the sittings that are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web import language as languages
from habeas.web.gate import needs
from habeas.web.members.forms import Language, OwnPassphrase
from habeas.web.members.wording import RIGHTS, ROLES, browser_of
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import clock, sessions
from habeas.web.sessions import Session
from habeas.web.signing.views import ATTEMPTS
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import members, second_factor
from habeas.workspace import team as people
from habeas.workspace.looking import note_ended
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session as the page shows it. ``name`` is whose it is."""

    identifier: str
    name: str
    browser: str
    started: datetime
    seen: datetime
    is_this: bool
    is_yours: bool
    is_complete: bool


@needs(Right.READ)
@require_safe
def you(request: DeskRequest) -> HttpResponse:
    """Everything about oneself on one page."""
    workspace = request.desk.workspace
    held = people.colleague(workspace, request.desk.member)
    has_factor = second_factor.is_on(workspace)
    sittings = _sittings(request)
    shown = {
        "colleague": held,
        "member": held.member,
        "roles": [ROLES[role] for role in held.member.roles],
        "rights": [RIGHTS[right] for right in Right if right in request.desk.rights],
        "language": Language(initial={"language": members.language_of(workspace)}),
        "has_factor": has_factor,
        "fallbacks": second_factor.fallbacks_left(workspace) if has_factor else 0,
        "yours": [one for one in sittings if one.is_yours],
        "others": [one for one in sittings if not one.is_yours],
    }
    return render(request, "members/you.html", shown)


@needs(Right.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: DeskRequest) -> HttpResponse:
    """Change one's own passphrase; whoever sits elsewhere under the old one is signed out."""
    workspace = request.desk.workspace
    form = OwnPassphrase(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _check(workspace, form.cleaned_data["present"])
        except HabeasError as error:
            form.refuse(error, "present")
        else:
            members.change(workspace, form.cleaned_data["passphrase"])
            sessions().shut_out(*_elsewhere(request))
            request.desk.tell(
                _("Your passphrase is changed. Backups made before still open with the old one.")
            )
            return _back()
    return render(request, "members/passphrase.html", {"form": form})


def _check(workspace: Workspace, present: str) -> None:
    """Whoever sits down at an open desk must not find out the passphrase by trying here."""
    whose, at = workspace.member.identifier, clock()()
    ATTEMPTS.check(whose, at)
    try:
        members.check_passphrase(workspace, present)
    except HabeasError:
        ATTEMPTS.wrong(whose, at)
        raise


@needs(Right.READ)
@require_POST
def language(request: DeskRequest) -> HttpResponse:
    """Choose the language of one's own pages, in every browser."""
    form, response = Language(request.POST), _back()
    if form.is_valid():
        chosen = form.cleaned_data["language"]
        members.choose_language(request.desk.workspace, chosen)
        if chosen:
            languages.remember(response, chosen, request.is_secure())
        else:
            response.delete_cookie(languages.COOKIE, samesite="Strict")
    return response


@needs(Right.READ)
@require_POST
def end(request: DeskRequest, session: str) -> HttpResponse:
    """End a sitting: one's own, or for keepers anybody's."""
    held = next((one for one in sessions().all() if one.identifier == session), None)
    if held is None:
        raise Http404
    _end(request, [held])
    request.desk.tell(_("That sitting is ended. Its keys are forgotten."))
    return _back()


@needs(Right.READ)
@require_POST
def end_several(request: DeskRequest) -> HttpResponse:
    """End the sittings that were shown together, and no others; never this one."""
    chosen = set(request.POST.getlist("session"))
    ending = [one for one in sessions().all() if one.identifier in chosen]
    _end(request, [one for one in ending if one is not request.desk])
    request.desk.tell(_("Those sittings are ended. Their keys are forgotten."))
    return _back()


def _end(request: DeskRequest, ending: list[Session]) -> None:
    theirs = [one for one in ending if one.member != request.desk.member]
    for one in theirs:
        note_ended(request.desk.workspace, one.member)
    sessions().shut_out(*ending)


def _elsewhere(request: DeskRequest) -> list[Session]:
    return [one for one in sessions().of(request.desk.member) if one is not request.desk]


def _sittings(request: DeskRequest) -> list[Sitting]:
    """One's own; for keepers everybody's. Oldest first."""
    is_keeper = Right.KEEP in request.desk.rights
    held = sessions().all() if is_keeper else sessions().of(request.desk.member)
    called = {one.identifier: one.name for one in members.members(request.desk.workspace)}
    return [
        Sitting(
            one.identifier,
            called.get(one.member, ""),
            browser_of(one.browser),
            one.started,
            one.seen,
            one is request.desk,
            one.member == request.desk.member,
            one.is_complete,
        )
        for one in held
    ]


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("members:you"))
