"""Weighing: statements brought together into incidents, within one compartment."""

from __future__ import annotations

import os

from habeas.archive import decisions, groupings, statements
from habeas.archive.access import Store
from habeas.archive.groupings import KeptIncident
from habeas.bodies.naming import find_bodies
from habeas.incidents.weighing import weigh as bring_together
from habeas.reading.gazetteer import gazetteer
from habeas.words.progress import Progress
from habeas.workspace.opening import Workspace, now
from habeas.workspace.tracing import retrace


def weigh(workspace: Workspace, compartment: str, progress: Progress) -> list[str]:
    """Trace and weigh everything read in a compartment; the incidents, a line each."""
    progress("weighing", 0, 1)
    kept = reweigh(workspace.store(compartment))
    progress("weighing", 1, 1)
    lines = [_line(one) for one in kept]
    return [*lines, f"{len(kept)} incidents, drafted; a person decides what belongs together."]


def reweigh(store: Store) -> tuple[KeptIncident, ...]:
    """Trace and weigh anew with everything people decided; incidents keep their identifiers."""
    reports = statements.read_reports(store)
    judgements = decisions.statement_groupings(store)
    trace, graph = retrace(store), find_bodies(reports)
    found = bring_together(reports, trace, graph, judgements, gazetteer().part_of)
    return groupings.keep_incidents(store, found, now(), os.urandom)


def _line(kept: KeptIncident) -> str:
    incident = kept.incident
    acts = ", ".join(act.code for act in incident.acts) or "no act named"
    return (
        f"{kept.identifier}  {acts}  "
        f"({len(incident.allegations)} allegations, {len(incident.denials)} denials)"
    )
