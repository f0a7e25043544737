"""The program, loaded once: whatever command it is given runs in a copy of the process.

Run as a script by :mod:`stories.running`. Each command has a process of its own, which begins
with everything imported and nothing done yet; that alone sets it apart from one just started.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import select
import signal
import socket
import sys
import tempfile
from importlib import import_module

DESK = "serve"
"""Sets Django up otherwise than every other verb does, and so is loaded apart from them."""


def load(what: str) -> None:
    if what == DESK:
        import_module("habeas.cli.serve_verb")
        resolvers = import_module("django.urls")
        resolvers.get_resolver().url_patterns  # noqa: B018  # asked for so that pages are loaded
    else:
        load_verbs()
    gc.freeze()  # what is loaded is shared by all that come of it, so nobody looks through it


def load_verbs() -> None:
    workspace = import_module("habeas.workspace")
    for verb in import_module("habeas.cli.verbs").VERBS.keys() - {DESK}:
        import_module(f"habeas.cli.{verb}_verb")
    for module in pkgutil.walk_packages(workspace.__path__, "habeas.workspace."):
        import_module(module.name)


def answer(listening: socket.socket) -> None:
    """Take commands until whoever gives them ends, and this process's input with them."""
    while sys.stdin not in (ready := select.select([listening, sys.stdin], [], [])[0]):
        assert listening in ready
        caller, _ = listening.accept()
        if not os.fork():
            listening.close()
            attend(caller)
        caller.close()
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def attend(caller: socket.socket) -> None:
    """Run one command; say which process it is, then how it ended."""
    _, told, *_ = socket.recv_fds(caller, 1, 2)
    with caller.makefile("rw", encoding="utf-8", newline="\n") as said:
        asked = json.loads(said.readline())
        child = os.fork()
        if not child:
            caller.close()
            become(told, **asked)
        said.write(f"{child}\n")
        said.flush()
        for file in told:
            os.close(file)
        _, status = os.waitpid(child, 0)
        said.write(f"{os.waitstatus_to_exitcode(status)}\n")
    os._exit(0)


def become(told: list[int], arguments: list[str], cwd: str, environment: dict[str, str]) -> None:
    """One command: with these files for what it says, there, and with this around it."""
    from habeas.cli.edge import run

    # A shell lets what it runs in the background ignore Ctrl-C; a person's program does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in enumerate(told, 1):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    tempfile.tempdir = None
    sys.argv[1:] = arguments
    run(arguments)


if __name__ == "__main__":
    load(sys.argv[2])
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(sys.argv[1])
        place.listen()
        os.write(1, b"ready\n")
        answer(place)
