"""Upgrading: older stores brought to the present format, and back while that loses nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from habeas.archive import stores, upgrades
from habeas.archive.access import Store
from habeas.archive.decisions import NoReason
from habeas.archive.schema import FORMAT, OlderStore
from habeas.archive.upgrades import NothingKept, Since, Upgraded
from habeas.evidence import dumps
from habeas.evidence.compartments import (
    OpenCompartment,
    clear_unfinished,
    open_cases,
    open_compartments,
)
from habeas.evidence.locks import writing
from habeas.evidence.members import UnlockedMember, member_identifiers, unlock
from habeas.words.errors import HabeasError
from habeas.words.identifiers import is_case
from habeas.words.roles import Right
from habeas.workspace.opening import GENERAL, Workspace, now


class WouldBeLost(HabeasError):
    """Raised rather than going back behind what came in after the upgrade."""

    message = "Going back would lose what came in since the upgrade: {what}. Nothing was changed."
    hint = "To go back all the same: habeas upgrade WORKSPACE --back --discard --reason …"


@dataclass(frozen=True, slots=True)
class _Opened:
    folder: Path
    member: UnlockedMember
    compartments: tuple[OpenCompartment, ...]


def upgrade(folder: Path, passphrase: str, member: str = "") -> list[str]:
    """Bring every store this member can open up to date, each with a copy kept beside it: cases
    too, which are not open at any other time.

    Nothing is lost by it, so every member may. Raises as opening a workspace does.
    """
    with _opened(folder, passphrase, member) as opened:
        done = bring_up_to_date(folder, opened.member, opened.compartments)
    lines = [
        f"{name}  format {one.before} is now {FORMAT}, kept: {one.kept.relative_to(folder)}"
        for name, one in done.items()
    ]
    return [*lines, *_advice(folder)] if lines else ["Everything you can open is up to date."]


def everything(folder: Path, member: UnlockedMember) -> tuple[OpenCompartment, ...]:
    """Every compartment and every case that a member opens."""
    return (*open_compartments(folder, member), *open_cases(folder, member))


def bring_up_to_date(
    folder: Path, member: UnlockedMember, opened: Sequence[OpenCompartment]
) -> dict[str, Upgraded]:
    """Upgrade those of these compartments that are older; what was done, by identifier.

    For one who holds the workspace for writing and lets nobody else use these stores.
    """
    present, by = member_identifiers(folder), (member.identifier, now())
    done = {one.identifier: upgrades.upgrade(one, present, by, os.urandom) for one in opened}
    return {name: upgraded for name, upgraded in done.items() if upgraded is not None}


def is_older(error: HabeasError) -> bool:
    """Whether something did not open because it has to be upgraded first."""
    return isinstance(error, OlderStore)


def is_way_back(workspace: Workspace) -> bool:
    """Whether a copy from before an upgrade is kept of anything this member can open."""
    workspace.require(Right.KEEP)
    return any(upgrades.is_kept(one) for one in workspace.compartments)


def go_back(
    folder: Path, passphrase: str, member: str = "", discard: bool = False, reason: str = ""
) -> list[str]:
    """Return to the kept copies. Asks for a reason when something would be lost.

    Raises :class:`WouldBeLost`, :class:`~habeas.archive.upgrades.NothingKept`,
    :class:`~habeas.archive.decisions.NoReason` and NotYourRole.
    """
    with _opened(folder, passphrase, member) as opened:
        leaving = [one for one in opened.compartments if upgrades.is_kept(one)]
        if not leaving:
            raise NothingKept
        cases = [one for one in opened.compartments if is_case(one.identifier)]
        others = [one for one in opened.compartments if one not in cases or one in leaving]
        held = Workspace(folder, opened.member, *_current(others))
        held.require(Right.KEEP)
        lost = _lost([held.store(one.identifier) for one in leaving])
        if lost and not discard:
            raise WouldBeLost(what=lost)
        if lost and not reason.strip():
            raise NoReason
        # The general one last: it says who may do this, should it be broken off.
        leaving.sort(key=lambda one: held.store(one.identifier).name == GENERAL)
        by = (opened.member.identifier, now())
        aside = [upgrades.go_back(one, reason, by).relative_to(folder) for one in leaving]
    lines = [
        f"{path.parts[1]}  is as before the upgrade; the newer one is {path}" for path in aside
    ]
    return [*lines, "Open it with the earlier version now, or upgrade again."]


def _advice(folder: Path) -> list[str]:
    return [
        f"Trace and incidents are worked out again by: habeas weigh {folder}",
        f"The way back, while nothing came in: habeas upgrade {folder} --back",
    ]


def _current(
    opened: Sequence[OpenCompartment],
) -> tuple[tuple[OpenCompartment, ...], tuple[Store, ...]]:
    """Those that are in the present format, and their stores."""
    held: dict[OpenCompartment, Store] = {}
    for one in opened:
        with suppress(OlderStore):
            held[one] = stores.open_store(one)
    return tuple(held), tuple(held.values())


def _lost(leaving: list[Store]) -> str:
    """What going back would lose, in words; empty when nothing."""
    found = [upgrades.since(store) for store in leaving]
    if all(one.is_nothing for one in found):
        return ""
    counted = ((_sum(found, name), told) for name, told in _TOLD.items())
    return ", ".join(f"{count} {told}" for count, told in counted if count)


_TOLD = {
    "exhibits": "times an exhibit was received",
    "decisions": "decisions",
    "changes": "entries of the history",
    "events": "entries of the custody log",
    "looks": "entries of the access log",
}


def _sum(found: list[Since], name: str) -> int:
    return sum(getattr(one, name) for one in found)


@contextmanager
def _opened(folder: Path, passphrase: str, member: str) -> Iterator[_Opened]:
    """Unlocked and held for writing, with no store opened yet: they may be older ones."""
    dumps.forbid()
    unlocked = unlock(folder, passphrase, member)
    with writing(folder):
        clear_unfinished(folder)
        try:
            yield _Opened(folder, unlocked, everything(folder, unlocked))
        finally:
            stores.close_stores()
