"""Burying week keys: told by the names of files alone, so that whoever opens a workspace does it.

::

    WORKSPACE-intake-keys/<compartment>/<week>             one half, with the sealed secret
    WORKSPACE/compartments/<compartment>/intake/<week>     the other half

The first folder stands beside the workspace and carries the mark by which backup programs leave a
cache out (CACHEDIR.TAG). Whoever restores a backup of the workspace has no week keys; whoever
kept an old copy of the key folder lacks what the workspace has destroyed since.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from habeas.evidence.disk import blot_out
from habeas.evidence.layout import compartments_folder
from habeas.intake.weeks import NotAWeek, Week

FOLDER = "{workspace}-intake-keys"
HERE = "intake"


def half_apart(workspace: Path, compartment: str) -> Path:
    """The folder beside the workspace with one half of a desk's keys."""
    folder = workspace.resolve()
    return folder.with_name(FOLDER.format(workspace=folder.name)) / compartment


def half_here(workspace: Path, compartment: str) -> Path:
    """The folder within the workspace with the other half."""
    return compartments_folder(workspace) / compartment / HERE


def bury_due(workspace: Path, today: date) -> tuple[Week, ...]:
    """Destroy both halves of every key whose day has come, of every desk; the weeks, in order."""
    beside = half_apart(workspace, "").glob("c-*/*-W*")
    within = compartments_folder(workspace).glob(f"c-*/{HERE}/*-W*")
    gone = set()
    for path in sorted([*beside, *within]):
        week = _week_of(path)
        if week is not None and week.dies_on <= today:
            blot_out(path)
            gone.add(week)
    return tuple(sorted(gone))


def _week_of(path: Path) -> Week | None:
    try:
        return Week.parse(path.name)
    except NotAWeek:
        return None
