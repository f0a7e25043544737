"""The blind review: two entries side by side, no score, two reviewers, each ruling reversible.

Rulings are kept in the ledger, version after version, each with an event in the custody log.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from habeas.archive import custody, ledger
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.archive.ledger import Kept
from habeas.evidence import compartments as keys
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.evidence.members import member_identifiers
from habeas.numbers.entries import Entry
from habeas.numbers.linkage_kept import (
    REVIEWERS,
    KeptQuestion,
    KeptRuling,
    decided,
    is_open_to,
    settled,
    settled_alone,
)
from habeas.numbers.linkage_rulings import Decided, Ruling
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import list_store
from habeas.workspace.opening import Workspace, now

__all__ = ["Ruling"]

RULINGS = tuple(ruling.value for ruling in Ruling)
_TAKEN_BACK = "none"


class NotYoursToTakeBack(HabeasError):
    """Raised when a ruling is to be taken back and this member has none that stands."""

    message = "You have no ruling on {question} that could be taken back."
    hint = "See the pair: habeas count WORKSPACE review show {question}"


class NotAsked(HabeasError):
    """Raised when somebody rules on a pair that they ruled on, or that others settled."""

    message = "The pair {question} is not open to you: you ruled on it, or others settled it."
    hint = "Take your own ruling back first: habeas count WORKSPACE review undo {question}"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two entries: what its list says, and what the list is called."""

    entry: Entry
    list: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries to be looked at. ``own`` is this member's ruling; others' are never shown."""

    question: str
    sides: tuple[Side, Side]
    own: Ruling | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What people decided; ``alone`` of it rest on one reviewer, since there is no other."""

    decided: tuple[Decided, ...]
    alone: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the review is. ``open_to_you`` are those that this member is asked.

    ``is_alone``: nobody else may rule here; ``alone`` pairs are settled by one for that.
    """

    asked: int
    settled: int
    differing: int
    ruled_by_you: int
    open_to_you: int
    alone: int
    is_alone: bool


def standing(workspace: Workspace, compartment: str) -> Standing:
    """How far the review is, without a word on who ruled what."""
    workspace.require(Right.READ)
    questions, rulings = _held(workspace.store(compartment))
    own = workspace.member.identifier
    told = [_given(rulings, name) for name in questions]
    is_one = is_alone(workspace, compartment)
    return Standing(
        len(questions),
        sum(settled(one) is not None for one in told),
        sum(len(one) >= 2 and settled(one) is None for one in told),
        sum(any(ruling.reviewer == own for ruling in one) for one in told),
        sum(is_open_to(own, one) for one in told),
        sum(settled_alone(one) is not None for one in told) if is_one else 0,
        is_one,
    )


def following(workspace: Workspace, compartment: str) -> Pair | None:
    """The next pair this member is asked about, in an order made by chance; None at the end."""
    _require(workspace)
    questions, rulings = _held(workspace.store(compartment))
    own = workspace.member.identifier
    asked = (name for name in sorted(questions) if is_open_to(own, _given(rulings, name)))
    for name in asked:
        with suppress(ledger.NotKept):  # an entry was taken back since it was asked
            return _pair(workspace, compartment, name)
    return None


def pair(workspace: Workspace, compartment: str, question: str) -> Pair:
    """One pair. Raises NotKept, also when one of its entries is no longer there."""
    _require(workspace)
    return _pair(workspace, compartment, question)


def check_asked(workspace: Workspace, compartment: str, question: str) -> None:
    """Raise NotKept unless this pair was put before reviewers here."""
    workspace.require(Right.READ)
    ledger.one(workspace.store(compartment), KeptQuestion, question)


def own_last(workspace: Workspace, compartment: str) -> str:
    """The question this member ruled on last; empty when they have no ruling that stands."""
    _require(workspace)
    held = ledger.held(workspace.store(compartment), KeptRuling)
    own = [
        one
        for one in held
        if one.value.reviewer == workspace.member.identifier and one.value.ruling is not None
    ]
    return max(own, key=lambda one: (one.time, one.identifier)).value.question if own else ""


def rule(
    workspace: Workspace, compartment: str, question: str, ruling: Ruling, reason: str = ""
) -> None:
    """Keep what this member says of a pair. Raises NotKept, NotAsked and WrittenMeanwhile."""
    _require(workspace)
    store = workspace.store(compartment)
    check_asked(workspace, compartment, question)
    _questions, rulings = _held(store)
    if not is_open_to(workspace.member.identifier, _given(rulings, question)):
        raise NotAsked(question=question)
    _write(workspace, store, question, ruling, reason)


def undo(workspace: Workspace, compartment: str, question: str, reason: str = "") -> None:
    """Take this member's ruling on a pair back; it stays on record.

    Raises NotKept and NotYoursToTakeBack.
    """
    _require(workspace)
    store = workspace.store(compartment)
    check_asked(workspace, compartment, question)
    before = ledger.versions(store, KeptRuling, _subject(workspace, question))
    if not before or before[-1].value.ruling is None:
        raise NotYoursToTakeBack(question=question)
    _write(workspace, store, question, None, reason)


def agreed(workspace: Workspace, compartment: str) -> Agreed:
    """Every pair that two reviewers ruled alike on; where nobody else may rule, that one did."""
    workspace.require(Right.READ)
    kept, rulings = _held(workspace.store(compartment))
    questions = {name: one.value for name, one in kept.items()}
    told = {name: _given(rulings, name) for name in questions}
    both = decided(questions, told)
    if not is_alone(workspace, compartment):
        return Agreed(both, 0)
    alone = decided(questions, told, settled_alone)
    return Agreed((*both, *alone), len(alone))


def unsettled(workspace: Workspace, compartment: str) -> int:
    """How many pairs of entries that still count were asked and not settled: scores decide them."""
    questions, rulings = _held(workspace.store(compartment))
    here = {one.identifier for one in list_store.entries(workspace, compartment)}
    is_one = is_alone(workspace, compartment)
    left = [name for name, one in questions.items() if {one.value.one, one.value.other} <= here]
    told = [_given(rulings, name) for name in left]
    return sum(
        settled(one) is None and not (is_one and settled_alone(one) is not None) for one in told
    )


def is_alone(workspace: Workspace, compartment: str) -> bool:
    """Whether nobody else may rule here, so that no pair can ever be settled by two.

    Roles are kept in the general compartment: who cannot open it knows of nobody's.
    """
    workspace.require(Right.READ)
    if workspace.general is None:
        return False
    general, here = workspace.general, workspace.store(compartment).identifier
    team = set(member_identifiers(workspace.folder)) - set(people.sheets(general))
    may_rule = [
        member
        for member in team
        if {Right.JUDGE, Right.REVIEW} & people.rights(general, member)
        and keys.is_opened_by(workspace.folder, here, member)
    ]
    return len(may_rule) < REVIEWERS


def asked_before(store: Store) -> frozenset[frozenset[str]]:
    """Every pair that was ever asked here."""
    held = ledger.held(store, KeptQuestion)
    return frozenset(frozenset((one.value.one, one.value.other)) for one in held)


_Rulings = Mapping[str, list[KeptRuling]]


def _held(store: Store) -> tuple[dict[str, Kept[KeptQuestion]], _Rulings]:
    questions = {one.identifier: one for one in ledger.held(store, KeptQuestion)}
    rulings: dict[str, list[KeptRuling]] = defaultdict(list)
    for one in ledger.held(store, KeptRuling):
        rulings[one.value.question].append(one.value)
    return questions, rulings


def _given(rulings: _Rulings, question: str) -> list[KeptRuling]:
    return [one for one in rulings.get(question, ()) if one.ruling is not None]


def _require(workspace: Workspace) -> None:
    """Who documents or who reviews may rule: two of them are needed."""
    if Right.REVIEW not in workspace.rights:
        workspace.require(Right.JUDGE)


def _pair(workspace: Workspace, compartment: str, question: str) -> Pair:
    store = workspace.store(compartment)
    asked = ledger.one(store, KeptQuestion, question).value
    first, second = (_side(workspace, compartment, key) for key in (asked.one, asked.other))
    before = ledger.versions(store, KeptRuling, _subject(workspace, question))
    workspace.note_access(store, Action.OPENED, question)
    return Pair(question, (first, second), before[-1].value.ruling if before else None)


def _side(workspace: Workspace, compartment: str, key: str) -> Side:
    entry = list_store.entry(workspace, compartment, key)
    return Side(entry, list_store.one(workspace, compartment, entry.list).value.name)


def _subject(workspace: Workspace, question: str) -> str:
    return f"{question}.{workspace.member.identifier}"


def _write(
    workspace: Workspace, store: Store, question: str, ruling: Ruling | None, reason: str
) -> None:
    by = (workspace.member.identifier, now())
    subject = _subject(workspace, question)
    seen = len(ledger.versions(store, KeptRuling, subject))
    told = ruling.value if ruling else _TAKEN_BACK
    event = CustodyEvent(
        new_identifier(Kind.EVENT, os.urandom),
        EventKind.JUDGED,
        question,
        by[1],
        by[0],
        custody.TOOL,
        details=(("ruling", told),),
    )
    ledger.put(store, subject, KeptRuling(question, by[0], ruling), by, seen, reason)
    custody.record(store, event)
