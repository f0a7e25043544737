"""Searching at the desk: pages of what was found, and searches to run again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.archive import exhibit_list, saved_searches, search_filter
from habeas.archive import search as index
from habeas.archive.access import Store
from habeas.archive.exhibit_kinds import ExhibitKind
from habeas.archive.said_here import SaidHere, said_here
from habeas.archive.saved_searches import SavedSearch, Sought
from habeas.archive.search import Hit
from habeas.archive.search_filter import Choices, SearchFilter
from habeas.words.anchors import Span
from habeas.words.roles import Right
from habeas.workspace.opening import Workspace, now
from habeas.workspace.searching import note_search

__all__ = [
    "Choices",
    "ExhibitKind",
    "Found",
    "FoundExhibit",
    "Piece",
    "SavedSearch",
    "SearchFilter",
    "Sought",
    "choices",
    "forget",
    "save",
    "saved",
    "search",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; ``is_met`` when it is what was searched for."""

    words: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class FoundExhibit:
    """An exhibit with the best place in it, and the statements that stand there."""

    compartment: str
    compartment_name: str
    exhibit: str
    name: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    statements: tuple[SaidHere, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. ``searched`` names the compartments that were looked into."""

    exhibits: tuple[FoundExhibit, ...]
    total: int
    searched: tuple[str, ...]


def search(
    workspace: Workspace, sought: Sought, compartment: str, offset: int, limit: int
) -> Found:
    """Search one compartment, or with no name all that this member can open.

    What was looked for is logged in each compartment that was searched. Raises
    :class:`~habeas.workspace.opening.NoSuchCompartmentHere`.
    """
    workspace.require(Right.READ)
    stores = (workspace.store(compartment),) if compartment else workspace.stores
    for store in stores:
        note_search(workspace, store, sought.words)
    page = index.found(stores, sought.words, sought.wanted, offset, limit)
    held = {s.identifier: _Held.of(s, page.held) for s in stores}
    shown = tuple(_exhibit(held[hit.compartment], hit) for hit in page.held)
    return Found(shown, page.total, tuple(sorted(store.name for store in stores)))


def choices(workspace: Workspace) -> Choices:
    """What exhibits can be asked for by."""
    workspace.require(Right.READ)
    return search_filter.choices(workspace.stores)


def save(workspace: Workspace, name: str, sought: Sought, compartment: str) -> SavedSearch:
    """Save a search for this member alone, where it is limited to, else in general.

    Raises :class:`~habeas.archive.saved_searches.SearchWithoutName`.
    """
    workspace.require(Right.READ)
    by = workspace.member.identifier, now()
    store = workspace.store(compartment) if compartment else _shared(workspace)
    return saved_searches.save(store, name, sought, by, os.urandom)


def saved(workspace: Workspace) -> tuple[SavedSearch, ...]:
    """What this member saved, in every compartment they can open, by name."""
    workspace.require(Right.READ)
    member = workspace.member.identifier
    held = (one for s in workspace.stores for one in saved_searches.saved(s, member))
    return tuple(sorted(held, key=lambda one: (one.name.casefold(), one.identifier)))


def forget(workspace: Workspace, compartment: str, identifier: str) -> None:
    """Delete a search of one's own. Raises :class:`~habeas.archive.saved_searches.NoSuchSearch`."""
    workspace.require(Right.READ)
    by = workspace.member.identifier, now()
    saved_searches.forget(workspace.store(compartment), identifier, by)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a page needs of one store."""

    name: str
    names: Mapping[str, str]
    said: Mapping[str, tuple[SaidHere, ...]]

    @classmethod
    def of(cls, store: Store, hits: Sequence[Hit]) -> _Held:
        places = {h.exhibit: h.anchor.span for h in hits if h.compartment == store.identifier}
        if not places:
            return cls(store.name, {}, {})
        return cls(store.name, exhibit_list.names(store, places), said_here(store, places))


def _shared(workspace: Workspace) -> Store:
    """The general compartment, or the first for one who cannot open that."""
    return workspace.general or workspace.stores[0]


def _exhibit(held: _Held, hit: Hit) -> FoundExhibit:
    return FoundExhibit(
        hit.compartment,
        held.name,
        hit.exhibit,
        held.names.get(hit.exhibit, hit.exhibit),
        hit.anchor.span.start,
        hit.anchor.span.end,
        tuple(_pieces(hit.snippet, hit.marks)),
        held.said.get(hit.exhibit, ()),
    )


def _pieces(snippet: str, marks: Sequence[Span]) -> Iterator[Piece]:
    last = 0
    for mark in marks:
        if last < mark.start:
            yield Piece(snippet[last : mark.start], is_met=False)
        yield Piece(mark.of(snippet), is_met=True)
        last = mark.end
    if last < len(snippet):
        yield Piece(snippet[last:], is_met=False)
