"""Beginning an intake: its name, its root key, and where this workspace collects from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import Store, writing
from habeas.evidence.passphrases import Cost, check_length
from habeas.intake import blocks, roots, transport
from habeas.intake import deployment as deployments
from habeas.intake.blocks import BadSignature
from habeas.intake.deployment import Deployment, NotADeployment
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.transport import Relay
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace.opening import (
    GENERAL,
    FileThere,
    NoSuchCompartmentHere,
    Workspace,
    check_outside,
    now,
    write_new,
)

__all__ = [
    "Begun",
    "Collecting",
    "Deployment",
    "NoIntake",
    "NoIntakeFile",
    "begin",
    "collect_from",
    "collecting",
    "deployment",
    "has_intake",
    "is_joined",
    "join",
    "relay",
]

_DEPLOYMENT, _COLLECTING, _JOINED = "intake", "collecting", "joined"
"""Under which names these stand in the general compartment; there is one of each."""


_EXIT = 300
"""Characters of the page to leave to, at most."""


class NoIntake(NotThere):
    """Raised when this workspace has no intake."""

    message = "This workspace has no sealed intake."
    hint = "A keeper begins one: habeas intake WORKSPACE begin --root FILE"


class IntakeThere(HabeasError):
    """Raised rather than beginning a second intake in a workspace."""

    message = "This workspace has a sealed intake already."
    hint = "See its desks: habeas intake WORKSPACE desks"


class NotPresentable(HabeasError):
    """Raised when the form would have no title, or nowhere to lead who leaves in haste."""

    message = "An intake needs a neutral title, and an https page to leave to."
    hint = "Give --name, --name-ru and --leave-to https://… (a weather page, say)."


class NoIntakeFile(HabeasError):
    """Raised when a file of the intake cannot be read."""

    message = "{path} cannot be read."
    hint = "Look whether the stick or folder is there, and whether you may read it."


class NowhereToCollect(HabeasError):
    """Raised when nobody said where to collect from."""

    message = "It is not known from where to collect."
    hint = "Give it once: habeas intake WORKSPACE collect --from http://….onion --socks HOST:PORT"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new intake shows: its title, addresses, and where the form leads who leaves."""

    title: Bilingual
    addresses: tuple[str, ...]
    exit: str


@dataclass(frozen=True, slots=True)
class Collecting:
    """From where this workspace collects. ``socks`` is ``host:port``, empty for none.

    ``is_only_reader``: a keeper says that nobody else collects there. Then what was kept is
    deleted at the relay; else it is left to expire.
    """

    address: str
    socks: str = ""
    is_only_reader: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """That the intake is another organisation's. ``number`` is the highest of a signing seen."""

    number: int


def begin(
    workspace: Workspace, told: Begun, root: Path, passphrase: str, cost: Cost | None = None
) -> Deployment:
    """Begin an intake. The root key goes into the file ``root``, outside of the workspace, behind
    a passphrase of its own; nothing of it stays here.

    Raises :class:`IntakeThere`, FileThere, CannotWrite, InsideTheWorkspace and
    TooShortPassphrase.
    """
    workspace.require(Right.KEEP)
    check_length(passphrase)
    _check_none(workspace)
    if not _is_presentable(told):
        raise NotPresentable
    check_outside(workspace.folder, root)
    if os.path.lexists(root):
        raise FileThere(path=root)
    key = roots.new_root(os.urandom)
    made = Deployment(
        deployments.new_name(os.urandom),
        roots.public_of(key).hex(),
        told.title,
        told.addresses,
        told.exit,
    )
    write_new(root, roots.sealed_file(key, passphrase, os.urandom, cost or Cost()))
    _put(workspace, _DEPLOYMENT, made)
    return made


def join(workspace: Workspace, file: Path) -> Deployment:
    """Take part in another organisation's intake as a desk outside: by its deployment file.

    Raises :class:`IntakeThere`, :class:`NoIntakeFile` and NotADeployment.
    """
    workspace.require(Right.KEEP)
    _check_none(workspace)
    try:
        found, weeks = deployments.read(read_file(file))
    except (NotOfTheFormat, BadSignature) as error:
        problem = error.facts.get("problem", "a signature does not hold")
        raise NotADeployment(path=file, problem=problem) from error
    with writing(general(workspace)):
        _put(workspace, _DEPLOYMENT, found)
        _put(workspace, _JOINED, Joined(max((one.number for one in weeks), default=0)))
    return found


def read_file(path: Path) -> bytes:
    """The bytes of a file that somebody named. Raises :class:`NoIntakeFile`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise NoIntakeFile(path=path) from error


def has_intake(workspace: Workspace) -> bool:
    """Whether this workspace has an intake."""
    workspace.require(Right.READ)
    return workspace.general is not None and bool(ledger.held(workspace.general, Deployment))


def deployment(workspace: Workspace) -> Deployment:
    """The intake of this workspace. Raises :class:`NoIntake`."""
    workspace.require(Right.READ)
    if not has_intake(workspace):
        raise NoIntake
    return ledger.one(general(workspace), Deployment, _DEPLOYMENT).value


def is_joined(workspace: Workspace) -> bool:
    """Whether the intake is another organisation's, and this one a desk outside of it."""
    return bool(ledger.held(general(workspace), Joined))


def seen(workspace: Workspace) -> int:
    """The highest number of a signing that was seen in another organisation's intake."""
    held = ledger.held(general(workspace), Joined)
    return held[0].value.number if held else 0


def note_seen(workspace: Workspace, number: int) -> None:
    """Remember the number of a signing that was seen in another organisation's intake."""
    if is_joined(workspace):
        _put(workspace, _JOINED, Joined(number))


def collect_from(
    workspace: Workspace, address: str, socks: str = "", is_only_reader: bool | None = None
) -> None:
    """Say from where the whole team collects. ``is_only_reader`` None: as it was said before.

    Raises NotYourRole and NotACollectingAddress.
    """
    workspace.require(Right.KEEP)
    transport.place_of(address, socks)
    before = collecting(workspace)
    if is_only_reader is None:
        is_only_reader = before is not None and before.is_only_reader
    _put(workspace, _COLLECTING, Collecting(address, socks, is_only_reader))


def collecting(workspace: Workspace) -> Collecting | None:
    """From where to collect; None while nobody said."""
    workspace.require(Right.READ)
    held = ledger.held(general(workspace), Collecting)
    return held[0].value if held else None


def relay(workspace: Workspace) -> Relay:
    """The way to the relay. Raises :class:`NowhereToCollect`."""
    found = collecting(workspace)
    if found is None:
        raise NowhereToCollect
    return Relay(found.address, found.socks)


def general(workspace: Workspace) -> Store:
    """Where what the whole team knows of the intake stands."""
    workspace.require(Right.READ)
    if workspace.general is None:
        raise NoSuchCompartmentHere(name=GENERAL)
    return workspace.general


def _is_presentable(told: Begun) -> bool:
    titles = (told.title.en, told.title.ru)
    is_titled = all(title.strip() and len(title) <= blocks.NAME for title in titles)
    return is_titled and told.exit.startswith("https://") and len(told.exit) <= _EXIT


def _check_none(workspace: Workspace) -> None:
    if has_intake(workspace):
        raise IntakeThere


def _put(workspace: Workspace, name: str, value: Deployment | Collecting | Joined) -> None:
    store = general(workspace)
    with writing(store):
        before = ledger.held(store, type(value))
        if not before or before[0].value != value:
            seen = before[0].version if before else 0
            ledger.put(store, name, value, (workspace.member.identifier, now()), seen)
