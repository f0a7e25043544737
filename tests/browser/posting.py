"""The form in a browser, with a relay that says what the test tells it to.

``Desk`` takes what the form puts and opens it as the receiving side does; ``at_the_form`` is
somebody at the page. No port is opened: the browser's requests are answered in this process.
"""

from __future__ import annotations

import hashlib
from collections import deque
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from browser.sitting_down import WIDE, Visitor
from door.signed import DESKS, NAME, form, weeks

from habeas.door.building import words
from habeas.door.weeks import filled
from habeas.evidence.sealing import HybridIdentity, is_envelope, opened_with, sealed_to
from habeas.intake import frames, mailboxes
from habeas.intake.messages import Reply
from habeas.intake.weeks import Week

PLACE = "https://notes.example"
QUICKLY = """
  const wait = window.setTimeout;
  window.setTimeout = (action, time = 0, ...rest) => wait(action, time / 100, ...rest);
"""
"""The page waits between tries; a test has no time for that."""


class Desk:
    """A relay's memory and a desk's keys. ``answers`` are given first, one for each envelope."""

    def __init__(self, page: bytes) -> None:
        self.page = page
        self.inbox: dict[str, bytes] = {}
        self.outbox: dict[bytes, bytes] = {}
        self.answers: deque = deque()
        self.asked: list[tuple[str, str, int]] = []
        self.puzzles: list[str] = []
        self.whole = True
        self.kept_until = ""

    def answer(self, route) -> None:
        request = route.request
        path = request.url.removeprefix(PLACE)
        body = request.post_data_buffer or b""
        self.asked.append((request.method, path.split("/")[1], len(body)))
        if request.method == "PUT":
            self._put(route, path, body)
        elif path == "/out":
            self._out(route, body)
        elif path in ("/", "/kit"):
            policy = {"content-security-policy": form().policy, "cache-control": "no-store"}
            route.fulfill(body=self.page, headers={"content-type": "text/html", **policy})
        else:
            route.fulfill(body="<title>Weather</title>", content_type="text/html")

    def _put(self, route, path: str, body: bytes) -> None:
        self.puzzles.append(route.request.headers.get("puzzle", ""))
        said = self.answers.popleft() if self.answers else 200
        if said == "offline":
            route.abort()
        elif isinstance(said, dict):
            route.fulfill(status=429, json=said)
        elif said != 200:
            route.fulfill(status=said, json={"problem": "told by a test"})
        else:
            self.inbox[path.removeprefix("/in/")] = body
            kept = (datetime.now(UTC).date() + timedelta(days=27)).isoformat()
            route.fulfill(json={"kept_until": self.kept_until or kept})

    def _out(self, route, body: bytes) -> None:
        if route.request.method == "POST":
            tokens = [body[at : at + 16] for at in range(0, 64, 16)]
            found = [self.outbox.get(_slot(token), bytes(frames.TEXT)) for token in tokens]
            route.fulfill(body=b"".join(found))
        elif self.whole:
            whole = b"".join(slot + self.outbox[slot] for slot in sorted(self.outbox))
            route.fulfill(body=whole, headers={"Outbox": "whole"})
        else:
            route.fulfill(body=b"", headers={"Outbox": "ask"})

    def opened(self, desk: int = 0) -> list[frames.Frame]:
        """What a desk's key opens of what was put, in that order."""
        assert all(is_envelope(envelope) for envelope in self.inbox.values())
        return [read(envelope, desk) for envelope in self.inbox.values()]

    def reply(self, report, text: str, place: int = 0, mac: bytes | None = None) -> None:
        """Answer a report as a desk would; with another MAC key, as a forger would."""
        to, week = report.message.reply, this_week()
        frame = frames.padded(Reply(week, place, "en", text), mac or to.mac)
        nobody = [HybridIdentity.from_seed(bytes([n]) * 32).recipient for n in (7, 8, 9)]
        slot = mailboxes.reply_slot(to.slots, week, place)
        self.outbox[slot] = sealed_to(frame, [to.recipient, *nobody], size=frames.TEXT)


def read(envelope: bytes, desk: int = 0) -> frames.Frame:
    return frames.unpadded(opened_with(envelope, [DESKS[desk]]))


def this_week() -> Week:
    return Week.parse("{}-W{:02}".format(*datetime.now(UTC).isocalendar()[:2]))


def _slot(token: bytes) -> bytes:
    return hashlib.sha256(b"habeas intake v1 slot " + token).digest()[:16]


def code_of(shown: list[str], language: str) -> mailboxes.Mailbox:
    """What the words of a code lead to, worked out in Python."""
    listed = words(language)
    return mailboxes.mailbox_of([listed.index(word) for word in shown], NAME)


def served(blocks=None, **said) -> bytes:
    """The form as the relay serves it, with blocks of the test's own."""
    return filled(form().page, weeks(datetime.now(UTC), 1, **said) if blocks is None else blocks)


@contextmanager
def at_the_form(browser, page: bytes | None = None, width: int = WIDE, where: str = "/", **context):
    """Somebody at the form and the desk behind it; no complaint of the browser may be left."""
    desk = Desk(served() if page is None else page)
    visitor = Visitor(browser, PLACE, width, **context)
    visitor.desk = desk
    visitor.page.add_init_script(QUICKLY)
    visitor.context.route("**/*", desk.answer)
    visitor.go(where)
    try:
        yield visitor
    finally:
        visitor.context.close()
    assert visitor.complaints == []


def begin(visitor, language: str = "English", button: str = "Write to us"):
    page = visitor.page
    page.get_by_role("button", name=language).click()
    page.get_by_role("button", name=button, exact=True).click()
    return page


def send(page, button: str = "Send and keep a code"):
    page.get_by_role("button", name=button, exact=True).click()


def code_on(page) -> list[str]:
    page.locator(".code ol li").first.wait_for()
    return page.locator(".code ol li").all_inner_texts()


def told(page) -> str:
    """The sentences of what went wrong."""
    page.locator(".trouble").first.wait_for()
    return page.locator(".trouble").first.inner_text()
