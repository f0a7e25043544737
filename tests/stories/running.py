"""The real command, run as a person runs it."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PASSPHRASE = "a quiet lamp behind the stove"
VERBS, DESK = "verbs", "serve"
"""What can be loaded: see ``loaded.py``."""
PATIENCE = 300
"""Seconds after which a command is taken to hang."""


@dataclass
class Run:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def started(*arguments: object, cwd: Path | None = None, **environment: str) -> Run:
    """Start ``habeas`` anew, as a shell does, and give back what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "habeas", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def habeas(*arguments: object, cwd: Path | None = None, **environment: str) -> Run:
    """The same in a process of its own that has the program loaded: nine tenths sooner."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with begun(VERBS, arguments, (out, err), cwd, **environment) as (_, ended):
            code = ended()
        told = []
        for file in (out, err):
            file.seek(0)
            told.append(file.read().decode())
        return Run(code, *told)


@contextmanager
def begun(what, arguments, told, cwd=None, **environment: str):
    """A command that runs: its process, and what waits for its end and gives its code."""
    asked = {
        "arguments": [*map(str, arguments)],
        "cwd": str(cwd or Path.cwd()),
        "environment": {**os.environ, **environment},
    }
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        line.connect(str(_loaded(what)))
        socket.send_fds(line, [b"x"], [file.fileno() for file in told])
        with line.makefile("rw", encoding="utf-8", newline="\n") as said:
            said.write(json.dumps(asked) + "\n")
            said.flush()
            yield int(said.readline()), lambda: int(said.readline())


@cache
def _loaded(what: str) -> Path:
    """Where commands are given to the loaded program; it ends when this process does."""
    place = Path(tempfile.mkdtemp(prefix="loaded")) / "commands"
    script = Path(__file__).with_name("loaded.py")
    process = subprocess.Popen(
        [sys.executable, script, place, what], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    atexit.register(_end, process, place)
    assert process.stdout.readline() == b"ready\n", f"the program for {what} could not be loaded"
    return place


def _end(process: subprocess.Popen, place: Path) -> None:
    process.stdin.close()
    process.wait(PATIENCE)
    shutil.rmtree(place.parent)


def told_in_two_lines(run: Run) -> bool:
    """Whether a failure was told as message and hint, without a traceback."""
    said = run.err + run.out
    return "error: " in said and "hint: " in said and "Traceback" not in said
