"""A compartment at a glance: counts, and the few things that are named. Never whole rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import BooleanField, Count, IntegerField, Q, Sum
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from habeas.archive import checks, finding_list, gathered, reckoning, traces
from habeas.archive.access import Store, rows
from habeas.archive.access_log import Action
from habeas.archive.finding_list import Shelf
from habeas.archive.gathered import IncidentFilter, ListedIncident
from habeas.archive.kept_findings import FindingState
from habeas.archive.models import (
    AccessRow,
    ChangeRow,
    ExhibitRow,
    FindingRow,
    StatementRow,
    TraceRow,
)
from habeas.archive.paging import Page

READ_WITHIN = timedelta(days=7)
"""An exhibit that was not read for longer than this after it came is overdue."""

NAMED = 5
"""Incidents with contradicting answers that are named; there may be more."""

By = tuple[str, datetime]
"""Who looks, and when."""


@dataclass(frozen=True, slots=True)
class Exhibits:
    """How many exhibits there are, and how far they have come."""

    total: int
    unread: int
    not_opened: int
    overdue: int
    new: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings as they concern one member."""

    mine_in_draft: int
    to_review: int
    overdue: int
    standing: int


@dataclass(frozen=True, slots=True)
class Glance:
    """A compartment as one member finds it, since a moment. ``traced`` is None before the
    first trace; ``last_check`` before the first check.
    """

    exhibits: Exhibits
    new_statements: int
    drafts: int
    sizes: traces.Sizes
    incidents: int
    contradicting: Page[ListedIncident]
    denied: int
    findings: Findings
    is_behind: bool
    traced: datetime | None
    last_check: checks.Check | None


def glance(store: Store, by: By, since: datetime | None) -> Glance:
    """What is new, waits, contradicts and is overdue; all is new where ``since`` is None."""
    contradicting = IncidentFilter(contradicting=True)
    traced = rows(store, TraceRow).order_by("-id").values_list("time", flat=True).first()
    return Glance(
        exhibits=_exhibits(store, by[1], since),
        new_statements=_new_statements(store, since),
        drafts=rows(store, StatementRow).filter(queue__isnull=False).count(),
        sizes=traces.sizes(store),
        incidents=gathered.incidents_page(store, IncidentFilter(), 0, 0).total,
        contradicting=gathered.incidents_page(store, contradicting, 0, NAMED),
        denied=gathered.incidents_page(store, IncidentFilter(denied=True), 0, 0).total,
        findings=_findings(store, by),
        is_behind=reckoning.is_behind(store),
        traced=traced,
        last_check=checks.last(store),
    )


def last_seen(store: Store, member: str) -> datetime | None:
    """When a member last did anything before they signed in this time; None for never."""
    held = rows(store, AccessRow).filter(member=member).order_by("-id")
    signed_in = held.filter(action=Action.SIGNED_IN.value).values_list("id", flat=True).first()
    if signed_in is None:
        return None
    return held.filter(id__lt=signed_in).values_list("time", flat=True).first()


def _exhibits(store: Store, now: datetime, since: datetime | None) -> Exhibits:
    unread = Q(problem="", is_read=False)
    counted = rows(store, ExhibitRow).aggregate(
        total=Count("pk"),
        unread=Count("pk", filter=unread),
        not_opened=Count("pk", filter=~Q(problem="")),
        overdue=Count("pk", filter=unread & Q(arrived__lt=now - READ_WITHIN)),
        new=Count("pk", filter=Q(arrived__gt=since) if since else Q()),
    )
    return Exhibits(**counted)


def _new_statements(store: Store, since: datetime | None) -> int:
    """How many were drafted since, as the history counts them for each exhibit."""
    # In so many words, not as a parameter: only then is the index for it used.
    is_drafting = RawSQL("field = 'drafts'", (), output_field=BooleanField())
    held = rows(store, ChangeRow).filter(is_drafting)
    if since is not None:
        held = held.filter(time__gt=since)
    return held.aggregate(all=Sum(Cast("new", IntegerField())))["all"] or 0


def _findings(store: Store, by: By) -> Findings:
    member, _ = by
    counted = finding_list.finding_counts(store, by)
    waiting = rows(store, FindingRow).filter(state=FindingState.ISSUED.value, opinion="")
    return Findings(
        counted[Shelf.DRAFTS],
        waiting.exclude(author=member).count(),
        counted[Shelf.OVERDUE],
        counted[Shelf.STANDING],
    )
