"""The real desk, served by the real command, in real Chromium.

``served`` runs ``habeas serve`` on a copy of the bundled example; ``Visitor`` is a browser
that notes every breach of the content security policy and every error of a script.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

from stories.running import DESK, begun
from web.sitting import PASSPHRASE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, PHONE = 1280, 390
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@contextmanager
def served(folder: Path, *options: str):
    """The address of a desk that is served while this lasts."""
    command = ("serve", folder, "--port", "0", *options)
    out, into = os.pipe()
    with (
        os.fdopen(out, encoding="utf-8") as told,
        os.fdopen(into, "wb") as file,
        begun(DESK, command, (file, sys.__stderr__)) as (process, ended),
    ):
        file.close()
        line = told.readline()
        assert line.startswith("The desk is at "), line
        try:
            yield line.removeprefix("The desk is at ").strip().rstrip("/")
        finally:
            os.kill(process, signal.SIGINT)
            ended()


class Visitor:
    """Somebody at a browser window. ``complaints`` must be empty at the end of every test."""

    def __init__(self, browser, address: str, width: int = WIDE, **context: object) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **context
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message) -> None:
        # A refused or missing page is told in the console too; that is no breach.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str):
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, passphrase: str = PASSPHRASE):
        self.go("/sign-in")
        self.page.fill("#id_passphrase", passphrase)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(self.address + "/")
        return self

    @property
    def here(self) -> str:
        """The first part of the addresses of the general compartment: ``/in/c-…``."""
        link = self.page.locator("nav .tabs a").nth(1).get_attribute("href")
        return link.rsplit("/", 1)[0]

    def scrolls_sideways(self) -> bool:
        return self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )

    def violations(self, rules: tuple[str, ...] = ()) -> list[str]:
        """What axe finds against WCAG 2.2 A and AA, or by these of its rules alone, as lines."""
        from axe_playwright_python.sync_playwright import Axe

        chosen = {"type": "rule", "values": list(rules)} if rules else WCAG
        found = Axe().run(self.page, options={"runOnly": chosen, "resultTypes": ["violations"]})
        return [
            f"{v['id']}: {[n['html'][:120] for n in v['nodes'][:3]]}"
            for v in found.response["violations"]
        ]
