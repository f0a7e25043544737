"""The desk as one WSGI application: pages by Django, files that never change by WhiteNoise."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from whitenoise import WhiteNoise

from habeas.web.configuration import FORM_COOKIE, WEB
from habeas.web.headers import policy
from habeas.web.serving_now import Clock, serve
from habeas.web.sessions import Sessions
from habeas.web.signed_in import HOST
from habeas.workspace.desk import Desk

if TYPE_CHECKING:
    from wsgiref.headers import Headers


def application(
    desk: Desk, clock: Clock, idle: timedelta, names: tuple[str, ...] = (), secure: bool = False
) -> tuple[WhiteNoise, Sessions]:
    """The application of a desk, and everybody signed in to it.

    ``names`` are host names besides this machine's own under which pages may be asked for;
    any other is refused, so that a page elsewhere cannot pass itself off as the desk.
    ``secure``: the connection to the browser is encrypted, here or by a proxy.
    """
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *names]
    settings.CSRF_COOKIE_SECURE = secure
    if secure:
        settings.CSRF_COOKIE_NAME = f"{HOST}{FORM_COOKIE}"
    settings.CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in names] if secure else []
    if secure:
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    sessions = Sessions(desk, idle)
    serve(sessions, clock)
    pages = WSGIHandler()
    # Given here: the files are looked at, with their headers, while this is made.
    files = WhiteNoise(
        pages,
        root=WEB / "static",
        prefix="static/",
        max_age=0,
        allow_all_origins=False,
        add_headers_function=_guarded,
    )
    return files, sessions


def _guarded(headers: Headers, path: str, url: str) -> None:
    headers["Content-Security-Policy"] = policy()
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Referrer-Policy"] = "same-origin"
