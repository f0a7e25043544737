"""How much memory and time the served desk takes for one large file that is handed in.

    python benchmarks/upload.py [--megabytes 200]

Serves an empty workspace as ``habeas serve`` does, in a process of its own, and hands in one file
of that size through the form, as a browser does; it is sealed and kept when the answer comes.
The peer takes the same bytes in the same run: cheroot, the server that the desk stands on, with an
application that writes what comes into a file, in clear, and has it on the disk before it answers.
For each: what its process held before the file and the most it held with it, and the seconds on
the wall and on its processors. Linux tells these.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

PASSPHRASE = "nobody will open this again"
PIECE = 64 * 1024
LINE = "a-line-that-stands-in-no-file"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Somebody with a browser: cookies are kept, forms are sent with what their page asks for."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, str]:
        """The answer's code and its words; ``_`` in a header's name stands for ``-``."""
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        own["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        own["Origin"] = self._address
        connection = HTTPConnection(urlsplit(self._address).netloc, timeout=3600)
        connection.request(method, path, body, own)  # type: ignore[arg-type]
        answer = connection.getresponse()
        words = answer.read().decode("utf-8", "replace")
        for given in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = given.partition(";")[0].partition("=")
            self._cookies[name] = value
        connection.close()
        return answer.status, words

    def token(self, path: str) -> str:
        found = _TOKEN.search(self.ask("GET", path)[1])
        return found[1] if found else ""

    def sign_in(self) -> str:
        """The address at which files are handed in."""
        told = {"passphrase": PASSPHRASE, "csrfmiddlewaretoken": self.token("/sign-in")}
        kind = "application/x-www-form-urlencoded"
        code, _ = self.ask("POST", "/sign-in", urlencode(told), Content_Type=kind)
        here = re.search(r"/in/c-[0-9a-z]{12}/exhibits", self.ask("GET", "/")[1])
        if code != 302 or not here:
            raise SystemExit("Nobody could sign in.")
        return f"{here[0]}/add"

    def hand_in(self, path: str, content: Iterable[bytes], size: int) -> None:
        """One file through the form, piece by piece."""
        fields = {"csrfmiddlewaretoken": self.token(path), "part": "1"}
        head = "".join(_part(f'name="{name}"') + f"{value}\r\n" for name, value in fields.items())
        head += _part('name="file"; filename="large.bin"')
        tail = f"\r\n--{LINE}--\r\n"

        def whole() -> Iterator[bytes]:
            yield head.encode()
            yield from content
            yield tail.encode()

        code, words = self.ask(
            "POST",
            path,
            whole(),
            Content_Type=f"multipart/form-data; boundary={LINE}",
            Content_Length=str(len(head) + size + len(tail)),
        )
        if code != 200 or "large.bin: kept" not in words:
            raise SystemExit(f"The file was not kept: {code} {words[:200]}")


def _part(name: str) -> str:
    return f"--{LINE}\r\nContent-Disposition: form-data; {name}\r\n\r\n"


def pieces(size: int) -> Iterator[bytes]:
    """Bytes in which nothing comes twice for as long as anybody would look back."""
    block = os.urandom(16 * PIECE + 1)  # no multiple of a piece: each begins at another place
    sent = 0
    while sent < size:
        begin = (sent * 31) % (len(block) - PIECE)
        piece = block[begin : begin + min(PIECE, size - sent)]
        yield piece
        sent += len(piece)


@contextmanager
def running(*command: str) -> Iterator[tuple[int, str]]:
    """A server in a process of its own, and the address it says it is at."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, stderr=quiet, text=True
    ) as one:
        assert one.stdout is not None
        found = re.search(r"http://\S+", one.stdout.readline())
        try:
            yield one.pid, found[0] if found else ""
        finally:
            one.terminate()


def held(process: int, most: bool = False) -> float:
    """What a process holds in memory, or the most it held since that was forgotten; in MB."""
    told = Path(f"/proc/{process}/status").read_text()
    found = re.search(rf"{'VmHWM' if most else 'VmRSS'}:\s+(\d+) kB", told)
    return int(found[1]) / 1000 if found else 0.0


def worked(process: int) -> float:
    """Seconds of processor that a process has used."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def measure(name: str, process: int, send: Callable[[], None]) -> None:
    # Stretching the passphrase took more than any file: forget it.
    Path(f"/proc/{process}/clear_refs").write_text("5")
    before, spent, begin = held(process), worked(process), time.perf_counter()
    send()
    took = time.perf_counter() - begin
    print(
        f"{name}: {before:.0f} MB before, at most {held(process, most=True):.0f} MB with it; "
        f"{took:.1f} s, {worked(process) - spent:.1f} s of processor"
    )


def desk(folder: Path, size: int) -> None:
    made = folder / "cases"
    key = folder / "passphrase"
    key.write_text(PASSPHRASE)
    init = ("init", str(made), "--you", "Ana", "--passphrase-file", str(key))
    subprocess.run([sys.executable, "-m", "habeas", *init], check=True, capture_output=True)
    with running("-m", "habeas", "serve", str(made), "--port", "0") as (process, address):
        visitor = Visitor(address)
        where = visitor.sign_in()
        visitor.token(where)
        measure("habeas serve", process, lambda: visitor.hand_in(where, pieces(size), size))


def peer(folder: Path, size: int) -> None:
    with running(__file__, "--sink", str(folder)) as (process, address):
        visitor = Visitor(address)

        def send() -> None:
            code, _ = visitor.ask("POST", "/", pieces(size), Content_Length=str(size))
            if code != 200:
                raise SystemExit("The peer took nothing.")

        measure("cheroot into a file", process, send)


def sink(folder: Path) -> None:
    """The peer: whatever comes is written into a file."""
    from cheroot.wsgi import Server  # noqa: PLC0415 - the measuring process needs none

    def take(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        left = int(str(environ["CONTENT_LENGTH"]))
        with (folder / "taken").open("wb") as file:
            while left and (piece := environ["wsgi.input"].read(min(PIECE, left))):  # type: ignore[attr-defined]
                file.write(piece)
                left -= len(piece)
            file.flush()
            os.fsync(file.fileno())
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"taken"]

    server = Server(("127.0.0.1", 0), take)
    server.prepare()
    print(f"http://127.0.0.1:{server.bind_addr[1]}/", flush=True)
    server.serve()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--megabytes", type=int, default=200)
    arguments.add_argument("--sink", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.sink:
        sink(given.sink)
        return
    size = given.megabytes * 1000 * 1000
    print(f"one file of {given.megabytes} MB")
    for way in (peer, desk):
        with tempfile.TemporaryDirectory() as name:
            way(Path(name), size)


if __name__ == "__main__":
    main()
