"""A form handled once, however often it is sent: a double click must not decide twice."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from habeas.web.sessions import Session

FIELD = "once"
_KEPT = 200


def new_token() -> str:
    """A token for one form as it is shown this time."""
    return secrets.token_urlsafe(12)


@contextmanager
def guarding(request: HttpRequest, session: Session) -> Iterator[HttpResponse | None]:
    """Let equal forms wait for each other; gives the earlier answer if there is one."""
    form = _form(request)
    if not form:
        yield None
        return
    with session.lock:
        led_to = session.answered.get(form)
        yield None if led_to is None else HttpResponseRedirect(led_to)


def remember(request: HttpRequest, session: Session, response: HttpResponseBase) -> None:
    """Note where a form led, if it was accepted: a page shown again was not."""
    form = _form(request)
    if form and response.status_code in (302, 303):
        session.answered[form] = response.headers["Location"]
        while len(session.answered) > _KEPT:
            del session.answered[next(iter(session.answered))]


def _form(request: HttpRequest) -> str:
    """Names a form and what was typed into it; empty for what is no form of ours.

    With what was typed: a page a browser brought back with its old token and that was then
    changed is another form, and must not be passed over.
    """
    token = request.POST.get(FIELD, "") if request.method == "POST" else ""
    if not token:
        return ""
    typed = repr(sorted(request.POST.lists())).encode("utf-8", "surrogatepass")
    return f"{token} {hashlib.sha256(typed).hexdigest()}"
