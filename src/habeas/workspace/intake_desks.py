"""The desks of the intake: each a compartment of its own, besides those of others outside."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from habeas.archive import ledger
from habeas.archive.access import Store, writing
from habeas.intake import desks as pure
from habeas.intake.blocks import ABOUT, NAME
from habeas.intake.desks import Desk, Desks, NoSuchDesk, TooManyReaders
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import compartments, intake_beginning
from habeas.workspace.compartments import Purpose
from habeas.workspace.intake_beginning import general, read_file
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Desk",
    "Desks",
    "NoSuchDesk",
    "NotADesk",
    "TooManyReaders",
    "add",
    "add_channel",
    "add_outside",
    "desk_of",
    "desks",
    "is_desk",
    "opened",
    "set_recovery",
]

_DESKS = "desks"


class NotADesk(NotThere):
    """Raised when a compartment is no desk of the intake that this member opens."""

    message = "{desk} is no desk of the intake that you can open."
    hint = "See those there are: habeas intake WORKSPACE desks"


class NamelessDesk(HabeasError):
    """Raised when a desk would have no name for the form to show, or one it cannot."""

    message = "A desk needs a name of at most 100 characters, and at most 600 on who it is."
    hint = "Give both in English and in Russian; the form shows them."


def desks(workspace: Workspace) -> Desks:
    """Every desk of the intake, whoever may open it. Raises NoIntake."""
    intake_beginning.deployment(workspace)
    held = ledger.held(general(workspace), Desks)
    return held[0].value if held else Desks()


def opened(workspace: Workspace) -> tuple[Store, ...]:
    """The desks whose members you are one of."""
    workspace.require(Right.READ)
    return compartments.all_for_purpose(workspace, Purpose.INTAKE)


def is_desk(workspace: Workspace, compartment: str) -> bool:
    """Whether a compartment is a desk whose member you are."""
    return any(store.identifier == compartment for store in opened(workspace))


def desk_of(workspace: Workspace, compartment: str, right: Right = Right.INTERVIEW) -> Store:
    """A desk that you open, by its compartment, name or place.

    Raises NotYourRole and :class:`NotADesk`.
    """
    workspace.require(right)
    places = {one.place: one.compartment for one in desks(workspace).held if one.compartment}
    wanted = places.get(compartment, compartment)
    for store in opened(workspace):
        if wanted in (store.identifier, store.name):
            return store
    raise NotADesk(desk=compartment)


def add(
    workspace: Workspace, name: Bilingual, about: Bilingual, members: Collection[str] = ()
) -> str:
    """A new desk: a compartment that you, the recovery sheet and these members open.

    Its identifier. Open the workspace again after it. Raises NoIntake, TooManyReaders, NameTaken
    and :class:`NamelessDesk`.
    """
    workspace.require(Right.KEEP)
    _check_named(name, about)
    desks(workspace).with_desk(Desk("", name, about))
    made = compartments.make(workspace, name.en, Purpose.INTAKE)
    change(workspace, lambda held: held.with_desk(Desk("", name, about, made)))
    return made


def add_outside(
    workspace: Workspace, file: Path, name: Bilingual | None = None, about: Bilingual | None = None
) -> Desk:
    """Offer a desk of another organisation, by its public key file; or renew its keys.

    Raises NoIntake, NotADeskFile, TooManyReaders and :class:`NamelessDesk`.
    """
    workspace.require(Right.KEEP)
    read = pure.read_desk_file(read_file(file), str(file))
    told = replace(read, name=name or read.name, about=about or read.about)
    _check_named(told.name, told.about)
    known = next((one for one in desks(workspace).held if _is_same(one, told)), None)
    if known is not None:
        change(workspace, lambda held: held.with_keys(known.place, told.keys))
    else:
        change(workspace, lambda held: held.with_desk(told))
    return told


def set_recovery(workspace: Workspace, file: Path, name: Bilingual) -> None:
    """Let a recovery key read everything; the form shows it as a reader, for it is one.

    Raises NoIntake, NotADeskFile and TooManyReaders.
    """
    workspace.require(Right.KEEP)
    read = pure.read_desk_file(read_file(file), str(file))
    _check_named(name, name)
    change(workspace, lambda held: held.with_recovery(replace(read, name=name)))


def add_channel(workspace: Workspace, words: Bilingual) -> None:
    """Name one more way to reach the team, which the form shows when it cannot send."""
    workspace.require(Right.KEEP)
    change(workspace, lambda held: replace(held, channels=(*held.channels, words)))


def change(workspace: Workspace, step: Callable[[Desks], Desks]) -> None:
    """Take what is known of the desks a step on; one that changes nothing writes nothing."""
    workspace.require(Right.READ)
    store = general(workspace)
    with writing(store):
        held = ledger.held(store, Desks)
        before = held[0].value if held else Desks()
        after = step(before)
        if after != before:
            seen = held[0].version if held else 0
            ledger.put(store, _DESKS, after, (workspace.member.identifier, now()), seen)


def _is_same(one: Desk, other: Desk) -> bool:
    return one.is_outside and one.name == other.name


def _check_named(name: Bilingual, about: Bilingual) -> None:
    named = ((name.en, NAME), (name.ru, NAME), (about.en, ABOUT), (about.ru, ABOUT))
    if not all(words.strip() and len(words) <= most for words, most in named):
        raise NamelessDesk
