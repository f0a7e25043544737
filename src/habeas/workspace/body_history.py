"""What became of an entered body or tie: each version with who, when, why, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from habeas.archive import ledger
from habeas.archive import members as people
from habeas.archive.ledger import Kept
from habeas.bodies.entered import Contest, EnteredBody, EnteredTie, NotIndependent
from habeas.words.labels import label
from habeas.words.roles import Right
from habeas.words.visible import on_one_line
from habeas.workspace.opening import Workspace

_NOT_TOLD = ("identifier", "key", "entered_by")

_Versions = Sequence[Kept[EnteredBody]] | Sequence[Kept[EnteredTie]]


@dataclass(frozen=True, slots=True)
class Differs:
    """One part as it was and as it is. ``part`` is the name of a field; empty was or is nothing."""

    part: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version, counted from 1. ``reason`` is empty for what was entered first."""

    number: int
    by: str
    time: datetime
    reason: str
    differs: tuple[Differs, ...]


def of_body(workspace: Workspace, compartment: str, key: str, language: str) -> tuple[Version, ...]:
    """The versions of an entered body, oldest first; none for one that nobody entered."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = ledger.versions(store, EnteredBody, key)
    return tuple(_told(held, people.called(store), language)) if held else ()


def of_tie(
    workspace: Workspace, compartment: str, identifier: str, language: str
) -> tuple[Version, ...]:
    """The versions of an entered tie, oldest first; none for one that is not there."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = ledger.versions(store, EnteredTie, identifier)
    return tuple(_told(held, people.called(store), language)) if held else ()


def _told(held: _Versions, called: Mapping[str, str], language: str) -> Iterator[Version]:
    before: EnteredBody | EnteredTie | None = None
    for one in held:
        by = called.get(one.member) or one.member
        differs = tuple(_differs(before, one.value, language))
        yield Version(one.version, by, one.time, one.reason, differs)
        before = one.value


def _differs(
    before: EnteredBody | EnteredTie | None, value: EnteredBody | EnteredTie, language: str
) -> Iterator[Differs]:
    for field in fields(value):
        was = in_words(getattr(before, field.name), language) if before is not None else ""
        now = in_words(getattr(value, field.name), language)
        if was != now and field.name not in _NOT_TOLD:
            yield Differs(field.name, was, now)


def in_words(value: object, language: str) -> str:
    """A part of a body or tie as a person reads it; empty for what says nothing."""
    if isinstance(value, StrEnum):
        return label(value, language)
    if isinstance(value, tuple):
        return "; ".join(in_words(one, language) for one in value)
    if isinstance(value, NotIndependent):
        return ", ".join((value.found_by, value.source, label(value.confidence, language)))
    if isinstance(value, Contest):
        return f"{value.by}: {value.why}"
    if isinstance(value, bool):
        return "✓" if value else ""
    return on_one_line(str(value)) if value else ""
