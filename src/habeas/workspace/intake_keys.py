"""Week keys of the desks: made twelve weeks ahead, buried thirty-five days after their week.

Where their halves lie, and what that is good for, says :mod:`habeas.workspace.burial`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.members import By
from habeas.evidence.disk import make_folder, write_file
from habeas.evidence.sealing import HybridIdentity
from habeas.intake import buried
from habeas.intake.buried import Halves
from habeas.intake.desks import OfferedKey, desk_file
from habeas.intake.kept import WeekKey
from habeas.intake.weeks import AHEAD, Week, weeks_ahead
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import burial
from habeas.workspace.intake_desks import change, desk_of, desks
from habeas.workspace.opening import Workspace, now, write_new

_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Week keys of a sealed intake. Never back them up: they are there to be destroyed.\n"
)


class ClockDoubted(HabeasError):
    """Raised rather than making, using or destroying keys by a clock that leapt."""

    message = "By this machine it is {today}; the intake was last used on {last}. {desk} waits."
    hint = "Is it {today}? Then: habeas intake WORKSPACE keys --today {today}. Else set the clock."


class NotToday(HabeasError):
    """Raised when a person names another day than the machine does."""

    message = "By this machine today is {today}, not {told}. No key was touched."
    hint = "Set the clock of the machine first."


class KeysNotHere(HabeasError):
    """Raised rather than going on without keys that are needed, or making others in their place."""

    message = "Keys of {desk} are not here ({weeks}). Their half should lie in {folder}."
    hint = "Bring the folder back. Only if it is lost for good: habeas intake WORKSPACE keys --lost"


class KeyState(StrEnum):
    """How the key of a week stands."""

    HERE = "here"
    LOST = "lost"
    """It should be here and is not: this is a restored copy, or the key folder was left behind."""
    GIVEN_UP = "given_up"
    """It is not here, and somebody said that it will not come back."""
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class WeekState:
    """A key of a desk. ``dies_on`` is the day from which it is gone, ``turn`` which of its week."""

    week: Week
    state: KeyState
    dies_on: date
    recipient: str
    turn: int = 1

    @property
    def name(self) -> str:
        """What its two files are called."""
        return _name(self.week, self.turn)


def key_folder(workspace: Workspace, compartment: str) -> Path:
    """Where one half of a desk's week keys lies, outside of the workspace."""
    workspace.require(Right.READ)
    return burial.half_apart(workspace.folder, compartment)


def make(
    workspace: Workspace, compartment: str, anew: bool = False, lost: bool = False
) -> tuple[Week, ...]:
    """Make the keys that are missing for the coming weeks; those made now.

    ``anew``: make those of all weeks after this one new, as after somebody left the desk; weeks
    that were signed already have to be signed again then. Keys made before stay until their day:
    forms and kits that know them are in use. ``lost``: a person says that keys which are not here
    will not come back. Raises NotADesk, NotYourRole, :class:`ClockDoubted`, and
    :class:`KeysNotHere` unless ``lost``.
    """
    store = desk_of(workspace, compartment)
    bury(workspace, store.identifier)
    check_clock(workspace, store.identifier)
    if lost:
        _give_up(workspace, store)
    _check_here(workspace, store, states(workspace, store.identifier))
    newest = {one.week: one for one in states(workspace, store.identifier)}
    made = [
        week
        for number, week in enumerate(weeks_ahead(now().date(), AHEAD))
        if week not in newest or newest[week].state is not KeyState.HERE or (anew and number)
    ]
    for week in made:
        _make(workspace, store, week, newest[week].turn + 1 if week in newest else 1)
    burial.believe(workspace.folder, store.identifier, now().date())
    _offer(workspace, store)
    return tuple(made)


def bury(workspace: Workspace, compartment: str) -> tuple[Week, ...]:
    """Destroy every key whose day has come, also one a restored copy brought back; which weeks.

    While the clock is doubted nothing is destroyed.
    """
    store = desk_of(workspace, compartment)
    today = now().date()
    gone = burial.bury_due(workspace.folder, today)
    if burial.doubted(workspace.folder, store.identifier, today) is None:
        for kept in ledger.held(store, WeekKey):
            if kept.value.destroyed is None and Week.parse(kept.value.week).dies_on <= today:
                value = replace(kept.value, destroyed=today)
                ledger.put(store, kept.identifier, value, _by(workspace), kept.version)
    return gone


def check_clock(workspace: Workspace, compartment: str) -> None:
    """Raise :class:`ClockDoubted` when today is too far from the last day seen."""
    store = desk_of(workspace, compartment)
    today = now().date()
    last = burial.doubted(workspace.folder, store.identifier, today)
    if last is not None:
        raise ClockDoubted(today=today, last=last, desk=store.name)


def believe_clock(workspace: Workspace, compartment: str, told: date) -> None:
    """Go on by the clock of the machine, for a person names the same day. Raises NotToday."""
    store, today = desk_of(workspace, compartment), now().date()
    if told != today:
        raise NotToday(today=today, told=told)
    burial.believe(workspace.folder, store.identifier, today)
    bury(workspace, store.identifier)


def check_usable(workspace: Workspace, compartment: str) -> None:
    """Check before collecting that no report will be passed by for want of a key or a clock.

    Raises :class:`ClockDoubted`, and :class:`KeysNotHere` for a key that may be in use by now.
    """
    store = desk_of(workspace, compartment)
    check_clock(workspace, store.identifier)
    soon = Week.of(now().date()).later(1)
    due = [one for one in states(workspace, store.identifier) if one.week <= soon]
    _check_here(workspace, store, due)


def identities(workspace: Workspace, compartment: str) -> Sequence[tuple[Week, HybridIdentity]]:
    """Every key of a desk that is here, the likeliest week first; buried ones are gone before.

    Raises DamagedWeekKey when the halves of one do not fit.
    """
    store = desk_of(workspace, compartment)
    bury(workspace, store.identifier)
    parts = {_name_of(one.value): one.value.part for one in ledger.held(store, WeekKey)}
    this = Week.of(now().date())
    here = [one for one in states(workspace, store.identifier) if one.state is KeyState.HERE]
    here.sort(key=lambda one: (abs((one.week.monday - this.monday).days), -one.turn))
    return [
        (one.week, buried.joined(_halves(workspace, store, one), one.week, part))
        for one in here
        if (part := bytes.fromhex(parts[one.name]))
    ]


def states(workspace: Workspace, compartment: str) -> tuple[WeekState, ...]:
    """How every key stands, by week; of one week the one made last comes last."""
    store = desk_of(workspace, compartment)
    told = [_state(workspace, store, kept.value) for kept in ledger.held(store, WeekKey)]
    return tuple(sorted(told, key=lambda one: (one.week, one.turn)))


def public_keys(workspace: Workspace, compartment: str) -> dict[str, str]:
    """The public keys of a desk, by week, as the desk itself made them: the last of each week."""
    told = sorted(_made(workspace, compartment), key=lambda one: one.turn)
    return {one.week: one.recipient for one in told}


def every_public_key(workspace: Workspace, compartment: str) -> dict[str, frozenset[str]]:
    """The same with all that were made for a week."""
    told = _made(workspace, compartment)
    weeks = {one.week for one in told}
    return {week: frozenset(one.recipient for one in told if one.week == week) for week in weeks}


def write_desk_file(workspace: Workspace, compartment: str, out: Path) -> None:
    """Write the public file of a desk, for another organisation to offer it.

    Raises FileThere and CannotWrite.
    """
    store = desk_of(workspace, compartment)
    write_new(out, desk_file(desks(workspace).one(store.identifier)))


def _made(workspace: Workspace, compartment: str) -> list[WeekKey]:
    store = desk_of(workspace, compartment, Right.READ)
    return [kept.value for kept in ledger.held(store, WeekKey)]


def _check_here(workspace: Workspace, store: Store, told: Sequence[WeekState]) -> None:
    missing = sorted({one.week for one in told if one.state is KeyState.LOST})
    if missing:
        raise KeysNotHere(
            desk=store.name,
            weeks=", ".join(map(str, missing)),
            folder=key_folder(workspace, store.identifier),
        )


def _give_up(workspace: Workspace, store: Store) -> None:
    lost = {one.name for one in states(workspace, store.identifier) if one.state is KeyState.LOST}
    for kept in ledger.held(store, WeekKey):
        if _name_of(kept.value) in lost:
            value = replace(kept.value, given_up=now().date())
            ledger.put(store, kept.identifier, value, _by(workspace), kept.version)


def _make(workspace: Workspace, store: Store, week: Week, turn: int) -> None:
    """A key beside those there are: no half is ever written over."""
    identity, part = HybridIdentity.generate(os.urandom), os.urandom(buried.HALF)
    halves = buried.halved(identity, week, part, os.urandom)
    apart, here = key_folder(workspace, store.identifier), _here(workspace, store)
    make_folder(apart)
    make_folder(here)
    write_file(apart.parent / "CACHEDIR.TAG", _TAG)
    name = _name(week, turn)
    write_file(apart / name, halves.apart)
    write_file(here / name, halves.here)
    value = WeekKey(str(week), identity.recipient, now().date(), part.hex(), turn=turn)
    ledger.put(store, f"week-{name}", value, _by(workspace))


def _offer(workspace: Workspace, store: Store) -> None:
    """Tell the team which keys the coming weeks have: whoever signs need not open this desk."""
    first = Week.of(now().date())
    told = {
        str(one.week): one.recipient
        for one in states(workspace, store.identifier)
        if one.week >= first and one.state is KeyState.HERE
    }
    offered = tuple(OfferedKey(week, key) for week, key in told.items())
    change(workspace, lambda held: held.with_keys(held.one(store.identifier).place, offered))


def _state(workspace: Workspace, store: Store, kept: WeekKey) -> WeekState:
    week, name = Week.parse(kept.week), _name_of(kept)
    halves = (key_folder(workspace, store.identifier) / name, _here(workspace, store) / name)
    if kept.destroyed is not None:
        state = KeyState.DESTROYED
    elif all(half.exists() for half in halves):
        state = KeyState.HERE
    elif week.dies_on <= now().date():
        state = KeyState.DESTROYED
    else:
        state = KeyState.GIVEN_UP if kept.given_up else KeyState.LOST
    return WeekState(week, state, week.dies_on, kept.recipient, kept.turn)


def _halves(workspace: Workspace, store: Store, one: WeekState) -> Halves:
    apart = key_folder(workspace, store.identifier) / one.name
    return Halves(apart.read_bytes(), (_here(workspace, store) / one.name).read_bytes())


def _here(workspace: Workspace, store: Store) -> Path:
    return burial.half_here(workspace.folder, store.identifier)


def _name_of(key: WeekKey) -> str:
    return _name(Week.parse(key.week), key.turn)


def _name(week: Week, turn: int) -> str:
    return str(week) if turn == 1 else f"{week}.{turn}"


def _by(workspace: Workspace) -> By:
    return workspace.member.identifier, now()
