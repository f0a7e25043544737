"""Looking at a door from outside: does it serve the published form, byte for byte?

A relay that turned hostile could serve a page that seals for somebody else, or a signed week that
was replaced since. Through Tor it cannot
tell who asks, so asking at random times, as a visitor would, makes that a risk for it. It does
not stop a page served only once to one person.
"""

from __future__ import annotations

import http.client
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from http import HTTPStatus
from ssl import create_default_context
from urllib.parse import SplitResult, urlsplit

from python_socks import ProxyError
from python_socks.sync import Proxy

from habeas.door.answers import STRICT
from habeas.door.faults import NotAHash, NotAnAddress, OnionNeedsTor, PageNotReached
from habeas.door.signatures import Issued, check_weeks
from habeas.door.weeks import emptied

TIMEOUT = 120
"""Seconds to wait for an answer: onion services are slow."""
LARGEST = 4 * 1024 * 1024
"""Bytes of a page at most, also unpacked."""
_AS_A_VISITOR = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "Upgrade-Insecure-Requests": "1",
}
"""As a common browser says it: a relay should not tell a watcher from a visitor by this."""
_PROXY = re.compile(r"[a-zA-Z0-9.:\[\]-]+:[0-9]{1,5}")
_HTML = "text/html;charset=utf-8"
_HARMLESS = {name.lower() for name in STRICT} | {
    "connection",
    "content-encoding",
    "content-length",
    "content-security-policy",
    "content-type",
    "date",
    "keep-alive",
    "strict-transport-security",
    "transfer-encoding",
    "vary",
    "via",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """One look: the bytes that came, and what is wrong with them; empty for the published form."""

    page: bytes
    wrong: str

    @property
    def is_published(self) -> bool:
        """Whether it is the published form with the week it should have."""
        return not self.wrong


@dataclass(frozen=True, slots=True)
class Watched:
    """A door to look at. ``socks`` is ``host:port`` of a SOCKS5 proxy, such as Tor's.

    ``issued``: the weeks the desk gave out last, where the one who watches has them.
    """

    address: SplitResult
    published: str
    socks: str | None
    issued: Issued | None = None

    @classmethod
    def at(
        cls, address: str, published: str, socks: str | None, issued: Issued | None = None
    ) -> Watched:
        """Raises :class:`NotAnAddress`, :class:`NotAHash` and :class:`OnionNeedsTor`."""
        parts = _parts(address)
        if socks is not None and not _PROXY.fullmatch(socks):
            raise NotAnAddress(address=socks)
        if not re.fullmatch(r"[0-9a-f]{64}", published.strip().lower()):
            raise NotAHash
        if socks is None and str(parts.hostname).endswith(".onion"):
            raise OnionNeedsTor
        return cls(parts, published.strip().lower(), socks, issued)

    def look(self, day: date) -> Looked:
        """Ask once, on that day in UTC. Raises :class:`PageNotReached`."""
        page, is_strange = self._answer()
        if is_strange:
            return Looked(page, "something beside it could lead a browser elsewhere")
        try:
            found = sha256(emptied(page)).hexdigest()
            if found != self.published:
                return Looked(page, f"it has the hash {found}")
            check_weeks(page, day, self.address.path == "/kit", self.issued)
        except ValueError as error:
            return Looked(page, str(error))
        return Looked(page, "")

    def _answer(self) -> tuple[bytes, bool]:
        try:
            with closing(self._connection()) as connection:
                connection.request("GET", self.address.path or "/", headers=_AS_A_VISITOR)
                answer = connection.getresponse()
                body = answer.read(LARGEST + 1)
                encoding = answer.headers.get("Content-Encoding", "")
        except (OSError, http.client.HTTPException, ProxyError) as error:
            raise PageNotReached(address=self.address.geturl()) from error
        if answer.status >= HTTPStatus.BAD_REQUEST or len(body) > LARGEST:
            raise PageNotReached(address=self.address.geturl())
        return (_unpacked(body) if encoding == "gzip" else body), _strange(answer)

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self.address.hostname or "", self.address.port
        secure = self.address.scheme == "https"
        connection: http.client.HTTPConnection
        if secure:
            connection = http.client.HTTPSConnection(host, port, timeout=TIMEOUT)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
        if self.socks:
            # The name goes to the proxy as it is: an onion address means nothing elsewhere, and
            # asking for a name outside of Tor would tell who watches.
            proxy = Proxy.from_url(f"socks5://{self.socks}", rdns=True)
            reached = proxy.connect(host, connection.port, timeout=TIMEOUT)
            context = create_default_context() if secure else None
            connection.sock = (
                context.wrap_socket(reached, server_hostname=host) if context else reached
            )
        return connection


def looks(
    watched: Watched,
    waits: Iterable[float],
    wait: Callable[[float], None],
    now: Callable[[], datetime],
) -> Iterator[Looked | None]:
    """Look after each wait; None where nothing came, for onion services fail now and then.

    ``now`` is in UTC. Raises :class:`PageNotReached` at the end when nothing came at any time.
    """
    came = False
    for seconds in waits:
        wait(seconds)
        try:
            looked = watched.look(now().date())
        except PageNotReached:
            yield None
        else:
            came = True
            yield looked
    if not came:
        raise PageNotReached(address=watched.address.geturl())


def moments(times: int, seconds: float, chance: Callable[[], float]) -> Iterator[float]:
    """How long to wait before each of so many looks, which fall anywhere within the time.

    ``chance`` gives numbers from 0 to 1. The waits add up to at most ``seconds``.
    """
    before = 0.0
    for moment in sorted(chance() * seconds for _ in range(times)):
        yield moment - before
        before = moment


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        well_formed = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed or parts.username or parts.query or parts.fragment:
        raise NotAnAddress(address=address)
    return parts


def _unpacked(body: bytes) -> bytes:
    """The one gzip stream there may be; anything else stays as it came and matches nothing."""
    unpacking = zlib.decompressobj(wbits=31)
    try:
        page = unpacking.decompress(body, LARGEST)
    except zlib.error:
        return body
    return page if unpacking.eof and not unpacking.unused_data else body


def _strange(answer: http.client.HTTPResponse) -> bool:
    """Whether something beside the page could steer a browser: it leads on, or sets a cookie.

    Only headers that the relay sends, or that mean nothing to a page, are taken for harmless.
    """
    leads_on = HTTPStatus.MULTIPLE_CHOICES <= answer.status < HTTPStatus.BAD_REQUEST
    told = [name.lower() for name in answer.headers]
    # Of a header told twice a browser may heed the other one.
    is_repeated = len(set(told)) != len(told)
    as_utf8 = answer.headers.get("Content-Type", "").lower().replace(" ", "") == _HTML
    return leads_on or not as_utf8 or is_repeated or bool(set(told) - _HARMLESS)
