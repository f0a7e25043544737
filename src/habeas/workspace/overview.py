"""The first page: what is new, what waits, what contradicts and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.archive import finding_list, glance
from habeas.archive.glance import Glance
from habeas.words.roles import Right
from habeas.workspace import sheet
from habeas.workspace.opening import GENERAL, Workspace, now

REVIEW_DAYS = finding_list.REVIEW_WITHIN.days
READ_DAYS = glance.READ_WITHIN.days
DRILL_DAYS = sheet.DRILL_WITHIN.days


@dataclass(frozen=True, slots=True)
class Panel:
    """One compartment on the first page."""

    compartment: str
    name: str
    glance: Glance

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever added here."""
        return not self.glance.exhibits.total


@dataclass(frozen=True, slots=True)
class SheetDrill:
    """When the recovery sheet was last tried, if ever; ``is_overdue`` when it is time again."""

    tried: datetime | None
    is_overdue: bool


def panels(workspace: Workspace, since: datetime | None) -> tuple[Panel, ...]:
    """Every compartment this member can open, the general one first, then by name."""
    workspace.require(Right.READ)
    by = workspace.member.identifier, now()
    ordered = sorted(workspace.stores, key=lambda one: (one.name != GENERAL, one.name))
    return tuple(
        Panel(store.identifier, store.name, glance.glance(store, by, since)) for store in ordered
    )


def last_sitting(workspace: Workspace) -> datetime | None:
    """When this member last did anything before they signed in; None when they never did."""
    workspace.require(Right.READ)
    if workspace.general is None:
        return None
    return glance.last_seen(workspace.general, workspace.member.identifier)


def sheet_drill(workspace: Workspace) -> SheetDrill | None:
    """How the recovery sheet stands; None for one who does not look after it."""
    if Right.KEEP not in workspace.rights or workspace.general is None:
        return None
    held = sheet.drilled(workspace)
    return SheetDrill(None if held is None else held.time, sheet.is_overdue(held))
