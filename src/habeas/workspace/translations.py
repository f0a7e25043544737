"""Translations beside the original, paragraph beside paragraph where their lines match."""

from __future__ import annotations

import os
from dataclasses import dataclass

from habeas.archive import exhibits, renditions, translations
from habeas.archive import members as people
from habeas.archive.translations import Translated, Translation
from habeas.words.consents import Use
from habeas.words.reports import Rendition
from habeas.words.roles import Right
from habeas.workspace.interviews import WordsClosed, may_use
from habeas.workspace.opening import Workspace, now

__all__ = [
    "Beside",
    "Shown",
    "Translated",
    "Translation",
    "add",
    "beside",
    "check",
    "listed",
    "name_of",
    "original",
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A translation with what its people are called."""

    translation: Translation
    translator: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Original and translation, a pair for each paragraph.

    When they have different numbers of paragraphs nothing is matched: both stand whole, side
    by side, as the one pair.
    """

    shown: Shown
    language: str
    pairs: tuple[tuple[str, str], ...]
    are_matched: bool
    numbers: tuple[int, int]


def listed(workspace: Workspace, compartment: str, exhibit: str) -> tuple[Shown, ...]:
    """The translations of an exhibit, oldest first."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    exhibits.exhibit(store, exhibit)
    names = people.called(store)
    return tuple(_shown(one, names) for one in translations.translations(store, exhibit))


def original(workspace: Workspace, compartment: str, exhibit: str) -> Rendition:
    """The text that is translated. Raises WordsClosed, and as the archive does."""
    workspace.require(Right.READ)
    if not may_use(workspace, compartment, exhibit, Use.TEAM):
        raise WordsClosed
    return renditions.rendition(workspace.store(compartment), exhibit).rendition


def name_of(workspace: Workspace, compartment: str, exhibit: str) -> str:
    """What an exhibit was called when it first came."""
    workspace.require(Right.READ)
    return exhibits.exhibit(workspace.store(compartment), exhibit).name


def add(workspace: Workspace, compartment: str, exhibit: str, translated: Translated) -> str:
    """Keep a translation; its identifier. Statements are never read from it."""
    workspace.require(Right.ADD)
    original(workspace, compartment, exhibit)
    by = (workspace.member.identifier, now())
    store = workspace.store(compartment)
    return translations.add(store, exhibit, translated, by, os.urandom).identifier


def check(workspace: Workspace, compartment: str, exhibit: str, identifier: str) -> None:
    """Note that this member checked a translation against the original."""
    workspace.require(Right.ADD)
    original(workspace, compartment, exhibit)
    by = (workspace.member.identifier, now())
    translations.check(workspace.store(compartment), exhibit, identifier, by)


def beside(workspace: Workspace, compartment: str, exhibit: str, identifier: str) -> Beside:
    """One translation beside its original."""
    source = original(workspace, compartment, exhibit)
    store = workspace.store(compartment)
    found = translations.translation(store, exhibit, identifier)
    old, new = _paragraphs(source.text), _paragraphs(found.translated.text)
    are_matched = len(old) == len(new)
    whole = ((source.text, found.translated.text),)
    return Beside(
        _shown(found, people.called(store)),
        source.language,
        tuple(zip(old, new, strict=True)) if are_matched else whole,
        are_matched,
        (len(old), len(new)),
    )


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _shown(found: Translation, names: dict[str, str]) -> Shown:
    translator = found.translated.translator
    return Shown(
        found,
        names.get(translator) or translator,
        names.get(found.reviewer) or found.reviewer,
    )
