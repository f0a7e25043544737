"""Who belongs together, and who must be kept apart: within a case and between cases."""

from __future__ import annotations

import os
from dataclasses import dataclass

from habeas.archive import case_lines, ledger
from habeas.archive.access import Store, writing
from habeas.archive.ledger import Kept
from habeas.protection.cases.case import Case
from habeas.protection.cases.households import (
    Household,
    HouseholdLink,
    LinkKind,
    household,
    link,
    unlinked,
)
from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_opening import may_open, opened
from habeas.workspace.case_record import case_in
from habeas.workspace.compartments import Purpose, for_purpose
from habeas.workspace.opening import Workspace, now

__all__ = ["Household", "HouseholdLink", "LinkKind", "Linked", "counted", "joined", "links", "part"]


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with what the other case is called in the caseworkers' list."""

    held: Kept[HouseholdLink]
    pseudonym: str
    may_open: bool


def counted(workspace: Workspace, case: str, seen: int, told: Household) -> Household:
    """Write down who has to stay together.

    Raises NoSuchCase, WrittenMeanwhile, NobodyInTheHousehold, MorePseudonymsThanPeople and
    NotACode.
    """
    checked = household(told)
    return case_record.renew(workspace, case, (Household, seen), lambda *_: checked)


def links(workspace: Workspace, case: str) -> tuple[Linked, ...]:
    """The links of a case, also those taken back. Raises NoSuchCase."""
    workspace.require(Right.READ)
    listing = for_purpose(workspace, Purpose.CASES)
    with opened(workspace, case, Right.READ) as store:
        held = ledger.held(store, HouseholdLink)
    return tuple(
        Linked(one, _called(listing, one.value.case), may_open(workspace, one.value.case))
        for one in held
    )


def joined(workspace: Workspace, case: str, added: HouseholdLink) -> None:
    """Link two cases that you both open, together or apart, in both of them.

    The reason stays in this case. Linking twice changes nothing. Raises NoSuchCase,
    LinkedToItself, BothTogetherAndApart and ReasonNeeded.
    """
    signed = check_reasoned(case_record.signed(workspace, added.reason))
    with opened(workspace, case) as here, opened(workspace, added.case) as there:
        back = HouseholdLink(case, added.kind)
        for store, one in ((here, added), (there, back)):
            link(store.identifier, _values(case_in(store)), one)
        for store, one in ((there, back), (here, added)):
            _join(workspace, store, one, signed)


def part(workspace: Workspace, case: str, other: str, kind: LinkKind, reason: str) -> None:
    """Take a link between two cases back, in this one and, where you open it, the other.

    Raises NoSuchCase and ReasonNeeded.
    """
    signed = check_reasoned(case_record.signed(workspace, reason))
    with opened(workspace, case) as here:
        if may_open(workspace, other):
            silent = Signature(signed.by, signed.on, f"taken back in {case}")
            with opened(workspace, other) as there:
                _part(workspace, there, HouseholdLink(case, kind), silent)
        _part(workspace, here, HouseholdLink(other, kind), signed)


def _join(workspace: Workspace, store: Store, added: HouseholdLink, signed: Signature) -> None:
    if any(_is_same(one, added) for one in _values(case_in(store))):
        return
    with writing(store):
        kept = new_identifier(Kind.RECORD, os.urandom)
        ledger.put(store, kept, added, (signed.by, now()), reason=added.reason)
        case_record.refresh(workspace, store)


def _part(workspace: Workspace, store: Store, gone: HouseholdLink, signed: Signature) -> None:
    with writing(store):
        for held in ledger.held(store, HouseholdLink):
            if _is_same(held.value, gone):
                ended = unlinked(held.value, signed)
                why = (held.version, signed.reason)
                ledger.put(store, held.identifier, ended, (signed.by, now()), *why)
        case_record.refresh(workspace, store)


def _is_same(one: HouseholdLink, other: HouseholdLink) -> bool:
    return one.stands and (one.case, one.kind) == (other.case, other.kind)


def _values(case: Case) -> tuple[HouseholdLink, ...]:
    return tuple(held.value for held in case.links)


def _called(listing: Store | None, case: str) -> str:
    line = case_lines.one(listing, case) if listing else None
    return line.line.pseudonym if line else ""
