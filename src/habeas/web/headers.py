"""What every answer tells the browser it may do: nothing but what a page of ours needs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

View = Callable[[HttpRequest], HttpResponse]

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
FRAMED = "sandbox; default-src 'none'; img-src data:; style-src 'none'; frame-ancestors 'self'"
"""For an original inside a page: no script, no form, no link, no origin of its own."""


class Headers:
    """Sets the headers. A view may ask for more: see :func:`framing` and :func:`framed`."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy())
        response.headers.setdefault("X-Frame-Options", "DENY")
        # Not no-referrer: forms would then come without an origin and be refused.
        response["Referrer-Policy"] = "same-origin"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        # A page that stayed in a browser's cache would be readable after signing out.
        response["Cache-Control"] = "no-store"
        return response


def policy(**further: str) -> str:
    """The content security policy as it is written, with directives added or replaced."""
    directives = {**POLICY, **{name.replace("_", "-"): told for name, told in further.items()}}
    return "; ".join(f"{name} {told}" for name, told in directives.items())


def framing(response: HttpResponse) -> HttpResponse:
    """Let this page show originals in a frame."""
    response["Content-Security-Policy"] = policy(frame_src="'self'")
    return response


def framed(response: HttpResponse) -> HttpResponse:
    """Mark this answer as an original: shown inside our page, allowed to do nothing."""
    response["Content-Security-Policy"] = FRAMED
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
