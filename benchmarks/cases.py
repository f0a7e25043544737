"""Pages of protection cases where there are 10,000 of them, beside plain SQLite.

    python benchmarks/cases.py [--cases 10000] [--real 200] [--times 40] [--bodies 5000]

A workspace is made and thrown away. ``--bodies`` of them stand over one another there, and an
incident that every whole case belongs to accuses five; somebody said of which State the first is,
so that all of them may lie on a way. Its list has a line for every case; ``--real`` of them are
whole cases with a store of their own and forty values in it, the others are the folders such a
case has on the disk. Printed for each page are the middle and the 95th percentile on the wall
and on the processor. The peer reads the same part of the same lines from an unencrypted file by
Python's sqlite3 and draws it with the same template: what the desk adds to that is the
encryption, the right to look, the note of the look, and whether a case is one's own to open.
The collector of garbage is set as the desk sets it.
"""

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from habeas.web import application, serving_now

# isort: split
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from habeas.archive import case_lines, groupings, ledger, stores
from habeas.archive.access import writing
from habeas.archive.bodies import keep_graph
from habeas.bodies.graph import Actor, BodyGraph, TieKind
from habeas.bodies.ties import tie_between
from habeas.evidence.layout import compartments_folder
from habeas.incidents.incident import Act, Incident, QuestionAbout, Value
from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.lines import CaseLine
from habeas.protection.cases.needs import Need, NeedKind
from habeas.protection.cases.states import CaseState, Overlay
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.threats import Knowing, Threat
from habeas.protection.lanes import Lane
from habeas.web.cases.forms import Sieve
from habeas.web.paging import LENGTH, paging
from habeas.web.serving import settle
from habeas.web.sessions import Sessions
from habeas.words.identifiers import Kind, new_identifier
from habeas.workspace import avenue_states, case_person, case_record, cases, need_to_know
from habeas.workspace.case_opening import opened
from habeas.workspace.desk import Desk
from habeas.workspace.opening import GENERAL, Workspace, create, now, open_workspace

assert application  # imported for setting Django up

PASSPHRASE = "seven quiet herons on a wire"
LIMIT = 150.0
"""Milliseconds a page may take at the 95th percentile."""
SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--real", type=int, default=200)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--bodies", type=int, default=5_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place) / "workspace"
        began = time.monotonic()
        whole = made(folder, asked.cases, asked.real, asked.bodies)
        print(f"made in {time.monotonic() - began:.0f} s: {asked.cases} lines, {len(whole)} whole")
        measure(folder, whole, asked.times, Path(place) / "peer.db")


def made(folder: Path, number: int, real: int, bodies: int) -> list[str]:
    """The workspace; the identifiers of the cases that are whole."""
    create(folder, PASSPHRASE, "Mara")
    with open_workspace(folder, PASSPHRASE) as workspace:
        cases.make_list(workspace)
    chance = random.Random(SEED)
    with open_workspace(folder, PASSPHRASE) as workspace:
        whole = [whole_case(workspace, f"R-{number}", chance) for number in range(real)]
        incident = happened(workspace, bodies, chance)
        for case in whole:
            case_person.link(workspace, case, 1, incident)
        listing = workspace.store(cases.LIST)
        with writing(listing):
            for place in range(number - real):
                case = new_identifier(Kind.CASE, chance.randbytes)
                empty_folder(folder, case, workspace.member.identifier, place % 2 == 0)
                case_lines.write(listing, case, line(place, workspace, chance), now())
    stores.close_stores()
    return whole


def whole_case(workspace: Workspace, pseudonym: str, chance: random.Random) -> str:
    """A case with forty values: needs, tasks, and people who are feared."""
    case = cases.new(workspace, pseudonym)
    by, today = (workspace.member.identifier, now()), now().date()
    told = Attribution(said_by="the person", on=today)
    with opened(workspace, case) as store:
        values: list[object] = []
        for one in range(13):
            due = today + timedelta(days=chance.randrange(-2, 60))
            values.append(Task(f"Call the clinic for the {one}th time", due=due))
            values.append(Need(NeedKind.SHELTER, "A room where nobody asks.", today))
            threat = Threat(f"Neighbour {one}", knows_location=Knowing.UNKNOWN, attribution=told)
            values.append(threat)
        written = [
            ledger.Writing(new_identifier(Kind.RECORD, chance.randbytes), one) for one in values
        ]
        ledger.put_all(store, written, by)
        case_record.refresh(workspace, store)
    return case


def happened(workspace: Workspace, number: int, chance: random.Random) -> str:
    """So many bodies under one another, and an incident that accuses five of them."""
    keys = [f"body {place}" for place in range(number)]
    actors = tuple(Actor(key, key.title(), "body", True, (key,)) for key in keys)
    ties = tuple(
        tie_between(TieKind.COMMANDS, keys[chance.randrange(max(1, place // 6))], keys[place])
        for place in range(1, number)
    )
    accused = chance.sample(keys, 5)
    values = [Value(QuestionAbout.WHO_DID_IT, "", key, key, None, ("s-1",), ()) for key in accused]
    told = Incident(
        "one", (Act("torture", "", ("s-1",)),), ("s-1",), (), (), (), (), tuple(values), (), ()
    )
    general = workspace.store(GENERAL)
    keep_graph(general, BodyGraph(actors, ties), now())
    avenue_states.enter(workspace, GENERAL, avenue_states.SaidOf(keys[0], "VM"))
    return groupings.keep_incidents(general, [told], now(), chance.randbytes)[0].identifier


def empty_folder(folder: Path, case: str, member: str, is_yours: bool) -> None:
    """What a case has on the disk by which it is told whose it is."""
    keys = compartments_folder(folder) / case / "epoch-1" / "keys"
    keys.mkdir(parents=True)
    (keys.parents[1] / "current").write_text("epoch-1\n")
    (keys / f"{member if is_yours else 'm-000000000000'}.age").write_bytes(b"0" * 200)


def line(place: int, workspace: Workspace, chance: random.Random) -> CaseLine:
    today = now().date()
    dates = {today + timedelta(days=chance.randrange(-3, 90)) for _ in range(chance.randrange(5))}
    return CaseLine(
        pseudonym=f"K-{place}",
        lane=chance.choice([None, *Lane]),
        state=chance.choice([CaseState.RECEIVED, CaseState.OPEN, CaseState.FOLLOW_UP]),
        overlays=tuple(chance.sample(list(Overlay), chance.randrange(2))),
        dates=tuple(sorted(dates)),
        reassess_on=today + timedelta(days=chance.randrange(40)),
        lead=workspace.member.identifier,
    )


def measure(folder: Path, whole: list[str], times: int, peer: Path) -> None:
    sessions = Sessions(Desk(folder), timedelta(hours=2))
    serving_now.serve(sessions, now)
    settle()
    client = Client(SERVER_NAME="localhost")
    assert client.post("/sign-in", {"passphrase": PASSPHRASE}).status_code == 302
    session = sessions.all()[0]
    beside(session.workspace, peer)
    chance = random.Random(SEED)
    pages: dict[str, Callable[[], object]] = {
        "the list, first page": lambda: look(client, "/cases"),
        "the list, deep": lambda: look(client, "/cases?page=150"),
        "the list, one lane": lambda: look(client, "/cases?lane=days"),
        "the list, by pseudonym": lambda: look(client, "/cases?words=K-77"),
        "a case at a glance": lambda: look(client, f"/cases/{chance.choice(whole)}"),
        "the person of a case": lambda: look(client, f"/cases/{chance.choice(whole)}/person"),
        "what is to be done": lambda: look(client, f"/cases/{chance.choice(whole)}/plan"),
        "everything that is kept": lambda: look(client, f"/cases/{chance.choice(whole)}/history"),
        "its avenues": lambda: look(client, f"/cases/{chance.choice(whole)}/avenues"),
        "one avenue": lambda: look(client, f"/cases/{chance.choice(whole)}/avenues/one/un-cat-22"),
        "peer: the list, first page": lambda: from_peer(peer, session, 0),
        "peer: the list, deep": lambda: from_peer(peer, session, 149),
    }
    print(f"{'page':<32} {'wall, middle':>12} {'95 %':>8} {'processor, middle':>18} {'95 %':>8}")
    for name, page in pages.items():
        tell(name, page, times)
    sessions.end(session)
    stores.close_stores()


def look(client: Client, where: str) -> None:
    answer = client.get(where)
    assert answer.status_code == 200, (where, answer.status_code)


def beside(workspace: Workspace, peer: Path) -> None:
    """The same lines in an unencrypted file."""
    listing = workspace.store(cases.LIST)
    held = case_lines.page(listing, case_lines.WantedCases(), 0, 1_000_000).held
    with sqlite3.connect(peer) as connection:
        connection.execute(
            "CREATE TABLE line (place INTEGER PRIMARY KEY, caseid, pseudonym, lane, state,"
            " overlays, deadlines, reassess, lead)"
        )
        connection.executemany(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    place, one.case, one.line.pseudonym, one.line.lane or "", one.line.state.value,
                    " ".join(one.line.overlays), " ".join(map(str, one.line.dates)),
                    str(one.line.reassess_on or ""), one.line.lead,
                )
                for place, one in enumerate(held)
            ),
        )  # fmt: skip


def from_peer(peer: Path, session: object, page: int) -> None:
    """One part of the lines, drawn with the template of the desk."""
    with sqlite3.connect(peer) as connection:
        (total,) = connection.execute("SELECT count(*) FROM line").fetchone()
        found = connection.execute(
            "SELECT * FROM line ORDER BY place LIMIT ? OFFSET ?", (LENGTH, page * LENGTH)
        ).fetchall()
    request = RequestFactory().get("/cases")
    request.desk = session  # type: ignore[attr-defined]
    workspace = session.workspace  # type: ignore[attr-defined]
    shown = {
        "lines": [(as_listed(row), True) for row in found],
        "sieve": Sieve(request.GET),
        "paging": paging(request, total),
        "called": need_to_know.called(workspace),
        "today": now().date(),
    }
    assert len(render_to_string("cases/listed.html", shown, request)) > LENGTH


def as_listed(row: tuple[str, ...]) -> case_lines.ListedCase:
    _, case, pseudonym, lane, state, overlays, dates, reassess, lead = row
    told = CaseLine(
        pseudonym,
        Lane(lane) if lane else None,
        CaseState(state),
        tuple(Overlay(one) for one in overlays.split()),
        tuple(date.fromisoformat(one) for one in dates.split()),
        date.fromisoformat(reassess) if reassess else None,
        lead,
    )
    return case_lines.ListedCase(case, told, now())


def tell(name: str, page: Callable[[], object], times: int) -> None:
    page()
    walls, processors = [], []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        page()
        walls.append((time.perf_counter() - wall) * 1000)
        processors.append((time.process_time() - processor) * 1000)
    mark = "  OVER" if percentile(processors) > LIMIT else ""
    print(
        f"{name:<32} {statistics.median(walls):12.1f} {percentile(walls):8.1f}"
        f" {statistics.median(processors):18.1f} {percentile(processors):8.1f}{mark}"
    )


def percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
