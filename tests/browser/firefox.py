"""Firefox as Debian ships it, driven over WebDriver BiDi, which it speaks by itself.

Playwright drives a Firefox of its own making; this is the one that people have. A ``Window``
notes every error of a script and every breach of the content security policy, and reads and
clicks whether or not scripts run in its pages.
"""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from web.sitting import PASSPHRASE

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE = 30.0
"""Seconds until what was waited for is taken for lost."""
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " "}
ELSEWHERE = "Failed to load resource"

Preferences = dict[str, object]

ALWAYS: Preferences = {"intl.accept_languages": "en", "services.settings.server": "data:,"}
"""English pages; and nothing is asked for that no page asks for."""


class Firefox:
    """A running Firefox with a profile of its own: commands go out, answers and events come in."""

    def __init__(self, socket) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._events: list[dict] = []
        self.complaints: list[str] = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded", "browsingContext.load"])

    def command(self, method: str, **parameters: object) -> dict:
        number, end = next(self._numbers), time.monotonic() + PATIENCE
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := self._next(end)).get("id") != number:
            pass
        assert answer["type"] == "success", (method, answer)
        return answer["result"]

    def wait_for(self, method: str, window: str, since: int) -> None:
        """Until this has happened in a window after the first ``since`` events."""
        end = time.monotonic() + PATIENCE
        while not any(
            event["method"] == method and event["params"].get("context") == window
            for event in self._events[since:]
        ):
            self._next(end)

    @property
    def happened(self) -> int:
        """How many events came until now."""
        return len(self._events)

    def _next(self, end: float) -> dict:
        message = json.loads(self._socket.recv(timeout=max(end - time.monotonic(), 0)))
        if message["type"] == "event":
            self._events.append(message)
            self._note(message)
        return message

    def _note(self, event: dict) -> None:
        told = event["params"]
        # A refused or missing page is told in the console too; that is no breach.
        if told.get("level") == "error" and ELSEWHERE not in told["text"]:
            self.complaints.append(told["text"])


class Window:
    """Somebody at a window of Firefox, at one desk."""

    def __init__(self, firefox: Firefox, address: str) -> None:
        self.firefox, self.address = firefox, address
        made = firefox.command("browsingContext.create", type="tab")
        self._self = made["context"]

    def go(self, path: str) -> None:
        self._command("browsingContext.navigate", url=self.address + path, wait="complete")

    def ask(self, function: str, *arguments: object) -> object:
        """What a function written in the language of pages answers here, outside of the page."""
        told = self.firefox.command(
            "script.callFunction",
            functionDeclaration=f"(...a) => JSON.stringify(({function})(...a) ?? null)",
            arguments=[{"type": "string", "value": one} for one in arguments],
            target={"context": self._self, "sandbox": "looking"},
            awaitPromise=False,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    @property
    def path(self) -> str:
        return str(self.ask("() => location.href")).removeprefix(self.address)

    def words(self, selector: str = "main") -> str:
        """The words somebody sees there; empty when it is not there."""
        said = self.ask("s => document.querySelector(s)?.innerText", selector)
        return " ".join(str(said or "").split())

    def count(self, selector: str) -> int:
        """How many of these can be seen."""
        return self.ask(
            "s => [...document.querySelectorAll(s)].filter(one => one.checkVisibility()).length",
            selector,
        )

    def link(self, selector: str) -> str:
        """Where the first of these links leads, at the desk."""
        return self.ask("s => document.querySelector(s).getAttribute('href')", selector)

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Wait until the next page is there."""
        since = self.firefox.happened
        yield
        self.firefox.wait_for("browsingContext.load", self._self, since)

    def until(self, function: str, *arguments: object) -> None:
        """Wait until a question is answered with yes."""
        end = time.monotonic() + PATIENCE
        while not self.ask(function, *arguments):
            assert time.monotonic() < end, (function, self.path)

    def focus(self, selector: str) -> None:
        self.ask("s => document.querySelector(s).focus()", selector)

    def press(self, *keys: str) -> None:
        """Key after key, as a keyboard sends them."""
        strokes = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        source = {"type": "key", "id": "keyboard", "actions": strokes}
        self._command("input.performActions", actions=[source])

    def tab_to(self, selector: str, most: int = 200) -> None:
        """Go on with the keyboard until something has the focus."""
        for _ in range(most):
            if self.ask("s => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by keyboard at {self.path}")

    def type(self, words: str) -> None:
        self.press(*words)

    def fill(self, selector: str, words: str) -> None:
        self.focus(selector)
        self.type(words)

    def click(self, selector: str) -> None:
        """With the pointer, on the middle of the first of these."""
        self.ask("s => document.querySelector(s).scrollIntoView({block: 'center'})", selector)
        found = self._command("browsingContext.locateNodes", locator=css(selector))["nodes"]
        origin = {"type": "element", "element": {"sharedId": found[0]["sharedId"]}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._command(
            "input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}]
        )

    def choose(self, selector: str, *files: Path) -> None:
        """Files for a field that takes them."""
        found = self._command("browsingContext.locateNodes", locator=css(selector))["nodes"]
        field = {"sharedId": found[0]["sharedId"]}
        self._command("input.setFiles", element=field, files=[str(file) for file in files])

    def resize(self, width: int) -> None:
        self._command("browsingContext.setViewport", viewport={"width": width, "height": 900})

    def printed(self) -> bytes:
        """The page as a PDF on A4, no smaller than it is."""
        sheet = self._command("browsingContext.print", shrinkToFit=False, page=A4)
        return base64.b64decode(sheet["data"])

    def picture(self) -> bytes:
        """The whole page as a PNG, for a person to look at."""
        taken = self._command("browsingContext.captureScreenshot", origin="document")
        return base64.b64decode(taken["data"])

    def scrolls_sideways(self) -> bool:
        return self.ask(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )

    def sign_in(self) -> Window:
        self.go("/sign-in")
        self.fill("#id_passphrase", PASSPHRASE)
        with self.leaving():
            self.press("Enter")
        assert self.path == "/", self.words()
        return self

    @property
    def here(self) -> str:
        """The first part of the addresses of the general compartment: ``/in/c-…``."""
        return self.link("nav .tabs li:nth-child(2) a").rsplit("/", 1)[0]

    def _command(self, method: str, **parameters: object) -> dict:
        return self.firefox.command(method, context=self._self, **parameters)


A4 = {"width": 21.0, "height": 29.7}


def css(selector: str) -> dict[str, str]:
    return {"type": "css", "value": selector}


@contextmanager
def opened(preferences: Preferences) -> Iterator[Firefox]:
    """A Firefox with these settings and no other, closed again with all it kept."""
    from websockets.sync.client import connect

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        write(profile, ALWAYS | preferences)
        with started(profile) as address, connect(address, max_size=None) as socket:
            firefox = Firefox(socket)
            yield firefox
            firefox.command("browser.close")


@contextmanager
def started(profile: str) -> Iterator[str]:
    """The address at which a Firefox takes commands."""
    command = (FIREFOX, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile")
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        (*command, profile, "about:blank"), stdout=quiet, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            said = next(line for line in process.stderr if "BiDi listening on" in line)
            yield said.split()[-1] + "/session"
            process.wait(PATIENCE)
        finally:
            process.kill()


def write(profile: str, preferences: Preferences) -> None:
    lines = (f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in preferences.items())
    with open(f"{profile}/user.js", "w", encoding="utf-8") as file:
        file.writelines(lines)
