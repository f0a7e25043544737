"""A place to live for the household of one case: what it needs, what is shown, what it says.

What it needs stays here. What the matcher may know goes to the caseworkers' list, made anew
whenever something here changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.ledger import Kept, NotKept
from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.case import Case
from habeas.protection.cases.held import Held
from habeas.protection.cases.households import LinkKind
from habeas.protection.cases.lanes import lane_in_force
from habeas.protection.cases.placements import (
    Placement,
    PlacementState,
    placement_moved,
    proposed,
    refused_places,
)
from habeas.protection.cases.steps import next_steps
from habeas.protection.lanes import Lane
from habeas.protection.placement.places import Place
from habeas.protection.placement.units import Unit, checked
from habeas.protection.placement.wishes import Pair, pairs, wish
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_record, places
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import Seen
from habeas.workspace.cases import list_of
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Looking",
    "Pair",
    "PlaceNotPossible",
    "Placement",
    "PlacementState",
    "Unit",
    "keep",
    "looking",
    "move",
    "propose",
]

_UNIT = "unit"
"""Under which the needs of the household are kept in its case."""


class PlaceNotPossible(HabeasError):
    """Raised rather than proposing a place that a hard reason stands against."""

    message = "The place {place} is not possible for them."
    hint = "Every reason stands inside the case: habeas place WORKSPACE look CASE"


@dataclass(frozen=True, slots=True)
class Looking:
    """What a household looks for, every place with every reason, and what was proposed.

    ``held`` is None before anybody asked what they need. Each placement comes with the states
    that may follow.
    """

    held: Kept[Unit] | None
    pairs: tuple[Pair, ...]
    placements: tuple[tuple[Held[Placement], tuple[PlacementState, ...]], ...]
    names: dict[str, str]


def looking(workspace: Workspace, case: str) -> Looking:
    """What the household of a case looks for. Raises NoSuchCase and NoCaseList."""
    known = [kept.value for kept in places.listed(workspace)]
    with opened(workspace, case, Right.READ) as store:
        held, about = _unit(store), case_record.case_in(store)
        unit = _as_it_stands(held.value, about) if held else None
        if Right.PROTECT in workspace.rights:
            # Places, links or the lane may have changed since the list was told.
            _bring_up_to_date(workspace, store)
        return Looking(
            held,
            pairs(unit, known) if unit and unit.willing else (),
            tuple((one, next_steps(one.value.state)) for one in about.placements),
            {place.identifier: place.name for place in known},
        )


def keep(workspace: Workspace, case: str, told: Unit, seen: int) -> None:
    """Write down what the household needs; the matcher learns only where it may go.

    Raises NoSuchCase, WrittenMeanwhile, NobodyToPlace, NotACountryOrLanguage, NoSuchService.
    """
    by = (workspace.member.identifier, now())
    unit = checked(replace(told, identifier=case))
    with opened(workspace, case) as store:
        ledger.put(store, _UNIT, unit, by, seen)
        _bring_up_to_date(workspace, store)


def propose(workspace: Workspace, case: str, place: str, reason: str) -> str:
    """Propose a place; its identifier.

    Raises NoSuchCase, NotKept, PlaceWasRefused, and :class:`PlaceNotPossible` where a hard reason
    stands against it, they want no place, or nobody asked yet what they need.
    """
    asked = places.one(workspace, place).value
    signed = case_record.signed(workspace, reason)
    with opened(workspace, case) as store:
        before = [held.value for held in case_record.case_in(store).placements]
        told = proposed(place, (), before, signed)
        if not _is_possible(store, asked):
            raise PlaceNotPossible(place=asked.name)
        return case_record.add(workspace, case, told, reason)


def move(
    workspace: Workspace, case: str, seen: Seen[Placement], to: PlacementState, words: str
) -> None:
    """What came of a proposal; a no changes neither the lane nor the waiting.

    Raises NoSuchCase, WrongPlacementStep and WrittenMeanwhile.
    """
    signed = case_record.signed(workspace, words)
    step: Callable[[Placement], Placement] = partial(placement_moved, to=to, signed=signed)
    with opened(workspace, case) as store:
        case_record.change(workspace, case, seen, step, words)
        _bring_up_to_date(workspace, store)


def _bring_up_to_date(workspace: Workspace, store: Store) -> None:
    """Give the matcher what it may know now."""
    held, about = _unit(store), case_record.case_in(store)
    if held is None:
        return
    unit, listing = _as_it_stands(held.value, about), list_of(workspace)
    known = [kept.value for kept in ledger.held(listing, Place)]
    accepted = next((one.value.place for one in about.placements if one.value.holds), "")
    # Also of one who wants no further place: an accepted one goes on taking its seats.
    told = wish(unit, known, places.placement_key(listing))
    places.write_wish(workspace, store.identifier, told, accepted)


def _is_possible(store: Store, place: Place) -> bool:
    held = _unit(store)
    if held is None or not held.value.willing:
        return False
    unit = _as_it_stands(held.value, case_record.case_in(store))
    return all(pair.is_allowed for pair in pairs(unit, (place,)))


def _unit(store: Store) -> Kept[Unit] | None:
    try:
        return ledger.one(store, Unit, _UNIT)
    except NotKept:
        return None


def _as_it_stands(unit: Unit, about: Case) -> Unit:
    """The household with its lane, what it refused, and whom it belongs with, as of now."""
    choice = about.lane.value if about.lane else None
    links = [held.value for held in about.links if held.value.stands]
    named = {
        kind: tuple(sorted(link.case for link in links if link.kind is kind)) for kind in LinkKind
    }
    return replace(
        unit,
        lane=lane_in_force(choice, alarms(about, now())) or Lane.NOW,
        refused=refused_places(held.value for held in about.placements),
        together=named[LinkKind.TOGETHER],
        apart=named[LinkKind.APART],
    )
