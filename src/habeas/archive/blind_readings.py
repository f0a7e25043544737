"""Samples read twice, blind: drawn by chance, answered by two people who see no decision.

A sample and what was handed in never change: the figures made from them can be checked.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q, QuerySet

from habeas.archive import history
from habeas.archive.access import Store, among, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import AnswerRow, ReaderRow, RenditionRow, SampleRow, StatementRow
from habeas.archive.statements import PERSON
from habeas.words.errors import HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.statements import Stance

By = tuple[str, datetime]
"""Who, and when."""

READERS = 2


class NoSuchSample(NotThere):
    """Raised when no open compartment holds a sample of this identifier."""

    message = "There is no sample {sample} here that you can see."
    hint = "See the samples on the reading page."


class NothingToDraw(HabeasError):
    """Raised when a compartment holds no machine drafts to draw from."""

    message = "There is no draft of the reader here to draw from."
    hint = "Add reports and let them be read first."


class ReadByTwo(HabeasError):
    """Raised when a third person would read a sample."""

    message = "Two people read this sample already."
    hint = "Draw another one."


class HandedIn(HabeasError):
    """Raised when somebody changes answers after handing them in."""

    message = "Your answers to this sample are handed in and stay as they are."
    hint = "Draw another sample to read again."


class NotAllAnswered(HabeasError):
    """Raised when answers are handed in before every statement has one."""

    message = "{left} statements of this sample have no answer of yours yet."
    hint = "Answer them; “not sure” is an answer too."


class Rightly(StrEnum):
    """Whether something was read rightly."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reader says of one statement.

    ``words``: does the text say this there; ``speaker`` and ``act``: is it the right voice, are
    these the right acts. ``stance`` is what the reader takes it for, None when not sure: the
    draft's own is not shown to them.
    """

    words: Rightly
    stance: Stance | None
    speaker: Rightly
    act: Rightly


@dataclass(frozen=True, slots=True)
class Reader:
    """One of those who read a sample. ``answers`` are by statement."""

    member: str
    handed_in: datetime | None
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Sample:
    """Statements drawn by chance with a seed: the same seed draws the same again.

    ``drawn_from`` is how many drafts there were to draw from.
    """

    identifier: str
    seed: str
    drawn_from: int
    statements: tuple[str, ...]
    member: str
    time: datetime
    readers: tuple[Reader, ...]

    @property
    def is_read(self) -> bool:
        """Whether two people handed their answers in."""
        return sum(reader.handed_in is not None for reader in self.readers) >= READERS

    def reader(self, member: str) -> Reader | None:
        """What a member answered; None for one who has not begun."""
        return next((one for one in self.readers if one.member == member), None)


def draw(store: Store, seed: str, size: int, by: By, randomness: Randomness) -> Sample:
    """Draw that many of the drafts of engines, whatever was decided on them.

    Raises :class:`NothingToDraw`.
    """
    with writing(store):
        pool = list(_pool(store).order_by("identifier").values_list("identifier", flat=True))
        if not pool:
            raise NothingToDraw
        # Not for secrets: whoever has the seed can draw the same sample again.
        chosen = random.Random(seed).sample(pool, min(size, len(pool)))  # noqa: S311
        member, time = by
        row = rows(store, SampleRow).create(
            identifier=new_identifier(Kind.SAMPLE, randomness),
            seed=seed,
            drawn_from=len(pool),
            statements=" ".join(chosen),
            member=member,
            time=time,
        )
        _note(store, row.identifier, ("drawn", str(len(chosen))), by)
    return _sample(row, ())


def samples(store: Store) -> tuple[Sample, ...]:
    """Every sample, the latest first, with who read it."""
    held = list(rows(store, SampleRow).order_by("-time", "identifier"))
    return _read(store, held)


def sample(store: Store, identifier: str) -> Sample:
    """One sample. Raises :class:`NoSuchSample`."""
    held = list(rows(store, SampleRow).filter(identifier=identifier))
    if not held:
        raise NoSuchSample(sample=identifier)
    return _read(store, held)[0]


def answer(store: Store, identifier: str, statement: str, told: Answer, by: By) -> None:
    """Keep a reader's answer; another one before handing in takes its place.

    Raises :class:`NoSuchSample`, :class:`ReadByTwo` and :class:`HandedIn`.
    """
    with writing(store):
        if statement not in sample(store, identifier).statements:
            raise NoSuchSample(sample=identifier)
        reader = _reader(store, identifier, by)
        kept = {
            "words": told.words.value,
            "stance": told.stance.value if told.stance else "",
            "speaker": told.speaker.value,
            "act": told.act.value,
            "time": by[1],
        }
        rows(store, AnswerRow).update_or_create(reader=reader, statement=statement, defaults=kept)


def hand_in(store: Store, identifier: str, by: By) -> None:
    """Close one's answers. Raises :class:`NotAllAnswered` and as :func:`answer` does."""
    with writing(store):
        drawn = sample(store, identifier).statements
        reader = _reader(store, identifier, by)
        left = len(drawn) - rows(store, AnswerRow).filter(reader=reader).count()
        if left:
            raise NotAllAnswered(left=left)
        rows(store, ReaderRow).filter(pk=reader.pk).update(handed_in=by[1])
        _note(store, identifier, ("handed in", str(len(drawn))), by)


def _pool(store: Store) -> QuerySet[StatementRow]:
    in_force = rows(store, RenditionRow).filter(in_force=True).values("identifier")
    drafted = rows(store, StatementRow).filter(~Q(engine=PERSON), withdrawn=False)
    return drafted.filter(rendition_id__in=in_force)


def _reader(store: Store, identifier: str, by: By) -> ReaderRow:
    member, time = by
    held = rows(store, ReaderRow).filter(sample_id=identifier)
    own = held.filter(member=member).first()
    if own is not None and own.handed_in is not None:
        raise HandedIn
    if own is None and held.count() >= READERS:
        raise ReadByTwo
    return own or rows(store, ReaderRow).create(sample_id=identifier, member=member, begun=time)


def _read(store: Store, held: Collection[SampleRow]) -> tuple[Sample, ...]:
    drawn = rows(store, ReaderRow).filter(sample_id__in=among(row.pk for row in held))
    readers = list(drawn.order_by("id"))
    told: dict[int, dict[str, Answer]] = {reader.pk: {} for reader in readers}
    for row in rows(store, AnswerRow).filter(reader_id__in=list(told)):
        told[row.reader_id][row.statement] = _answer(row)
    return tuple(
        _sample(
            row,
            tuple(
                Reader(one.member, one.handed_in, told[one.pk])
                for one in readers
                if one.sample_id == row.pk
            ),
        )
        for row in held
    )


def _sample(row: SampleRow, readers: tuple[Reader, ...]) -> Sample:
    drawn = tuple(row.statements.split())
    return Sample(row.identifier, row.seed, row.drawn_from, drawn, row.member, row.time, readers)


def _answer(row: AnswerRow) -> Answer:
    stance = Stance(row.stance) if row.stance else None
    return Answer(Rightly(row.words), stance, Rightly(row.speaker), Rightly(row.act))


def _note(store: Store, identifier: str, what: tuple[str, str], by: By) -> None:
    field, new = what
    history.note(store, Change(SubjectKind.SAMPLE, identifier, field, "", new, "", *by))
