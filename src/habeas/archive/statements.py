"""Statements: kept as drafted, shown as people left them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from habeas.archive import consents, custody, history, reckoning
from habeas.archive.access import Store, rows, writing
from habeas.archive.codes import between_spaces
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import ExhibitRow, RenditionRow, StatementRow
from habeas.archive.queueing import rank
from habeas.archive.renditions import KeptRendition, rendition, renditions
from habeas.archive.shapes import from_text, to_text
from habeas.archive.statement_list import counts, queue, statements_page
from habeas.evidence.custody import CustodyEvent, EventKind, commitment
from habeas.words.anchors import Anchor, Span
from habeas.words.errors import NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import Statement, Status

__all__ = [
    "PERSON",
    "HeldStatement",
    "NoSuchStatement",
    "Reading",
    "check_places",
    "columns",
    "counts",
    "drafts_commitment",
    "keep_drafts",
    "log_drafts",
    "queue",
    "read_reports",
    "settle",
    "statement",
    "statements",
    "statements_between",
    "statements_page",
    "unread",
]

PERSON = "person"
"""The engine, and the pattern, of a statement that a person entered."""

_When = tuple[datetime, Randomness]
_Place = tuple[tuple[Span, ...], tuple[Span, ...], Span | None]


class NoSuchStatement(NotThere):
    """Raised when no open compartment holds a statement of this identifier."""

    message = "There is no statement {statement} here that you can see."
    hint = "See what was read: habeas show WORKSPACE EXHIBIT"


@dataclass(frozen=True, slots=True)
class HeldStatement:
    """A statement with all the archive knows of it.

    ``drafted`` is what the engine wrote and never changes; ``current`` what a person made of
    it. ``is_withdrawn``: a later engine no longer drafts it, and nobody decided on it.
    """

    identifier: str
    exhibit: str
    rendition: str
    engine: str
    drafted: Statement
    current: Statement
    anchors: tuple[Anchor, ...]
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One run of an engine over an exhibit. ``engine`` is its name and version: ``rules/3``."""

    exhibit: str
    engine: str
    drafts: tuple[Statement, ...]


def keep_drafts(
    store: Store, reading: Reading, time: datetime, randomness: Randomness
) -> tuple[KeptStatement, ...]:
    """Keep what an engine drafted from the exhibit's rendition in force.

    Doing it again changes nothing. The same draft keeps its identifier. Where a person
    decided on a statement, no draft of the same words stands beside it. Drafts that the
    engine no longer makes are withdrawn: kept, and no longer counted. Returns the statements
    that count now. Raises :class:`~habeas.archive.renditions.NoSuchRendition`, and
    :class:`~habeas.words.anchors.SpanOutOfBounds` for a place outside the text.
    """
    with writing(store):
        base = rendition(store, reading.exhibit)
        changes = _merge(store, base, reading, time, randomness)
        is_first = rows(store, RenditionRow).filter(identifier=base.identifier)
        if is_first.exclude(read_by=reading.engine).update(read_by=reading.engine) or changes:
            rows(store, ExhibitRow).filter(identifier=reading.exhibit).update(is_read=True)
            log_drafts(store, base, (reading.engine, ""), (time, randomness))
            reckoning.note_change(store)
        history.note(store, *changes)
        return tuple(_kept(row) for row in _live(store).filter(rendition_id=base.identifier))


def unread(store: Store, engine: str) -> tuple[str, ...]:
    """The exhibits whose rendition in force this engine has not read, in a fixed order."""
    held = rows(store, RenditionRow).filter(in_force=True).exclude(read_by=engine)
    return tuple(held.order_by("exhibit__sha256").values_list("exhibit_id", flat=True))


def read_reports(store: Store) -> tuple[ReadReport, ...]:
    """Every exhibit that has a rendition, with the statements that count now.

    Corrected statements stand as corrected, rejected and withdrawn ones are left out. The
    order depends on the bytes of the exhibits and the places in them alone.
    """
    found: dict[str, list[KeptStatement]] = {}
    for row in _live(store).filter(rendition__in_force=True):
        # By rendition: another may come into force in between, and places are of one text.
        found.setdefault(row.rendition_id, []).append(_kept(row))
    return tuple(
        ReadReport(base.exhibit, base.rendition, tuple(found.get(base.identifier, ())))
        for base in renditions(store)
        if base.is_in_force
    )


def statement(store: Store, identifier: str) -> HeldStatement:
    """One statement, whatever became of it.

    Raises :class:`NoSuchStatement`, and :class:`~habeas.archive.consents.WordsClosed` for words
    that a person closed.
    """
    row = _row_of(store, identifier)
    consents.check_open(store, [row.exhibit_id])
    return _held(row)


def statements(store: Store, exhibit: str) -> tuple[HeldStatement, ...]:
    """Every statement of an exhibit, also the rejected and the withdrawn, in order."""
    held = rows(store, StatementRow).filter(exhibit_id=exhibit).order_by(*_ORDER)
    return tuple(_held(row) for row in held)


def statements_between(
    store: Store, rendition: str, start: int, end: int
) -> tuple[HeldStatement, ...]:
    """The statements that reach into a stretch of a rendition, in order of their places.

    Also the rejected; without the withdrawn.
    """
    held = rows(store, StatementRow).filter(rendition_id=rendition, withdrawn=False)
    reaching = held.filter(start__lt=end, end__gt=start).order_by("start", "end", "identifier")
    return tuple(_held(row) for row in reaching)


def settle(store: Store, identifier: str, settled: Statement, change: Change) -> None:
    """Make this the current state of a statement; for :mod:`habeas.archive.decisions`.

    What a person entered and no decision stands on any more is withdrawn: no engine drafted it.
    Raises :class:`NoSuchStatement` and :class:`~habeas.words.anchors.SpanOutOfBounds`.
    """
    row = _row_of(store, identifier)
    text = rows(store, RenditionRow).values_list("text", flat=True).get(pk=row.rendition_id)
    check_places(settled, text)
    current = to_text(settled)
    with writing(store):
        kept = rows(store, StatementRow).filter(pk=identifier)
        is_undone = settled.status is Status.DRAFT
        withdrawn = is_undone if row.engine == PERSON else row.withdrawn
        queue = None if withdrawn else rank(settled)
        told = columns(settled, text)
        kept.update(current=current, queue=queue, withdrawn=withdrawn, **told)
        history.note(store, replace(change, old=row.current, new=current))


def columns(said: Statement, text: str) -> dict[str, str | int]:
    """The columns that follow from a statement's current state and its rendition's text."""
    return {
        "anchors": to_text(tuple(Anchor.at(text, span) for span in said.content)),
        "status": said.status.value,
        "stance": said.stance.value,
        "speaker_key": " ".join(said.speaker.surface.casefold().split()),
        "start": said.extent.start,
        "end": said.extent.end,
        "acts": between_spaces(mention.code for mention in said.violations),
    }


def check_places(said: Statement, text: str) -> None:
    """Raise :class:`~habeas.words.anchors.SpanOutOfBounds` unless all of it lies in the text."""
    for span in _spans(said):
        span.of(text)


_ORDER = ("exhibit__sha256", "start", "end", "drafted")


def _live(store: Store) -> QuerySet[StatementRow]:
    held = rows(store, StatementRow).filter(withdrawn=False)
    return held.exclude(status=Status.REJECTED.value).order_by(*_ORDER)


def _row_of(store: Store, identifier: str) -> StatementRow:
    row = rows(store, StatementRow).filter(identifier=identifier).first()
    if row is None:
        raise NoSuchStatement(statement=identifier)
    return row


def _merge(
    store: Store, base: KeptRendition, reading: Reading, time: datetime, randomness: Randomness
) -> list[Change]:
    """Bring what is kept in line with what was drafted; what that changed."""
    known = rows(store, StatementRow).filter(rendition_id=base.identifier).order_by(*_ORDER)
    decided = {_place(from_text(Statement, r.drafted)) for r in known if not _is_draft(r)}
    open_rows = {row.drafted: row for row in known if _is_draft(row)}
    written = {to_text(draft): draft for draft in reading.drafts}
    drafts = {t: d for t, d in written.items() if t in open_rows or _place(d) not in decided}
    made = [
        _new_row(base, draft, reading.engine, randomness)
        for text, draft in drafts.items()
        if text not in open_rows
    ]
    rows(store, StatementRow).bulk_create(made)
    changes = [_drafted(reading, len(made), time)] if made else []
    for text, row in open_rows.items():
        if row.withdrawn == (text in drafts):
            row.withdrawn = not row.withdrawn
            row.queue = None if row.withdrawn else rank(from_text(Statement, row.current))
            row.save(using=store.alias, update_fields=["withdrawn", "queue"])
            changes.append(_turned(row, reading, time))
    return changes


def _is_draft(row: StatementRow) -> bool:
    return row.status == Status.DRAFT.value


def _place(said: Statement) -> _Place:
    """What makes two drafts readings of the same words by the same voice."""
    return said.content, said.cue, said.speaker.span


def _new_row(
    base: KeptRendition, draft: Statement, engine: str, randomness: Randomness
) -> StatementRow:
    text, drafted = base.rendition.text, to_text(draft)
    check_places(draft, text)
    return StatementRow(
        identifier=new_identifier(Kind.STATEMENT, randomness),
        exhibit_id=base.exhibit,
        rendition_id=base.identifier,
        engine=engine,
        drafted=drafted,
        current=drafted,
        queue=rank(draft),
        **columns(draft, text),
    )


def _drafted(reading: Reading, number: int, time: datetime) -> Change:
    return Change(
        SubjectKind.EXHIBIT, reading.exhibit, "drafts", "", str(number), reading.engine, "", time
    )


def _turned(row: StatementRow, reading: Reading, time: datetime) -> Change:
    old, new = ("", "withdrawn") if row.withdrawn else ("withdrawn", "")
    kind = SubjectKind.STATEMENT
    return Change(kind, row.identifier, "draft", old, new, reading.engine, "", time)


def drafts_commitment(store: Store, rendition: str, salt: bytes) -> str:
    """What the custody log says of all that was ever drafted from a rendition."""
    held = rows(store, StatementRow).filter(rendition_id=rendition)
    drafted = sorted(held.values_list("identifier", "drafted"))
    return commitment(salt, hashlib.sha256(to_text(tuple(drafted)).encode()).hexdigest())


def log_drafts(store: Store, base: KeptRendition, by: tuple[str, str], when: _When) -> None:
    """Commit the custody log to all drafts of a rendition. ``by``: the engine and the member."""
    salt = rows(store, ExhibitRow).values_list("salt", flat=True).get(pk=base.exhibit)
    (engine, member), (time, randomness) = by, when
    event = CustodyEvent(
        new_identifier(Kind.EVENT, randomness),
        EventKind.READ,
        base.exhibit,
        time,
        member,
        engine,
        drafts_commitment(store, base.identifier, bytes(salt)),
        (("rendition", base.identifier),),
    )
    custody.record(store, event)


def _kept(row: StatementRow) -> KeptStatement:
    return KeptStatement(row.identifier, row.exhibit_id, from_text(Statement, row.current))


def _held(row: StatementRow) -> HeldStatement:
    return HeldStatement(
        row.identifier,
        row.exhibit_id,
        row.rendition_id,
        row.engine,
        from_text(Statement, row.drafted),
        from_text(Statement, row.current),
        from_text(tuple[Anchor, ...], row.anchors),
        row.withdrawn,
    )


def _spans(value: object) -> Sequence[Span]:
    """Every place inside a value, however deep."""
    if isinstance(value, Span):
        return (value,)
    if isinstance(value, tuple):
        return [span for part in value for span in _spans(part)]
    names = getattr(value, "__dataclass_fields__", ())
    return [span for name in names for span in _spans(getattr(value, name))]
