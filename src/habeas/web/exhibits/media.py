"""What is made of an original for a browser, and its exact bytes to be saved.

Each address is of one exhibit and goes through the same gate as its page; what cannot be shown
is not there. Nothing is sent that a browser could take for anything but what it is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.headers import framed
from habeas.web.requests import DeskRequest
from habeas.web.serving_now import clock
from habeas.web.shown_originals import originals
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace.looking import Look
from habeas.workspace.originals import Picture, whole

_PIECE = 256 * 1024


@needs(Right.READ, look=Look.MEDIA)
@require_safe
def markup(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """A web page, mail or document, for a frame in which nothing does anything."""
    shown = originals(clock()())
    try:
        page = shown.markup(request.desk.workspace, compartment, exhibit)
    except HabeasError as error:
        raise Http404 from error
    return framed(HttpResponse(page, content_type="text/html; charset=utf-8"))


@needs(Right.READ, look=Look.MEDIA)
@require_safe
def picture(request: DeskRequest, compartment: str, exhibit: str, page: int) -> HttpResponse:
    """A picture, or one page of an original that has pages."""
    shown = originals(clock()())
    try:
        drawn = shown.page_picture(request.desk.workspace, compartment, exhibit, page)
    except HabeasError as error:
        raise Http404 from error
    return _drawn(drawn)


@needs(Right.READ, look=Look.MEDIA)
@require_safe
def preview(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """A small grey blur in place of a picture."""
    shown = originals(clock()())
    try:
        drawn = shown.preview(request.desk.workspace, compartment, exhibit)
    except HabeasError as error:
        raise Http404 from error
    return _drawn(drawn)


@needs(Right.READ)
@require_POST
def save(request: DeskRequest, compartment: str, exhibit: str) -> StreamingHttpResponse:
    """The exact bytes, to be saved and never shown; the custody log says who took them."""
    taken = whole(request.desk.workspace, compartment, exhibit)
    response = StreamingHttpResponse(
        _pieces(taken.content), content_type="application/octet-stream"
    )
    response["Content-Length"] = str(taken.size)
    response["Content-Disposition"] = content_disposition_header(True, taken.name)
    return response


def _drawn(drawn: Picture) -> HttpResponse:
    return framed(HttpResponse(drawn.data, content_type=drawn.kind))


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while piece := content.read(_PIECE):
            yield piece
