"""What was changed in a store: what it was, what it is, why, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.archive import chains
from habeas.archive.access import Store, rows
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
    MEMBER = "member"
    COMPARTMENT = "compartment"
    CASE = "case"
    FINDING = "finding"
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
