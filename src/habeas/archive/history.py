"""What was changed in a store: what it was, what it is, why, by whom, when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Max

from habeas.archive import chains
from habeas.archive.access import Store, among, rows
from habeas.archive.chains import Chain
from habeas.archive.models import ChangeRow


class SubjectKind(StrEnum):
    """What can be changed or decided on."""

    EXHIBIT = "exhibit"
    RENDITION = "rendition"
    STATEMENT = "statement"
    EDGE = "edge"
    TRACE = "trace"
    INCIDENT = "incident"
    TIE = "tie"
    DECISION = "decision"
    SAMPLE = "sample"
    """Statements drawn by chance, to be read twice blind."""
    MEMBER = "member"
    COMPARTMENT = "compartment"
    CASE = "case"
    FINDING = "finding"
    INTERVIEW = "interview"
    MARK = "mark"
    """A mark against interviewing twice; also each time somebody asked whether there is one."""
    SEARCH = "search"
    """What was looked for in a compartment, and by whom: kept where it was looked for."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one thing, before and after. ``member`` is empty for the program itself."""

    kind: SubjectKind
    subject: str
    field: str
    old: str
    new: str
    reason: str
    member: str
    time: datetime


def note(store: Store, *changes: Change) -> None:
    """Write changes into the history; every write of the archive does, in its transaction."""
    kept = [
        ChangeRow(
            subject_kind=change.kind.value,
            subject=change.subject,
            field=change.field,
            old=change.old,
            new=change.new,
            reason=change.reason,
            member=change.member,
            time=change.time,
        )
        for change in changes
    ]
    chains.append(store, Chain.CHANGE, kept)


def history(store: Store, kind: SubjectKind, subject: str) -> tuple[Change, ...]:
    """Everything that was changed about one thing, oldest first."""
    held = rows(store, ChangeRow).filter(subject_kind=kind.value, subject=subject)
    return tuple(_change(row) for row in held.order_by("id"))


def of_field(store: Store, kind: SubjectKind, field: str) -> tuple[Change, ...]:
    """Every change of one field in things of a kind, oldest first."""
    held = rows(store, ChangeRow).filter(subject_kind=kind.value, field=field)
    return tuple(_change(row) for row in held.order_by("id"))


def last_changes(store: Store, kind: SubjectKind, subjects: Collection[str]) -> Mapping[str, int]:
    """The number of the last change of each of these things; it grows with every change."""
    held = rows(store, ChangeRow).filter(subject_kind=kind.value, subject__in=among(subjects))
    return dict(held.order_by().values_list("subject").annotate(last=Max("id")))


def _change(row: ChangeRow) -> Change:
    return Change(
        SubjectKind(row.subject_kind),
        row.subject,
        row.field,
        row.old,
        row.new,
        row.reason,
        row.member,
        row.time,
    )
