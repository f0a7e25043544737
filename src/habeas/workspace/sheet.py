"""The recovery sheet's drill: whether the code on paper still opens what it should."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest

from habeas.archive import history
from habeas.archive import members as people
from habeas.archive.history import Change, SubjectKind
from habeas.evidence import compartments as keys
from habeas.evidence.members import UnlockedMember, WrongPassphrase, unlock
from habeas.evidence.recovery import is_code
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import compartments
from habeas.workspace.opening import GENERAL, Workspace, now

DRILL_WITHIN = timedelta(days=180)
"""A recovery sheet that nobody tried for longer than this may not open anything any more."""

_DRILL = "drill"
"""The field of the history that says a drill was held."""


class NotTheSheet(HabeasError):
    """Raised when what was typed for a drill is not the code of this workspace's sheet."""

    message = "This is not the code of this workspace's recovery sheet."
    hint = "Compare workspace and date on the sheet. If it is lost: habeas member WORKSPACE sheet"


class SheetOpensLess(HabeasError):
    """Raised when the sheet's code is right, and does not open all it should."""

    message = "The sheet opens {opened} compartments, and not: {closed}."
    hint = "Let it: habeas compartment WORKSPACE share NAME {sheet}. Then hold the drill again."


@dataclass(frozen=True, slots=True)
class Drill:
    """When the sheet was last tried, and by whom."""

    member: str
    time: datetime


def drill(workspace: Workspace, code: str) -> list[str]:
    """Try the sheet's code on everything it should open. Only the note of it is written.

    Raises :class:`NotTheSheet`, :class:`SheetOpensLess` and the errors of
    :func:`~habeas.evidence.recovery.read_code` for a slip in the code.
    """
    workspace.require(Right.KEEP)
    sheet = _unlocked(workspace, code)
    opened = {one.identifier: one.key for one in keys.open_compartments(workspace.folder, sheet)}
    closed = {one.identifier for one in workspace.compartments if not _opens(opened, one)}
    closed |= compartments.opened_to(workspace, sheet.identifier) - opened.keys()
    if closed:
        names = ", ".join(sorted(closed))
        raise SheetOpensLess(opened=len(opened), closed=names, sheet=sheet.identifier)
    _note(workspace, sheet.identifier, len(opened))
    return [f"The sheet opens all {len(opened)} compartments it should. Nothing was changed."]


def drilled(workspace: Workspace) -> Drill | None:
    """The last drill of the sheet that is in force; None when there was none."""
    workspace.require(Right.READ)
    held: list[Change] = []
    for sheet in compartments.sheets(workspace):
        held += history.history(workspace.store(GENERAL), SubjectKind.MEMBER, sheet)
    done = [change for change in held if change.field == _DRILL]
    last = max(done, key=lambda change: change.time, default=None)
    return None if last is None else Drill(last.member, last.time)


def is_overdue(held: Drill | None) -> bool:
    """Whether the sheet was never tried, or too long ago."""
    return held is None or now() - held.time > DRILL_WITHIN


def last_drill(workspace: Workspace) -> str:
    """How long ago the sheet was tried, in a line."""
    held = drilled(workspace) if workspace.general is not None else None
    if held is None:
        return "The recovery sheet was never tried: habeas member WORKSPACE drill"
    by = people.called(workspace.store(GENERAL)).get(held.member) or held.member
    return f"The recovery sheet was last tried {_ago(held.time, now())}, by {by}."


def _ago(then: datetime, at: datetime) -> str:
    days = (at - then).days
    return {0: "today", 1: "a day ago"}.get(days, f"{days} days ago")


def _unlocked(workspace: Workspace, code: str) -> UnlockedMember:
    for sheet in compartments.sheets(workspace) if is_code(code) else ():
        try:
            return unlock(workspace.folder, code, sheet)
        except WrongPassphrase:
            continue
    raise NotTheSheet


def _opens(opened: dict[str, bytes], yours: keys.OpenCompartment) -> bool:
    return compare_digest(opened.get(yours.identifier, b""), yours.key)


def _note(workspace: Workspace, sheet: str, opened: int) -> None:
    by, at = workspace.member.identifier, now()
    change = Change(SubjectKind.MEMBER, sheet, _DRILL, "", str(opened), "", by, at)
    history.note(workspace.store(GENERAL), change)
