"""The sealed intake from nothing to a conversation: the real relay, the real command line.

The reporter is the Python reference of the form (``tests/intake/reporter.py``).
"""

import http.client
import json
import os
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from intake.reporter import Reporter
from stories.running import told_in_two_lines

from habeas.door.building import build
from habeas.door.serving import Relay, serving
from habeas.evidence.sealing import CannotOpen, HybridIdentity, opened_with
from habeas.intake import blocks, frames, mailboxes
from habeas.intake import deployment as deployments
from habeas.intake.weeks import Week, weeks_looked_at

ROOT = "forty grey stones in the yard"
WORDS = "They took four men from the mill in Keld before it was light."
SECOND = "There was a fifth man, whom I did not know."


class Phone:
    """What a reporter's browser asks the relay for."""

    def __init__(self, address):
        self.place = urlsplit(address)

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.place.hostname, self.place.port, timeout=20)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def send(self, reporter):
        for slot, envelope in reporter.sent:
            status, told = self.ask("PUT", f"/in/{slot.hex()}", envelope)
            assert status == 200, told
        reporter.sent.clear()

    def replies(self, reporter, day):
        """What the four equal requests bring: four slots of four weeks."""
        told = []
        for week in weeks_looked_at(day):
            tokens = [
                mailboxes.token_of(reporter.mailbox.slots, week, place)
                for place in range(mailboxes.PLACES)
            ]
            status, body = self.ask("POST", "/out", b"".join(tokens))
            assert (status, len(body)) == (200, 4 * frames.TEXT)
            told += [body[at : at + frames.TEXT] for at in range(0, len(body), frames.TEXT)]
        return [text for one in told if (text := opened(reporter, one)) is not None]


def opened(reporter, envelope):
    try:
        frame = frames.unpadded(opened_with(envelope, [reporter.identity]))
    except CannotOpen:  # random bytes stand where there is no reply
        return None
    return frame.message.text if frame.is_by(reporter.mailbox.mac) else None


@pytest.fixture
def files(tmp_path):
    (tmp_path / "root-passphrase").write_text(ROOT + "\n")
    (tmp_path / "ombuds.txt").write_text(HybridIdentity.generate(os.urandom).recipient + "\n")
    return tmp_path


@pytest.fixture
def say(step, workspace):
    """One action of the intake that has to succeed; what it said."""

    def said(action, *more):
        run = step("intake", workspace, action, *more)
        assert run.code == 0, run.err
        return run.out

    return said


def reporter_at(phone):
    """What a form knows: the deployment and this week's block, fetched from the relay."""
    status, told = phone.ask("GET", "/week")
    assert status == 200
    return json.loads(told)


def test_from_nothing_to_a_report_a_reply_and_a_follow_up(say, step, workspace, files):
    for action in ("list", "keys", "desks", "collect"):
        assert told_in_two_lines(step("intake", workspace, action))
    title = ("--name", "Weather notes", "--name-ru", "Заметки о погоде")
    about = ("--about", "Two people.", "--about-ru", "Два человека.")
    root = ("--root", files / "root-key", "--root-passphrase-file", files / "root-passphrase")
    say("begin", *title, "--leave-to", "https://weather.example", *root)
    assert told_in_two_lines(step("intake", workspace, "list"))
    say("desk", "--name", "Desk one", "--name-ru", "Первый стол", *about)
    assert "Apart:" in say("keys")
    alone = step("intake", workspace, "sign", *root, "--out", files / "intake.json")
    assert told_in_two_lines(alone)
    assert not (files / "intake.json").exists()
    say("outside", "--file", files / "ombuds.txt", "--name", "Ombuds office", *about)
    assert "Signed until" in say("sign", *root, "--out", files / "intake.json")
    build(files / "intake.json", files / "form")
    relay = Relay(files / "form", files / "relay.store", 0, 0, room=10**8, daily=10**8)
    with serving(relay) as listening:
        phone = Phone(listening.address)
        block = reporter_at(phone)
        reporter = sent_by(files, block, phone)
        said = say("collect", "--from", listening.collecting, "--sole-reader")
        (report,) = re.findall(r"report  (p-[0-9a-z]{12})", said)
        assert WORDS in say("show", report)
        assert "goes out with the next collecting" in say("read", report)
        assert "not sent" in say("reply", report, "--words-file", meeting(files))
        say("collect")
        (first,) = phone.replies(reporter, datetime.now(UTC).date())
        assert first.startswith("We have read what you wrote.")
        reporter.followup(SECOND)
        phone.send(reporter)
        assert "followup" in say("collect")
        assert SECOND in say("show", report)
        assert "Nothing new" in say("collect")
        assert "The keys are yours" in say("check")
        assert "to 20" in say("check", "--file", files / "form" / "kit.html")
        assert told_in_two_lines(step("intake", workspace, "check", "--file", files / "ombuds.txt"))
        assert "it is 20" in say("keys", "--today", str(datetime.now(UTC).date()))
        assert told_in_two_lines(step("intake", workspace, "keys", "--today", "2020-02-03"))
    own = ("--words-file", meeting(files), "--person", "P-204")
    nowhere = step("intake", workspace, "release", report, "--to", "nowhere", "--use", "team", *own)
    assert told_in_two_lines(nowhere)
    assert nowhere.code == 1
    down = step("intake", workspace, "collect")
    assert told_in_two_lines(down)
    assert "was not reached" in down.err


def sent_by(files, block, phone):
    """Somebody reads this week's block, writes, and sends."""
    found, _ = deployments.read((files / "intake.json").read_bytes())
    week = blocks.checked(block, found.root_key)
    assert week.week == Week.of(datetime.now(UTC).date())
    readers = tuple(one.key for one in week.desks)
    reporter = Reporter(found.deployment, readers, week.week)
    reporter.report(WORDS)
    phone.send(reporter)
    return reporter


def meeting(files):
    (files / "reply.txt").write_text("Come to the station on Monday.")
    return files / "reply.txt"
