"""What was typed survives signing in again.

A form that arrives after its session ended is not handled and not lost: its fields go, sealed
under a key of this process, into the sign-in page and from there back to the same person.
Nothing of it is kept here.

Whose it is, its session knew; a browser may say anything. Somebody could leave a form of their
own in a sign-in page, for a keeper to send: one that came with no session of this process is
only shown, to be copied.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from habeas.web import once, signed_in
from habeas.web.serving_now import sessions
from habeas.web.sessions import Session

FIELD = "carried"
_OURS = {"csrfmiddlewaretoken", once.FIELD}
SECRET = {"passphrase", "again", "present", "code"}
"""What is typed to open something is never carried, nor shown again: it is typed anew."""

_SEAL = Fernet(Fernet.generate_key())


@dataclass(frozen=True, slots=True)
class Carried:
    """A form on its way: where it goes, its fields, and the member it came from.

    ``is_theirs``: it came with a token of this member's, so that they may send it on.
    """

    path: str
    fields: tuple[tuple[str, str], ...]
    member: str
    had_files: bool
    is_theirs: bool

    def is_for(self, member: str) -> bool:
        """Whether this member may see it: their own, or that of a browser nobody has used."""
        return self.member in ("", member)

    def sealed(self) -> str:
        """As it stands in the sign-in page."""
        told = [self.path, self.fields, self.member, self.had_files, self.is_theirs]
        return _SEAL.encrypt(json.dumps(told).encode()).decode()


def unsealed(text: str) -> Carried | None:
    """What was sealed by this process; None for anything else."""
    try:
        path, fields, *known = json.loads(_SEAL.decrypt(text.encode()))
    except (InvalidToken, ValueError, UnicodeError):
        return None
    return Carried(path, tuple((name, value) for name, value in fields), *known)


def to_sign_in(request: HttpRequest, session: Session | None) -> HttpResponse:
    """The way to the sign-in page and back: with the page asked for, or the form sent."""
    where = reverse("signing:second") if session is not None else reverse("signing:in")
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(f"{where}?{urlencode({'next': request.get_full_path()})}")
    carried = of(request)
    shown = {"carried": carried.sealed(), "had_files": carried.had_files}
    template = "signing/second.html" if session is not None else "signing/in.html"
    return render(request, template, shown, status=401)


def of(request: HttpRequest) -> Carried:
    """The form that a request brings."""
    fields = tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name not in _OURS | SECRET
        for value in values
    )
    whose = sessions().whose(signed_in.token_of(request))
    said = request.COOKIES.get(signed_in.MEMBER_COOKIE, "")
    path = request.get_full_path()
    return Carried(path, fields, whose or said, bool(request.FILES), bool(whose))
