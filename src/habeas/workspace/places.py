"""Places to live: what the team knows of each, and who could go where. People decide.

Places, and what the matcher may know of a household (:class:`Wish`), are kept with the
caseworkers' list. What a household needs, fears or comes from stays in its case.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from habeas.archive import case_lines, ledger
from habeas.archive.access import Store
from habeas.archive.derived_keys import derived_key
from habeas.archive.ledger import Kept, Writing, WrittenMeanwhile
from habeas.protection.lanes import Lane
from habeas.protection.placement.barriers import Barrier
from habeas.protection.placement.blocs import Accepted
from habeas.protection.placement.fairness import Fairness, fairness
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.missing import MissingCapacity, missing_capacity
from habeas.protection.placement.places import Place, Service, checked
from habeas.protection.placement.shortlists import Shortlist, Standing
from habeas.protection.placement.vocabulary import makeups, services
from habeas.protection.placement.wishes import Wish, is_current, vacancy
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.cases import list_of
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Barrier",
    "Household",
    "Matched",
    "Place",
    "Proposed",
    "Run",
    "Service",
    "add",
    "change",
    "listed",
    "match",
    "matched",
    "offers",
    "one",
    "run",
]

_PURPOSE = b"habeas placement v1"
_LAST = "last"
"""Under which the last run is kept."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the last run proposed: households and places, pair by pair. For staying, not ranking."""

    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Household:
    """One household in the shortlist. ``is_stale`` when places changed since its wish was made."""

    case: str
    pseudonym: str
    wish: Wish
    accepted: str
    standings: tuple[Standing, ...]
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What matching found, and what it was made from."""

    found: Shortlist
    places: Mapping[str, Place]
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A run: who could go where, with what is missing, and whether large households lag."""

    households: tuple[Household, ...]
    places: Mapping[str, Place]
    moved: tuple[str, ...]
    fairness: Fairness
    missing: MissingCapacity


def offers(language: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """What a place can offer, and what it may have to say no to: key and words of each."""
    kinds = (services(), makeups())
    offered, excluded = (
        tuple((key, words[language]) for key, words in kind.items()) for kind in kinds
    )
    return offered, excluded


def listed(workspace: Workspace) -> tuple[Kept[Place], ...]:
    """Every place the team knows, by name. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    held = ledger.held(list_of(workspace), Place)
    return tuple(sorted(held, key=lambda one: one.value.name.casefold()))


def one(workspace: Workspace, place: str) -> Kept[Place]:
    """One place. Raises NoCaseList and NotKept."""
    workspace.require(Right.PROTECT)
    return ledger.one(list_of(workspace), Place, place)


def add(workspace: Workspace, told: Place) -> str:
    """A new place; its identifier, whatever identifier was told.

    Raises NoCaseList, NegativeCapacity, StrangeSizes, NotACountryOrLanguage, NoSuchService.
    """
    workspace.require(Right.PROTECT)
    identifier = new_identifier(Kind.RECORD, os.urandom)
    place = checked(replace(told, identifier=identifier))
    ledger.put(list_of(workspace), identifier, place, (workspace.member.identifier, now()))
    return identifier


def change(workspace: Workspace, told: Place, seen: int, reason: str = "") -> None:
    """A place as it is now. Raises as :func:`add` does, WrittenMeanwhile and NotKept."""
    workspace.require(Right.PROTECT)
    listing, by = list_of(workspace), (workspace.member.identifier, now())
    ledger.one(listing, Place, told.identifier)
    ledger.put(listing, told.identifier, checked(told), by, seen, reason)


def run(workspace: Workspace) -> Run:
    """Everybody matched as things stand; nothing is written. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    return _run(list_of(workspace))


def matched(workspace: Workspace) -> Matched:
    """Who could go where, as things stand; nothing is written. Raises NoCaseList."""
    workspace.require(Right.PROTECT)
    listing = list_of(workspace)
    made = _run(listing)
    found, places, wishes = made.found, made.places, made.wishes
    lines = {wish.unit: case_lines.one(listing, wish.unit) for wish in wishes}
    households = tuple(
        Household(
            wish.unit,
            line.line.pseudonym if (line := lines[wish.unit]) else wish.unit,
            wish,
            found.accepted.get(wish.unit, ""),
            found.ranking(wish.unit),
            not is_current(wish, places.values()),
        )
        for wish in sorted(wishes, key=_turn)
        if wish.willing or wish.unit in found.accepted
    )
    return Matched(households, places, found.moved, fairness(found), missing_capacity(found))


def match(workspace: Workspace) -> int:
    """Keep this run as the one that later ones stay close to; how many got a proposal.

    Raises NoCaseList and WrittenMeanwhile.
    """
    workspace.require(Right.PROTECT)
    listing = list_of(workspace)
    found = _run(listing).found
    proposed = Proposed(tuple(sorted(found.places.items())))
    last = ledger.versions(listing, Proposed, _LAST)
    ledger.put(listing, _LAST, proposed, (workspace.member.identifier, now()), len(last))
    return len(found.places)


def placement_key(listing: Store) -> bytes:
    """The key by which services and home towns become tokens, in the caseworkers' list alone."""
    return derived_key(listing, _PURPOSE)


def write_wish(workspace: Workspace, case: str, wish: Wish, accepted: str) -> None:
    """Put what the matcher may know of a household in the place of what it knew.

    ``accepted`` is the place the household said yes to, empty for none.
    """
    workspace.require(Right.PROTECT)
    listing, by = list_of(workspace), (workspace.member.identifier, now())
    taken = Accepted.of(wish, accepted) if accepted else Accepted(case, "", 0)
    for value in (wish, taken):
        before = ledger.versions(listing, type(value), case)
        if before and before[-1].value == value:
            continue
        seen = len(before)
        try:
            ledger.put_all(listing, [Writing(case, value, seen)], by)
        except WrittenMeanwhile:  # somebody else brought it up to date at the same moment
            continue


def _run(listing: Store) -> Run:
    places = {kept.identifier: kept.value for kept in ledger.held(listing, Place)}
    wishes = tuple(kept.value for kept in ledger.held(listing, Wish))
    accepted = [kept.value for kept in ledger.held(listing, Accepted) if kept.value.place in places]
    key = placement_key(listing)
    vacancies = [vacancy(place, key) for place in places.values()]
    last = ledger.versions(listing, Proposed, _LAST)
    before = dict(last[-1].value.pairs) if last else {}
    return Run(shortlist(wishes, vacancies, accepted, before), places, wishes)


def _turn(wish: Wish) -> tuple[int, str]:
    return list(Lane).index(wish.lane), wish.unit
