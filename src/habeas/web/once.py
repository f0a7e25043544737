"""A form handled once, however often it is sent: a double click must not decide twice."""

from __future__ import annotations

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
    token = request.POST.get(FIELD, "") if request.method == "POST" else ""
    if not token:
        yield None
        return
    with session.lock:
        led_to = session.answered.get(token)
        yield None if led_to is None else HttpResponseRedirect(led_to)


def remember(request: HttpRequest, session: Session, response: HttpResponseBase) -> None:
    """Note where a form led, if it was accepted: a page shown again was not."""
    token = request.POST.get(FIELD, "") if request.method == "POST" else ""
    if token and response.status_code in (302, 303):
        session.answered[token] = response.headers["Location"]
        while len(session.answered) > _KEPT:
            del session.answered[next(iter(session.answered))]
