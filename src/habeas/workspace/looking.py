"""Looking: a page that shows something of a compartment is noted in that compartment."""

from __future__ import annotations

from enum import StrEnum

from habeas.archive import history
from habeas.archive.access_log import Action
from habeas.archive.history import Change, SubjectKind
from habeas.words.roles import Right
from habeas.workspace.opening import GENERAL, Workspace, now

_SITTING = "session"
"""The field of a member's history that says somebody else ended their sitting."""


class Look(StrEnum):
    """What a page shows."""

    PAGE = "page"
    """One thing, or a list of things."""
    MEDIA = "media"
    """The bytes of an exhibit, or a picture made of them."""


def note_look(workspace: Workspace, compartment: str, thing: str, look: Look) -> None:
    """Note that this member looked at one thing, or with no thing at a list."""
    store = workspace.store(compartment)
    action = Action.MEDIA if look is Look.MEDIA else Action.OPENED
    if thing:
        workspace.note_access(store, action, thing)
    else:
        workspace.note_access(store, Action.LISTED, store.identifier)


def note_refused(workspace: Workspace, thing: str) -> None:
    """Note that a compartment was asked for that this member cannot open, or that is not there.

    Kept in the general compartment, for there is no other that the member opens and keepers do.
    """
    if workspace.general is not None:
        workspace.note_access(workspace.general, Action.OPENED, thing, is_allowed=False)


def note_signed_in(workspace: Workspace) -> None:
    """Note that somebody sat down."""
    if workspace.general is not None:
        workspace.note_access(workspace.general, Action.SIGNED_IN, workspace.member.identifier)


def note_signed_out(workspace: Workspace) -> None:
    """Note that somebody left, or was idle for too long."""
    if workspace.general is not None:
        workspace.note_access(workspace.general, Action.SIGNED_OUT, workspace.member.identifier)


def note_ended(workspace: Workspace, member: str) -> None:
    """Write down that somebody else's sitting was ended by this member."""
    workspace.require(Right.KEEP)
    by = (workspace.member.identifier, now())
    what = (_SITTING, "signed in", "ended", "")
    history.note(workspace.store(GENERAL), Change(SubjectKind.MEMBER, member, *what, *by))
