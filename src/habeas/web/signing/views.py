"""Signing in and out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.web import carrying, signed_in
from habeas.web import language as languages
from habeas.web.gate import needs, open_to_all
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import clock, sessions
from habeas.web.sessions import Session
from habeas.web.signing.attempts import Attempts
from habeas.web.signing.forms import Code, Passphrase
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import second_factor
from habeas.workspace.looking import note_signed_in
from habeas.workspace.members import language_of
from habeas.workspace.upgrading import is_older

ATTEMPTS = Attempts()


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The one page shown to everybody: it says nothing of what is kept here."""
    form = Passphrase(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _signed_in(request, form.cleaned_data["passphrase"])
        except HabeasError as error:
            if is_older(error):
                return render(request, "signing/older.html", _on_the_way(request))
            form.refuse(error, "passphrase")
    shown = {"form": form, **_on_the_way(request)}
    return render(request, "signing/in.html", shown)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def upgrade(request: HttpRequest) -> HttpResponse:
    """Bring older stores up to date, a copy of each kept beside it; then sign in."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("signing:in"))
    form = Passphrase(request.POST)
    if form.is_valid():
        passphrase = form.cleaned_data["passphrase"]
        try:
            with _counted(request):
                sessions().desk.upgrade(passphrase, _likely(request))
            return _signed_in(request, passphrase)
        except HabeasError as error:
            form.refuse(error, "passphrase")
    return render(request, "signing/older.html", {"form": form, **_on_the_way(request)})


def _signed_in(request: HttpRequest, passphrase: str) -> HttpResponse:
    held, before = sessions(), request.desk  # type: ignore[attr-defined]
    with _counted(request):
        arrived = held.desk.sign_in(passphrase, _likely(request))
    if before is not None:
        # Its token goes now, so nobody could come back to it; its keys would stay till it idles.
        held.end(before)
    # Half-way until it is known that no code is asked for: nothing is shown before.
    browser = request.headers.get("User-Agent", "")[:200]
    token, session = held.begin(arrived, clock()(), browser, is_complete=False)
    with held.desk.using():
        session.is_complete = not second_factor.is_on(session.workspace)
        response = _arrived(request, session) if session.is_complete else _to_second(request)
    signed_in.remember(response, token, session.member)
    return response


@contextmanager
def _counted(request: HttpRequest) -> Iterator[None]:
    """Count wrong passphrases, and let nobody type them too fast."""
    whose = _likely(request)
    with ATTEMPTS.in_turn(whose):
        at = clock()()
        ATTEMPTS.check(whose, at)
        try:
            yield
        except HabeasError as error:
            if not is_older(error):
                ATTEMPTS.wrong(whose, at)
            raise


def _likely(request: HttpRequest) -> str:
    """Whose browser it is, as far as it says; nobody's when it names no member of this desk."""
    told = request.COOKIES.get(signed_in.MEMBER_COOKIE, "")
    return told if sessions().desk.is_member(told) else ""


@needs(Right.READ, half_way=True)
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: DeskRequest) -> HttpResponse:
    """The second factor of a member who has one."""
    if request.desk.is_complete:
        return _onward(request, request.desk.member)
    form = Code(request.POST if "code" in request.POST else None)
    if form.is_bound and form.is_valid():
        try:
            second_factor.check(request.desk.workspace, form.cleaned_data["code"], clock()())
            request.desk.is_complete = True
            return _arrived(request, request.desk)
        except HabeasError as error:
            form.refuse(error, "code")
    return render(request, "signing/second.html", {"form": form, **_on_the_way(request)})


@needs(Right.READ)
@require_POST
def go_on(request: DeskRequest) -> HttpResponse:
    """After signing in again: the form that was on its way, to be sent by the person."""
    carried = carrying.unsealed(request.POST.get(carrying.FIELD, ""))
    if carried is None or not carried.is_for(request.desk.member):
        return HttpResponseRedirect(reverse("overview:overview"))
    return render(request, "signing/again.html", {"carried": carried})


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget this member's keys."""
    session = request.desk  # type: ignore[attr-defined]
    if session is not None:
        sessions().end(session)
    response = HttpResponseRedirect(reverse("signing:in"))
    signed_in.forget(response)
    return response


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages."""
    response = HttpResponseRedirect(_safe(request, request.POST.get("next", "")))
    languages.remember(response, request.POST.get("language", ""), request.is_secure())
    return response


def _to_second(request: HttpRequest) -> HttpResponse:
    """On to the second step, with the form or the page that is on its way."""
    return render(request, "signing/second.html", {"form": Code(), **_on_the_way(request)})


def _arrived(request: HttpRequest, session: Session) -> HttpResponse:
    note_signed_in(session.workspace)
    response = _onward(request, session.member)
    languages.remember(response, language_of(session.workspace), request.is_secure())
    return response


def _onward(request: HttpRequest, member: str) -> HttpResponse:
    """Where somebody goes once they are signed in: on with their form, or to the page asked."""
    carried = carrying.unsealed(request.POST.get(carrying.FIELD, ""))
    if carried is not None and carried.is_for(member):
        return render(request, "signing/again.html", {"carried": carried})
    return HttpResponseRedirect(_safe(request, request.POST.get("next", "")))


def _on_the_way(request: HttpRequest) -> dict[str, object]:
    carried = request.POST.get(carrying.FIELD, "")
    held = carrying.unsealed(carried)
    return {
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "carried": carried if held else "",
        "had_files": held is not None and held.had_files,
        "locked": _("You were away, so the desk was locked.") if "locked" in request.GET else "",
    }


def _safe(request: HttpRequest, address: str) -> str:
    ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if ours and address else reverse("overview:overview")
