"""Burying week keys: told by the names of files alone, so that whoever opens a workspace does it.

::

    WORKSPACE-intake-keys/<compartment>/<week>             one half, with the sealed secret
    WORKSPACE/compartments/<compartment>/intake/<week>     the other half
    WORKSPACE/compartments/<compartment>/intake/last-day   the last day on which keys were looked at

A second key of a week, made anew, is called ``<week>.2``, and so on.

The first folder stands beside the workspace and carries the mark by which backup programs leave a
cache out (CACHEDIR.TAG). Whoever restores a backup of the workspace has no week keys; whoever
kept an old copy of the key folder lacks what the workspace has destroyed since.

What is destroyed cannot be had back, and one clock that runs ahead would destroy everything. So a
day further than two weeks from the last one seen destroys nothing until a person agrees with it.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from habeas.evidence.disk import DiskFull, WriteRefused, blot_out, write_file
from habeas.evidence.layout import compartments_folder
from habeas.intake.weeks import NotAWeek, Week

FOLDER = "{workspace}-intake-keys"
HERE = "intake"
LAST_DAY = "last-day"

LEAP = 14
"""Days from the last one seen, ahead or back, up to which a clock is believed."""


def half_apart(workspace: Path, compartment: str) -> Path:
    """The folder beside the workspace with one half of a desk's keys."""
    folder = workspace.resolve()
    return folder.with_name(FOLDER.format(workspace=folder.name)) / compartment


def half_here(workspace: Path, compartment: str) -> Path:
    """The folder within the workspace with the other half."""
    return compartments_folder(workspace) / compartment / HERE


def bury_due(workspace: Path, today: date) -> tuple[Week, ...]:
    """Destroy both halves of every key whose day has come, of every desk; the weeks, in order.

    Where the clock is doubted nothing is destroyed (:func:`doubted`).
    """
    gone: set[Week] = set()
    for compartment in _with_keys(workspace):
        if doubted(workspace, compartment, today) is None:
            gone.update(_bury(workspace, compartment, today))
            _note(workspace, compartment, today)
    return tuple(sorted(gone))


def doubted(workspace: Path, compartment: str, today: date) -> date | None:
    """The last day seen when today is too far from it to be believed; None when it is not."""
    last = _last_day(workspace, compartment)
    return last if last is not None and abs((today - last).days) > LEAP else None


def believe(workspace: Path, compartment: str, today: date) -> None:
    """Take this for the day it is: a person agrees with the clock. Raises DiskFull."""
    folder = half_here(workspace, compartment)
    if folder.is_dir():
        write_file(folder / LAST_DAY, today.isoformat().encode())


def _with_keys(workspace: Path) -> list[str]:
    beside = half_apart(workspace, "").glob("c-*")
    within = compartments_folder(workspace).glob(f"c-*/{HERE}")
    return sorted({*(one.name for one in beside), *(one.parent.name for one in within)})


def _bury(workspace: Path, compartment: str, today: date) -> set[Week]:
    gone = set()
    for folder in (half_apart(workspace, compartment), half_here(workspace, compartment)):
        for path in sorted(folder.glob("*-W*")):
            week = _week_of(path)
            if week is not None and week.dies_on <= today:
                blot_out(path)
                gone.add(week)
    return gone


def _last_day(workspace: Path, compartment: str) -> date | None:
    try:
        told = (half_here(workspace, compartment) / LAST_DAY).read_text("ascii")
        return date.fromisoformat(told)
    except FileNotFoundError:
        return None
    except ValueError:
        return date.min  # damaged: no day is near it, so a person is asked


def _note(workspace: Path, compartment: str, today: date) -> None:
    last = _last_day(workspace, compartment)
    if last is None or today > last:
        with suppress(DiskFull, WriteRefused):  # a full disk keeps nobody out
            believe(workspace, compartment, today)


def _week_of(path: Path) -> Week | None:
    try:
        return Week.parse(path.name.partition(".")[0])
    except NotAWeek:
        return None
