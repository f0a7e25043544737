"""Statements that people enter: what every engine missed, kept as decided from the start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from habeas.archive import decisions, reckoning, statements
from habeas.archive.access import Store, rows, writing
from habeas.archive.decisions import Decision, Judgement, Parted, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.models import StatementRow
from habeas.archive.renditions import rendition
from habeas.archive.shapes import to_text
from habeas.archive.statements import PERSON
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.statements import Statement, Status


@dataclass(frozen=True, slots=True)
class Why:
    """The reason for a decision, who decides, and when."""

    reason: str
    member: str
    time: datetime


def enter(
    store: Store, exhibit: str, said: Statement, why: Why, randomness: Randomness
) -> Decision:
    """Keep a statement a person found in the exhibit's rendition in force, as confirmed.

    Undoing the decision withdraws the statement. Raises
    :class:`~habeas.archive.renditions.NoSuchRendition`,
    :class:`~habeas.archive.decisions.NoReason` and
    :class:`~habeas.words.anchors.SpanOutOfBounds`.
    """
    with writing(store):
        entered = _insert(store, exhibit, said, why, randomness)
        return _judge(store, entered, Verdict.CONFIRM, "", why, randomness)


def split(
    store: Store, identifier: str, parts: tuple[Statement, Statement], why: Why, chance: Randomness
) -> tuple[Decision, str]:
    """Make two statements of one: it keeps the first part, a new one gets the second.

    The decision, and the identifier of the new statement.
    """
    first, second = parts
    with writing(store):
        exhibit = statements.statement(store, identifier).exhibit
        entered = _insert(store, exhibit, second, why, chance)
        payload = to_text(Parted(first, entered))
        decision = _judge(store, identifier, Verdict.SPLIT, payload, why, chance)
        _judge(store, entered, Verdict.CONFIRM, identifier, why, chance)
    return decision, entered


def merge(
    store: Store, into: tuple[str, Statement], other: str, why: Why, randomness: Randomness
) -> Decision:
    """Make one statement of two: the first reads as given, the other one is rejected."""
    identifier, said = into
    with writing(store):
        payload = to_text(Parted(said, other))
        decision = _judge(store, identifier, Verdict.JOIN, payload, why, randomness)
        _judge(store, other, Verdict.REJECT, identifier, why, randomness)
    return decision


def _insert(store: Store, exhibit: str, said: Statement, why: Why, randomness: Randomness) -> str:
    base = rendition(store, exhibit)
    entered = replace(said, pattern=PERSON, status=Status.DRAFT)
    text, drafted = base.rendition.text, to_text(entered)
    statements.check_places(entered, text)
    row = rows(store, StatementRow).create(
        identifier=new_identifier(Kind.STATEMENT, randomness),
        exhibit_id=exhibit,
        rendition_id=base.identifier,
        engine=PERSON,
        drafted=drafted,
        current=drafted,
        withdrawn=True,
        **statements.columns(entered, text),
    )
    statements.log_drafts(store, base, (PERSON, why.member), (why.time, randomness))
    reckoning.note_change(store)
    return row.identifier


def _judge(
    store: Store,
    subject: str,
    verdict: Verdict,
    payload: str,
    why: Why,
    randomness: Randomness,
) -> Decision:
    kind = SubjectKind.STATEMENT
    judged = Judgement(kind, subject, verdict, why.reason, why.member, why.time, payload)
    return decisions.decide(store, judged, randomness)
