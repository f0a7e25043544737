"""Findings as kept: read by those who may, a draft by nobody but its author."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.archive.access import Store, rows
from habeas.archive.models import DissentRow, FindingRow, ReviewRow
from habeas.archive.shapes import from_text
from habeas.incidents.finding import Finding, Opinion
from habeas.words.errors import HabeasError, NotThere


class NoSuchFinding(NotThere):
    """Raised when no open compartment holds such a finding, or it is somebody else's draft."""

    message = "There is no finding {finding} here that you can see."
    hint = "See the findings: habeas find WORKSPACE list"


class NotIssued(HabeasError):
    """Raised when a draft is to be reviewed, answered or superseded."""

    message = "The finding {finding} is still a draft."
    hint = "Issue it first."


class NoLongerStands(HabeasError):
    """Raised when a finding was superseded, and somebody still works with it."""

    message = "The finding {finding} was superseded by {following}."
    hint = "Look at the new version: habeas find WORKSPACE show {following}"


class FindingState(StrEnum):
    """How far a finding is."""

    DRAFT = "draft"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Review:
    """What another member said of a finding."""

    identifier: str
    opinion: Opinion
    remarks: str
    member: str
    time: datetime


@dataclass(frozen=True, slots=True)
class KeptDissent:
    """That a member found otherwise, said after the finding was issued."""

    identifier: str
    words: str
    member: str
    time: datetime


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding with all that became of it.

    ``saved`` counts how often the draft was saved; ``opinion`` is what its reviewers say
    together, None as long as nobody has reviewed it. ``time``: when it was issued, of a draft
    when it was last saved.
    """

    identifier: str
    state: FindingState
    finding: Finding
    author: str
    time: datetime
    saved: int
    supersedes: str
    superseded_by: str
    opinion: Opinion | None
    reviews: tuple[Review, ...] = ()
    dissents: tuple[KeptDissent, ...] = ()


def finding(store: Store, identifier: str, member: str) -> KeptFinding:
    """One finding; a draft only for its author. Raises :class:`NoSuchFinding`."""
    return kept(store, row_of(store, identifier, member))


def versions(store: Store, identifier: str, member: str) -> tuple[KeptFinding, ...]:
    """The issued versions before and after a finding and itself, oldest first."""
    chain = [finding(store, identifier, member)]
    while chain[0].supersedes:
        chain.insert(0, finding(store, chain[0].supersedes, member))
    while chain[-1].superseded_by:
        chain.append(finding(store, chain[-1].superseded_by, member))
    return tuple(chain)


def issued(store: Store) -> tuple[KeptFinding, ...]:
    """Every finding that stands, by time: for accounts, which tell of all of them."""
    held = rows(store, FindingRow).filter(state=FindingState.ISSUED.value)
    return tuple(kept(store, row) for row in held.order_by("time", "identifier"))


def row_of(store: Store, identifier: str, member: str) -> FindingRow:
    """The row of a finding this member may see. Raises :class:`NoSuchFinding`."""
    row = rows(store, FindingRow).filter(identifier=identifier).first()
    if row is None or (row.state == FindingState.DRAFT.value and row.author != member):
        raise NoSuchFinding(finding=identifier)
    return row


def issued_row(store: Store, identifier: str, member: str) -> FindingRow:
    """The row of a finding that stands; else :class:`NotIssued` or :class:`NoLongerStands`."""
    row = row_of(store, identifier, member)
    if row.state == FindingState.DRAFT.value:
        raise NotIssued(finding=identifier)
    if row.state == FindingState.SUPERSEDED.value:
        raise NoLongerStands(finding=identifier, following=following(store, identifier))
    return row


def following(store: Store, identifier: str) -> str:
    """The issued version that took its place; empty while it stands."""
    held = rows(store, FindingRow).filter(supersedes=identifier)
    held = held.exclude(state=FindingState.DRAFT.value)
    return held.values_list("identifier", flat=True).first() or ""


def kept(store: Store, row: FindingRow) -> KeptFinding:
    """A row with what was said of it."""
    is_draft = row.state == FindingState.DRAFT.value
    said = rows(store, DissentRow).filter(finding=row.identifier).order_by("id")
    return KeptFinding(
        identifier=row.identifier,
        state=FindingState(row.state),
        finding=from_text(Finding, row.shape),
        author=row.author,
        time=row.time,
        saved=row.saved,
        supersedes=row.supersedes,
        superseded_by="" if is_draft else following(store, row.identifier),
        opinion=Opinion(row.opinion) if row.opinion else None,
        reviews=() if is_draft else reviews(store, row.identifier),
        dissents=() if is_draft else tuple(map(dissent_of, said)),
    )


def reviews(store: Store, identifier: str) -> tuple[Review, ...]:
    """What reviewers said of a finding, oldest first."""
    held = rows(store, ReviewRow).filter(finding=identifier).order_by("id")
    return tuple(map(review_of, held))


def review_of(row: ReviewRow) -> Review:
    """A row as its value."""
    return Review(row.identifier, Opinion(row.opinion), row.remarks, row.member, row.time)


def dissent_of(row: DissentRow) -> KeptDissent:
    """A row as its value."""
    return KeptDissent(row.identifier, row.words, row.member, row.time)
