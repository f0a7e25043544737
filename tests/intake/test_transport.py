"""The way to the relay: through a proxy, and over answers that no relay gives."""

import os
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from door.socks import proxy

from habeas.intake.transport import (
    Relay,
    RelayAnsweredStrangely,
    RelayFull,
    RelayNotReached,
    SlotTaken,
)

SLOT = bytes(range(16))


class Answers(BaseHTTPRequestHandler):
    """Answers everything with what the test left in ``said``."""

    said = (200, b"")
    asked: list = []  # noqa: RUF012 - of one test

    def _answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.asked.append((self.command, self.path, self.rfile.read(length)))
        status, body = self.said
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) + (body == b"cut")))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = _answer  # noqa: N815 - so the library calls them

    def log_message(self, *told):
        """Say nothing."""


@contextmanager
def answering(status=200, body=b""):
    handler = type("Said", (Answers,), {"said": (status, body), "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield handler, server.server_address
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def way(address, **further):
    return Relay("http://{}:{}".format(*address), timeout=5, **further)


def test_an_onion_address_is_asked_for_by_name_through_the_proxy_alone():
    content = os.urandom(32)
    with answering(200, content) as (_, address), proxy(address) as through:
        relay = Relay("http://abcdef.onion", through.address, timeout=5)
        assert relay.slots() == (content[:16], content[16:])
        assert through.asked_for == [("abcdef.onion", 80)]


def test_each_step_asks_what_the_format_says():
    with answering(200, b"{}") as (handler, address):
        relay = way(address)
        relay.drop(SLOT)
        relay.lay(SLOT, b"reply")
        relay.week()
        assert [(verb, path) for verb, path, _ in handler.asked] == [
            ("DELETE", f"/in/{SLOT.hex()}"),
            ("PUT", f"/out/{SLOT.hex()}"),
            ("GET", "/week"),
        ]
        assert handler.asked[1][2] == b"reply"


def test_a_relay_that_others_share_leaves_what_was_kept_to_expire_and_that_is_no_fault():
    with answering(403, b'{"problem":"shared"}') as (_, address):
        way(address).drop(SLOT)
        with pytest.raises(RelayAnsweredStrangely):
            way(address).envelope(SLOT)


def test_the_week_that_is_served_is_asked_for_and_none_is_no_fault():
    with answering(200, b"{}") as (_, address):
        assert way(address).week() == b"{}"
    with answering(404, b'{"problem":"no_week"}') as (_, address):
        assert way(address).week() is None


def test_an_envelope_that_is_gone_is_nothing_and_not_a_fault():
    with answering(404, b"{}") as (_, address):
        assert way(address).envelope(SLOT) is None
        way(address).drop(SLOT)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (409, SlotTaken),
        (507, RelayFull),
        (503, RelayFull),
        (302, RelayAnsweredStrangely),
        (500, RelayAnsweredStrangely),
    ],
)
def test_every_refusal_of_the_relay_has_its_own_error(status, error):
    with answering(status, b"{}") as (_, address), pytest.raises(error):
        way(address).lay(SLOT, b"reply")


def test_a_list_of_slots_that_is_none_and_an_endless_answer_are_refused():
    with answering(200, bytes(17)) as (_, address), pytest.raises(RelayAnsweredStrangely):
        way(address).slots()
    with answering(200, bytes(4_194_305)) as (_, address), pytest.raises(RelayAnsweredStrangely):
        way(address).envelope(SLOT)


def test_an_answer_that_breaks_off_is_told_as_not_reached():
    with answering(200, b"cut") as (_, address), pytest.raises(RelayNotReached):
        way(address).envelope(SLOT)
