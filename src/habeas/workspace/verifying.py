"""Verifying: everything read again and held against what was kept."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.archive import exhibit_list, verification
from habeas.archive.verification import Finding
from habeas.evidence import compartments as keys
from habeas.evidence.members import DamagedKeyFile, member_identifiers, recipient_of
from habeas.evidence.openers import Openers
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import compartments
from habeas.workspace.opening import GENERAL, Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found."""

    lines: tuple[str, ...]
    is_intact: bool


def verify(workspace: Workspace, progress: Progress) -> Report:
    """Check every compartment this member can open, in full."""
    workspace.require(Right.READ)
    found = verification.verify(workspace.stores, progress=progress)
    lost = _lost(workspace)
    count = sum(exhibit_list.total(store) for store in workspace.stores)
    with Openers() as openers:
        contained = openers.containment.in_words()
    if not (found or lost):
        where = ", ".join(sorted(store.name for store in workspace.stores))
        sum_up = f"As they were kept: {count} exhibits, in {where}."
        return Report((*contained, sum_up, _LIMIT), True)
    lines = (*lost, *(_line(one) for one in found))
    return Report((*contained, *lines, "Keep the disk as it is and restore from a backup."), False)


_LIMIT = (
    "A removed end of the log shows only against a checkpoint kept elsewhere: "
    "habeas checkpoint WORKSPACE verify FILE"
)


def _line(finding: Finding) -> str:
    subject = finding.subject
    if finding.exhibit not in ("", subject):
        subject = f"{finding.exhibit}  {subject}"
    return f"DOES NOT MATCH  {subject}  {finding.problem.value}"


def _lost(workspace: Workspace) -> list[str]:
    """What should open for this member and does not: evidence must not go missing in silence."""
    if not any(store.name == GENERAL for store in workspace.stores):
        return [f"DOES NOT MATCH  {GENERAL}  does not open: its folder or your key is missing"]
    why = "was opened to you, and now its folder or your key to it is missing"
    lost = [f"DOES NOT MATCH  {one}  {why}" for one in compartments.missing(workspace)]
    why = "this key file is damaged or was replaced"
    return [*lost, *(f"DOES NOT MATCH  {one}  {why}" for one in strange_keys(workspace))]


def strange_keys(workspace: Workspace) -> list[str]:
    """Members whose key files are damaged, or not those that compartments were shared with."""
    shared: dict[str, set[str]] = {}
    for opened in workspace.compartments:
        for member, recipient in keys.recipients_of(opened).items():
            shared.setdefault(member, set()).add(recipient)
    found = []
    for member in member_identifiers(workspace.folder):
        try:
            stands = shared.get(member, set()) <= {recipient_of(workspace.folder, member)}
        except DamagedKeyFile:
            stands = False
        if not stands:
            found.append(member)
    return found
