"""Findings in lists: one's own drafts, what stands, what waits for a second person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Q

from habeas.archive.access import Store, among, rows
from habeas.archive.findings import By
from habeas.archive.kept_findings import FindingState
from habeas.archive.models import DissentRow, FindingRow
from habeas.archive.paging import Page
from habeas.archive.shapes import from_text
from habeas.archive.weighed import standings
from habeas.incidents.finding import Finding, Opinion, Outcome, Since, Weighed
from habeas.words.standards import StandardOfProof

REVIEW_WITHIN = timedelta(days=14)
"""A finding that nobody reviewed for longer than this is overdue."""


class Shelf(StrEnum):
    """Which findings a list shows."""

    STANDING = "standing"
    DRAFTS = "drafts"
    """One's own, always."""
    WAITING = "waiting"
    """Nobody has reviewed them."""
    OVERDUE = "overdue"
    """Nobody has reviewed them for longer than is good."""
    OBJECTED = "objected"
    """A reviewer does not agree, or asks for changes."""
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding as a list tells of it.

    ``changed`` counts the statements it weighed that are no longer as they were; ``dissents``
    those of its own and those said since.
    """

    identifier: str
    state: FindingState
    incident: str
    question: str
    outcome: Outcome | None
    standard: StandardOfProof | None
    author: str
    time: datetime
    opinion: Opinion | None
    dissents: int
    changed: int
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are asked for; an empty incident or author asks for nothing."""

    shelf: Shelf = Shelf.STANDING
    incident: str = ""
    author: str = ""


def findings_page(
    store: Store, wanted: FindingFilter, by: By, offset: int, limit: int
) -> Page[ListedFinding]:
    """Findings, those issued last first; ``by`` is who looks, and when."""
    held = rows(store, FindingRow).filter(_asked(wanted, by)).order_by("-time", "identifier")
    shown = list(held[offset : offset + limit])
    told = [(row, from_text(Finding, row.shape)) for row in shown]
    standing = standings(store, (one for _, finding in told for one in finding.weighed))
    more = _dissents(store, [row.identifier for row in shown])
    _, now = by
    listed = tuple(_listed(row, said, standing, more, now) for row, said in told)
    return Page(listed, held.count())


def finding_counts(store: Store, by: By) -> dict[Shelf, int]:
    """How many findings stand on each shelf."""
    counted = rows(store, FindingRow).aggregate(
        **{shelf.value: Count("pk", filter=_asked(FindingFilter(shelf), by)) for shelf in Shelf}
    )
    return {shelf: counted[shelf.value] for shelf in Shelf}


def _asked(wanted: FindingFilter, by: By) -> Q:
    member, now = by
    stands = Q(state=FindingState.ISSUED.value)
    asked = {
        Shelf.STANDING: stands,
        Shelf.DRAFTS: Q(state=FindingState.DRAFT.value, author=member),
        Shelf.WAITING: stands & Q(opinion=""),
        Shelf.OVERDUE: stands & Q(opinion="", time__lt=now - REVIEW_WITHIN),
        Shelf.OBJECTED: stands & ~Q(opinion__in=("", Opinion.AGREES.value)),
        Shelf.SUPERSEDED: Q(state=FindingState.SUPERSEDED.value),
    }[wanted.shelf]
    if wanted.incident:
        asked &= Q(incident=wanted.incident)
    return asked & Q(author=wanted.author) if wanted.author else asked


def _dissents(store: Store, findings: list[str]) -> dict[str, int]:
    held = rows(store, DissentRow).filter(finding__in=among(findings)).order_by()
    return dict(held.values_list("finding").annotate(number=Count("pk")))


def _listed(
    row: FindingRow,
    said: Finding,
    standing: Mapping[Weighed, Since],
    dissents: Mapping[str, int],
    now: datetime,
) -> ListedFinding:
    waits = row.state == FindingState.ISSUED.value and not row.opinion
    return ListedFinding(
        identifier=row.identifier,
        state=FindingState(row.state),
        incident=row.incident,
        question=said.question.words,
        outcome=said.outcome,
        standard=said.standard,
        author=row.author,
        time=row.time,
        opinion=Opinion(row.opinion) if row.opinion else None,
        dissents=len(said.dissents) + dissents.get(row.identifier, 0),
        changed=sum(standing[one] is not Since.SAME for one in said.weighed),
        is_overdue=waits and row.time < now - REVIEW_WITHIN,
    )
