"""A relay in a process of its own, as an operator starts it."""

import http.client
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from door.forms import built

STARTED = 4
"""Lines the relay says before it waits."""


class Running:
    def __init__(self, folder, **options):
        self.store, self.log = folder / "relay.store", folder / "log"
        form = built(folder / "form", datetime.now(UTC).date())
        given = {"form": form, "store": self.store, "port": 0, "collect-port": 0, **options}
        arguments = [str(part) for name, told in given.items() for part in (f"--{name}", told)]
        self._log = self.log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "habeas", "door", "relay", *arguments],
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.said = [self.process.stdout.readline().decode() for _ in range(STARTED)]
        self.port, self.desk_port = (
            int(line.rsplit(":", 1)[1].strip().strip("/")) if "http" in line else 0
            for line in self.said[:2]
        )

    def ask(self, method, path, body=None, port=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=20)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def end(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(20)
        self.process.stdout.close()
        self._log.close()
        return code

    def memory(self):
        """Every readable byte of the process, region by region. Raises PermissionError."""
        place = Path(f"/proc/{self.process.pid}")
        regions = [line.split() for line in (place / "maps").read_text().splitlines()]
        with (place / "mem").open("rb", 0) as memory:
            for addresses, rights, *_ in regions:
                start, end = (int(part, 16) for part in addresses.split("-"))
                if "r" in rights and start < 1 << 47:
                    memory.seek(start)
                    try:
                        yield memory.read(end - start)
                    except OSError:  # a region of the kernel's own
                        continue


@contextmanager
def running(folder, **options):
    relay = Running(folder, **options)
    try:
        yield relay
    finally:
        relay.end()
