"""Cases that are being made: a mark in the folder of a case, from its first file to its last.

Whoever is killed in between leaves the mark, by which the next opening finds it.
"""

from __future__ import annotations

from pathlib import Path

from habeas.evidence.disk import make_folder, sync_folder, write_file
from habeas.evidence.layout import compartments_folder

_MARK = "begun"


def mark_begun(folder: Path) -> None:
    """Mark a folder as that of a case that is being made, before anything else is in it."""
    make_folder(folder)
    write_file(folder / _MARK, b"")


def mark_made(workspace: Path, case: str) -> None:
    """Everything of a new case is kept: it is begun no longer."""
    folder = compartments_folder(workspace) / case
    (folder / _MARK).unlink(missing_ok=True)
    sync_folder(folder)


def begun_cases(workspace: Path) -> tuple[str, ...]:
    """Cases that are marked as begun, in order, whoever may open them."""
    marks = compartments_folder(workspace).glob(f"k-*/{_MARK}")
    return tuple(sorted(mark.parent.name for mark in marks))
