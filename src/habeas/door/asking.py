"""What is asked of the relay, and the one way from a request to an answer.

A request is looked at for its method, its path, its length and two headers. Who asks, with what
program and in which language is never read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from habeas.door.answers import Answer, problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PIECE = 64 * 1024
_PATIENCE, _SLOWEST = 60, 4096
"""Seconds any body may take, and the bytes a second that give it more."""


class CutShort(Exception):
    """The body ended early, or came slower than anybody's connection is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. ``length`` is None when it tells none; ``body`` reads exactly that much."""

    method: str
    path: str
    length: int | None
    may_zip: bool
    puzzle: str
    body: Callable[[], bytes]


def answering(answer: Callable[[Asked], Answer], now: Callable[[], datetime]) -> WSGIApplication:
    """A WSGI application. Nothing of a request reaches an answer, a log or an error by it."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given = _given(answer, environ)
        start_response(given.line, given.headers(now()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [given.body]

    return application


def _given(answer: Callable[[Asked], Answer], environ: WSGIEnvironment) -> Answer:
    try:
        return answer(_asked(environ))
    except CutShort:
        return problem(400, "cut_short")
    except Exception as fault:  # noqa: BLE001 - the edge: a fault is named by its kind alone
        sys.stderr.write(f"A fault in the relay: {type(fault).__name__}\n")
        return problem(500, "fault")


def _asked(environ: WSGIEnvironment) -> Asked:
    told = environ.get("CONTENT_LENGTH", "")
    # Whoever tells a length and sends in chunks as well has told two lengths.
    is_told = told.isascii() and told.isdigit() and "HTTP_TRANSFER_ENCODING" not in environ
    length = int(told) if is_told else None
    method = environ["REQUEST_METHOD"]
    return Asked(
        "GET" if method == "HEAD" else method,
        environ.get("PATH_INFO", ""),
        length,
        "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
        environ.get("HTTP_PUZZLE", ""),
        lambda: _body(environ["wsgi.input"], length or 0),
    )


def _body(source: Any, length: int) -> bytes:  # noqa: ANN401 - whatever the server reads from
    """Exactly ``length`` bytes. Raises :class:`CutShort`."""
    until = monotonic() + _PATIENCE + length / _SLOWEST
    # What the server gives waits for a whole piece, and a sender of one byte now and then would
    # hold it for hours. What lies under it gives what has come.
    stream = getattr(source, "rfile", source)
    body = bytearray()
    while len(body) < length:
        try:
            piece = stream.read1(min(_PIECE, length - len(body)))
        except OSError as error:  # the sender left, or was silent for too long
            raise CutShort from error
        if not piece or monotonic() > until:
            raise CutShort
        body += piece
        if stream is not source:
            source.remaining -= len(piece)
    return bytes(body)
