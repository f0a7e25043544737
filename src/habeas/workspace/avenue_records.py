"""What people write down for avenues about one incident, in the compartment that holds it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date

from habeas.archive import groupings, kept_findings, ledger
from habeas.archive.access import Store
from habeas.archive.kept_findings import NoSuchFinding
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.archive.quoted import quoted
from habeas.archive.statements import NoSuchStatement
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.conditions import FINAL_DECISION
from habeas.protection.avenues.particulars import (
    Particulars,
    with_event,
    with_states,
    with_tried,
    without_tried,
)
from habeas.protection.avenues.recorded import FutileHere, UsedDespite, used_despite
from habeas.protection.avenues.signing import stated
from habeas.protection.avenues.situation import ProcedureState, Tried
from habeas.protection.avenues.verdicts import AvenueVerdict
from habeas.protection.cases.futility import Futility, futile, taken_back
from habeas.protection.cases.signatures import Signature
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import avenue_catalogue
from habeas.workspace.opening import Workspace, now

__all__ = [
    "FutileHere",
    "Kept",
    "Particulars",
    "ProcedureState",
    "Reasoned",
    "Tried",
    "UsedDespite",
]

Here = tuple[str, str]
"""A compartment, and an incident in it."""
Step = Callable[[Particulars], Particulars]


class NotAnAuthority(HabeasError):
    """Raised for something a record rests on that names nothing of a kind it can rest on."""

    message = "“{named}” is no statement (s-…), no finding (f-…) and no fact of the catalogue."
    hint = "Write an identifier, or a fact as “un-cat-22 facts.authority”; decisions go in words."


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Why a remedy is futile, as it was typed. ``rests_on`` are identifiers, ``authorities``
    decisions and reports in words.
    """

    avenue: str
    reason: str
    rests_on: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()


def particulars(workspace: Workspace, here: Here) -> Kept[Particulars] | None:
    """What was added to an incident for avenues; None before anything was."""
    workspace.require(Right.READ)
    compartment, incident = here
    held = ledger.versions(workspace.store(compartment), Particulars, incident)
    return held[-1] if held else None


def name_states(workspace: Workspace, here: Here, seen: int, codes: str) -> None:
    """Say which States it is about, besides those of the bodies. ``seen`` is the version that
    was looked at, 0 for none. Raises NotAState and WrittenMeanwhile.
    """
    _change(workspace, here, seen, lambda held: with_states(held, codes))


def date_event(workspace: Workspace, here: Here, seen: int, event: tuple[str, date | None]) -> None:
    """Say when an event was that a limit starts with. Raises NoEvent and WrittenMeanwhile."""
    name, on = event
    known = set(events(workspace))
    _change(workspace, here, seen, lambda held: with_event(held, name, on, known))


def add_tried(workspace: Workspace, here: Here, seen: int, tried: Tried) -> None:
    """Say where it was taken already. Raises NothingTried, NotYetTried, WrittenMeanwhile."""
    today = now().date()
    _change(workspace, here, seen, lambda held: with_tried(held, tried, today))


def drop_tried(workspace: Workspace, here: Here, seen: int, avenue: str) -> None:
    """It was not taken there after all. Raises WrittenMeanwhile."""
    _change(workspace, here, seen, lambda held: without_tried(held, avenue))


def events(workspace: Workspace) -> tuple[str, ...]:
    """Every event that a limit starts with, or that says that remedies were used up."""
    whole = avenue_catalogue.known(workspace).catalogue
    starts = (limit.starts for avenue in whole.avenues for limit in avenue.time_limits)
    return tuple(sorted({FINAL_DECISION, *starts}))


def futilities(workspace: Workspace, here: Here) -> tuple[Kept[FutileHere], ...]:
    """Why remedies are futile for an incident, also what was taken back."""
    workspace.require(Right.READ)
    compartment, incident = here
    held = ledger.held(workspace.store(compartment), FutileHere)
    return tuple(one for one in held if one.value.incident == incident)


def record_futile(workspace: Workspace, here: Here, told: Reasoned) -> Kept[FutileHere]:
    """Write down why a remedy is futile for an incident.

    Raises NoSuchIncident, NoSuchAvenue, ReasonNeeded, NoSuchStatement, NoSuchFinding and
    :class:`NotAnAuthority`.
    """
    workspace.require(Right.FIND)
    store, incident = _place(workspace, here)
    made = FutileHere(incident, checked_futility(workspace, told, (store,)))
    return ledger.put(store, new_identifier(Kind.RECORD, os.urandom), made, _by(workspace))


def take_back_futile(
    workspace: Workspace, here: Here, identifier: str, reason: str
) -> Kept[FutileHere]:
    """Take such a record back; it stays to be read. Raises NotKept and ReasonNeeded."""
    workspace.require(Right.FIND)
    store, incident = _place(workspace, here)
    held = ledger.one(store, FutileHere, identifier)
    if held.value.incident != incident:
        raise ledger.NotKept(identifier=identifier)
    signed = Signature(workspace.member.identifier, now().date(), reason.strip())
    made = replace(held.value, told=taken_back(held.value.told, signed))
    return ledger.put(store, identifier, made, _by(workspace), held.version, signed.reason)


def checked_futility(workspace: Workspace, told: Reasoned, stores: Collection[Store]) -> Futility:
    """The record, if its avenue, its reason and everything it rests on are there."""
    workspace.require(Right.READ)
    whole = avenue_catalogue.known(workspace).catalogue
    whole.avenue(told.avenue)
    for one in told.rests_on:
        _check_rests_on(workspace, whole, one, stores)
    signed = Signature(workspace.member.identifier, now().date(), told.reason.strip())
    return futile(Futility(told.avenue, signed, told.rests_on, told.authorities))


def despites(workspace: Workspace, here: Here) -> tuple[Kept[UsedDespite], ...]:
    """Why red or unknown avenues are used all the same for an incident."""
    workspace.require(Right.READ)
    compartment, incident = here
    held = ledger.held(workspace.store(compartment), UsedDespite)
    return tuple(one for one in held if one.value.incident == incident)


def record_despite(
    workspace: Workspace, here: Here, verdict: tuple[AvenueVerdict, str], reason: str
) -> Kept[UsedDespite]:
    """Write down why a red or unknown avenue is used all the same.

    ``verdict`` is as it stands, with the language it was read in. Raises NoSuchIncident,
    ReceiverExcluded, NothingAgainstIt and ReasonNeeded.
    """
    workspace.require(Right.FIND)
    store, incident = _place(workspace, here)
    signed = Signature(workspace.member.identifier, now().date(), reason.strip())
    made = used_despite(incident, *verdict, signed)
    return ledger.put(store, new_identifier(Kind.RECORD, os.urandom), made, _by(workspace))


def _change(workspace: Workspace, here: Here, seen: int, step: Step) -> None:
    workspace.require(Right.JUDGE)
    store, incident = _place(workspace, here)
    held = ledger.versions(store, Particulars, incident)
    made = step(held[-1].value if held else Particulars())
    ledger.put(store, incident, made, _by(workspace), seen)


def _place(workspace: Workspace, here: Here) -> tuple[Store, str]:
    """The store of an incident. Raises NoSuchIncident."""
    compartment, incident = here
    store = workspace.store(compartment)
    return store, groupings.incident(store, incident).identifier


def _check_rests_on(
    workspace: Workspace, whole: Catalogue, named: str, stores: Collection[Store]
) -> None:
    if named.startswith("s-"):
        if not any(quoted(store, [named]) for store in stores):
            raise NoSuchStatement(statement=named)
    elif named.startswith("f-"):
        _check_finding(workspace, stores, named)
    else:
        avenue, _, fact = named.partition(" ")
        if avenue not in whole.by_identifier:
            raise NotAnAuthority(named=named)
        stated(whole.avenue(avenue), fact.strip())


def _check_finding(workspace: Workspace, stores: Collection[Store], named: str) -> None:
    for store in stores:
        try:
            kept_findings.issued_row(store, named, workspace.member.identifier)
        except NoSuchFinding:
            continue
        return
    raise NoSuchFinding(finding=named)


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()
