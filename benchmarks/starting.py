"""What it costs to start, to try, and to stand idle.

    python benchmarks/starting.py

Prints CPU seconds of ``habeas --help`` beside those of a bare ``python -c pass``, wall seconds
of ``habeas try`` on the bundled reports, and the resident memory of a process that has a
workspace open and waits.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSPHRASE = "a quiet lamp behind the stove"
IDLE = """
import sys, pathlib
from habeas.workspace.opening import create, open_workspace
folder = pathlib.Path(sys.argv[1]) / "w"
create(folder, sys.argv[2])
with open_workspace(folder, sys.argv[2]):
    import habeas.workspace.showing, habeas.workspace.adding
    lines = open("/proc/self/status").read().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmRSS")))
"""


def cpu_of(*command: str, repeats: int = 5) -> float:
    """The least CPU time of several runs, in seconds."""
    best = float("inf")
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, spent)
    return best


def main() -> None:
    bare = cpu_of(sys.executable, "-c", "pass")
    shown = cpu_of(sys.executable, "-m", "habeas", "--help")
    print(f"habeas --help: {shown * 1000:.0f} ms CPU; bare Python: {bare * 1000:.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        command = [sys.executable, "-m", "habeas", "try", "--out", str(Path(folder) / "d.html")]
        subprocess.run(command, check=True, capture_output=True)
        print(f"habeas try on the bundled reports: {time.monotonic() - begun:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        idle = subprocess.run(
            [sys.executable, "-c", IDLE, folder, PASSPHRASE],
            check=True,
            capture_output=True,
            text=True,
            env=dict(os.environ),
        )
        print(f"idle with a workspace open: {int(idle.stdout) // 1024} MB resident")


if __name__ == "__main__":
    main()
