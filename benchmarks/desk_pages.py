"""Walks the pages of the desk over a large workspace: how long each takes, how much it asks.

    python benchmarks/desk_pages.py FOLDER --passphrase "…" [--beside SMALLER] [--times N]

The folder is one that ``desk_workspace.py`` made; without one, a small one is made and thrown
away. The pages are every address of the program
that somebody signed in may look at, with an average thing in its place and with the largest,
and every list from its beginning, from its end and by each filter. Printed for each are the
middle and the 95th percentile of the time on the wall, the 95th percentile of the time on the
processor (which a busy machine does not stretch), and how many queries the page asked. With a
smaller workspace beside it, a page that asked it another number of queries is marked.

Each look is noted in the workspace's access log, as everywhere; that time is counted.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from habeas.web import application, serving_now

# isort: split
from desk_things import Things, addresses, things
from desk_workspace import made_or_small
from django.db import connections
from django.test import Client

from habeas.archive import stores
from habeas.web.serving import settle
from habeas.web.sessions import Session, Sessions
from habeas.workspace.desk import Desk
from habeas.workspace.opening import GENERAL, now

assert application  # imported for setting Django up
IDLE = timedelta(hours=2)
LIMIT = 150.0
"""Milliseconds that a page may take at the 95th percentile."""


@dataclass
class Measured:
    """What was seen of one page. ``code`` is the answer's, as HTTP numbers them."""

    code: int = 0
    queries: int = 0
    walls: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)

    def told(self, name: str, beside: "Measured | None") -> str:
        grows = beside is not None and (beside.queries, beside.code) != (self.queries, self.code)
        marks = [f"asked {beside.queries} of the smaller"] if beside and grows else []
        marks += ["OVER"] if percentile(self.processors) > LIMIT else []
        return (
            f"{name:<66} {statistics.median(self.walls):8.1f} {percentile(self.walls):8.1f}"
            f" {percentile(self.processors):8.1f} {self.queries:5}  {', '.join(marks)}"
        )


def percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if times[1:] else max(times, default=0.0)


class Visitor:
    """Somebody signed in to the desk of one workspace, served in this process."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        self.sessions = Sessions(Desk(folder), IDLE)
        serving_now.serve(self.sessions, now)
        self._client = Client(SERVER_NAME="localhost")
        answer = self._client.post("/sign-in", {"passphrase": passphrase})
        if answer.status_code != 302:
            raise SystemExit(f"Nobody could sign in to {folder}.")

    @property
    def session(self) -> Session:
        return self.sessions.all()[0]

    def look(self, where: str) -> int:
        answer = self._client.get(where)
        for _ in answer if answer.streaming else ():
            pass
        return answer.status_code

    def things(self) -> Things:
        return things(self.session.workspace.store(GENERAL))

    def leave(self) -> None:
        self.sessions.end(self.session)
        stores.close_stores()


@contextmanager
def counting() -> Iterator[list[int]]:
    """Counts the queries of every open store."""
    found = [0]

    def counted(execute: Callable[..., object], *asked: object) -> object:
        found[0] += 1
        return execute(*asked)

    with ExitStack() as stack:
        for alias in connections.settings:
            if alias != "default":
                stack.enter_context(connections[alias].execute_wrapper(counted))
        yield found


def walk(visitor: Visitor, times: int) -> dict[str, Measured]:
    """Every page once to warm up and for its queries, then again and again, in rounds."""
    known = dict(addresses(visitor.things()))
    found = {name: Measured() for name in known}
    for name, where in known.items():
        visitor.look(where)
        with counting() as queries:
            found[name].code = visitor.look(where)
        found[name].queries = queries[0]
    there = [name for name in known if found[name].code in (200, 302)]
    for _ in range(times):
        for name in there:
            wall, processor = time.perf_counter(), time.thread_time()
            visitor.look(known[name])
            found[name].processors.append(1000 * (time.thread_time() - processor))
            found[name].walls.append(1000 * (time.perf_counter() - wall))
    return found


def visit(folder: Path, passphrase: str, times: int) -> dict[str, Measured]:
    visitor = Visitor(folder, passphrase)
    try:
        return walk(visitor, times)
    finally:
        visitor.leave()


def report(found: dict[str, Measured], beside: dict[str, Measured]) -> None:
    print(f"{'':<66} {'median':>8} {'95 %':>8} {'CPU 95 %':>8} {'asked':>5}")
    for name, one in found.items():
        if one.walls:
            print(one.told(name, beside.get(name)))
    absent = [f"{name} ({one.code})" for name, one in found.items() if not one.walls]
    print(f"\nnot looked at: {', '.join(absent)}")


def load() -> str:
    """How many processes wanted the machine in the last minute, five, fifteen."""
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--passphrase", default="nobody will open this again")
    arguments.add_argument("--beside", type=Path)
    arguments.add_argument("--times", type=int, default=40)
    given = arguments.parse_args()
    settle()
    beside = visit(given.beside, given.passphrase, 0) if given.beside else {}
    before = load()
    with made_or_small(given.folder, given.passphrase) as folder:
        found = visit(folder, given.passphrase, given.times)
    print(f"load before: {before}, after: {load()}")
    report(found, beside)


if __name__ == "__main__":
    main()
