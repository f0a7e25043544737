"""Verifying: everything read again and held against what was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.archive import exhibit_list, verification
from habeas.archive.verification import Finding
from habeas.evidence import compartments as keys
from habeas.evidence.members import DamagedKeyFile, member_identifiers, recipient_of
from habeas.evidence.openers import Openers
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import compartments
from habeas.workspace.case_closing import lost_cases
from habeas.workspace.case_opening import opened
from habeas.workspace.opening import GENERAL, Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found."""

    lines: tuple[str, ...]
    is_intact: bool


def verify(workspace: Workspace, progress: Progress) -> Report:
    """Check every compartment this member can open, in full, and every case: these are opened
    one at a time, and told by their identifiers only.
    """
    workspace.require(Right.READ)
    found = verification.verify(workspace.stores, progress=progress)
    cases = keys.cases_opened_by(workspace.folder, workspace.member.identifier)
    told = list(_cases(workspace, cases, progress))
    unchecked = [line for line in told if line.startswith(_UNCHECKED)]
    in_cases = [line for line in told if line not in unchecked]
    lost = [*_lost(workspace), *in_cases, *_gone(workspace)]
    count = sum(exhibit_list.total(store) for store in workspace.stores)
    with Openers() as openers:
        contained = openers.containment.in_words()
    if not (found or lost):
        where = ", ".join(sorted(store.name for store in workspace.stores))
        checked = len(cases) - len(unchecked)
        more = f", and {checked} cases" if cases else ""
        sum_up = f"As they were kept: {count} exhibits, in {where}{more}."
        return Report((*contained, *unchecked, sum_up, _LIMIT), True)
    lines = (*unchecked, *lost, *(_line(one) for one in found))
    return Report((*contained, *lines, "Keep the disk as it is and restore from a backup."), False)


_UNCHECKED = "NOT CHECKED"
"""Begins the line about a case in another format: nothing is wrong with it, and it was not read."""

_LIMIT = (
    "A removed end of the log shows only against a checkpoint kept elsewhere: "
    "habeas checkpoint WORKSPACE verify FILE"
)


def _cases(workspace: Workspace, cases: Sequence[str], progress: Progress) -> Iterator[str]:
    for done, case in enumerate(cases, 1):
        try:
            with opened(workspace, case, Right.READ) as store:
                yield from (_line(one) for one in verification.verify([store]))
        except HabeasError as error:
            sort = "DOES NOT MATCH" if error.exit_code == DOES_NOT_MATCH else _UNCHECKED
            yield f"{sort}  {case}  {error.what_happened} {error.what_to_do}"
        progress("verifying cases", done, len(cases))


def _gone(workspace: Workspace) -> Iterator[str]:
    """Cases that stand in the caseworkers' list and are not on the disk, though nobody sealed
    them.
    """
    for case in lost_cases(workspace):
        yield f"DOES NOT MATCH  {case}  is in the caseworkers' list, and its folder is missing"


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
    for one in workspace.compartments:
        for member, recipient in keys.recipients_of(one).items():
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
