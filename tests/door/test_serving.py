"""The relay as a process: what it never keeps, and what it never loses."""

import http.client
import signal
import socket
import sys
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from door.forms import DESK, TEXT, built, envelope, slot
from door.running import Running, running

from habeas.cli.door_verb import command
from habeas.door.answers import STRICT
from habeas.door.faults import FormExpired, NotAForm
from habeas.door.serving import Listening
from habeas.door.store import Box, Store
from habeas.evidence.sealing import HybridIdentity, opened_with, room_in, sealed_to

CANARY = "Серебристая чайка Велмары"
SENT = 250
"""benchmarks/relay.py looks after a thousand."""

pytestmark = pytest.mark.xdist_group("relay")


@pytest.fixture(scope="module")
def relay(tmp_path_factory):
    with running(tmp_path_factory.mktemp("relay")) as started:
        yield started


def account(number):
    return f"{CANARY} {number}: an invented account of an invented place.".encode()


def test_a_relay_says_where_it_listens_and_that_it_logs_nothing(relay):
    assert relay.said[0].startswith("Visitors: http://127.0.0.1:")
    assert relay.said[1].startswith("Desks: http://127.0.0.1:")
    assert relay.said[2].startswith("Signed keys up to week 2")
    assert "Nothing is logged" in relay.said[3]


def test_no_plaintext_reaches_disk_log_or_memory_of_a_relay(relay):
    readers = [HybridIdentity.from_seed(bytes([n]) * 32).recipient for n in range(3)]
    connection = http.client.HTTPConnection("127.0.0.1", relay.port)
    for number in range(SENT):
        content = account(number).ljust(room_in(TEXT), b"\0")
        file = sealed_to(content, [*readers, DESK.recipient], size=TEXT)
        connection.request("PUT", f"/in/{slot(f'canary {number}')}", file)
        assert connection.getresponse().read().startswith(b'{"kept_until"')
    connection.close()
    _, back = relay.ask("GET", f"/in/{slot('canary 7')}", port=relay.desk_port)
    assert opened_with(back, [DESK]).startswith(account(7))
    words = (CANARY.encode(), CANARY.encode("utf-16-le"), b"an invented account")
    kept = [path.read_bytes() for path in relay.store.parent.glob("*") if path.is_file()]
    assert [word for word in words for held in kept if word in held] == []
    assert relay.log.read_bytes() == b""
    assert found_in_memory(relay, words) == 0


def found_in_memory(relay, words):
    try:
        regions = list(relay.memory())
    except OSError:
        pytest.skip("the memory of another process cannot be read here")
    # A word that must be there, so that an empty look is not taken for a clean one.
    assert any(b"is invented." in region for region in regions)
    return sum(region.count(word) for region in regions for word in words)


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_a_crash_of_a_relay_leaves_no_copy_of_its_memory(relay):
    with open(f"/proc/{relay.process.pid}/limits", encoding="ascii") as limits:
        core = next(line for line in limits if line.startswith("Max core file size"))
    assert core.split()[4] == "0"


@pytest.mark.parametrize(
    "asked",
    [
        b"NONSENSE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        b"GET /" + b"secret" * 9_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
    ids=["nonsense", "version", "length", "long"],
)
def test_what_the_server_itself_refuses_gets_the_same_strict_headers(relay, asked):
    with socket.create_connection(("127.0.0.1", relay.port), timeout=10) as visitor:
        visitor.sendall(asked)
        answer = visitor.recv(65_536).decode("latin-1")
    assert "secret" not in answer
    for name, told in STRICT.items():
        assert f"{name}: {told}\r\n" in answer


def test_a_body_in_chunks_is_refused_and_never_read_as_the_next_request(relay):
    head = f"PUT /in/{slot('chunks')} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    hidden = b"GET /up HTTP/1.1\r\nHost: a\r\n\r\n"
    answers = b""
    with socket.create_connection(("127.0.0.1", relay.port), timeout=10) as visitor:
        visitor.sendall(head.encode() + hidden)
        with suppress(ConnectionResetError):
            while piece := visitor.recv(65_536):
                answers += piece
    assert answers.startswith(b"HTTP/1.1 411 ")
    assert answers.count(b"HTTP/1.1 ") == 1


def test_senders_that_stall_keep_nobody_else_from_sending(relay):
    stalled = []
    for number in range(8):
        visitor = socket.create_connection(("127.0.0.1", relay.port), timeout=10)
        place = f"PUT /in/{slot(f'stalled {number}')} HTTP/1.1\r\nHost: a\r\n"
        visitor.sendall(f"{place}Content-Length: {TEXT}\r\n\r\n".encode() + envelope()[:5_000])
        stalled.append(visitor)
    assert relay.ask("PUT", f"/in/{slot('quick')}", envelope())[0] == 200
    for visitor in stalled:
        visitor.close()
    listed = relay.ask("GET", "/in", port=relay.desk_port)[1]
    assert bytes.fromhex(slot("stalled 1")) not in listed


def test_a_second_relay_is_refused_in_two_lines(relay, tmp_path):
    second = Running(tmp_path, store=relay.store)
    assert second.end() == 1
    assert second.log.read_text().splitlines() == [
        f"error: The store {relay.store} is held by another relay.",
        "hint: End that one first, or give this one a --store of its own.",
    ]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda form: (form / "csp.txt").unlink(), NotAForm),
        (lambda form: built(form, date(2020, 1, 6)), FormExpired),
    ],
)
def test_a_form_that_cannot_be_served_is_told_before_anything_listens(
    tmp_path, monkeypatch, spoil, error
):
    monkeypatch.setattr("habeas.door.serving.dumps.forbid", lambda: None)
    form = built(tmp_path / "form", datetime.now(UTC).date())
    spoil(form)
    store = tmp_path / "relay.store"
    done = CliRunner().invoke(command, ["relay", "--form", str(form), "--store", str(store)])
    assert isinstance(done.exception, error)
    assert not store.exists()


def test_that_one_desk_is_alone_and_what_day_it_is_are_said_by_a_person(tmp_path, monkeypatch):
    started = []

    @contextmanager
    def serving(relay):
        started.append(relay)
        yield Listening("", "", "2026-W48", lambda: None)

    monkeypatch.setattr("habeas.cli.door_verb.serving", serving)
    arguments = ["relay", "--form", str(tmp_path), "--store", str(tmp_path / "relay.store")]
    further = ["--only-desk", "--today", "2026-11-27"]
    for given in (arguments, arguments + further):
        CliRunner().invoke(command, given, catch_exceptions=False)
    plain, told = started
    assert (plain.only_desk, plain.today) == (False, None)
    assert (told.only_desk, told.today) == (True, date(2026, 11, 27))


def test_a_port_that_is_taken_is_told_in_two_lines(relay, tmp_path):
    second = Running(tmp_path, port=relay.port)
    assert second.end() == 1
    assert second.log.read_text().startswith("error: The relay cannot listen on port")


def test_a_killed_relay_has_lost_nothing_it_acknowledged(tmp_path):
    killed, acknowledged = Running(tmp_path), []

    def send(number):
        try:
            if killed.ask("PUT", f"/in/{slot(number)}", envelope())[0] == 200:
                acknowledged.append(bytes.fromhex(slot(number)))
        except OSError:
            return
        if len(acknowledged) == 12:
            killed.process.send_signal(signal.SIGKILL)

    senders = [threading.Thread(target=send, args=(number,)) for number in range(40)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    killed.end(signal.SIGKILL)
    store = Store(killed.store, 1 << 30)
    assert len(acknowledged) >= 12
    assert set(acknowledged) <= set(store.slots(Box.INBOX))
    assert store.get(Box.INBOX, acknowledged[0]) == envelope()
    store.close()


def test_a_relay_that_is_ended_leaves_one_tidy_file(tmp_path):
    with running(tmp_path) as ended:
        assert ended.ask("PUT", f"/in/{slot(1)}", envelope())[0] == 200
        assert ended.end() == 130
        assert ended.log.read_text().split("\n", 1)[1].startswith("error: Stopped.")
    assert [path.name for path in tmp_path.glob("relay.store*")] == ["relay.store"]
