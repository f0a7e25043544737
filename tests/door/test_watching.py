"""A watch over a door: it knows the published form from anything else."""

import gzip
import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from click.testing import CliRunner
from door.forms import NOON, PAGE, block
from door.signed import deployment
from door.socks import proxy

from habeas.cli.door_verb import command
from habeas.door.answers import PAGE as HTML
from habeas.door.faults import (
    NotAHash,
    NotAnAddress,
    OnionNeedsTor,
    PageDiffers,
    PageNotReached,
)
from habeas.door.watching import Watched, looks, moments
from habeas.door.weeks import OPENING, filled

PUBLISHED = sha256(PAGE).hexdigest()
SERVED = filled(PAGE, [block(NOON)])


class Door:
    """A relay that serves whatever a test tells it to."""

    def __init__(self):
        self.status, self.body, self.headers, self.asked = 200, SERVED, {}, []

    def handler(door):  # noqa: N805 - the handler has a self of its own
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                door.asked.append((self.path, dict(self.headers)))
                self.send_response_only(door.status)
                for name, value in {"Content-Type": HTML, **door.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(door.body)

        return Handler


@contextmanager
def served(door):
    server = HTTPServer(("127.0.0.1", 0), door.handler())
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_address
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def door_and_address():
    door = Door()
    with served(door) as (host, port):
        yield door, f"http://{host}:{port}/"


@pytest.fixture
def door(door_and_address):
    door = door_and_address[0]
    Door.__init__(door)
    return door


@pytest.fixture
def look(door_and_address, door):
    return looking_at(door_and_address[1])


def looking_at(address, **given):
    watched = Watched.at(address, PUBLISHED, given.pop("socks", None), **given)
    return lambda: watched.look(NOON.date())


def as_of_now():
    return filled(PAGE, [block(datetime.now(UTC))])


def test_the_published_form_is_known_zipped_or_not(look, door):
    assert look().is_published
    door.body, door.headers = gzip.compress(SERVED), {"Content-Encoding": "gzip"}
    assert look().is_published


@pytest.mark.parametrize(
    "body",
    [
        SERVED[:-1],
        SERVED + b"\n",
        SERVED.replace(b"invented", b"Invented"),
        SERVED.replace(OPENING, OPENING + b"<!--<script>"),
        SERVED.replace(OPENING, b""),
        b"",
    ],
)
def test_one_other_byte_is_another_page(look, door, body):
    door.body = body
    assert not look().is_published


@pytest.mark.parametrize(
    "headers",
    [
        {"Refresh": "0; url=http://elsewhere.example/"},
        {"Link": "<other.js>; rel=preload"},
        {"Set-Cookie": "a=b"},
        {"Content-Type": "text/html; charset=utf-16"},
        {"Content-Encoding": "br"},
        {"content-type": "text/html; charset=utf-16"},
        {"content-security-policy": "a", "Content-Security-Policy": "b"},
    ],
)
def test_a_header_that_leads_a_browser_elsewhere_is_noticed(look, door, headers):
    door.headers = headers
    if "Content-Encoding" in headers:
        door.body = b"\x0b" + SERVED
    assert not look().is_published


def test_another_page_behind_the_first_zipped_one_is_noticed(look, door):
    door.body = gzip.compress(SERVED) + gzip.compress(b"<script>")
    door.headers = {"Content-Encoding": "gzip"}
    assert not look().is_published


def test_a_second_week_is_noticed_where_it_would_make_a_kit_of_the_page(
    look, door, door_and_address
):
    door.body = filled(PAGE, [block(NOON), block(NOON + timedelta(weeks=1))])
    assert look().wrong == "it holds 2 signed weeks, and not one"
    assert looking_at(door_and_address[1] + "kit")().is_published


def test_last_weeks_page_served_again_is_noticed(look, door):
    door.body = filled(PAGE, [block(NOON - timedelta(weeks=1))])
    assert "not signed for this week" in look().wrong


def test_being_led_on_is_noticed(look, door):
    door.status, door.headers = 302, {"Location": "/other"}
    assert not look().is_published


def test_no_page_is_no_judgement(look, door):
    door.status = 503
    with pytest.raises(PageNotReached):
        look()
    with pytest.raises(PageNotReached):
        looking_at("http://127.0.0.1:1/")()
    with pytest.raises(PageNotReached):
        looking_at("http://name.onion/", socks="127.0.0.1:1")()


def test_through_a_proxy_the_name_itself_is_asked_for(door_and_address, door):
    port = int(door_and_address[1].rsplit(":", 1)[1].strip("/"))
    with proxy(("127.0.0.1", port)) as tor:
        assert looking_at("http://velmaranotes.onion/", socks=tor.address)().is_published
    assert tor.asked_for == [("velmaranotes.onion", 80)]
    assert door.asked[0][1]["Host"] == "velmaranotes.onion"


def test_a_watch_says_nothing_of_itself(look, door):
    look()
    path, headers = door.asked[0]
    assert path == "/"
    assert "habeas" not in str(headers).lower()
    assert "python" not in str(headers).lower()


@pytest.mark.parametrize("published", ["", "abc", "g" * 64, PUBLISHED[:-1]])
def test_what_cannot_be_a_hash_is_refused(published):
    with pytest.raises(NotAHash):
        Watched.at("http://name.example/", published, None)


@pytest.mark.parametrize(
    ("address", "socks"),
    [
        ("name.onion", None),
        ("ftp://name.onion/", None),
        ("http://", None),
        ("http://a:x/", None),
        ("http://name.onion/", "9050"),
        ("http://name.onion/", "127.0.0.1:\uff19050"),
        ("http://a:b@name.onion/", None),
    ],
)
def test_what_cannot_be_asked_is_refused(address, socks):
    with pytest.raises(NotAnAddress):
        Watched.at(address, PUBLISHED, socks)


def test_an_onion_address_is_never_asked_for_outside_of_tor():
    for address in ("http://name.onion/", "http://NAME.ONION:80/"):
        with pytest.raises(OnionNeedsTor):
            Watched.at(address, PUBLISHED, None)


def test_the_looks_fall_anywhere_within_the_time_in_their_order():
    chances = iter([0.9, 0.1, 0.5])
    waits = list(moments(3, 100, lambda: next(chances)))
    assert waits == pytest.approx([10, 40, 40])


def test_the_verb_ends_well_for_the_published_form(door_and_address, door):
    door.body = as_of_now()
    arguments = ["watch", door_and_address[1], "--hash", PUBLISHED.upper(), "--times", "3"]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert done.output.endswith("The published form, in 3 of 3 looks.\n")
    assert len(door.asked) == 3


def test_one_look_that_reaches_nothing_does_not_end_the_watch(door_and_address, door):
    watched, waited = Watched.at(door_and_address[1], PUBLISHED, None), []

    def wait(seconds):
        waited.append(seconds)
        door.status = 503 if seconds == 2 else 200

    found = list(looks(watched, [1, 2, 3], wait, lambda: NOON))
    assert [looked and looked.is_published for looked in found] == [True, None, True]
    assert waited == [1, 2, 3]
    with pytest.raises(PageNotReached):
        list(looks(watched, [2, 2], wait, lambda: NOON))


def test_the_verb_keeps_what_differs_and_ends_as_evidence_that_does_not_match(
    door_and_address, door, tmp_path
):
    door.body, kept = PAGE + b"<script>", tmp_path / "served.html"
    arguments = ["watch", door_and_address[1], "--hash", PUBLISHED, "--keep", str(kept)]
    done = CliRunner().invoke(command, arguments)
    assert isinstance(done.exception, PageDiffers)
    assert done.exception.exit_code == 3
    assert kept.read_bytes() == door.body


def test_the_verb_notices_a_week_that_the_newest_deployment_file_replaces(
    door_and_address, door, tmp_path
):
    door.body, file = as_of_now(), tmp_path / "intake.json"
    arguments = ["watch", door_and_address[1], "--hash", PUBLISHED, "--deployment", str(file)]
    file.write_text(json.dumps(deployment([block(datetime.now(UTC), number=1)])))
    assert CliRunner().invoke(command, arguments, catch_exceptions=False).exit_code == 0
    file.write_text(json.dumps(deployment([block(datetime.now(UTC), number=2)])))
    done = CliRunner().invoke(command, arguments)
    assert isinstance(done.exception, PageDiffers)
    assert "was replaced by 2" in str(done.exception)
