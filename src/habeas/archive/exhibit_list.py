"""Exhibits in lists: what a line tells of one, without its bytes, its text or its key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q

from habeas.archive.access import Store, among, rows
from habeas.archive.models import ExhibitRow, StatementRow
from habeas.archive.paging import Page
from habeas.words.statements import Status

_TOLD = (
    "identifier",
    "name",
    "media_type",
    "size",
    "arrived",
    "problem",
    "is_read",
    "language",
    "published",
)


class ExhibitState(StrEnum):
    """How far an exhibit has come."""

    UNREAD = "unread"
    NOT_OPENED = "not_opened"
    """The last time it was tried, an error stood in the way."""
    READ = "read"


class ExhibitOrder(StrEnum):
    """In which order exhibits are listed."""

    NAME = "name"
    ARRIVAL = "arrival"
    """The last to come first."""


@dataclass(frozen=True, slots=True)
class ExhibitFilter:
    """Which exhibits are asked for, and in which order; what is empty asks for nothing.

    ``words`` all stand in the name, in small letters or capitals.
    """

    state: ExhibitState | None = None
    language: str = ""
    media_type: str = ""
    words: str = ""
    order: ExhibitOrder = ExhibitOrder.NAME


@dataclass(frozen=True, slots=True)
class ListedExhibit:
    """An exhibit as a list tells of it.

    ``problem`` is the name of the error that stood in the way of opening it, empty for none;
    ``published`` the day its rendition gives itself, as stated (EDTF); ``statements`` the
    number of those that were not withdrawn, by status.
    """

    identifier: str
    name: str
    media_type: str
    size: int
    arrived: datetime
    problem: str
    is_read: bool
    language: str
    published: str
    statements: Mapping[Status, int]

    @property
    def state(self) -> ExhibitState:
        """How far it has come; what could not be opened last time is not called read."""
        if self.problem:
            return ExhibitState.NOT_OPENED
        return ExhibitState.READ if self.is_read else ExhibitState.UNREAD


def exhibits_page(
    store: Store, wanted: ExhibitFilter, offset: int, limit: int
) -> Page[ListedExhibit]:
    """Exhibits by name or by arrival, with how many statements each has."""
    held = rows(store, ExhibitRow).filter(_asked(wanted))
    chosen = held.order_by(*_ORDERS[wanted.order])[offset : offset + limit]
    told = list(chosen.values_list(*_TOLD))
    counts = _counts(store, [identifier for identifier, *_ in told])
    listed = (ListedExhibit(*one, counts.get(one[0], {})) for one in told)
    return Page(tuple(listed), held.count())


def names(store: Store, identifiers: Collection[str]) -> dict[str, str]:
    """What these exhibits were called when they first came."""
    held = rows(store, ExhibitRow).filter(identifier__in=among(identifiers))
    return dict(held.values_list("identifier", "name"))


def by_name(store: Store, only: Collection[str] = ()) -> tuple[str, ...]:
    """The identifiers of all exhibits, or of those of these that are here, in order of names."""
    held = rows(store, ExhibitRow).order_by("name", "identifier")
    chosen = held.filter(identifier__in=among(only)) if only else held
    return tuple(chosen.values_list("identifier", flat=True))


def total(store: Store) -> int:
    """How many exhibits there are."""
    return rows(store, ExhibitRow).count()


_ORDERS = {
    ExhibitOrder.NAME: ("name_key", "identifier"),
    ExhibitOrder.ARRIVAL: ("-arrived", "identifier"),
}

_STATES = {
    ExhibitState.UNREAD: Q(problem="", is_read=False),
    ExhibitState.NOT_OPENED: ~Q(problem=""),
    ExhibitState.READ: Q(problem="", is_read=True),
}


def _asked(wanted: ExhibitFilter) -> Q:
    asked = _STATES[wanted.state] if wanted.state else Q()
    if wanted.language:
        asked &= Q(language=wanted.language)
    if wanted.media_type:
        asked &= Q(media_type=wanted.media_type)
    for word in wanted.words.casefold().split():
        asked &= Q(name_key__contains=word)
    return asked


def _counts(store: Store, identifiers: list[str]) -> dict[str, dict[Status, int]]:
    held = rows(store, StatementRow).filter(exhibit_id__in=identifiers, withdrawn=False)
    counted = held.values_list("exhibit_id", "status").annotate(number=Count("pk"))
    found: dict[str, dict[Status, int]] = {}
    for exhibit, status, number in counted.order_by():
        found.setdefault(exhibit, {})[Status(status)] = number
    return found
