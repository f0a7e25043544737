"""Week keys of the desks: made twelve weeks ahead, buried thirty-five days after their week.

Where their halves lie, and what that is good for, says :mod:`habeas.workspace.burial`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import Store, writing
from habeas.archive.ledger import Kept
from habeas.archive.members import By
from habeas.evidence.disk import make_folder, write_file
from habeas.evidence.sealing import HybridIdentity
from habeas.intake import buried
from habeas.intake.buried import Halves
from habeas.intake.desks import OfferedKey, desk_file
from habeas.intake.kept import WeekKey
from habeas.intake.weeks import AHEAD, Week, weeks_ahead
from habeas.words.roles import Right
from habeas.workspace import burial
from habeas.workspace.intake_desks import change, desk_of, desks
from habeas.workspace.opening import Workspace, now, write_new

_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Week keys of a sealed intake. Never back them up: they are there to be destroyed.\n"
)


class KeyState(StrEnum):
    """How the key of a week stands."""

    HERE = "here"
    LOST = "lost"
    """It should be here and is not: this is a restored copy, or the key folder was left behind."""
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class WeekState:
    """A week of a desk. ``dies_on`` is the day from which its key is gone."""

    week: Week
    state: KeyState
    dies_on: date
    recipient: str


def key_folder(workspace: Workspace, compartment: str) -> Path:
    """Where one half of a desk's week keys lies, outside of the workspace."""
    workspace.require(Right.READ)
    return burial.half_apart(workspace.folder, compartment)


def make(workspace: Workspace, compartment: str, anew: bool = False) -> tuple[Week, ...]:
    """Make the keys that are missing for the coming weeks; those made now.

    ``anew``: make those of all weeks after this one new, as after somebody left the desk. Weeks
    that were signed already have to be signed again then. Raises NotADesk and NotYourRole.
    """
    store = desk_of(workspace, compartment)
    bury(workspace, store.identifier)
    wanted = weeks_ahead(now().date(), AHEAD)
    held = {one.week: one for one in states(workspace, store.identifier)}
    made = [
        week
        for number, week in enumerate(wanted)
        if week not in held or held[week].state is KeyState.LOST or (anew and number)
    ]
    for week in made:
        _make(workspace, store, week)
    _offer(workspace, store)
    return tuple(made)


def bury(workspace: Workspace, compartment: str) -> tuple[Week, ...]:
    """Destroy every key whose day has come, also one a restored copy brought back; which weeks."""
    store = desk_of(workspace, compartment)
    today = now().date()
    gone = burial.bury_due(workspace.folder, today)
    for kept in ledger.held(store, WeekKey):
        if kept.value.destroyed is None and Week.parse(kept.value.week).dies_on <= today:
            value = replace(kept.value, destroyed=today)
            ledger.put(store, kept.identifier, value, _by(workspace), kept.version)
    return gone


def identities(workspace: Workspace, compartment: str) -> Mapping[Week, HybridIdentity]:
    """The keys of a desk that are here, the likeliest week first; buried ones are gone before.

    Raises DamagedWeekKey when the halves of one do not fit.
    """
    store = desk_of(workspace, compartment)
    bury(workspace, store.identifier)
    parts = {one.value.week: one.value.part for one in ledger.held(store, WeekKey)}
    this, found = Week.of(now().date()), {}
    for one in states(workspace, store.identifier):
        if one.state is KeyState.HERE and one.week <= this.later(1):
            part = bytes.fromhex(parts[str(one.week)])
            found[one.week] = buried.joined(_halves(workspace, store, one.week), one.week, part)
    order = sorted(found, key=lambda week: abs((week.monday - this.monday).days))
    return {week: found[week] for week in order}


def states(workspace: Workspace, compartment: str) -> tuple[WeekState, ...]:
    """How the key of every week stands, the earliest first."""
    store = desk_of(workspace, compartment)
    told = [_state(workspace, store, kept) for kept in ledger.held(store, WeekKey)]
    return tuple(sorted(told, key=lambda one: one.week))


def public_keys(workspace: Workspace, compartment: str) -> dict[str, str]:
    """The public keys of a desk, by week, as the desk itself made them."""
    store = desk_of(workspace, compartment, Right.READ)
    return {kept.value.week: kept.value.recipient for kept in ledger.held(store, WeekKey)}


def write_desk_file(workspace: Workspace, compartment: str, out: Path) -> None:
    """Write the public file of a desk, for another organisation to offer it.

    Raises FileThere and CannotWrite.
    """
    store = desk_of(workspace, compartment)
    write_new(out, desk_file(desks(workspace).one(store.identifier)))


def _make(workspace: Workspace, store: Store, week: Week) -> None:
    identity, part = HybridIdentity.generate(os.urandom), os.urandom(buried.HALF)
    halves = buried.halved(identity, week, part, os.urandom)
    apart, here = key_folder(workspace, store.identifier), _here(workspace, store)
    make_folder(apart)
    make_folder(here)
    write_file(apart.parent / "CACHEDIR.TAG", _TAG)
    write_file(apart / str(week), halves.apart)
    write_file(here / str(week), halves.here)
    with writing(store):
        before = [one for one in ledger.held(store, WeekKey) if one.value.week == str(week)]
        value = WeekKey(str(week), identity.recipient, now().date(), part.hex())
        seen = before[0].version if before else 0
        ledger.put(store, f"week-{week}", value, _by(workspace), seen)


def _offer(workspace: Workspace, store: Store) -> None:
    """Tell the team which keys the coming weeks have: whoever signs need not open this desk."""
    first = str(Week.of(now().date()))
    told = tuple(
        OfferedKey(one.value.week, one.value.recipient)
        for one in sorted(ledger.held(store, WeekKey), key=lambda one: one.value.week)
        if one.value.week >= first and one.value.destroyed is None
    )
    change(workspace, lambda held: held.with_keys(held.one(store.identifier).place, told))


def _state(workspace: Workspace, store: Store, kept: Kept[WeekKey]) -> WeekState:
    week = Week.parse(kept.value.week)
    halves = (key_folder(workspace, store.identifier) / str(week), _here(workspace, store))
    is_here = halves[0].exists() and (halves[1] / str(week)).exists()
    if kept.value.destroyed is not None or week.dies_on <= now().date():
        state = KeyState.DESTROYED
    else:
        state = KeyState.HERE if is_here else KeyState.LOST
    return WeekState(week, state, week.dies_on, kept.value.recipient)


def _halves(workspace: Workspace, store: Store, week: Week) -> Halves:
    apart = key_folder(workspace, store.identifier) / str(week)
    return Halves(apart.read_bytes(), (_here(workspace, store) / str(week)).read_bytes())


def _here(workspace: Workspace, store: Store) -> Path:
    return burial.half_here(workspace.folder, store.identifier)


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()
