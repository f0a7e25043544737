"""The same workspace small and large: a few of everything, or many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from archive.testimony import complete
from django.db import connections
from house.test_pages import OPEN, patterns
from web.sitting import PASSPHRASE

from habeas.archive import blind_readings, decisions, groupings, lineages, statements, traces
from habeas.archive.access import Store
from habeas.archive.history import SubjectKind
from habeas.words.progress import silent
from habeas.words.provenance import Confidence
from habeas.workspace import (
    blind_reading,
    checks,
    compartments,
    deciding,
    edges,
    entered_bodies,
    findings,
    interviews,
    searches,
)
from habeas.workspace.adding import add
from habeas.workspace.deciding import Seen
from habeas.workspace.entered_bodies import Contest, EnteredBody, EnteredTie, TieKind
from habeas.workspace.opening import GENERAL, Workspace, create, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh
from habeas.workspace.written import Written

TESTIMONY = "testimony"
NAMES = ("Mira Tolen", "Pavel Orn", "Lena Brandt", "Imre Solt", "Vessa Morane", "Radek Kovar")
COPIED = "“They came at night and called out the names,” said Ilse Rusk, a shopkeeper in Keld."


def grow(folder: Path, times: int) -> Path:
    """A workspace with this many reports, and as many of everything people add to them."""
    create(folder, PASSPHRASE, "Mara")
    reports = folder.with_name(f"{folder.name}-reports")
    reports.mkdir()
    for number in range(times):
        (reports / f"report-{number:03}.txt").write_text(_report(number), encoding="utf-8")
    with open_workspace(folder, PASSPHRASE) as workspace:
        compartments.make(workspace, TESTIMONY, compartments.Purpose.TESTIMONY)
    with open_workspace(folder, PASSPHRASE) as workspace:
        list(add(workspace, (reports,), GENERAL, "", silent))
        list(read(workspace, (), False, silent))
        weigh(workspace, GENERAL, silent)
        for number in range(times):
            _decide(workspace, number)
            _take_testimony(workspace, number)
    return folder


def _report(number: int) -> str:
    who, other = NAMES[number % 6], NAMES[(number + 1) % 6]
    return "\n\n".join(
        (
            f"Reports from Keld, part {number}",
            f"{who} said that {3 + number} people were beaten at a depot near Keld in March 2031.",
            f"As many as {40 + number} men were detained in Keld, according to some reports.",
            COPIED,
            "A spokesman for the Orlo police denied that anybody had been detained in Keld.",
            f"{other}, who leads the Legal Aid Network, accused the Orlo police of torture.",
            f"{other} urged the prosecutor to open an investigation into the killings in Keld.",
        )
    )


def _decide(workspace: Workspace, number: int) -> None:
    """One more of each thing that a person adds to the general compartment."""
    store = workspace.store(GENERAL)
    said = _said(store)[number]
    deciding.accept(workspace, GENERAL, Seen(said, 0), "Read.")
    edge = traces.trace(store).edges[number].key  # type: ignore[union-attr]
    edges.judge(workspace, GENERAL, edge, number % 2 == 0, ("Compared.", ""))
    for is_issued in (True, False):
        begun = findings.begin(workspace, GENERAL, _finding(store, said)).identifier
        if is_issued:
            findings.issue(workspace, GENERAL, begun)
    blind_reading.draw(workspace, GENERAL, f"seed {number}", 2)
    checks.make_checkpoint(workspace, GENERAL)
    _enter(workspace, number)
    searches.save(workspace, f"Search {number}", searches.Sought("Keld"), "")


def _enter(workspace: Workspace, number: int) -> None:
    """One more body, with a tie to the first of them that somebody changed and contests."""
    unit = f"unit {number}"
    entered_bodies.add_body(workspace, GENERAL, EnteredBody(unit, unit, state="VM"))
    if number:
        tie = EnteredTie("", TieKind.REPORTS_TO, unit, "unit 0", source="A roster",
                         confidence=Confidence.READ)  # fmt: skip
        made = entered_bodies.add_tie(workspace, GENERAL, tie).identifier
        entered_bodies.contest_tie(workspace, GENERAL, made, Contest("The unit", "Not since."))


def _finding(store: Store, said: str) -> Written:
    incident = groupings.incidents_holding(store, said)
    held = incident[0].identifier if incident else groupings.incidents(store)[0].identifier
    return Written(
        held,
        "Were people beaten in Keld?",
        standard="reasonable grounds to believe",
        outcome="established",
        result="People were beaten in Keld.",
        reasons="Several accounts agree.",
        would_change="A denial with facts.",
        relied_on={said: "First-hand."},
    )


def _take_testimony(workspace: Workspace, number: int) -> None:
    begun = interviews.begin(workspace, TESTIMONY)
    told = complete(f"I counted {number + 2} cars at the school in Keld.", person=f"P-{number}")
    interviews.fill(workspace, TESTIMONY, begun, told, 0)
    interviews.finish(workspace, TESTIMONY, begun, 1)


def _said(store: Store) -> list[str]:
    return [one.identifier for one in statements.queue(store, 0, 500).held]


def addresses(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Every page that only shows something, with the address of one that is there."""
    general, testimony = workspace.store(GENERAL), workspace.store(TESTIMONY)
    here = _things(workspace, general)
    there = {"compartment": testimony.identifier, "interview": _interview(workspace)}
    for name, held in patterns():
        if name not in OPEN:
            told = {**here, **(there if name.startswith("interviews:") else {})}
            where = re.sub(
                r"<(?:\w+:)?(\w+)>",
                lambda found, told=told: told.get(found[1], "0"),  # type: ignore[misc]
                str(held.pattern),
            )
            yield name, f"/{where}"
    yield "searches:search for a word", "/search?q=keld"


def _things(workspace: Workspace, store: Store) -> dict[str, str]:
    incident = groupings.incidents(store)[0]
    said = incident.incident.allegations[0]
    exhibit = statements.statement(store, said).exhibit
    found = findings.listed(workspace, GENERAL, findings.FindingFilter(), 0, 1).held
    first, second = lineages.families_page(store, 0, 1).held[0].exhibits[:2]
    return {
        "compartment": store.identifier,
        "exhibit": exhibit,
        "thing": exhibit,
        "statement": said,
        "incident": incident.identifier,
        "first": first,
        "second": second,
        "edge": traces.trace(store).edges[0].key,  # type: ignore[union-attr]
        "decision": decisions.standing(store, SubjectKind.STATEMENT)[0].identifier,
        "finding": found[0].identifier,
        "sample": blind_readings.samples(store)[0].identifier,
        "number": "1",
        "part": "1",
        "body": "unit 0",
        "tie": entered_bodies.ties(workspace, GENERAL)[0].identifier,
    }


def _interview(workspace: Workspace) -> str:
    return interviews.listed(workspace, TESTIMONY, 0, 1).held[0].identifier


@contextmanager
def counting() -> Iterator[list[str]]:
    """Every query that is asked meanwhile, of whatever store."""
    asked: list[str] = []

    def note(execute, query, *further):
        asked.append(query)
        return execute(query, *further)

    with ExitStack() as stack:
        for alias in connections.settings:
            if alias != "default":
                stack.enter_context(connections[alias].execute_wrapper(note))
        yield asked
