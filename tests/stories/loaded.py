"""The program, loaded once: for each command given it becomes two, and one of them runs it.

Run as a script by :mod:`stories.running`. Each command has a process of its own, which begins
with everything imported and nothing done yet; that alone sets it apart from one just started.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import socket
import sys
import tempfile
from importlib import import_module

from habeas import workspace
from habeas.cli.verbs import VERBS

DESK = "serve"
"""Sets Django up otherwise than every other verb does."""


def load() -> None:
    for verb in VERBS.keys() - {DESK}:
        import_module(f"habeas.cli.{verb}_verb")
    for module in pkgutil.walk_packages(workspace.__path__, "habeas.workspace."):
        import_module(module.name)
    gc.freeze()  # what is loaded is shared by all that come of it, so nobody looks through it


def answer(line: socket.socket) -> None:
    """Take commands until nobody gives any more."""
    with line.makefile("rw", encoding="utf-8", newline="\n") as said:
        for asked in iter(said.readline, ""):
            child = os.fork()
            if not child:
                line.close()
                become(**json.loads(asked))
            _, status = os.waitpid(child, 0)
            said.write(f"{os.waitstatus_to_exitcode(status)}\n")
            said.flush()


def become(arguments: list[str], cwd: str, told: list[str], environment: dict[str, str]) -> None:
    """One command: where, with what around it, and the files for what it says."""
    from habeas.cli.edge import run

    for number, path in enumerate(told, 1):
        file = os.open(path, os.O_WRONLY)
        os.dup2(file, number)
        os.close(file)
    os.environ.update(environment)
    os.chdir(cwd)
    tempfile.tempdir = None
    sys.argv[1:] = arguments
    run(arguments)


if __name__ == "__main__":
    load()
    answer(socket.socket(fileno=int(sys.argv[1])))
