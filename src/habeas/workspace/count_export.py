"""Counts as a file a person names: patterns alone, small ones hidden, and the giving out noted."""

from __future__ import annotations

import os
from pathlib import Path

from habeas.archive import custody
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.numbers import small_cells
from habeas.numbers.patterns import Patterns
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import count_tables
from habeas.workspace.opening import Workspace, check_outside, now, write_new


def export(
    workspace: Workspace, compartment: str, table: str, path: Path, is_named: bool = False
) -> int:
    """Write what may be given out of a table; how many patterns it holds are hidden.

    Lists are numbered unless ``is_named``. Raises NotKept, FileThere, CannotWrite and
    InsideTheWorkspace.
    """
    workspace.require(Right.READ)
    patterns = count_tables.one(workspace, compartment, table).value.patterns
    check_outside(workspace.folder, path)
    write_new(path, small_cells.as_csv(patterns, is_named))
    _note(workspace, workspace.store(compartment), table)
    return hidden(patterns)


def as_file(workspace: Workspace, compartment: str, table: str) -> str:
    """The same as text, for a browser to keep; noted the same way. Raises NotKept."""
    workspace.require(Right.READ)
    patterns = count_tables.one(workspace, compartment, table).value.patterns
    _note(workspace, workspace.store(compartment), table)
    return small_cells.as_csv(patterns)


def hidden(patterns: Patterns) -> int:
    """How many of the patterns that were found are not told."""
    return len(patterns.cells) - len(small_cells.told(patterns))


def _note(workspace: Workspace, store: Store, table: str) -> None:
    event = CustodyEvent(
        new_identifier(Kind.EVENT, os.urandom),
        EventKind.EXPORTED,
        store.identifier,
        now(),
        workspace.member.identifier,
        custody.TOOL,
        details=(("what", "counts"),),
    )
    custody.record(store, event)
    workspace.note_access(store, Action.EXPORTED, table)
