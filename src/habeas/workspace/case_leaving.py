"""What becomes of cases when a member leaves, is replaced, or the recovery sheet is renewed."""

from __future__ import annotations

from collections.abc import Collection

from habeas.archive import history
from habeas.archive import members as people
from habeas.archive.history import Change, SubjectKind
from habeas.evidence import compartments as keys
from habeas.words.roles import Right
from habeas.workspace.case_opening import compartment_of, opened
from habeas.workspace.compartments import rekey_for
from habeas.workspace.opening import Workspace, now


def shared_with(workspace: Workspace, member: str) -> tuple[str, ...]:
    """The cases that this member opens and you do as well."""
    workspace.require(Right.KEEP)
    yours = workspace.member.identifier
    return tuple(
        case
        for case in keys.cases_opened_by(workspace.folder, member)
        if keys.is_opened_by(workspace.folder, case, yours)
    )


def not_shared_with(workspace: Workspace, member: str) -> int:
    """How many cases this member opens and you do not."""
    theirs = keys.cases_opened_by(workspace.folder, member)
    return len(theirs) - len(shared_with(workspace, member))


def let_open(workspace: Workspace, cases: Collection[str], member: str, name: str) -> None:
    """Put a member who takes another's place on the lists of these cases."""
    for case in cases:
        with opened(workspace, case, Right.KEEP) as store:
            by = (workspace.member.identifier, now())
            what = ("need to know", "", member, "in place of another")
            history.note(store, Change(SubjectKind.CASE, case, *what, *by))
            people.name_member(store, member, name, now())
            keys.share(workspace.folder, compartment_of(workspace, case), [member])


def take_off(workspace: Workspace, members: Collection[str]) -> int:
    """Give every case that one of these opens and you do a new key without them; how many."""
    workspace.require(Right.KEEP)
    cases = {case for member in members for case in shared_with(workspace, member)}
    for case in sorted(cases):
        with opened(workspace, case, Right.KEEP):
            compartment = compartment_of(workspace, case)
            staying = [m for m in keys.members_of(compartment) if m not in members]
            rekey_for(workspace, compartment, staying)
    return len(cases)
