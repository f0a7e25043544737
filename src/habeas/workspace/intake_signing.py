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
from habeas.intake.deployment import Deployment
from habeas.intake.desks import KeySwapped, NoKeyForWeek, NoOutsideDesk, NotNamed
from habeas.intake.roots import AnotherRootKey
from habeas.intake.weeks import AHEAD, Week, weeks_ahead
from habeas.words.errors import HabeasError
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
    "NotNamed",
    "SignAgain",
    "Signed",
    "check_offered",
    "check_own",
    "check_signed",
    "ends_soon",
    "last_signed",
    "sign",
    "signed_until",
]

WARN_DAYS = 21
"""Days before the last signed week ends from which the desk says so."""

_SIGNED = "signed"


class SignAgain(HabeasError):
    """Raised when keys or desks are newer than the weeks that were signed."""

    message = "Week {week} is signed without the present key of the desk “{desk}”."
    hint = "Sign the coming weeks, and bring intake.json to the relay: habeas intake WORKSPACE sign"


@dataclass(frozen=True, slots=True)
class SignedBlock:
    """A signed week as it stands in the deployment file."""

    week: str
    block: str
    signature: str


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed last. ``alone`` is the reason why no desk outside is offered, or empty.

    ``least`` is the least number of a signing that forms built from now on accept.
    """

    number: int
    blocks: tuple[SignedBlock, ...]
    alone: str = ""
    least: int = 0


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
    _check_newest(workspace, told)
    signed = [blocks.signed(block, key) for block in told]
    least = _least(before, found, told)
    write_new(out, deployments.file_of(found, signed, least))
    held = (
        SignedBlock(str(b.week), s["block"], s["signature"])
        for b, s in zip(told, signed, strict=True)
    )
    kept = Signed(number, tuple(held), "" if offered.has_outside else alone.strip(), least)
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
    """Check what was signed last against what your desks made.

    Raises BadSignature and KeySwapped.
    """
    found = intake_beginning.deployment(workspace)
    check_own(workspace, signed_weeks(last_signed(workspace), found))


def check_offered(workspace: Workspace) -> None:
    """Raise :class:`SignAgain` when a signed week names older keys than the desks offer now."""
    for block in signed_weeks(last_signed(workspace), intake_beginning.deployment(workspace)):
        if block.week >= Week.of(now().date()):
            told = {one.place: one.key for one in block.desks}
            for desk in desks(workspace).held:
                if desk.key_of(block.week) not in (None, told.get(desk.place)):
                    raise SignAgain(desk=desk.name.en, week=block.week)


def check_own(workspace: Workspace, told: Sequence[WeekBlock]) -> None:
    """Check signed weeks against every key that your desks made, also those made anew since.

    In another organisation's intake a week has to name a key of yours. Raises KeySwapped and
    NotNamed.
    """
    known, is_joined = desks(workspace), intake_beginning.is_joined(workspace)
    for store in opened(workspace):
        desk, own = (
            known.one(store.identifier),
            intake_keys.every_public_key(workspace, store.identifier),
        )
        for block in told:
            (pure.check_named if is_joined else pure.check_own)(block, desk, own)


def _check_newest(workspace: Workspace, told: Sequence[WeekBlock]) -> None:
    """What is signed now names the last key made for a week, and no earlier one."""
    known = desks(workspace)
    for store in opened(workspace):
        own = intake_keys.public_keys(workspace, store.identifier)
        newest = {week: (key,) for week, key in own.items()}
        for block in told:
            pure.check_own(block, known.one(store.identifier), newest)


def signed_weeks(signed: Signed | None, found: Deployment) -> tuple[WeekBlock, ...]:
    """The weeks that were signed last. Raises BadSignature."""
    held = signed.blocks if signed else ()
    plain = ({"block": one.block, "signature": one.signature} for one in held)
    return tuple(blocks.checked(one, found.root_key) for one in plain)


def _least(before: Signed | None, found: Deployment, told: Sequence[WeekBlock]) -> int:
    """The least number a form may accept: this one, once a week signed before has other readers.

    Else whoever holds the relay could go on serving a key that was replaced, or a week in which a
    desk is missing.
    """
    if before is None:
        return 0
    signed = {one.week: _readers(one) for one in signed_weeks(before, found)}
    is_changed = any(signed.get(one.week, _readers(one)) != _readers(one) for one in told)
    return told[0].number if is_changed and told else before.least


def _readers(block: WeekBlock) -> frozenset[str]:
    spare = (block.recovery,) if block.recovery else ()
    return frozenset(one.key for one in (*block.desks, *spare))


def _keep(workspace: Workspace, signed: Signed) -> None:
    store = general(workspace)
    with writing(store):
        before = ledger.held(store, Signed)
        seen = before[0].version if before else 0
        by = (workspace.member.identifier, now())
        ledger.put(store, _SIGNED, signed, by, seen, signed.alone)
