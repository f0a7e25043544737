"""Which language a page is in: the member's choice, else the browser's."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from habeas.web.headers import View

COOKIE = "habeas_language"
_YEAR = 365 * 24 * 3600


class Language:
    """Draws each page in the language chosen here, else in the one the browser asks for."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(COOKIE, "")
        if chosen not in dict(settings.LANGUAGES):
            chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            response = self._get_response(request)
        response["Content-Language"] = chosen
        response["Vary"] = "Cookie, Accept-Language"
        return response


def remember(response: HttpResponse, chosen: str, is_secure: bool) -> None:
    """Let this browser ask for pages in a language from now on; nothing for one we have not."""
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="Strict", secure=is_secure
        )
