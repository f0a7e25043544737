"""The caseworkers' list: one line about each case, kept apart from the cases themselves.

A list of many cases is read here, and no case is opened for it. A line says nothing of a case
but what :class:`~habeas.protection.cases.lines.CaseLine` holds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from habeas.archive.access import Store, among, rows
from habeas.archive.models import CaseLineRow
from habeas.archive.paging import Page
from habeas.protection.cases.lines import CaseLine
from habeas.protection.cases.states import CaseState, Overlay
from habeas.protection.lanes import Lane

_OVER = (CaseState.CLOSED, CaseState.SEALED, CaseState.DECLINED)
_UNCHOSEN = 0
"""How urgent a case is in whose lane nobody has a say yet: it comes before all others."""


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case with its line, and when that was written."""

    case: str
    line: CaseLine
    time: datetime


@dataclass(frozen=True, slots=True)
class WantedCases:
    """Which lines are asked for; what is empty asks for nothing. ``due_by`` is a last day.

    ``words`` are a part of a pseudonym, or an identifier; ``only`` are the cases looked among.
    """

    lane: Lane | None = None
    lead: str = ""
    is_over: bool = False
    due_by: date | None = None
    words: str = ""
    only: tuple[str, ...] | None = None


def write(store: Store, case: str, line: CaseLine, time: datetime) -> None:
    """Put the line about a case in the place of the one before."""
    held, lanes = rows(store, CaseLineRow), list(Lane)
    values = {
        "pseudonym": line.pseudonym,
        "lane": line.lane.value if line.lane else "",
        "urgency": lanes.index(line.lane) + 1 if line.lane else _UNCHOSEN,
        "state": line.state.value,
        "overlays": " ".join(overlay.value for overlay in line.overlays),
        "deadlines": " ".join(day.isoformat() for day in line.dates),
        "next": min(line.dates, default=None),
        "reassess_on": line.reassess_on,
        "lead": line.lead,
        "is_closed": line.state in _OVER,
        "time": time,
    }
    held.update_or_create(case=case, defaults=values)


def erase(store: Store, case: str) -> None:
    """Take the line of a case away, when the case is destroyed."""
    rows(store, CaseLineRow).filter(pk=case).delete()


def page(store: Store, wanted: WantedCases, skip: int, length: int) -> Page[ListedCase]:
    """A part of the list: the most urgent first, then what is due first."""
    held = _wanted(rows(store, CaseLineRow), wanted)
    ordered = held.order_by("is_closed", "urgency", "next", "case")
    return Page(tuple(map(_listed, ordered[skip : skip + length])), held.count())


def one(store: Store, case: str) -> ListedCase | None:
    """The line about one case; None when there is none."""
    row = rows(store, CaseLineRow).filter(pk=case).first()
    return None if row is None else _listed(row)


def identifiers(store: Store) -> frozenset[str]:
    """Every case that has a line."""
    return frozenset(rows(store, CaseLineRow).values_list("case", flat=True))


def called(store: Store, cases: Collection[str]) -> dict[str, str]:
    """What these cases are called, by identifier."""
    held = rows(store, CaseLineRow).filter(case__in=among(cases))
    return dict(held.values_list("case", "pseudonym"))


def codes(store: Store) -> dict[str, str]:
    """The pseudonym of every case in the list, by its identifier."""
    return dict(rows(store, CaseLineRow).values_list("case", "pseudonym"))


def pseudonyms(store: Store) -> frozenset[str]:
    """Every pseudonym in the list, in small letters: no two cases share one."""
    return frozenset(one.casefold() for one in codes(store).values())


def matching(store: Store, wanted: WantedCases) -> tuple[str, ...]:
    """Every case that is asked for, by identifier."""
    return tuple(_wanted(rows(store, CaseLineRow), wanted).values_list("case", flat=True))


def _wanted(held: QuerySet[CaseLineRow], wanted: WantedCases) -> QuerySet[CaseLineRow]:
    held = held.filter(is_closed=wanted.is_over)
    if wanted.lane is not None:
        held = held.filter(lane=wanted.lane.value)
    if wanted.lead:
        held = held.filter(lead=wanted.lead)
    if wanted.due_by is not None:
        held = held.filter(Q(next__lte=wanted.due_by) | Q(reassess_on__lte=wanted.due_by))
    if wanted.words:
        held = held.filter(Q(pseudonym__icontains=wanted.words) | Q(case=wanted.words.lower()))
    if wanted.only is not None:
        held = held.filter(case__in=among(wanted.only))
    return held


def _listed(row: CaseLineRow) -> ListedCase:
    line = CaseLine(
        pseudonym=row.pseudonym,
        lane=Lane(row.lane) if row.lane else None,
        state=CaseState(row.state),
        overlays=tuple(Overlay(one) for one in row.overlays.split()),
        dates=tuple(date.fromisoformat(day) for day in row.deadlines.split()),
        reassess_on=row.reassess_on,
        lead=row.lead,
    )
    return ListedCase(row.case, line, row.time)
