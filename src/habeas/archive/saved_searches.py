"""Searches that a member saved for themselves, to run them again.

One that is limited to a compartment is kept in that compartment: who cannot open it does not
learn what was looked for there. All others are kept in the general one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from habeas.archive import history
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import SavedSearchRow
from habeas.archive.search_filter import NO_FILTER, SearchFilter
from habeas.archive.shapes import from_text, to_text
from habeas.words.errors import HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier

By = tuple[str, datetime]
"""Who did it, and when."""


class NoSuchSearch(NotThere):
    """Raised when this member saved no search of this identifier here."""

    message = "There is no saved search {search} here that you can see."
    hint = "See those you saved on the search page."


class SearchWithoutName(HabeasError):
    """Raised when a search is to be saved under no name, or looks for no word."""

    message = "A search is saved with words to look for and a name."
    hint = "Give it a name by which you will know it again."


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, and which exhibits were asked for. ``is_limited``: in one compartment."""

    words: str
    wanted: SearchFilter = NO_FILTER
    is_limited: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under its name. ``compartment`` is where it is kept."""

    identifier: str
    name: str
    sought: Sought
    compartment: str
    time: datetime


@dataclass(frozen=True, slots=True)
class _Shape:
    wanted: SearchFilter = field(default=NO_FILTER)
    is_limited: bool = False


def save(store: Store, name: str, sought: Sought, by: By, randomness: Randomness) -> SavedSearch:
    """Save a search for oneself. Raises :class:`SearchWithoutName`."""
    member, time = by
    if not (name.strip() and sought.words.strip()):
        raise SearchWithoutName
    with writing(store):
        row = rows(store, SavedSearchRow).create(
            identifier=new_identifier(Kind.SEARCH, randomness),
            member=member,
            name=name.strip(),
            query=sought.words,
            shape=to_text(_Shape(sought.wanted, sought.is_limited)),
            time=time,
        )
        _note(store, row, ("saved", "", row.name), by)
    return _saved(store, row)


def saved(store: Store, member: str) -> tuple[SavedSearch, ...]:
    """What a member saved in this store, oldest first."""
    held = rows(store, SavedSearchRow).filter(member=member).order_by("time", "identifier")
    return tuple(_saved(store, row) for row in held)


def forget(store: Store, identifier: str, by: By) -> None:
    """Delete a search of one's own. Raises :class:`NoSuchSearch`."""
    with writing(store):
        row = rows(store, SavedSearchRow).filter(pk=identifier, member=by[0]).first()
        if row is None:
            raise NoSuchSearch(search=identifier)
        rows(store, SavedSearchRow).filter(pk=identifier).delete()
        _note(store, row, ("saved", row.name, ""), by)


def _saved(store: Store, row: SavedSearchRow) -> SavedSearch:
    shape = from_text(_Shape, row.shape)
    sought = Sought(row.query, shape.wanted, shape.is_limited)
    return SavedSearch(row.identifier, row.name, sought, store.identifier, row.time)


def _note(store: Store, row: SavedSearchRow, what: tuple[str, str, str], by: By) -> None:
    history.note(store, Change(SubjectKind.SEARCH, row.identifier, *what, "", *by))
