"""How much memory the served desk keeps while nobody asks it anything.

    python benchmarks/desk_memory.py FOLDER --passphrase "…"

Serves an empty workspace, then the one that ``desk_workspace.py`` made in FOLDER (without a
folder, a small one that is thrown away), each as
``habeas serve`` does in a process of its own; signs in, looks at every page once as
``desk_pages.py`` does, and reads what the process holds when it is idle again.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from habeas.web import application

# isort: split
from desk_things import addresses, things
from desk_workspace import made_or_small

from habeas.workspace.opening import GENERAL, create, open_workspace

assert application  # imported for setting Django up
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SETTLED = 8
"""Seconds after the last page: the desk has looked once whether anybody is idle."""


class _Staying(HTTPRedirectHandler):
    """Does not follow where an answer leads."""

    def redirect_request(self, *asked: object) -> None:
        return None


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()), _Staying())

    def sign_in(self, passphrase: str) -> None:
        found = _TOKEN.search(self._ask("/sign-in")[1])
        token = found[1] if found else ""
        told = urlencode({"passphrase": passphrase, "csrfmiddlewaretoken": token})
        code, _ = self._ask("/sign-in", told.encode())
        if code != 302:
            raise SystemExit("Nobody could sign in.")

    def look(self, where: str) -> int:
        return self._ask(where)[0]

    def _ask(self, where: str, told: bytes | None = None) -> tuple[int, str]:
        own = {"Origin": self._address, "Referer": f"{self._address}/"}
        try:
            with self._opener.open(Request(self._address + where, told, own)) as answer:  # noqa: S310  # of this machine
                return answer.status, answer.read().decode("utf-8", "replace")
        except HTTPError as other:
            with other:
                return other.code, ""


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, str]]:
    """A desk as people serve it: its process, and its address."""
    command = [sys.executable, "-m", "habeas", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        try:
            yield process.pid, found[0] if found else ""
        finally:
            process.terminate()


def resident(process: int) -> float:
    """What a process holds in memory, in MB."""
    told = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", told)
    return int(found[1]) / 1000 if found else 0.0


def measure(folder: Path, passphrase: str, walk: Sequence[str]) -> None:
    with served(folder) as (process, address):
        visitor = Visitor(address)
        print(f"  locked: {resident(process):.0f} MB")
        visitor.sign_in(passphrase)
        visitor.look("/")
        time.sleep(SETTLED)
        print(f"  signed in, idle: {resident(process):.0f} MB")
        if not walk:
            return
        looked = [visitor.look(where) for where in walk]
        time.sleep(SETTLED)
        shown = sum(code in (200, 302) for code in looked)
        print(f"  after {shown} pages, idle: {resident(process):.0f} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--passphrase", default="nobody will open this again")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        empty = Path(name) / "empty"
        create(empty, given.passphrase, "Ana")
        print("empty workspace")
        measure(empty, given.passphrase, ())
    with made_or_small(given.folder, given.passphrase) as folder:
        with open_workspace(folder, given.passphrase) as workspace:
            walk = [where for _, where in addresses(things(workspace.store(GENERAL)))]
        print(folder.name)
        measure(folder, given.passphrase, walk)


if __name__ == "__main__":
    main()
