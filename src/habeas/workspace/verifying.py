"""Verifying: everything read again and held against what was kept."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.archive import exhibits, verification
from habeas.archive.verification import Finding
from habeas.evidence.openers import Openers
from habeas.words.progress import Progress
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found."""

    lines: tuple[str, ...]
    is_intact: bool


def verify(workspace: Workspace, progress: Progress) -> Report:
    """Check every compartment this member can open, in full."""
    found = verification.verify(workspace.stores, progress=progress)
    count = sum(len(exhibits.exhibits(store)) for store in workspace.stores)
    with Openers() as openers:
        contained = openers.containment.in_words()
    if not found:
        sum_up = f"{count} exhibits in {len(workspace.stores)} compartments are as they were kept."
        return Report((*contained, sum_up, _LIMIT), True)
    lines = (_line(one) for one in found)
    return Report((*contained, *lines, "Keep the disk as it is and restore from a backup."), False)


_LIMIT = (
    "A removed end of the log shows only against a checkpoint kept elsewhere: "
    "habeas checkpoint WORKSPACE verify FILE"
)


def _line(finding: Finding) -> str:
    return f"DOES NOT MATCH  {finding.subject}  {finding.problem.value}"
