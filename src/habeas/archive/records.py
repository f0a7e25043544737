"""What happened in a store, as one list: the history of changes and the custody log.

A decision stands in the history under its verdict, with the reason that was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from habeas.archive.access import Store, among, rows
from habeas.archive.history import SubjectKind
from habeas.archive.models import ChangeRow, CustodyRow
from habeas.archive.paging import Page
from habeas.evidence.custody import EventKind
from habeas.words.identifiers import Kind


class Book(StrEnum):
    """Where a record is kept."""

    HISTORY = "history"
    CUSTODY = "custody"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened.

    ``what`` is the field that was changed, the verdict of a decision or the kind of a custody
    event; ``kind`` is None in the custody log. ``member`` is empty for the program itself.
    """

    book: Book
    time: datetime
    member: str
    kind: SubjectKind | None
    subject: str
    what: str
    old: str = ""
    new: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records are asked for; what is empty asks for nothing.

    ``searches_of`` shows what was looked for only where this member did; empty for everybody's.
    ``opened`` are the compartments the reader can open: of any other not even its identifier
    is told. None tells of all.
    """

    book: Book | None = None
    kind: SubjectKind | None = None
    subject: str = ""
    member: str = ""
    first: date | None = None
    last: date | None = None
    searches_of: str = ""
    opened: tuple[str, ...] | None = None


_COMPARTMENTS = (f"{Kind.COMPARTMENT.value}-", f"{Kind.COMPARTMENT.value}.")
"""Between these two stand the identifiers of compartments, and nothing else."""

_Place = tuple[str, int, str]
"""When, the number in its table, and which table."""


def records_page(store: Store, wanted: RecordFilter, offset: int, limit: int) -> Page[Record]:
    """Records, newest first."""
    books = _books(store, wanted)
    most = offset + limit
    sorted_places = [_places(book, held, most) for book, held in books.items()]
    places = list(islice(merge(*sorted_places, reverse=True), offset, most))
    told: dict[tuple[str, int], Record] = {}
    for book, held in books.items():
        numbers = [number for _, number, name in places if name == book.value]
        told |= _told(book, held.model, numbers, store)
    shown = (told[name, number] for _, number, name in places)
    return Page(tuple(shown), sum(held.count() for held in books.values()))


def records_of(store: Store, wanted: RecordFilter) -> tuple[Record, ...]:
    """Everything that ever happened to the one thing that is asked for, oldest first."""
    every: list[Record] = []
    for book, held in _books(store, wanted).items():
        every += [_READ[book](row) for row in held.order_by("time", "pk")]
    return tuple(sorted(every, key=lambda record: record.time))


def members_told(store: Store) -> tuple[str, ...]:
    """Every member who changed something here."""
    held = rows(store, ChangeRow).exclude(member="").order_by()
    return tuple(sorted(held.values_list("member", flat=True).distinct()))


def _books(store: Store, wanted: RecordFilter) -> dict[Book, QuerySet[Any]]:
    held: dict[Book, QuerySet[Any]] = {}
    if wanted.book is not Book.CUSTODY:
        held[Book.HISTORY] = rows(store, ChangeRow).filter(_common(wanted), _changes(wanted))
    if wanted.book is not Book.HISTORY and wanted.kind is None:
        custody = rows(store, CustodyRow).filter(_common(wanted), time__isnull=False)
        held[Book.CUSTODY] = custody.filter(subject=wanted.subject) if wanted.subject else custody
    return held


def _common(wanted: RecordFilter) -> Q:
    asked = Q()
    if wanted.opened is not None:
        compartments = Q(subject__gte=_COMPARTMENTS[0], subject__lt=_COMPARTMENTS[1])
        asked &= ~compartments | Q(subject__in=wanted.opened)
    if wanted.member:
        asked &= Q(member=wanted.member)
    if wanted.first:
        asked &= Q(time__gte=_beginning(wanted.first))
    if wanted.last:
        asked &= Q(time__lt=_beginning(wanted.last + timedelta(days=1)))
    return asked


def _changes(wanted: RecordFilter) -> Q:
    asked = Q()
    if wanted.kind:
        asked &= Q(subject_kind=wanted.kind.value)
    if wanted.subject:
        # With every kind, for that is how the index begins.
        asked &= Q(subject_kind__in=[kind.value for kind in SubjectKind], subject=wanted.subject)
    if wanted.searches_of:
        asked &= ~Q(subject_kind=SubjectKind.SEARCH.value) | Q(member=wanted.searches_of)
    return asked


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _places(book: Book, held: QuerySet[Any], most: int) -> Iterator[_Place]:
    # As it is written in the store: a moment for each of many would take long to make.
    told = held.order_by("-time", "-pk").values_list(Cast("time", TextField()), "pk")[:most]
    return ((when, number, book.value) for when, number in told)


def _told(
    book: Book, model: type[Any], numbers: list[int], store: Store
) -> dict[tuple[str, int], Record]:
    held = rows(store, model).filter(pk__in=among(map(str, numbers)))
    return {(book.value, row.pk): _READ[book](row) for row in held}


def _change(row: ChangeRow) -> Record:
    kind = SubjectKind(row.subject_kind)
    told = (row.field, row.old, row.new, row.reason)
    return Record(Book.HISTORY, row.time, row.member, kind, row.subject, *told)


def _event(row: CustodyRow) -> Record:
    what = EventKind(row.kind).value if row.kind in set(EventKind) else row.kind
    when = row.time or datetime.min.replace(tzinfo=UTC)
    return Record(Book.CUSTODY, when, row.member, None, row.subject, what)


_READ: dict[Book, Callable[[Any], Record]] = {Book.HISTORY: _change, Book.CUSTODY: _event}
