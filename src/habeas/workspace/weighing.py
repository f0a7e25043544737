"""Weighing: statements brought together into incidents, within one compartment."""

from __future__ import annotations

import os

from habeas.archive import bodies, decisions, groupings, reckoning, statements
from habeas.archive.access import Store
from habeas.archive.groupings import KeptIncident
from habeas.bodies.naming import find_bodies
from habeas.incidents.weighing import statements_of
from habeas.incidents.weighing import weigh as bring_together
from habeas.reading.gazetteer import gazetteer
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.words.violations import violation
from habeas.workspace.opening import Workspace, now
from habeas.workspace.tracing import retrace


def weigh(workspace: Workspace, compartment: str, progress: Progress) -> list[str]:
    """Trace and weigh everything read in a compartment; the incidents, a line each."""
    workspace.require(Right.ADD)
    progress("weighing", 0, 1)
    kept = reweigh(workspace.store(compartment))
    progress("weighing", 1, 1)
    lines = [in_one_line(one) for one in kept]
    return [*lines, f"{len(kept)} incidents, drafted; a person decides what belongs together."]


def is_behind(store: Store) -> bool:
    """Whether something was read or decided that trace and incidents do not follow yet."""
    return reckoning.is_behind(store)


def reweigh(store: Store) -> tuple[KeptIncident, ...]:
    """Trace and weigh anew with everything people decided; incidents keep their identifiers."""
    # Taken first: what is decided while this runs is for the next time.
    began_from = reckoning.number(store)
    reports = statements.read_reports(store)
    judgements = decisions.statement_groupings(store)
    trace, graph = retrace(store), find_bodies(reports)
    found = bring_together(reports, trace, graph, judgements, gazetteer().part_of)
    bodies.keep_graph(store, graph, now())
    kept = groupings.keep_incidents(store, found, now(), os.urandom, trace)
    reckoning.note_weighed(store, began_from)
    return kept


def in_one_line(kept: KeptIncident) -> str:
    """An incident in one line: its identifier, what is alleged, how many statements."""
    incident = kept.incident
    codes = dict.fromkeys(act.code for act in incident.acts)
    acts = ", ".join(violation(code).labels["en"] for code in codes) or "no act named"
    counted = len(statements_of(incident))
    return f"{kept.identifier}  {acts}  ({counted} statement{'' if counted == 1 else 's'})"
