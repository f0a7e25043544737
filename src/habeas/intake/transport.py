"""The way to the relay's collecting listener: the one place of this room that opens a connection.

Plain HTTP, on this machine or through a SOCKS5 proxy to an onion service, which encrypts and
authenticates by its address. Any other way would show in clear that somebody collects here, and
is refused.
"""

from __future__ import annotations

import http.client
import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError, ProxyType
from python_socks.sync import Proxy

from habeas.evidence.sealing import ENVELOPE_SIZES
from habeas.intake.envelopes import SLOT
from habeas.words.errors import HabeasError

TIMEOUT = 60
"""Seconds without an answer after which an attempt is given up; onion services are slow."""

_MOST_SLOTS = 16 * 1_000_000
_MOST_WEEK = 100_000


class NotACollectingAddress(HabeasError):
    """Raised for an address that does not lead to a collecting listener safely."""

    message = "{address} is no address to collect from safely."
    hint = "Give http://127.0.0.1:PORT, or http://….onion with Tor's proxy here: 127.0.0.1:9050"


class RelayNotReached(HabeasError):
    """Raised when the relay does not answer."""

    message = "The relay was not reached ({reason}). What was collected before is kept."
    hint = "Look whether Tor and the relay run, then collect again: it goes on where it stopped."


class RelayAnsweredStrangely(HabeasError):
    """Raised for an answer that the relay of this version does not give."""

    message = "The relay answered {asked} with {status}, and not as a relay does."
    hint = "Look at which program answers there. What was collected before is kept."


class RelayFull(HabeasError):
    """Raised when the relay has no room for a reply."""

    message = "The relay has no room. The reply waits here."
    hint = "Look after the disk of the relay, then collect again: waiting replies go then."


class SlotTaken(HabeasError):
    """Raised when something else lies at the relay where a reply should go."""

    message = "Another reply lies in that place already."
    hint = "The next place is taken by itself. Nothing was lost."


@dataclass(frozen=True, slots=True)
class Relay:
    """A collecting listener. ``socks`` is ``host:port`` of a proxy, empty for none."""

    address: str
    socks: str = ""
    timeout: float = TIMEOUT

    def slots(self) -> tuple[bytes, ...]:
        """Every slot that waits. Raises as every step here does (see the module's errors)."""
        told = self._asked("GET", "/in", most=_MOST_SLOTS)
        if len(told) % SLOT:
            raise RelayAnsweredStrangely(asked="GET /in", status=f"{len(told)} bytes")
        return tuple(told[at : at + SLOT] for at in range(0, len(told), SLOT))

    def envelope(self, slot: bytes) -> bytes | None:
        """What lies in a slot; None when it is gone."""
        try:
            return self._asked("GET", f"/in/{slot.hex()}", most=max(ENVELOPE_SIZES))
        except _Gone:
            return None

    def drop(self, slot: bytes) -> None:
        """Delete what was collected and kept; a relay that others share leaves it to expire."""
        try:
            self._asked("DELETE", f"/in/{slot.hex()}")
        except (_Gone, _Shared):
            return

    def week(self) -> bytes | None:
        """The signed week that is served, as JSON; None when there is none."""
        try:
            return self._asked("GET", "/week", most=_MOST_WEEK)
        except _Gone:
            return None

    def lay(self, slot: bytes, reply: bytes) -> None:
        """Lay a reply out. Raises :class:`SlotTaken` and :class:`RelayFull`."""
        self._asked("PUT", f"/out/{slot.hex()}", reply)

    def _asked(self, verb: str, path: str, body: bytes | None = None, most: int = 4096) -> bytes:
        with _naming_failures(), self._connected() as connection:
            connection.request(verb, path, body)
            answer = connection.getresponse()
            told = answer.read(most + 1)
            if answer.status == HTTPStatus.NOT_FOUND:
                raise _Gone
            if answer.status == HTTPStatus.FORBIDDEN and verb == "DELETE":
                raise _Shared
            _check(verb, answer.status)
            if len(told) > most:
                raise RelayAnsweredStrangely(asked=verb, status="more bytes than there can be")
            # Half an envelope would be taken for a broken one, and never be asked for again.
            if answer.length or (answer.length is None and not answer.chunked):
                raise RelayNotReached(reason="its answer broke off")
            return told

    @contextmanager
    def _connected(self) -> Iterator[http.client.HTTPConnection]:
        host, port = place_of(self.address, self.socks)
        connection = http.client.HTTPConnection(host, port, timeout=self.timeout)
        if self.socks:
            through, _, at = self.socks.rpartition(":")
            proxy = Proxy(ProxyType.SOCKS5, through.strip("[]"), int(at), rdns=True)
            connection.sock = proxy.connect(host, port, timeout=self.timeout)
        try:
            yield connection
        finally:
            connection.close()


class _Gone(Exception):
    """Nothing lies there (any more)."""


class _Shared(Exception):
    """The relay deletes nothing, for several desks collect there."""


def place_of(address: str, socks: str = "") -> tuple[str, int]:
    """Host and port of an address; the proxy is on this machine.

    Raises :class:`NotACollectingAddress`.
    """
    try:
        told = urlsplit(address)
        host, port = told.hostname or "", told.port or 80
        through = socks.rpartition(":")[0].strip("[]")
        int(socks.rpartition(":")[2] or 0)
    except ValueError as error:
        raise NotACollectingAddress(address=address) from error
    is_bare = told.scheme == "http" and told.path in ("", "/") and not (told.query or told.username)
    # A proxy elsewhere sees in clear which onion is asked, and hears all that goes by.
    is_safe = host.endswith(".onion") and _is_loopback(through) if socks else _is_loopback(host)
    if not is_bare or not is_safe:
        raise NotACollectingAddress(address=address)
    return host, port


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check(verb: str, status: int) -> None:
    if status == HTTPStatus.CONFLICT:
        raise SlotTaken
    if status in (HTTPStatus.INSUFFICIENT_STORAGE, HTTPStatus.SERVICE_UNAVAILABLE):
        raise RelayFull
    if status not in (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT):
        raise RelayAnsweredStrangely(asked=verb, status=status)


@contextmanager
def _naming_failures() -> Iterator[None]:
    try:
        yield
    except (ProxyError, ProxyConnectionError, ProxyTimeoutError) as error:
        raise RelayNotReached(reason="the proxy did not lead there") from error
    except http.client.HTTPException as error:
        raise RelayNotReached(reason="its answer broke off") from error
    except OSError as error:
        raise RelayNotReached(reason=_reason(error)) from error


def _reason(error: OSError) -> str:
    return "no answer in time" if isinstance(error, TimeoutError) else error.strerror or "no way"
