"""Statements in lists: filtered, counted, and those that wait for a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from habeas.archive import consents
from habeas.archive.access import Store, among, rows
from habeas.archive.codes import naming, split
from habeas.archive.models import StatementRow
from habeas.archive.paging import Page
from habeas.archive.queueing import Waiting, waiting
from habeas.archive.shapes import from_text
from habeas.words.anchors import Anchor
from habeas.words.statements import Stance, Statement, Status

_TOLD = ("current", "anchors", "acts", "queue", "start", "end", "exhibit__name")
_PLACE = ("exhibit_id", "start", "identifier")


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement as a list tells of it, with the words at its anchors.

    ``speaker`` is as worded, empty for the document itself; ``acts`` are codes of violations;
    ``pattern`` names the rule that drafted it; ``waiting`` says why it stands where it does
    in the queue, None when it does not wait.
    """

    identifier: str
    exhibit: str
    exhibit_name: str
    status: Status
    stance: Stance
    speaker: str
    acts: tuple[str, ...]
    pattern: str
    words: str
    start: int
    end: int
    waiting: Waiting | None


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements are asked for; what is empty asks for nothing.

    ``act`` is a code: with it come all narrower ones. ``speaker`` is whole, in small letters
    or capitals. Withdrawn drafts are in no list.
    """

    status: Status | None = None
    stance: Stance | None = None
    exhibit: str = ""
    act: str = ""
    speaker: str = ""


def statements_page(
    store: Store, wanted: StatementFilter, offset: int, limit: int
) -> Page[ListedStatement]:
    """Statements by exhibit and place."""
    held = rows(store, StatementRow).filter(_asked(wanted), withdrawn=False)
    return _page(store, held.order_by(*_PLACE), offset, limit)


def queue(store: Store, offset: int, limit: int) -> Page[ListedStatement]:
    """Drafts that nobody decided on: the gravest violations first, what is often wrong next."""
    held = rows(store, StatementRow).filter(queue__isnull=False)
    return _page(store, held.order_by("queue", *_PLACE), offset, limit)


def statements_near(
    store: Store, rendition: str, start: int, limit: int
) -> tuple[tuple[ListedStatement, ...], tuple[ListedStatement, ...]]:
    """The statements of a rendition before and from a position on, the nearest first."""
    held = rows(store, StatementRow).filter(rendition_id=rendition, withdrawn=False)
    before = held.filter(start__lt=start).order_by("-start", "identifier")
    after = held.filter(start__gte=start).order_by("start", "identifier")
    chosen = [list(one.values_list("pk", flat=True)[:limit]) for one in (before, after)]
    found = listed(store, [*chosen[0], *chosen[1]])
    return tuple(found[pk] for pk in chosen[0]), tuple(found[pk] for pk in chosen[1])


def queue_after(store: Store, identifier: str) -> str:
    """The draft that waits behind this one in the queue; the first when this one does not wait.

    Empty at the end of the queue.
    """
    waits = rows(store, StatementRow).filter(queue__isnull=False)
    place = ("queue", *_PLACE)
    here = waits.filter(pk=identifier).values_list(*place).first()
    if here is not None:
        waits = waits.filter(_behind(dict(zip(place, here, strict=True))))
    return waits.order_by(*place).values_list("pk", flat=True).first() or ""


def _behind(here: Mapping[str, object]) -> Q:
    """Behind a place, in the order of these columns."""
    names = list(here)
    further = Q()
    for place, name in enumerate(names):
        same = Q(**{before: here[before] for before in names[:place]})
        further |= same & Q(**{f"{name}__gt": here[name]})
    # The first says no more, and lets the index begin where the place is.
    return Q(**{f"{names[0]}__gte": here[names[0]]}) & further


def listed(store: Store, identifiers: Collection[str]) -> dict[str, ListedStatement]:
    """These statements, also withdrawn ones, by identifier.

    Without those not here, and without words that a person closed.
    """
    held = rows(store, StatementRow).filter(pk__in=among(identifiers))
    held = held.exclude(exhibit__in=consents.closed_rows(store).values("exhibit"))
    told = held.select_related("exhibit").only(*_TOLD)
    return {row.pk: _listed(row) for row in told.order_by(*_PLACE)}


def counts(store: Store) -> Mapping[Status, int]:
    """How many statements there are of each status, without the withdrawn."""
    held = rows(store, StatementRow).filter(withdrawn=False).order_by()
    counted = dict(held.values_list("status").annotate(number=Count("*")))
    return {status: counted.get(status.value, 0) for status in Status}


def _asked(wanted: StatementFilter) -> Q:
    asked = Q()
    if wanted.status:
        asked &= Q(status=wanted.status.value)
    if wanted.stance:
        asked &= Q(stance=wanted.stance.value)
    if wanted.exhibit:
        asked &= Q(exhibit_id=wanted.exhibit)
    if wanted.act:
        asked &= naming(wanted.act)
    if wanted.speaker:
        asked &= Q(speaker_key=" ".join(wanted.speaker.casefold().split()))
    return asked


def _page(
    store: Store, held: QuerySet[StatementRow], offset: int, limit: int
) -> Page[ListedStatement]:
    # Names first, rows after: the index alone says which, and the rows are long.
    chosen = list(held.values_list("pk", flat=True)[offset : offset + limit])
    found = listed(store, chosen)
    return Page(tuple(found[pk] for pk in chosen if pk in found), held.count())


def _listed(row: StatementRow) -> ListedStatement:
    said = from_text(Statement, row.current)
    anchors = from_text(tuple[Anchor, ...], row.anchors)
    return ListedStatement(
        identifier=row.identifier,
        exhibit=row.exhibit_id,
        exhibit_name=row.exhibit.name,
        status=said.status,
        stance=said.stance,
        speaker=said.speaker.surface,
        acts=split(row.acts),
        pattern=said.pattern,
        words=" … ".join(anchor.quote for anchor in anchors),
        start=row.start,
        end=row.end,
        waiting=None if row.queue is None else waiting(row.queue),
    )
