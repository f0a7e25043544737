"""The record of one case: read as a whole, and changed one value at a time.

Every verb about a case comes through here. A change opens the case, takes the present version
of one value one step on, writes the next version and brings the line in the caseworkers' list
up to date; alarms that stand raise the lane on the way.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.archive import case_lines, ledger
from habeas.archive.access import Store, writing
from habeas.archive.ledger import Kept, WrittenMeanwhile
from habeas.archive.members import By
from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.case import SEVERAL, SINGLE, Case, gathered
from habeas.protection.cases.lanes import LaneChoice, raised
from habeas.protection.cases.lines import line
from habeas.protection.cases.signatures import Signature
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import need_to_know
from habeas.workspace.case_opening import NoSuchCase, opened
from habeas.workspace.compartments import Purpose, for_purpose
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Kept",
    "Seen",
    "WrittenMeanwhile",
    "add",
    "case",
    "case_in",
    "change",
    "is_alone",
    "last",
    "one",
    "refresh",
    "renew",
    "signed",
    "versions",
]

_Value = TypeVar("_Value")

_PLACES: dict[type, str] = {kind: place for place, kind in SINGLE.items()}
"""What there is only one of in a case is kept under the name of its place."""


@dataclass(frozen=True, slots=True)
class Seen(Generic[_Value]):
    """The version of a value that a change was thought out from."""

    kind: type[_Value]
    kept: str
    version: int


def case(workspace: Workspace, identifier: str) -> Case:
    """A whole case. Raises NoSuchCase."""
    with opened(workspace, identifier, Right.READ) as store:
        return case_in(store)


def case_in(store: Store) -> Case:
    """The case that an open store holds.

    Raises NoSuchCase for one that was never begun: the machine stopped while it was made.
    """
    held = ledger.everything(store, (*SINGLE.values(), *SEVERAL.values()))
    if not (held[SINGLE["subject"]] and held[SINGLE["stands"]]):
        raise NoSuchCase(case=store.identifier)
    return gathered(store.identifier, lambda kind: held[kind])


def add(workspace: Workspace, identifier: str, value: object, reason: str = "") -> str:
    """Write down a new value in a case; its identifier.

    What there is only one of stands under the name of its place. Raises NoSuchCase, and
    WrittenMeanwhile for a second one of those.
    """
    kept = _PLACES.get(type(value)) or new_identifier(Kind.RECORD, os.urandom)
    with opened(workspace, identifier) as store:
        _write(workspace, store, kept, value, (0, reason))
    return kept


def change(
    workspace: Workspace,
    identifier: str,
    seen: Seen[_Value],
    step: Callable[[_Value], _Value],
    reason: str = "",
) -> _Value:
    """Take one value of a case a step on; its new version.

    A step that changes nothing writes nothing. Raises NoSuchCase, NotKept, WrittenMeanwhile and
    whatever the step raises.
    """
    with opened(workspace, identifier) as store:
        before = ledger.one(store, seen.kind, seen.kept)
        if before.version != seen.version:
            raise WrittenMeanwhile(identifier=seen.kept)
        after = step(before.value)
        if after != before.value:
            _write(workspace, store, seen.kept, after, (seen.version, reason))
        return after


def renew(
    workspace: Workspace,
    identifier: str,
    seen: tuple[type[_Value], int],
    step: Callable[[Case, _Value | None], _Value],
    reason: str = "",
) -> _Value:
    """Take what a case has only one of a step on, or write it down for the first time.

    ``seen`` is its kind and the version the step was thought out from, 0 for none; ``step`` is
    given the case and that value. Raises NoSuchCase, WrittenMeanwhile and whatever the step
    raises.
    """
    kind, version = seen
    with opened(workspace, identifier) as store:
        held = case_in(store)
        before: Kept[_Value] | None = getattr(held, _PLACES[kind])
        if version != (before.version if before else 0):
            raise WrittenMeanwhile(identifier=_PLACES[kind])
        after = step(held, before.value if before else None)
        if before is None or after != before.value:
            _write(workspace, store, _PLACES[kind], after, (version, reason))
        return after


def one(workspace: Workspace, identifier: str, kind: type[_Value], kept: str) -> Kept[_Value]:
    """One value of a case. Raises NoSuchCase and NotKept."""
    with opened(workspace, identifier, Right.READ) as store:
        return ledger.one(store, kind, kept)


def versions(
    workspace: Workspace, identifier: str, kind: type[_Value], kept: str
) -> tuple[Kept[_Value], ...]:
    """Every version of one value of a case, oldest first. Raises NoSuchCase."""
    with opened(workspace, identifier, Right.READ) as store:
        return ledger.versions(store, kind, kept)


def last(workspace: Workspace, identifier: str) -> int:
    """The number of the last version written in a case: the same while nothing changes in it."""
    with opened(workspace, identifier, Right.READ) as store:
        return ledger.last(store)


def refresh(workspace: Workspace, store: Store) -> None:
    """Raise the lane by alarms that stand, and write the line of a case anew.

    For whoever changes several values of a case in one go: once, at the end.
    """
    by, time = _by(workspace)
    held = case_in(store)
    before = held.lane.value if held.lane else None
    choice = raised(before, alarms(held, time), time.date())
    if choice is not None:
        seen = held.lane.version if held.lane else 0
        ledger.put(store, _PLACES[LaneChoice], choice, (by, time), seen, "an alarm raised it")
        held = case_in(store)
    listing = for_purpose(workspace, Purpose.CASES)
    if listing is not None:
        case_lines.write(listing, store.identifier, line(held, time), time)


def signed(workspace: Workspace, reason: str = "") -> Signature:
    """This member's dated word, with their reason."""
    member, time = _by(workspace)
    return Signature(member, time.date(), reason.strip())


def is_alone(workspace: Workspace, identifier: str) -> bool:
    """Whether no other person of the team is on the need-to-know list of a case."""
    others = (one for one in need_to_know.listed(workspace, identifier) if not one.is_you)
    return all(one.is_sheet or one.has_left for one in others)


def _write(
    workspace: Workspace, store: Store, kept: str, value: object, why: tuple[int, str]
) -> None:
    with writing(store):
        ledger.put(store, kept, value, _by(workspace), *why)
        refresh(workspace, store)


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()
