"""The real command, run as a person runs it."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from habeas.cli import edge

PASSPHRASE = "a quiet lamp behind the stove"


@dataclass
class Run:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def habeas(*arguments: object, cwd: Path | None = None, **environment: str) -> Run:
    """Run ``habeas`` in a process of its own and give back what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "habeas", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def within(*arguments: object) -> Run:
    """The same in this process, for stories of many steps: a new process takes a second."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            edge.run([*map(str, arguments)])
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Run(code, out.getvalue(), err.getvalue())


def told_in_two_lines(run: Run) -> bool:
    """Whether a failure was told as message and hint, without a traceback."""
    said = run.err + run.out
    return "error: " in said and "hint: " in said and "Traceback" not in said
