"""Signing the coming weeks with the root key, which is brought for it and taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import writing
from habeas.intake import blocks, roots
from habeas.intake import deployment as deployments
from habeas.intake import desks as pure
from habeas.intake.blocks import WeekBlock
from habeas.intake.desks import KeySwapped, NoKeyForWeek, NoOutsideDesk
from habeas.intake.roots import AnotherRootKey
from habeas.intake.weeks import AHEAD, Week, weeks_ahead
from habeas.words.roles import Right
from habeas.workspace import intake_beginning, intake_keys
from habeas.workspace.intake_beginning import general, read_file
from habeas.workspace.intake_desks import desks, opened
from habeas.workspace.opening import Workspace, now, write_new

__all__ = [
    "WARN_DAYS",
    "KeySwapped",
    "NoKeyForWeek",
    "NoOutsideDesk",
    "Signed",
    "check_signed",
    "ends_soon",
    "last_signed",
    "sign",
    "signed_until",
]

WARN_DAYS = 21
"""Days before the last signed week ends from which the desk says so."""

_SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class SignedBlock:
    """A signed week as it stands in the deployment file."""

    week: str
    block: str
    signature: str


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed last. ``alone`` is the reason why no desk outside is offered, or empty."""

    number: int
    blocks: tuple[SignedBlock, ...]
    alone: str = ""


def sign(
    workspace: Workspace,
    root: Path,
    passphrase: str,
    out: Path,
    weeks: int = AHEAD,
    alone: str = "",
) -> Signed:
    """Sign the coming weeks and write the deployment file ``out``.

    Refuses when no desk outside the team is offered, unless ``alone`` gives the reason; it is
    kept and shown. Raises NoIntake, NoOutsideDesk, NoKeyForWeek, KeySwapped, NotARootKey,
    WrongRootPassphrase, AnotherRootKey, FileThere and CannotWrite.
    """
    workspace.require(Right.KEEP)
    found, offered = intake_beginning.deployment(workspace), desks(workspace)
    if not offered.has_outside and not alone.strip():
        raise NoOutsideDesk
    key = roots.opened_file(read_file(root), passphrase, str(root))
    if roots.public_of(key) != found.root_key:
        raise AnotherRootKey
    before = last_signed(workspace)
    number = 1 + (before.number if before else 0)
    told = [
        pure.block_of(offered, found.deployment, week, number)
        for week in weeks_ahead(now().date(), weeks)
    ]
    _check_own(workspace, told)
    signed = [blocks.signed(block, key) for block in told]
    write_new(out, deployments.file_of(found, signed))
    held = (
        SignedBlock(str(b.week), s["block"], s["signature"])
        for b, s in zip(told, signed, strict=True)
    )
    kept = Signed(number, tuple(held), "" if offered.has_outside else alone.strip())
    _keep(workspace, kept)
    return kept


def last_signed(workspace: Workspace) -> Signed | None:
    """What was signed last; None before the first time."""
    held = ledger.held(general(workspace), Signed)
    return held[0].value if held else None


def signed_until(workspace: Workspace) -> date | None:
    """The last day of the last signed week; None when nothing is signed."""
    signed = last_signed(workspace)
    if signed is None or not signed.blocks:
        return None
    last = max(Week.parse(one.week) for one in signed.blocks)
    return last.monday + timedelta(days=6)


def ends_soon(workspace: Workspace) -> date | None:
    """The last signed day, for whoever works with the intake, once it is near or past."""
    if Right.INTERVIEW not in workspace.rights or not intake_beginning.has_intake(workspace):
        return None
    until = signed_until(workspace)
    near = until is not None and (until - now().date()).days <= WARN_DAYS
    return until if near else None


def check_signed(workspace: Workspace) -> None:
    """Check what is published against what your desks made. Raises BadSignature, KeySwapped."""
    found, signed = intake_beginning.deployment(workspace), last_signed(workspace)
    held = signed.blocks if signed else ()
    plain = ({"block": one.block, "signature": one.signature} for one in held)
    _check_own(workspace, [blocks.checked(one, found.root_key) for one in plain])


def _check_own(workspace: Workspace, told: Sequence[WeekBlock]) -> None:
    known = desks(workspace)
    for store in opened(workspace):
        own = intake_keys.public_keys(workspace, store.identifier)
        for block in told:
            pure.check_own(block, known.one(store.identifier), own)


def _keep(workspace: Workspace, signed: Signed) -> None:
    store = general(workspace)
    with writing(store):
        before = ledger.held(store, Signed)
        seen = before[0].version if before else 0
        by = (workspace.member.identifier, now())
        ledger.put(store, _SIGNED, signed, by, seen, signed.alone)
