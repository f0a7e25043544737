"""Findings: drafts of their authors, issued, reviewed by others, superseded; never edited.

What is issued stays as it was issued. What follows is added beside it: reviews, dissents, the
new version that takes its place. Each is in the history and in the custody log.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from habeas.archive import finding_records as records
from habeas.archive import groupings, history
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.kept_findings import FindingState, KeptFinding, issued_row, kept, row_of
from habeas.archive.models import FindingRow
from habeas.archive.shapes import from_text, to_text
from habeas.archive.weighed import check_present
from habeas.incidents.finding import Finding, lacking
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, Randomness, new_identifier

By = tuple[str, datetime]
"""Who did it, and when."""


class AlreadyIssued(HabeasError):
    """Raised rather than changing a finding that was issued."""

    message = "The finding {finding} was issued. It is never edited."
    hint = "Write a new version in its place: habeas find WORKSPACE supersede {finding} FILE"


class SavedElsewhere(HabeasError):
    """Raised rather than writing over what the same author saved in another window."""

    message = "The draft {finding} was saved again meanwhile, in another window."
    hint = "Compare with what is saved; save again to keep what you have here."


class FindingLacks(HabeasError):
    """Raised when a finding is to be issued that is not complete."""

    message = "The finding cannot be issued. It lacks: {part}."
    hint = "Add it, or save what there is as a draft."


def begin(store: Store, finding: Finding, by: By, randomness: Randomness) -> KeptFinding:
    """Keep a new draft. Raises :class:`~habeas.archive.groupings.NoSuchIncident`."""
    groupings.incident(store, finding.question.incident)
    return _begin(store, finding, "", by, randomness)


def save(store: Store, identifier: str, finding: Finding, seen: int, by: By) -> KeptFinding:
    """Save one's own draft again; ``seen`` is how often it was saved when it was opened.

    Raises :class:`NoSuchFinding`, :class:`AlreadyIssued` and :class:`SavedElsewhere`.
    """
    member, time = by
    with writing(store):
        row = _own_draft(store, identifier, member)
        if row.saved != seen:
            raise SavedElsewhere(finding=identifier)
        # What it is about stays: the page of a draft shows that incident's statements.
        question = replace(finding.question, incident=row.incident)
        row.shape = to_text(replace(finding, question=question))
        row.saved, row.time = row.saved + 1, time
        row.save(using=store.alias)
    return kept(store, row)


def discard(store: Store, identifier: str, member: str) -> None:
    """Throw one's own draft away. Raises :class:`NoSuchFinding`, :class:`AlreadyIssued`."""
    with writing(store):
        _own_draft(store, identifier, member)
        rows(store, FindingRow).filter(pk=identifier).delete()


def issue(store: Store, identifier: str, by: By, randomness: Randomness) -> KeptFinding:
    """Issue one's own draft: from now on it never changes.

    Raises :class:`NoSuchFinding`, :class:`AlreadyIssued`, :class:`FindingLacks`,
    :class:`NoLongerStands` when what it supersedes was superseded meanwhile, and as
    :func:`~habeas.archive.weighed.check_present` does.
    """
    member, time = by
    with writing(store):
        row = _own_draft(store, identifier, member)
        finding = from_text(Finding, row.shape)
        for part in lacking(finding, bool(row.supersedes)):
            raise FindingLacks(part=part.value)
        check_present(store, finding.weighed)
        if row.supersedes:
            _supersede(store, row.supersedes, finding.because, by)
        row.state, row.time = FindingState.ISSUED.value, time
        row.salt = randomness(records.SALT)
        row.save(using=store.alias)
        records.log_found(store, row, randomness)
        _note(store, identifier, ("state", "", row.state), finding.because, by)
    return kept(store, row)


def supersede(store: Store, identifier: str, by: By, randomness: Randomness) -> KeptFinding:
    """A draft of a new version of an issued finding, with all it said; one for each author.

    Raises :class:`NoSuchFinding`, :class:`NotIssued` and :class:`NoLongerStands`.
    """
    member, _ = by
    with writing(store):
        old = issued_row(store, identifier, member)
        drafts = rows(store, FindingRow).filter(supersedes=identifier, author=member)
        begun = drafts.filter(state=FindingState.DRAFT.value).first()
        if begun is not None:
            return kept(store, begun)
        finding = replace(from_text(Finding, old.shape), because="")
        return _begin(store, finding, identifier, by, randomness)


def _begin(
    store: Store, finding: Finding, supersedes: str, by: By, randomness: Randomness
) -> KeptFinding:
    member, time = by
    row = FindingRow(
        identifier=new_identifier(Kind.FINDING, randomness),
        state=FindingState.DRAFT.value,
        incident=finding.question.incident,
        author=member,
        time=time,
        saved=1,
        supersedes=supersedes,
        shape=to_text(finding),
    )
    row.save(using=store.alias, force_insert=True)
    return kept(store, row)


def _own_draft(store: Store, identifier: str, member: str) -> FindingRow:
    row = row_of(store, identifier, member)
    if row.state != FindingState.DRAFT.value:
        raise AlreadyIssued(finding=identifier)
    return row


def _supersede(store: Store, identifier: str, because: str, by: By) -> None:
    member, _ = by
    old = issued_row(store, identifier, member)
    rows(store, FindingRow).filter(pk=identifier).update(state=FindingState.SUPERSEDED.value)
    _note(store, identifier, ("state", old.state, "superseded"), because, by)


def _note(store: Store, identifier: str, what: tuple[str, str, str], why: str, by: By) -> None:
    history.note(store, Change(SubjectKind.FINDING, identifier, *what, why, *by))
