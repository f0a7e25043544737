"""Exhibits in lists: what a line tells of one, without its bytes, its text or its key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q

from habeas.archive.access import Store, among, rows
from habeas.archive.exhibit_kinds import ExhibitKind, having_kind, kind_of
from habeas.archive.models import ExhibitRow, FamilyMemberRow, ReceptionRow, StatementRow
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
_Told = tuple[Any, ...]


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
    kind: ExhibitKind | None = None
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
        return _state(bool(self.problem), self.is_read)

    @property
    def kind(self) -> ExhibitKind:
        """What sort of file it is."""
        return kind_of(self.media_type)


def exhibits_page(
    store: Store, wanted: ExhibitFilter, offset: int, limit: int
) -> Page[ListedExhibit]:
    """Exhibits by name or by arrival, with how many statements each has."""
    held = rows(store, ExhibitRow).filter(_asked(wanted))
    chosen = held.order_by(*_ORDERS[wanted.order])[offset : offset + limit]
    told: list[_Told] = list(chosen.values_list(*_TOLD))
    counts = _counts(store, [identifier for identifier, *_ in told])
    listed = (_listed(one, counts) for one in told)
    return Page(tuple(listed), held.count())


@dataclass(frozen=True, slots=True)
class ExhibitCounts:
    """How many exhibits of a compartment are in each state, language and kind; none of zero."""

    states: Mapping[ExhibitState, int]
    languages: Mapping[str, int]
    kinds: Mapping[ExhibitKind, int]


def exhibit_counts(store: Store) -> ExhibitCounts:
    """How many exhibits there are of each sort, in one query."""
    held = rows(store, ExhibitRow).order_by().values_list("language", "media_type", "is_read")
    has_problem = ~Q(problem="")
    states: dict[ExhibitState, int] = {}
    languages: dict[str, int] = {}
    kinds: dict[ExhibitKind, int] = {}
    counted = held.annotate(failed=has_problem).annotate(number=Count("pk"))
    for language, media_type, is_read, failed, number in counted:
        state = _state(failed, is_read)
        states[state] = states.get(state, 0) + number
        languages[language] = languages.get(language, 0) + number
        kind = kind_of(media_type)
        kinds[kind] = kinds.get(kind, 0) + number
    return ExhibitCounts(states, languages, kinds)


def exhibits_of(store: Store, identifiers: Collection[str]) -> dict[str, ListedExhibit]:
    """These exhibits as a list tells of them; without those not here."""
    held = rows(store, ExhibitRow).filter(identifier__in=among(identifiers))
    told: list[_Told] = list(held.values_list(*_TOLD))
    counts = _counts(store, [identifier for identifier, *_ in told])
    return {one[0]: _listed(one, counts) for one in told}


def attached_to(store: Store, exhibit: str) -> tuple[str, ...]:
    """The exhibits that came in as attachments of this one, in the order they came."""
    held = rows(store, ReceptionRow).filter(parent_id=exhibit).order_by("id")
    return tuple(dict.fromkeys(held.values_list("exhibit_id", flat=True)))


def copies(store: Store, identifiers: Collection[str]) -> dict[str, int]:
    """How many exhibits are one text with each of these, itself counted; only where others are.

    As the last trace found it.
    """
    members = rows(store, FamilyMemberRow).order_by()
    own = dict(members.filter(exhibit__in=among(identifiers)).values_list("exhibit", "family"))
    beside = members.filter(family__in=set(own.values())).values_list("family")
    sizes = dict(beside.annotate(number=Count("pk")))
    return {exhibit: sizes[family] for exhibit, family in own.items() if sizes[family] > 1}


def names(store: Store, identifiers: Collection[str]) -> dict[str, str]:
    """What these exhibits were called when they first came."""
    held = rows(store, ExhibitRow).filter(identifier__in=among(identifiers))
    return dict(held.values_list("identifier", "name"))


def by_name(store: Store, only: Collection[str] = ()) -> tuple[str, ...]:
    """The identifiers of all exhibits, or of those of these that are here, in order of names."""
    held = rows(store, ExhibitRow).order_by("name", "identifier")
    chosen = held.filter(identifier__in=among(only)) if only else held
    return tuple(chosen.values_list("identifier", flat=True))


def came_as(store: Store, source_kind: str) -> frozenset[str]:
    """The exhibits that came, at least once, from a source of this kind."""
    came = rows(store, ReceptionRow).filter(source_kind=source_kind)
    return frozenset(came.values_list("exhibit_id", flat=True))


def total(store: Store) -> int:
    """How many exhibits there are."""
    return rows(store, ExhibitRow).count()


def _listed(told: _Told, counts: Mapping[str, Mapping[Status, int]]) -> ListedExhibit:
    named: dict[str, Any] = dict(zip(_TOLD, told, strict=True))
    return ListedExhibit(**named, statements=counts.get(named["identifier"], {}))


def _state(failed: bool, is_read: bool) -> ExhibitState:
    if failed:
        return ExhibitState.NOT_OPENED
    return ExhibitState.READ if is_read else ExhibitState.UNREAD


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
    if wanted.kind:
        asked &= having_kind(wanted.kind)
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
