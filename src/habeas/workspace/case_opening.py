"""Opening one case: its store is open while somebody works on it, and at no other time.

A case is a compartment of its own. Signing in opens none of them: a key is unwrapped when its
case is asked for, and forgotten as soon as nobody uses it. Who is not on the need-to-know list
has no wrapped key, whatever their role; to them a case is not there.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from habeas.archive import stores
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.evidence import compartments as keys
from habeas.evidence.compartments import NoSuchCompartment, OpenCompartment
from habeas.words.errors import NotThere
from habeas.words.identifiers import is_case
from habeas.words.roles import Right
from habeas.workspace.looking import note_refused
from habeas.workspace.opening import Workspace

_TURN = threading.Lock()
_USED: Counter[str] = Counter()
"""How many are using the store of a case just now, by its alias."""


class NoSuchCase(NotThere):
    """Raised when there is no case of this identifier, or its list does not name this member."""

    message = "There is no case {case} that you can open."
    hint = "See those you can: habeas case WORKSPACE list"


@contextmanager
def opened(workspace: Workspace, case: str, right: Right = Right.PROTECT) -> Iterator[Store]:
    """The store of a case, closed at the end. Raises NotYourRole and :class:`NoSuchCase`."""
    workspace.require(right)
    compartment = compartment_of(workspace, case)
    with _TURN:
        store = stores.open_store(compartment)
        _USED[store.alias] += 1
    try:
        yield store
    finally:
        with _TURN:
            _USED[store.alias] -= 1
            if not _USED[store.alias]:
                del _USED[store.alias]
                stores.close_stores(store)


def note_look(workspace: Workspace, case: str, thing: str = "") -> None:
    """Note in the case's own log that this member looked at it, or at one thing in it."""
    with opened(workspace, case, Right.READ) as store:
        workspace.note_access(store, Action.OPENED, thing or case)


def compartment_of(workspace: Workspace, case: str) -> OpenCompartment:
    """The opened compartment of a case. Raises :class:`NoSuchCase`, and notes the refusal."""
    workspace.require(Right.READ)
    try:
        if not is_case(case):
            raise NoSuchCompartment(compartment=case)
        return keys.open_compartment(workspace.folder, case, workspace.member)
    except NoSuchCompartment as error:
        if is_case(case):
            note_refused(workspace, case)
        raise NoSuchCase(case=case) from error


def may_open(workspace: Workspace, case: str) -> bool:
    """Whether this member is on the need-to-know list, told without opening anything."""
    workspace.require(Right.READ)
    return keys.is_opened_by(workspace.folder, case, workspace.member.identifier)


def openable(workspace: Workspace, cases: Collection[str]) -> frozenset[str]:
    """Those of these cases that this member opens, told without opening anything."""
    workspace.require(Right.READ)
    you = workspace.member.identifier
    return frozenset(one for one in cases if keys.is_opened_by(workspace.folder, one, you))
