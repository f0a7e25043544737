"""The real command, run as a person runs it."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PASSPHRASE = "a quiet lamp behind the stove"
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
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        asked = {
            "arguments": [*map(str, arguments)],
            "cwd": str(cwd or Path.cwd()),
            "told": [out.name, err.name],
            "environment": {**os.environ, **environment},
        }
        said = _loaded()
        said.write(json.dumps(asked) + "\n")
        said.flush()
        code = int(said.readline())
        return Run(code, *(Path(file.name).read_text("utf-8") for file in (out, err)))


@cache
def _loaded():
    """What the loaded program is asked through; it ends when this process does."""
    ours, theirs = socket.socketpair()
    script = str(Path(__file__).with_name("loaded.py"))
    process = subprocess.Popen(
        [sys.executable, script, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
    )
    theirs.close()
    ours.settimeout(PATIENCE)
    said = ours.makefile("rw", encoding="utf-8", newline="\n")
    atexit.register(_end, ours, process)
    return said


def _end(ours: socket.socket, process: subprocess.Popen) -> None:
    ours.shutdown(socket.SHUT_RDWR)
    process.wait(PATIENCE)


def told_in_two_lines(run: Run) -> bool:
    """Whether a failure was told as message and hint, without a traceback."""
    said = run.err + run.out
    return "error: " in said and "hint: " in said and "Traceback" not in said
