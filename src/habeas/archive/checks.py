"""Each time a store was held, in full, against what was kept: when, by whom, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from habeas.archive import custody, exhibit_list
from habeas.archive.access import Store, rows, writing
from habeas.archive.models import CheckRow
from habeas.archive.shapes import from_text, to_text
from habeas.archive.verification import Finding
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.words.identifiers import Kind, Randomness, new_identifier

By = tuple[str, datetime]
"""Who did it, and when."""


@dataclass(frozen=True, slots=True)
class Check:
    """One full check of ``exhibits`` exhibits. Nothing ``found`` means that all is as kept."""

    member: str
    time: datetime
    exhibits: int
    found: tuple[Finding, ...]

    @property
    def is_intact(self) -> bool:
        """Whether everything was as it was kept."""
        return not self.found


def keep(store: Store, found: Sequence[Finding], by: By, randomness: Randomness) -> Check:
    """Keep what a check found; the custody log says that it was made and how it ended."""
    member, time = by
    check = Check(member, time, exhibit_list.total(store), tuple(found))
    with writing(store):
        rows(store, CheckRow).create(
            member=member, time=time, exhibits=check.exhibits, found=to_text(check.found)
        )
        custody.record(store, _event(store, check, randomness))
    return check


def last(store: Store) -> Check | None:
    """The last check; None when there was none."""
    row = rows(store, CheckRow).order_by("-id").first()
    if row is None:
        return None
    return Check(row.member, row.time, row.exhibits, from_text(tuple[Finding, ...], row.found))


def _event(store: Store, check: Check, randomness: Randomness) -> CustodyEvent:
    numbers = (("exhibits", str(check.exhibits)), ("problems", str(len(check.found))))
    return CustodyEvent(
        new_identifier(Kind.EVENT, randomness),
        EventKind.VERIFIED if check.is_intact else EventKind.CHANGED,
        store.identifier,
        check.time,
        check.member,
        custody.TOOL,
        details=numbers,
    )
