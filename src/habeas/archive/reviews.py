"""What others say of a finding: reviews and dissents, never by its author."""

from __future__ import annotations

from datetime import datetime

from habeas.archive import finding_records as records
from habeas.archive import history, members
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.kept_findings import (
    KeptDissent,
    Review,
    dissent_of,
    issued_row,
    review_of,
    reviews,
)
from habeas.archive.models import DissentRow, FindingRow, ReviewRow
from habeas.incidents.finding import Opinion, agreed
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, Randomness, new_identifier

By = tuple[str, datetime]
"""Who says it, and when."""


class YourOwnFinding(HabeasError):
    """Raised when somebody would review or dissent from what they found themselves."""

    message = "You are the author of {finding}. Somebody else has to review it."
    hint = "Until then it is shown as not yet reviewed."


class NoReviewer(HabeasError):
    """Raised when the recovery sheet would review: it is nobody, and may be anybody's."""

    message = "A recovery sheet is no second person. It cannot review."
    hint = "Sign in with your own passphrase."


class NothingSaid(HabeasError):
    """Raised when an objection or a dissent says nothing."""

    message = "Say in a few words what you object to."
    hint = "Only a plain agreement needs no remarks."


def review(
    store: Store,
    identifier: str,
    said: tuple[Opinion, str],
    by: By,
    randomness: Randomness,
) -> Review:
    """Keep what another member says of an issued finding: opinion and remarks.

    Raises :class:`YourOwnFinding`, :class:`NoReviewer`, :class:`NothingSaid`,
    :class:`NoSuchFinding`, :class:`NotIssued` and :class:`NoLongerStands`.
    """
    (opinion, remarks), (member, time) = said, by
    with writing(store):
        _check_other(store, issued_row(store, identifier, member), member)
        if opinion is not Opinion.AGREES and not remarks.strip():
            raise NothingSaid
        row = ReviewRow(
            identifier=new_identifier(Kind.REVIEW, randomness),
            finding=identifier,
            opinion=opinion.value,
            remarks=remarks,
            member=member,
            time=time,
            salt=randomness(records.SALT),
        )
        row.save(using=store.alias, force_insert=True)
        together = agreed((one.member, one.opinion) for one in reviews(store, identifier))
        rows(store, FindingRow).filter(pk=identifier).update(opinion=together or "")
        records.log_remark(store, row, randomness)
        _note(store, identifier, ("review", "", opinion.value), remarks, by)
    return review_of(row)


def dissent(
    store: Store, identifier: str, words: str, by: By, randomness: Randomness
) -> KeptDissent:
    """Keep that another member finds otherwise. Raises as :func:`review` does."""
    member, time = by
    with writing(store):
        _check_other(store, issued_row(store, identifier, member), member)
        if not words.strip():
            raise NothingSaid
        row = DissentRow(
            identifier=new_identifier(Kind.DISSENT, randomness),
            finding=identifier,
            words=words,
            member=member,
            time=time,
            salt=randomness(records.SALT),
        )
        row.save(using=store.alias, force_insert=True)
        records.log_remark(store, row, randomness)
        _note(store, identifier, ("dissent", "", row.identifier), words, by)
    return dissent_of(row)


def _check_other(store: Store, row: FindingRow, member: str) -> None:
    """A review is never of one's own hand, whatever roles one has."""
    if row.author == member:
        raise YourOwnFinding(finding=row.identifier)
    if member in members.sheets(store):
        raise NoReviewer


def _note(store: Store, identifier: str, what: tuple[str, str, str], why: str, by: By) -> None:
    history.note(store, Change(SubjectKind.FINDING, identifier, *what, why, *by))
