"""Asks a large workspace what the desk's pages ask, and says how long each answer takes.

    python benchmarks/desk_lists.py FOLDER --passphrase "…"

The folder is one that ``desk_workspace.py`` made; without one, a small one is made and thrown
away. Each question is asked again and again; printed are the middle and the 95th percentile.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from desk_workspace import made_or_small

from habeas.archive import bodies, exhibits, groupings, lineages, statements, traces
from habeas.archive.access import Store
from habeas.archive.bodies import ActorFilter
from habeas.archive.exhibit_list import ExhibitFilter, ExhibitOrder
from habeas.archive.gathered import IncidentFilter
from habeas.archive.search import search
from habeas.archive.statement_list import StatementFilter
from habeas.origins.independence import independence
from habeas.words.statements import Stance, Status
from habeas.workspace.opening import GENERAL, open_workspace

PAGE, TIMES = 50, 40

Asked = dict[str, Callable[[], object]]


def lists(store: Store) -> Asked:
    def said(offset: int, **wanted: object) -> Callable[[], object]:
        chosen = StatementFilter(**wanted)  # type: ignore[arg-type]
        return lambda: statements.statements_page(store, chosen, offset, PAGE)

    latest = ExhibitFilter(order=ExhibitOrder.ARRIVAL)
    named = ExhibitFilter(words="courier")
    deep = statements.counts(store)[Status.DRAFT] // 2
    acts = {"act": "detention", "stance": Stance.ASSERTS, "status": Status.DRAFT}
    denied = IncidentFilter(denied=True)
    return {
        "exhibits by name": lambda: exhibits.exhibits_page(store, ExhibitFilter(), 0, PAGE),
        "exhibits by arrival": lambda: exhibits.exhibits_page(store, latest, deep // 20, PAGE),
        "exhibits by words": lambda: exhibits.exhibits_page(store, named, 0, PAGE),
        "statements": said(0),
        "statements, in the middle": said(deep),
        "statements denied": said(0, stance=Stance.DENIES),
        "statements rejected": said(0, status=Status.REJECTED),
        "statements by three filters": said(0, **acts),
        "statements of a speaker": said(0, speaker="Mira Tolen"),
        "statements by status": lambda: statements.counts(store),
        "queue": lambda: statements.queue(store, 0, PAGE),
        "queue, in the middle": lambda: statements.queue(store, deep, PAGE),
        "incidents": lambda: groupings.incidents_page(store, IncidentFilter(), 0, PAGE),
        "incidents denied": lambda: groupings.incidents_page(store, denied, 100, PAGE),
        "families": lambda: lineages.families_page(store, 0, PAGE),
        "questions": lambda: lineages.questions_page(store, None, 0, PAGE),
        "originals": lambda: lineages.originals_page(store, 0, PAGE),
        "sizes of the trace": lambda: traces.sizes(store),
        "actors": lambda: bodies.actors_page(store, ActorFilter(), 0, PAGE),
        "actors by words": lambda: bodies.actors_page(store, ActorFilter("tolen"), 0, PAGE),
        "search for two words": lambda: search([store], "secret prison"),
    }


def single(store: Store) -> Asked:
    found = groupings.incidents_page(store, IncidentFilter(), 0, 10_000).held
    largest = max(found, key=lambda one: one.statements)
    print(f"largest incident: {largest.statements} statements in {largest.exhibits} exhibits")
    said = groupings.incident(store, largest.identifier).incident.allegations
    one = statements.statement(store, said[0])
    return {
        "exhibit": lambda: exhibits.exhibit(store, one.exhibit),
        "statements of an exhibit": lambda: statements.statements(store, one.exhibit),
        "copies of an exhibit": lambda: lineages.copies_page(store, one.exhibit, 0, PAGE),
        "statement": lambda: statements.statement(store, said[0]),
        "edges of a statement": lambda: groupings.trace_of(store, said[:1]),
        "incidents of a statement": lambda: groupings.incidents_holding(store, said[0]),
        "largest incident": lambda: groupings.incident(store, largest.identifier),
        "its part of the trace": lambda: groupings.trace_of(store, said),
        "its origins counted": lambda: independence(groupings.trace_of(store, said), said),
    }


def measure(folder: Path, passphrase: str) -> None:
    with open_workspace(folder, passphrase) as workspace:
        store = workspace.store(GENERAL)
        print(f"{sum(statements.counts(store).values())} statements, {traces.sizes(store)}")
        for what, ask in {**lists(store), **single(store)}.items():
            times = []
            for _ in range(TIMES):
                before = time.perf_counter()
                ask()
                times.append(1000 * (time.perf_counter() - before))
            slow = statistics.quantiles(times, n=20)[-1]
            print(f"{what:<30} {statistics.median(times):7.1f} ms  {slow:7.1f} ms")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--passphrase", default="nobody will open this again")
    given = arguments.parse_args()
    with made_or_small(given.folder, given.passphrase) as folder:
        measure(folder, given.passphrase)


if __name__ == "__main__":
    main()
