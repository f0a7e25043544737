"""Cases that were cut off while they were made: swept away, or taken as made.

A case is marked as begun before its folder is anything, and the mark goes when everything of it is
kept. What still has the mark when a workspace is opened was cut off in between. If nothing was
ever written into its ledger, nobody was ever told of it and there is nothing to lose: its keys
are destroyed with it. Whatever holds one value is a case.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from habeas.archive import case_lines, stores
from habeas.archive.access import Store
from habeas.evidence import begun
from habeas.evidence import compartments as keys
from habeas.evidence.compartments import NoSuchCompartment, OpenCompartment
from habeas.evidence.members import UnlockedMember
from habeas.words.errors import HabeasError

MAKING = threading.RLock()
"""Held while a case is made, so that none is swept away in another thread meanwhile."""


def sweep(folder: Path, member: UnlockedMember, opened: Sequence[Store]) -> tuple[str, ...]:
    """Sweep away what was cut off of the cases that this member opens; their identifiers.

    Only for one whose process holds the workspace for writing. ``opened`` are the stores that
    this member has open: one of them may be the list that has a line already.
    """
    with MAKING:
        left = [case for case in begun.begun_cases(folder) if _is_settled(folder, case, member)]
        for case in left:
            for store in opened:
                case_lines.erase(store, case)
            keys.destroy(folder, case)
    return tuple(left)


def _is_settled(folder: Path, case: str, member: UnlockedMember) -> bool:
    """Whether it is certain that nothing was written. The mark goes from one that is a case."""
    try:
        is_written = _is_written(keys.open_compartment(folder, case, member))
    except NoSuchCompartment:
        return False  # Whoever is on its list will be asked.
    except HabeasError:
        return False  # Damaged, or of a newer program: told when it is opened, and never swept.
    if is_written:
        begun.mark_made(folder, case)
    return not is_written


def _is_written(compartment: OpenCompartment) -> bool:
    if any(path.is_file() for path in compartment.vault.rglob("*")):
        return True
    return compartment.store.exists() and stores.has_ledger(compartment)
