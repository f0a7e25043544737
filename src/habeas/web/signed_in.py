"""Recognises who is behind a request, before anything else looks at it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from habeas.web.headers import View
from habeas.web.serving_now import clock, sessions

COOKIE = "habeas_desk"
MEMBER_COOKIE = "habeas_member"
"""Remembers which key file this browser opened last: a random identifier, nothing else."""
_MEMBER_LAST = 180 * 24 * 3600


class Recognition:
    """Sets ``request.desk``: the session, or None."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request.COOKIES.get(COOKIE, "")
        request.desk = sessions().find(token, clock()()) if token else None  # type: ignore[attr-defined]
        return self._get_response(request)


def remember(response: HttpResponse, token: str, member: str, is_secure: bool) -> None:
    """Give the browser its token, and a reminder of which key file to try first."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=is_secure)
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
    response.delete_cookie(COOKIE, samesite="Strict")
