"""Which language a page is in: the member's choice, else the browser's."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from habeas.web.headers import View

COOKIE = "habeas_language"


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
