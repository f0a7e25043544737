"""Bodies and ties that people enter: add, change, withdraw, contest, each attributed and kept."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches

from habeas.archive import bodies as found
from habeas.archive import entered, ledger, standing_over
from habeas.archive.access import Store
from habeas.archive.bodies import ActorFilter
from habeas.archive.decisions import NoReason
from habeas.archive.ledger import Kept, NotKept
from habeas.archive.members import By
from habeas.archive.quoted import quoted
from habeas.archive.remembered import remembered
from habeas.archive.statements import NoSuchStatement
from habeas.bodies.body import BodyKind, BodyRole
from habeas.bodies.brought import EndNotKnown
from habeas.bodies.entered import (
    Contest,
    EnteredBody,
    EnteredTie,
    NotIndependent,
    checked_body,
    checked_tie,
)
from habeas.bodies.graph import BodyGraph, TieKind
from habeas.bodies.merging import Known, known
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace, now

__all__ = [
    "BodyKind",
    "BodyRole",
    "Contest",
    "EnteredBody",
    "EnteredTie",
    "Kept",
    "Known",
    "NotIndependent",
    "TieKind",
]

_LOOKED_AT = 2_000
"""Bodies of reports that a mistyped key is held against."""

NOTHING_FOUND = BodyGraph((), ())


class BodyThere(HabeasError):
    """Raised when a body of this key was entered already."""

    message = "A body with the key {key} is entered already."
    hint = "Change that one, or give the new one another key."


class NamedInReports(HabeasError):
    """Raised rather than taking a new body for one that reports name without being told so."""

    message = "Reports name a body with the key {key}."
    hint = "Say that it is the same, or give the new one another key."


class NotNamedInReports(HabeasError):
    """Raised for a body that is said to be one reports name, by a key that none of them has."""

    message = "No report names a body with the key {key}."
    hint = "See the keys of those they name on the list of bodies. Nearest: {nearest}"


class BodyStillTied(HabeasError):
    """Raised rather than withdrawing a body that ties in force lead to."""

    message = "{key} still has {ties} ties that hold."
    hint = "Withdraw those ties first, each with its reason."


class ContestWithoutWords(HabeasError):
    """Raised for a contest that says neither who contests nor why."""

    message = "It is not said who contests the tie, or why."
    hint = "Give both: who says that it is wrong, and what they say."


def known_bodies(workspace: Workspace, compartment: str) -> Known:
    """All that is known of who stands under whom: reports and entries, attributed, as one graph.

    With the State, role and independence of each entered body, and which ties are contested.
    It is worked out again only after one of them changed; nobody changes what is given.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    rests_on = standing_over.head(store)
    return remembered([store], "bodies with their ties", rests_on, lambda: _known(store))


def _known(store: Store) -> Known:
    return known(
        found.graph(store) or NOTHING_FOUND,
        (one.value for one in entered.bodies(store)),
        (one.value for one in entered.ties(store)),
    )


def graph_with_entered(workspace: Workspace, compartment: str) -> BodyGraph:
    """The graph of :func:`known_bodies` alone."""
    return known_bodies(workspace, compartment).graph


def body(workspace: Workspace, compartment: str, key: str) -> Kept[EnteredBody]:
    """An entered body as it stands. Raises :class:`~habeas.archive.ledger.NotKept`."""
    workspace.require(Right.READ)
    return ledger.one(workspace.store(compartment), EnteredBody, key)


def tie(workspace: Workspace, compartment: str, identifier: str) -> Kept[EnteredTie]:
    """An entered tie as it stands. Raises :class:`~habeas.archive.ledger.NotKept`."""
    workspace.require(Right.READ)
    return ledger.one(workspace.store(compartment), EnteredTie, identifier)


def bodies(workspace: Workspace, compartment: str) -> tuple[Kept[EnteredBody], ...]:
    """Every entered body, also the withdrawn."""
    workspace.require(Right.READ)
    return entered.bodies(workspace.store(compartment))


def ties(workspace: Workspace, compartment: str) -> tuple[Kept[EnteredTie], ...]:
    """Every entered tie, also the withdrawn."""
    workspace.require(Right.READ)
    return entered.ties(workspace.store(compartment))


def add_body(
    workspace: Workspace, compartment: str, told: EnteredBody, is_same: bool = False
) -> Kept[EnteredBody]:
    """Enter a body. ``is_same``: it is the one that reports name by its key.

    One that was withdrawn can be entered again. Raises the errors of
    :func:`~habeas.bodies.entered.checked_body`, :class:`BodyThere`, :class:`NamedInReports` and
    :class:`NotNamedInReports`.
    """
    workspace.require(Right.JUDGE)
    store, made = workspace.store(compartment), checked_body(told)
    versions = ledger.versions(store, EnteredBody, made.key)
    if versions and not versions[-1].value.is_withdrawn:
        raise BodyThere(key=made.key)
    if is_same and not found.in_office(store, [made.key]):
        raise NotNamedInReports(key=made.key, nearest=_nearest(store, made.key))
    if not is_same and not versions and found.actors_by_key(store, [made.key]):
        raise NamedInReports(key=made.key)
    return ledger.put(store, made.key, made, _by(workspace), len(versions))


def change_body(
    workspace: Workspace, compartment: str, told: EnteredBody, seen: int, reason: str
) -> Kept[EnteredBody]:
    """Change what is entered of a body; its key stays. ``seen`` is the version that was changed.

    Raises :class:`~habeas.archive.ledger.WrittenMeanwhile`,
    :class:`~habeas.archive.decisions.NoReason` and those of adding.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    held = ledger.one(store, EnteredBody, told.key).value
    made = replace(checked_body(told), is_withdrawn=held.is_withdrawn)
    return ledger.put(store, told.key, made, _by(workspace), seen, _said(reason))


def withdraw_body(
    workspace: Workspace, compartment: str, key: str, reason: str, seen: int | None = None
) -> Kept[EnteredBody]:
    """Let a body count no more; every version of it stays.

    Raises :class:`BodyStillTied`, unless reports name it too, and those of changing.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    held = ledger.one(store, EnteredBody, key)
    tied = [one for one in entered.ties_of(store, key) if not one.value.is_withdrawn]
    if tied and not found.in_office(store, [key]):
        raise BodyStillTied(key=key, ties=len(tied))
    made = replace(held.value, is_withdrawn=True)
    version = held.version if seen is None else seen
    return ledger.put(store, key, made, _by(workspace), version, _said(reason))


def add_tie(workspace: Workspace, compartment: str, told: EnteredTie) -> Kept[EnteredTie]:
    """Enter a tie between two bodies that are known here; it gets an identifier of its own.

    Raises the errors of :func:`~habeas.bodies.entered.checked_tie`,
    :class:`~habeas.bodies.brought.EndNotKnown` and
    :class:`~habeas.archive.statements.NoSuchStatement`.
    """
    workspace.require(Right.JUDGE)
    store, identifier = workspace.store(compartment), new_identifier(Kind.TIE, os.urandom)
    made = replace(told, identifier=identifier, entered_by=workspace.member.identifier)
    return ledger.put(store, identifier, _checked_tie(store, made), _by(workspace))


def change_tie(
    workspace: Workspace, compartment: str, told: EnteredTie, seen: int, reason: str
) -> Kept[EnteredTie]:
    """Change what is entered of a tie. Who entered it and who contests it stays.

    Raises :class:`~habeas.archive.ledger.WrittenMeanwhile`,
    :class:`~habeas.archive.decisions.NoReason` and those of adding.
    """
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    held = ledger.one(store, EnteredTie, told.identifier).value
    made = replace(
        _checked_tie(store, told),
        contests=held.contests,
        entered_by=held.entered_by,
        is_withdrawn=held.is_withdrawn,
    )
    return ledger.put(store, told.identifier, made, _by(workspace), seen, _said(reason))


def withdraw_tie(
    workspace: Workspace, compartment: str, identifier: str, reason: str, seen: int | None = None
) -> Kept[EnteredTie]:
    """Let a tie count no more; every version of it stays. Raises those of changing."""
    workspace.require(Right.JUDGE)
    store = workspace.store(compartment)
    held = ledger.one(store, EnteredTie, identifier)
    made = replace(held.value, is_withdrawn=True)
    version = held.version if seen is None else seen
    return ledger.put(store, identifier, made, _by(workspace), version, _said(reason))


def contest_tie(
    workspace: Workspace,
    compartment: str,
    identifier: str,
    contest: Contest,
    seen: int | None = None,
) -> Kept[EnteredTie]:
    """Note that somebody says a tie is wrong. It still counts, and is shown as contested.

    Raises :class:`ContestWithoutWords` and :class:`~habeas.archive.ledger.WrittenMeanwhile`.
    """
    workspace.require(Right.JUDGE)
    if not (contest.by.strip() and contest.why.strip()):
        raise ContestWithoutWords
    store = workspace.store(compartment)
    held = ledger.one(store, EnteredTie, identifier)
    made = replace(held.value, contests=(*held.value.contests, contest))
    version = held.version if seen is None else seen
    return ledger.put(store, identifier, made, _by(workspace), version, contest.why)


def versions_of_body(
    workspace: Workspace, compartment: str, key: str
) -> tuple[Kept[EnteredBody], ...]:
    """Every version of an entered body, oldest first; none for one nobody entered."""
    workspace.require(Right.READ)
    return ledger.versions(workspace.store(compartment), EnteredBody, key)


def versions_of_tie(
    workspace: Workspace, compartment: str, identifier: str
) -> tuple[Kept[EnteredTie], ...]:
    """Every version of a tie, oldest first. Raises :class:`~habeas.archive.ledger.NotKept`."""
    workspace.require(Right.READ)
    held = ledger.versions(workspace.store(compartment), EnteredTie, identifier)
    if not held:
        raise NotKept(identifier=identifier)
    return held


def check_statements(store: Store, named: Collection[str]) -> None:
    """Raise NoSuchStatement for one that this store does not hold."""
    held = quoted(store, named)
    for one in named:
        if one not in held:
            raise NoSuchStatement(statement=one)


def _checked_tie(store: Store, told: EnteredTie) -> EnteredTie:
    made = checked_tie(told)
    ends = [made.child, made.parent]
    here = entered.bodies_by_key(store, ends)
    there = found.in_office(store, ends)
    for end in ends:
        is_entered = end in here and not here[end].is_withdrawn
        if not is_entered and end not in there:
            raise EndNotKnown(key=end)
    check_statements(store, made.statements)
    return made


def _nearest(store: Store, key: str) -> str:
    """Keys of bodies in reports that are most like one."""
    held = found.actors_page(store, ActorFilter(in_office=True), 0, _LOOKED_AT).held
    near = get_close_matches(key, [one.actor.key for one in held], n=3)
    return ", ".join(near) or "–"


def _said(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()
