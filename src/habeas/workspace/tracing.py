"""Tracing: copies, quotations and chains, within one compartment."""

from __future__ import annotations

from habeas.archive import decisions, groupings, statements
from habeas.archive.access import Store
from habeas.origins.lineage import Trace
from habeas.origins.tracing import trace as follow
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace, now


def trace(workspace: Workspace, compartment: str, progress: Progress) -> list[str]:
    """Trace everything read in a compartment and keep the result; what it found, in lines."""
    workspace.require(Right.ADD)
    store = workspace.store(compartment)
    progress("tracing", 0, 1)
    found = retrace(store)
    progress("tracing", 1, 1)
    return [
        f"{len(found.edges)} edges between {len(found.nodes)} sources.",
        f"{len(found.families)} copy families, {len(found.copies)} passages in common.",
        f"{len(found.questions)} questions for a person: habeas show WORKSPACE questions",
        f"{len(found.originals)} originals to obtain: habeas show WORKSPACE originals",
    ]


def retrace(store: Store) -> Trace:
    """Trace anew with what people decided on edges. The same again changes nothing."""
    found = follow(statements.read_reports(store), decisions.edge_overrides(store))
    groupings.keep_trace(store, found, now())
    return found
