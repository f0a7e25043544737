"""Recognises who is behind a request, before anything else looks at it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from habeas.web.headers import View
from habeas.web.serving_now import clock, sessions

COOKIE = "habeas_desk"
HOST = "__Host-"
MEMBER_COOKIE = "habeas_member"
"""Remembers which key file this browser opened last: a random identifier, nothing else."""
_MEMBER_LAST = 180 * 24 * 3600


class Recognition:
    """Sets ``request.desk``: the session, or None."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = token_of(request)
        request.desk = sessions().find(token, clock()()) if token else None  # type: ignore[attr-defined]
        return self._get_response(request)


def cookie() -> str:
    """What the token is called.

    Where the way to the browser is encrypted no other host, and nothing on an open way, can put
    a token of its own in its place: ``__Host-`` is what browsers ask for that.
    """
    return f"{HOST}{COOKIE}" if settings.CSRF_COOKIE_SECURE else COOKIE


def token_of(request: HttpRequest) -> str:
    """The token a browser sent; empty when it has none."""
    return request.COOKIES.get(cookie(), "")


def remember(response: HttpResponse, token: str, member: str) -> None:
    """Give the browser its token, and a reminder of which key file to try first."""
    is_secure = settings.CSRF_COOKIE_SECURE
    response.set_cookie(cookie(), token, httponly=True, samesite="Strict", secure=is_secure)
    response.set_cookie(
        MEMBER_COOKIE,
        member,
        max_age=_MEMBER_LAST,
        httponly=True,
        samesite="Strict",
        secure=is_secure,
    )


def forget(response: HttpResponse) -> None:
    """Take the token back."""
    response.delete_cookie(cookie(), samesite="Strict")
