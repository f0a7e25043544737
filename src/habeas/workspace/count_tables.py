"""Tables of counts that are kept: brought in a file, or made where lists were linked.

A table holds how many people stand on exactly which lists, and nobody. It is never changed; the
estimates from it name it by its hash.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.ledger import Kept
from habeas.numbers.kept import KeptTable
from habeas.numbers.overlaps import checked
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import silent
from habeas.words.reasons import Reason
from habeas.words.roles import Right
from habeas.workspace import adding, counting
from habeas.workspace.keeping import Arrival, Keeping
from habeas.workspace.opening import Workspace, now

__all__ = ["Kept", "KeptTable"]


class TableHasNoName(HabeasError):
    """Raised when a table is to be kept under no name."""

    message = "The table has no name."
    hint = "Say in a few words whose lists it counts, over which place and time."


def add(workspace: Workspace, compartment: str, path: Path, name: str = "") -> Kept[KeptTable]:
    """Keep the table of a file, and the file as an exhibit; called as the file if by no name.

    Raises CannotReadTable, what ``habeas.numbers.table`` raises, and EmptyList,
    ListsDoNotOverlap, ListInsideAnother and TooFewLists. Nothing is kept then.
    """
    workspace.require(Right.ADD)
    return take(workspace, compartment, counting.bytes_of(path), path.name, name or path.stem)


def take(
    workspace: Workspace, compartment: str, data: bytes, called: str, name: str
) -> Kept[KeptTable]:
    """Keep the table that bytes hold, which come as a file of this name. Raises as :func:`add`."""
    workspace.require(Right.ADD)
    patterns = counting.table_of(data, called)
    checked(patterns)
    if not name.strip():
        raise TableHasNoName
    exhibit = _exhibit(workspace, compartment, data, called)
    return keep(workspace, compartment, KeptTable(name.strip(), patterns, exhibit=exhibit))


def keep(workspace: Workspace, compartment: str, table: KeptTable) -> Kept[KeptTable]:
    """Keep a table that was made here."""
    workspace.require(Right.ADD)
    identifier = new_identifier(Kind.TABLE, os.urandom)
    by = (workspace.member.identifier, now())
    return ledger.put(workspace.store(compartment), identifier, table, by)


def listed(workspace: Workspace, compartment: str) -> tuple[Kept[KeptTable], ...]:
    """Every table of a compartment, the latest first."""
    workspace.require(Right.READ)
    return ledger.held(workspace.store(compartment), KeptTable)[::-1]


def one(workspace: Workspace, compartment: str, identifier: str) -> Kept[KeptTable]:
    """One table. Raises NotKept."""
    workspace.require(Right.READ)
    return ledger.one(workspace.store(compartment), KeptTable, identifier)


def _exhibit(workspace: Workspace, compartment: str, data: bytes, called: str) -> str:
    """The bytes, kept as they came and opened like any other exhibit."""
    adding.begin(workspace, compartment)
    why = str(Reason.of("numbers.table_kept"))
    keeping = Keeping(workspace, workspace.store(compartment), "a table of counts", why)
    (kept,) = keeping.group([Arrival(called, called, lambda: BytesIO(data))])
    if not kept.exhibit and kept.problem is not None:
        raise kept.problem
    list(adding.open_kept(workspace, [kept], compartment, silent))
    return kept.exhibit
