"""The second factor of the member who is signed in, and what a keeper does about others'."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime

from habeas.archive import second_factor
from habeas.archive.decisions import NoReason
from habeas.words.roles import Right
from habeas.workspace.opening import GENERAL, Workspace, now


@dataclass(frozen=True, slots=True)
class Begun:
    """What goes into the app: ``typed`` by hand, or ``uri`` as a picture to scan."""

    typed: str = field(repr=False)
    uri: str = field(repr=False)


def is_on(workspace: Workspace) -> bool:
    """Whether this member is asked for a code."""
    general = workspace.general
    return general is not None and second_factor.is_on(general, workspace.member.identifier)


def fallbacks_left(workspace: Workspace) -> int:
    """How many fallback codes this member has left."""
    member = workspace.member.identifier
    return second_factor.fallbacks_left(workspace.store(GENERAL), member)


def begin(workspace: Workspace) -> Begun:
    """Begin to set it up; it is asked for once it is confirmed. Raises FactorIsOn."""
    secret = second_factor.begin(workspace.store(GENERAL), workspace.member, os.urandom)
    return Begun(secret.typed, secret.uri(workspace.member.identifier))


def confirm(workspace: Workspace, code: str, at: datetime | None = None) -> tuple[str, ...]:
    """Turn it on with a first code; ten fallback codes, shown once.

    Raises WrongCode, CodeUsedBefore, TooManyCodes, FactorIsOn and NoFactor.
    """
    store = workspace.store(GENERAL)
    return second_factor.confirm(store, workspace.member, code, at or now(), os.urandom)


def check(workspace: Workspace, code: str, at: datetime | None = None) -> None:
    """Take a code at sign-in. Raises WrongCode, CodeUsedBefore and TooManyCodes."""
    second_factor.check(workspace.store(GENERAL), workspace.member, code, at or now())


def turn_off(workspace: Workspace, code: str, at: datetime | None = None) -> None:
    """Turn one's own off with a code. Raises as :func:`check` does."""
    second_factor.turn_off(workspace.store(GENERAL), workspace.member, code, at or now())


def turn_off_for(workspace: Workspace, member: str, reason: str) -> None:
    """Turn off that of a member who lost telephone and paper. Raises NoReason and NoFactor."""
    workspace.require(Right.KEEP)
    if not reason.strip():
        raise NoReason
    by = (workspace.member.identifier, now())
    second_factor.turn_off_for(workspace.store(GENERAL), member, reason, by)
