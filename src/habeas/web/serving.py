"""Serving the desk: on this machine alone, unless whoever serves it says how it is guarded."""

from __future__ import annotations

import gc
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from django.urls import get_resolver

from habeas.web import openfiles, shown_originals
from habeas.web.application import application
from habeas.web.sessions import Sessions
from habeas.words.errors import HabeasError, WrongUse
from habeas.workspace.desk import open_desk
from habeas.workspace.opening import now

THREADS = 8
SELDOM = (10_000, 20, 20)
"""How many things are made before Python looks for garbage among them, and how often it then
looks among older ones. As Python comes, a large page waits a twentieth of a second for that."""
_LOOK = 5.0
"""Seconds between two looks whether somebody has been idle for too long."""

_LONGEST_HEADER = 64 * 1024
"""Bytes of what a browser says before its form: a stranger could go on for ever."""


class NotToStrangers(HabeasError):
    """Raised rather than serving pages to other machines over a connection anybody can read."""

    message = "On {host} other machines could reach the desk, and read along what is typed."
    hint = (
        "Give --certificate and --key for TLS, or --behind-proxy when a proxy or an onion "
        "service on this machine encrypts; or leave --host away to serve this machine alone."
    )


class PortTaken(HabeasError):
    """Raised when the desk cannot listen where it was told to."""

    message = "Nothing can be served at {host} port {port}: {reason}."
    hint = "Give another --port, or end what listens there."


class CertificateUnreadable(HabeasError):
    """Raised when the certificate or its key cannot be used."""

    message = "The certificate {path} cannot be used: {reason}."
    hint = "Give a certificate chain and its unencrypted key, both as PEM files."


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk is served, and how it is guarded on the way to the browser."""

    host: str = "127.0.0.1"
    port: int = 8600
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    names: tuple[str, ...] = ()

    @property
    def is_this_machine(self) -> bool:
        """Whether nobody else can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    def address(self, port: int) -> str:
        """What to type into the browser; ``port`` is the one that was free when asked for 0."""
        scheme = "https" if self.certificate else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{port}/"


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that is listening. ``run`` answers until it is interrupted."""

    address: str
    run: Callable[[], None]


def check(place: Place) -> None:
    """Raise :class:`NotToStrangers` and WrongUse for a place that must not be served so."""
    if bool(place.certificate) != bool(place.key):
        raise WrongUse(
            problem="--certificate and --key go together.",
            suggestion="Give both, or neither.",
        )
    if any("*" in name or name.startswith(".") for name in place.names):
        raise WrongUse(
            problem="--name takes whole host names: any page elsewhere could use another.",
            suggestion="Give each name that is typed into a browser, one --name for each.",
        )
    if not (place.is_this_machine or place.certificate or place.behind_proxy):
        raise NotToStrangers(host=place.host)


@contextmanager
def serving(folder: Path, place: Place, idle: timedelta) -> Iterator[Served]:
    """Hold a workspace and give what serves it until it is interrupted.

    Raises what :func:`check` and :func:`~habeas.workspace.desk.open_desk` raise, and
    :class:`PortTaken`.
    """
    check(place)
    openfiles.allow_many()
    with open_desk(folder) as desk:
        secure = bool(place.certificate) or place.behind_proxy
        pages, sessions = application(desk, now, idle, (*place.names, place.host), secure)
        server = _Quiet((place.host, place.port), pages, numthreads=THREADS, server_name="habeas")
        server.max_request_header_size = _LONGEST_HEADER
        if place.certificate:
            server.ssl_adapter = _tls(place)
        # Before the server starts its threads: what went wrong here would leave them waiting.
        settle()
        try:
            server.prepare()
        except OSError as error:
            reason = error.strerror or "it is taken"
            raise PortTaken(host=place.host, port=place.port, reason=reason) from error
        ended = threading.Event()
        watch = threading.Thread(target=_watch, args=(sessions, ended), daemon=True)
        watch.start()
        try:
            yield Served(place.address(server.bind_addr[1]), partial(answer, server))
        finally:
            ended.set()
            server.stop()
            for session in sessions.all():
                sessions.end(session)
            shown_originals.rest()


def answer(server: Server) -> None:
    """Answer until this thread is interrupted, in another thread.

    An interruption that fell into the handing over of a connection could take the place of the
    word that wakes a worker: it would wait for ever, and so would whoever stops the desk.
    """
    answering = threading.Thread(target=server.serve, daemon=True)
    answering.start()
    answering.join()


class _Quiet(Server):
    """A server that names the kind of a fault outside of a page, never its text.

    The text may quote a report.
    """

    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:
        """Called by the server for what no page could answer."""
        fault = sys.exc_info()[0]
        if fault is not None:
            sys.stderr.write(f"A fault outside of a page: {fault.__name__}\n")


def settle() -> None:
    """Load what every page needs, and keep the collector of garbage from looking at it.

    Looking through all of it takes longer than drawing a page, and so the rest is looked
    through seldom. Before anybody signs in: what is kept from the collector now is never freed
    by it, and no key may be among that.
    """
    get_resolver().url_patterns  # noqa: B018  # asked for so that views and forms are loaded
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _watch(sessions: Sessions, ended: threading.Event) -> None:
    while not ended.wait(_LOOK):
        sessions.end_idle(now())
        shown_originals.rest_if_unused(now())


def _tls(place: Place) -> BuiltinSSLAdapter:
    try:
        return BuiltinSSLAdapter(str(place.certificate), str(place.key))
    except (OSError, ssl.SSLError) as error:
        reason = getattr(error, "reason", None) or error.strerror or "it is no certificate"
        raise CertificateUnreadable(path=place.certificate, reason=reason) from error
