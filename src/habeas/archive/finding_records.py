"""What the custody log says of findings, so that one that was changed is found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from habeas.archive import custody
from habeas.archive.access import Store, rows
from habeas.archive.models import CustodyRow, DissentRow, FindingRow, ReviewRow
from habeas.archive.shapes import to_text
from habeas.evidence.custody import (
    CustodyEvent,
    EventKind,
    NotACustodyEvent,
    commitment,
    read_event,
)
from habeas.incidents.finding import Opinion, agreed
from habeas.words.identifiers import Kind, Randomness, new_identifier

SALT = 32
_SUPERSEDES = "supersedes"
_REMARK = {EventKind.REVIEWED: "review", EventKind.DISSENTED: "dissent"}
_Remark = ReviewRow | DissentRow


def log_found(store: Store, row: FindingRow, randomness: Randomness) -> None:
    """Say in the custody log that a finding was issued, with a commitment to all of it."""
    details = ((_SUPERSEDES, row.supersedes),) if row.supersedes else ()
    told = commitment(bytes(row.salt), _of_finding(row))
    by = (row.author, row.time)
    custody.record(store, _event(EventKind.FOUND, row.identifier, by, (told, details), randomness))


def log_remark(store: Store, row: _Remark, randomness: Randomness) -> None:
    """Say in the custody log that a finding was reviewed, or that somebody dissents."""
    kind = EventKind.REVIEWED if isinstance(row, ReviewRow) else EventKind.DISSENTED
    told = commitment(bytes(row.salt), _of_remark(row)), ((_REMARK[kind], row.identifier),)
    by = (row.member, row.time)
    custody.record(store, _event(kind, row.finding, by, told, randomness))


def changed(store: Store) -> Iterator[str]:
    """The findings that are not as the custody log says, or whose reviews are not, in order."""
    log = _log(store)
    held = {row.identifier: row for row in rows(store, FindingRow).order_by("identifier")}
    remarks = _remarks(store)
    for finding in sorted(held.keys() | log.found.keys() | log.remarks.keys() | remarks.keys()):
        row = held.get(finding)
        said = remarks.get(finding, [])
        stands = row is not None and _is_as_logged(row, log) and _is_state(row, log, said)
        if not (stands and _are_as_logged(said, log.remarks.get(finding, {}))):
            yield finding


@dataclass(frozen=True, slots=True)
class _Log:
    found: dict[str, CustodyEvent]
    remarks: dict[str, dict[str, CustodyEvent]]
    superseded: set[str]


def _log(store: Store) -> _Log:
    log = _Log({}, {}, set())
    told = rows(store, CustodyRow).filter(subject__startswith=f"{Kind.FINDING.value}-")
    for entry in told.order_by("sequence").values_list("entry", flat=True):
        try:
            event = read_event(bytes(entry))
        except NotACustodyEvent:
            continue  # named by the check of the entries themselves
        details = dict(event.details)
        if event.kind is EventKind.FOUND:
            log.found[event.subject] = event
            log.superseded.add(details.get(_SUPERSEDES, ""))
        elif event.kind in _REMARK:
            name = details.get(_REMARK[event.kind], "")
            log.remarks.setdefault(event.subject, {})[name] = event
    return log


def _remarks(store: Store) -> dict[str, list[_Remark]]:
    held: dict[str, list[_Remark]] = {}
    for review in rows(store, ReviewRow).order_by("id"):
        held.setdefault(review.finding, []).append(review)
    for dissent in rows(store, DissentRow).order_by("id"):
        held.setdefault(dissent.finding, []).append(dissent)
    return held


def _is_as_logged(row: FindingRow, log: _Log) -> bool:
    event = log.found.get(row.identifier)
    if event is None:
        return row.state == "draft"
    return event.commitment == commitment(bytes(row.salt), _of_finding(row))


def _is_state(row: FindingRow, log: _Log, said: list[_Remark]) -> bool:
    """Whether what others did with it since is what its state says."""
    if row.identifier not in log.found:
        return row.state == "draft" and not said
    stands = "superseded" if row.identifier in log.superseded else "issued"
    opinions = [(one.member, Opinion(one.opinion)) for one in said if isinstance(one, ReviewRow)]
    return (row.state, row.opinion) == (stands, agreed(opinions) or "")


def _are_as_logged(said: list[_Remark], logged: dict[str, CustodyEvent]) -> bool:
    return {one.identifier for one in said} == logged.keys() and all(
        logged[one.identifier].commitment == commitment(bytes(one.salt), _of_remark(one))
        for one in said
    )


def _event(
    kind: EventKind,
    subject: str,
    by: tuple[str, datetime],
    told: tuple[str, tuple[tuple[str, str], ...]],
    randomness: Randomness,
) -> CustodyEvent:
    member, time = by
    identifier = new_identifier(Kind.EVENT, randomness)
    return CustodyEvent(identifier, kind, subject, time, member, custody.TOOL, *told)


def _of_finding(row: FindingRow) -> str:
    return _digest(
        row.identifier, row.incident, row.author, _utc(row.time), row.supersedes, row.shape
    )


def _of_remark(row: _Remark) -> str:
    own = (row.opinion, row.remarks) if isinstance(row, ReviewRow) else (row.words,)
    return _digest(row.identifier, row.finding, row.member, _utc(row.time), *own)


def _digest(*fields: str) -> str:
    return hashlib.sha256(to_text(fields).encode("utf-8", "surrogatepass")).hexdigest()


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")
