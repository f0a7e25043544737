"""The relay as it runs: two listeners on this machine, no log of who asked for what."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

from cheroot.server import HTTPConnection, HTTPRequest
from cheroot.wsgi import Server

from habeas.door.answers import problem
from habeas.door.asking import answering
from habeas.door.collecting import Collecting
from habeas.door.faults import (
    DoorPortTaken,
    RelayStoreDamaged,
    RelayStoreFull,
    RelayStoreUnwritable,
)
from habeas.door.flood import Flood
from habeas.door.form_folder import check_week, read
from habeas.door.patience import Patience
from habeas.door.public import Public
from habeas.door.store import Store
from habeas.door.sweeping import Clock, Sweeper
from habeas.evidence import dumps

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"
"""Both listen here and nowhere else: an onion service, or a proxy that encrypts, stands before."""
_THREADS, _DESKS = 64, 4
_SILENCE = 60
"""Seconds a connection may bring nothing: through Tor it sometimes does. How long a request may
take in all is held elsewhere."""
_LOOK = 10.0
"""Seconds between two looks whether something is due."""
_LONGEST_HEADER = 16 * 1024
_LEAPT = (
    "The clock leapt by more than a week, or the relay stood still for so long. Nothing expires "
    "until the clock is right. When it is: habeas door relay --today YYYY-MM-DD, with today's date."
)


@dataclass(frozen=True, slots=True)
class Relay:
    """Where a relay listens, what it serves and keeps, and how much of it (bytes).

    ``only_desk``: one desk alone collects, and may delete. ``today``: the day as a person says it,
    for a clock that leapt.
    """

    form: Path
    store: Path
    port: int
    collect_port: int
    room: int
    daily: int
    only_desk: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """A relay that listens. ``wait`` answers until it is interrupted.

    ``last_week`` is the last one that keys were signed for: the form is to be built anew before.
    """

    address: str
    collecting: str
    last_week: str
    wait: Callable[[], object]


@contextmanager
def serving(relay: Relay) -> Iterator[Listening]:
    """Open the store and listen on both ports until the block is left.

    Raises what :func:`~habeas.door.form_folder.read` and :class:`Store` raise, ``FormExpired``
    and :class:`DoorPortTaken`.
    """
    dumps.forbid()
    form = read(relay.form)
    check_week(form, relay.form, _now().date())
    store = Store(relay.store, relay.room)
    flood = Flood(time.monotonic, token_bytes, relay.daily)
    public = Public(form, store, flood, _now, token_bytes)
    desks = Collecting(form, store, _now, token_bytes, relay.only_desk)
    sweeper = Sweeper(store, flood, _now, time.monotonic, relay.today)
    patience = Patience(time.monotonic)
    try:
        with (
            _listener(relay.port, answering(public, _now), _THREADS, patience) as here,
            _listener(relay.collect_port, answering(desks, _now), _DESKS, patience) as there,
            _swept(sweeper, patience) as ended,
        ):
            yield Listening(_address(here), _address(there), max(form.weeks), ended.wait)
            public.is_closing = True
    finally:
        with suppress(RelayStoreFull, RelayStoreUnwritable, RelayStoreDamaged):
            store.tidy()
        store.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _address(server: Server) -> str:
    return f"http://{HOST}:{server.bind_addr[1]}/"


@contextmanager
def _listener(
    port: int, application: WSGIApplication, threads: int, patience: Patience
) -> Iterator[_Silent]:
    server = _Silent((HOST, port), application, threads, "web", timeout=_SILENCE)
    server.patience = patience
    server.max_request_header_size = _LONGEST_HEADER
    try:
        server.prepare()
    except OSError as error:
        raise DoorPortTaken(port=port) from error
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


@contextmanager
def _swept(sweeper: Sweeper, patience: Patience) -> Iterator[threading.Event]:
    """Let the sweeper and the patience look now and then, in a thread of their own."""
    ended = threading.Event()
    _look(sweeper)

    def keep_looking() -> None:
        while not ended.wait(_LOOK):
            patience.look()
            _look(sweeper)

    thread = threading.Thread(target=keep_looking, daemon=True)
    thread.start()
    try:
        yield ended
    finally:
        ended.set()
        thread.join()


def _look(sweeper: Sweeper) -> None:
    try:
        if sweeper.look() is Clock.LEAPT:
            _warn(_LEAPT)
    except Exception as fault:  # noqa: BLE001 - the edge: a thread that ends would let nothing go
        _warn(f"A fault in what the relay does by itself: {type(fault).__name__}")


def _warn(line: str) -> None:
    sys.stderr.write(line + "\n")


class _Request(HTTPRequest):
    """A request whose head must come in time, and which gets strict headers when it is refused."""

    def parse_request(self) -> None:
        """Called by the server when the first bytes of a request are there."""
        with self.server.patience.with_one(self.conn.socket):
            super().parse_request()

    def respond(self) -> None:
        """Called by the server when the head is there. A body in chunks is not read, so it ends."""
        self.close_connection = self.close_connection or self.chunked_read
        super().respond()

    def simple_response(self, status: object, msg: str = "") -> None:
        """Called by the server with a status line; its own words are left out."""
        number = int(str(status)[:3])
        answer = problem(number, "refused")
        lines = [f"{self.server.protocol} {answer.line}", "Connection: close"]
        lines += [f"{name}: {told}" for name, told in answer.headers(_now())]
        self.close_connection = True
        with suppress(OSError):
            self.conn.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1") + answer.body)


class _Connection(HTTPConnection):
    RequestHandlerClass = _Request


class _Silent(Server):
    """A server that names the kind of a fault, never its text: that may hold what was asked."""

    ConnectionClass = _Connection
    patience: Patience

    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:
        """Called by the server for what nothing could answer."""
        fault = sys.exc_info()[0]
        if fault is not None:
            _warn(f"A fault outside of the relay: {fault.__name__}")
