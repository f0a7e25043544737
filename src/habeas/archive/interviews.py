"""Interviews: half done, kept, corrected, taken back. Never in the general compartment.

The words of a person are an exhibit like any other, sealed in the vault of this compartment,
with their custody. A correction is one more exhibit; the first one stays as it was.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.archive import closing, consents, exhibits, history
from habeas.archive.access import Store, rows, writing
from habeas.archive.consents import Given
from habeas.archive.exhibits import Received
from habeas.archive.history import Change, SubjectKind
from habeas.archive.members import GENERAL, By
from habeas.archive.models import ChangeRow, InterviewRow, TestimonyRow
from habeas.archive.shapes import from_text, to_text
from habeas.words.consents import Answer, Consent, Use, in_force, is_withdrawn
from habeas.words.errors import HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.interviews import Interview, Lack, Words, lacking

SOURCE = "testimony"
"""The kind of source that testimony is received as."""

_KEPT = "kept"
"""The change by which the history commits to what was written down of an interview."""


class TestimonyNotHere(HabeasError):
    """Raised rather than keeping testimony where the whole team can read it."""

    message = "Testimony is never kept in the general compartment: the whole team can read that."
    hint = "Choose or make a compartment for it: habeas compartment WORKSPACE new NAME"


class NoSuchInterview(NotThere):
    """Raised when this compartment holds no interview of this identifier."""

    message = "There is no interview {interview} here that you can see."
    hint = "See what there is: habeas serve WORKSPACE"


class InterviewChanged(HabeasError):
    """Raised when somebody else changed an interview since it was looked at."""

    message = "Somebody else changed the interview {interview} since you opened it."
    hint = "Look at what they changed; then save again what should stand."


class AlreadyKept(HabeasError):
    """Raised when a finished interview is to be filled in, finished or given up again."""

    message = "The interview {interview} is finished. What was said then stays."
    hint = "Keep a correction by the person, or a new answer, beside it."


class NotFinished(HabeasError):
    """Raised when an interview is to be finished, or gone on from, and something is missing."""

    message = "The interview {interview} is not finished: {number} things are missing."
    hint = "Go through the steps; what is missing is listed there."


class WordsWithoutConsent(HabeasError):
    """Raised when words would be kept that the person does not let the team keep."""

    message = "The person does not let the team keep their words. Nothing was kept."
    hint = "Take the words out, or give the interview up: then all of it is deleted."


class NothingAnswered(HabeasError):
    """Raised when an answer is to be changed and none is given."""

    message = "No use was chosen. Nothing was changed."
    hint = "Choose at least one use."


@dataclass(frozen=True, slots=True)
class Version:
    """The person's words as one exhibit. The first is what they said, the others corrections."""

    number: int
    exhibit: str
    language: str
    reason: str
    member: str
    time: datetime


@dataclass(frozen=True, slots=True)
class HeldInterview:
    """An interview as kept. ``kept`` is None while it is unfinished; ``changes`` how often it
    was written; ``mark`` the mark against interviewing twice, empty for none.
    """

    identifier: str
    member: str
    begun: datetime
    kept: datetime | None
    changes: int
    mark: str
    interview: Interview
    given: tuple[Given, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def answers(self) -> dict[Use, Consent]:
        """The answer that holds for each use."""
        return in_force(one.consent for one in self.given)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the person took everything back."""
        return is_withdrawn(self.answers)


def begin(store: Store, by: By, randomness: Randomness) -> str:
    """A new interview with nothing in it yet. Raises :class:`TestimonyNotHere`."""
    if store.name == GENERAL:
        raise TestimonyNotHere
    member, time = by
    with writing(store):
        row = rows(store, InterviewRow).create(
            identifier=new_identifier(Kind.INTERVIEW, randomness),
            member=member,
            begun=time,
            shape=to_text(Interview()),
        )
        _note(store, row.identifier, ("begun", "", ""), by)
    return row.identifier


def save(store: Store, identifier: str, interview: Interview, seen: int, by: By) -> None:
    """Keep a half-done interview as it is now; the history says that, and none of its words.

    Raises :class:`NoSuchInterview`, :class:`AlreadyKept` and :class:`InterviewChanged`.
    """
    with writing(store):
        _unfinished(store, identifier, seen)
        _write(store, identifier, interview)
        _note(store, identifier, ("saved", "", ""), by)


def give_up(store: Store, identifier: str, by: By) -> None:
    """Delete a half-done interview, as the person may ask. That it was begun stays known.

    Raises :class:`NoSuchInterview` and :class:`AlreadyKept`.
    """
    with writing(store):
        row = _unfinished(store, identifier)
        row.delete(using=store.alias)
        _note(store, identifier, ("given up", "", ""), by)


def keep(store: Store, identifier: str, seen: int, by: By, randomness: Randomness) -> str:
    """Finish an interview: its words become an exhibit, its answers hold from now on.

    The exhibit's identifier; empty when the person did not want their words kept. Raises
    :class:`NotFinished`, :class:`WordsWithoutConsent` and as :func:`save`.
    """
    member, time = by
    with store.vault.turn, writing(store):
        held = from_text(Interview, _unfinished(store, identifier, seen).shape)
        _check_complete(identifier, held)
        _write(store, identifier, replace(held, words=Words()))
        rows(store, InterviewRow).filter(pk=identifier).update(kept=time)
        consents.record(store, identifier, [Given(one, member, time) for one in held.consents])
        _note(store, identifier, (_KEPT, "", _digest(_row(store, identifier))), by)
        if not held.words.text.strip():
            return ""
        return _receive(store, identifier, held.words, "", by, randomness)


def correct(
    store: Store, identifier: str, words: Words, reason: str, by: By, randomness: Randomness
) -> str:
    """Keep the person's words as they corrected them, beside the earlier ones; the exhibit.

    Raises :class:`NoSuchInterview`, :class:`NotFinished` and :class:`WordsWithoutConsent`.
    """
    with store.vault.turn, writing(store):
        held = interview(store, identifier)
        _check_kept(held)
        team = held.answers.get(Use.TEAM)
        if team is None or not team.allows(by[1].date()):
            raise WordsWithoutConsent
        exhibit = _receive(store, identifier, words, reason, by, randomness)
        _count_change(store, identifier)
        _note(store, identifier, ("corrected", "", exhibit), by, reason)
    return exhibit


def answer(
    store: Store, identifier: str, answers: Sequence[Consent], reason: str, seen: int, by: By
) -> None:
    """Write down new answers; they hold from now on, the earlier ones stay known.

    Raises :class:`NothingAnswered`, :class:`NotFinished`, :class:`InterviewChanged` and
    :class:`NoSuchInterview`.
    """
    if not answers:
        raise NothingAnswered
    with writing(store):
        held = interview(store, identifier)
        _check_kept(held)
        if held.changes != seen:
            raise InterviewChanged(interview=identifier)
        _answer(store, held, answers, reason, by)


def withdraw(store: Store, identifier: str, uses: Sequence[Use], reason: str, by: By) -> None:
    """The person takes back these uses. It holds at once, whatever anybody else just changed.

    Raises :class:`NothingAnswered`, :class:`NotFinished` and :class:`NoSuchInterview`.
    """
    if not uses:
        raise NothingAnswered
    with writing(store):
        held = interview(store, identifier)
        _check_kept(held)
        taken_back = [Consent(use, Answer.WITHDRAWN) for use in uses]
        _answer(store, held, taken_back, reason, by)


def set_mark(store: Store, identifier: str, mark: str, by: By) -> None:
    """Note which mark against interviewing twice stands for this interview; empty for none."""
    with writing(store):
        _row(store, identifier)
        rows(store, InterviewRow).filter(pk=identifier).update(mark=mark)
        _note(store, identifier, ("mark", "", mark), by)


def interview(store: Store, identifier: str) -> HeldInterview:
    """One interview. Raises :class:`NoSuchInterview`."""
    row = _row(store, identifier)
    versions = rows(store, TestimonyRow).filter(interview_id=identifier).order_by("number")
    return HeldInterview(
        identifier=row.identifier,
        member=row.member,
        begun=row.begun,
        kept=row.kept,
        changes=row.changes,
        mark=row.mark,
        interview=from_text(Interview, row.shape),
        given=consents.given(store, [identifier]).get(identifier, ()),
        versions=tuple(_version(version) for version in versions),
    )


def altered(store: Store) -> tuple[str, ...]:
    """Finished interviews that no longer are what the history says was written down."""
    held = rows(store, ChangeRow).filter(subject_kind=SubjectKind.INTERVIEW.value, field=_KEPT)
    kept = dict(held.values_list("subject", "new"))
    now = {row.pk: _digest(row) for row in rows(store, InterviewRow).exclude(kept=None)}
    return tuple(sorted(one for one in kept.keys() | now.keys() if kept.get(one) != now.get(one)))


def _digest(row: InterviewRow) -> str:
    told = "\n".join((row.member, row.person, row.date, row.shape))
    return hashlib.sha256(told.encode()).hexdigest()


def _row(store: Store, identifier: str) -> InterviewRow:
    row = rows(store, InterviewRow).filter(pk=identifier).first()
    if row is None:
        raise NoSuchInterview(interview=identifier)
    return row


def _unfinished(store: Store, identifier: str, seen: int | None = None) -> InterviewRow:
    row = _row(store, identifier)
    if row.kept is not None:
        raise AlreadyKept(interview=identifier)
    if seen is not None and row.changes != seen:
        raise InterviewChanged(interview=identifier)
    return row


def _check_complete(identifier: str, held: Interview) -> None:
    missing = lacking(held)
    if Lack.CONSENT in missing:
        raise WordsWithoutConsent
    if missing:
        raise NotFinished(interview=identifier, number=len(missing))


def _check_kept(held: HeldInterview) -> None:
    if held.kept is None:
        raise NotFinished(interview=held.identifier, number=len(lacking(held.interview)))


def _write(store: Store, identifier: str, interview: Interview) -> None:
    rows(store, InterviewRow).filter(pk=identifier).update(
        person=interview.about.person,
        date=interview.about.date,
        shape=to_text(interview),
    )
    _count_change(store, identifier)


def _count_change(store: Store, identifier: str) -> None:
    row = _row(store, identifier)
    rows(store, InterviewRow).filter(pk=identifier).update(changes=row.changes + 1)


def _answer(
    store: Store, held: HeldInterview, answers: Sequence[Consent], reason: str, by: By
) -> None:
    """Add answers and note each beside the one that held before."""
    consents.record(store, held.identifier, [Given(one, *by, reason) for one in answers])
    for one in answers:
        before = held.answers.get(one.use)
        old = "" if before is None else before.answer.value
        _note(store, held.identifier, (one.use.value, old, one.answer.value), by, reason)
    closing.follow(store, (version.exhibit for version in held.versions), by[1].date())
    _count_change(store, held.identifier)


def _receive(
    store: Store, identifier: str, words: Words, reason: str, by: By, randomness: Randomness
) -> str:
    number = 1 + rows(store, TestimonyRow).filter(interview_id=identifier).count()
    member, time = by
    came = Received(
        name=f"{identifier}-{number}.txt",
        media_type="text/plain",
        source_kind=SOURCE,
        how="told in an interview" if number == 1 else "corrected by the person",
        member=member,
        time=time,
        reason=reason,
    )
    stream = io.BytesIO(words.text.encode())
    ((exhibit, _),) = exhibits.receive(store, [(stream, came)], randomness)
    rows(store, TestimonyRow).create(
        interview_id=identifier,
        number=number,
        exhibit_id=exhibit,
        language=words.language,
        reason=reason,
        member=member,
        time=time,
    )
    return exhibit


def _version(row: TestimonyRow) -> Version:
    return Version(row.number, row.exhibit_id, row.language, row.reason, row.member, row.time)


def _note(
    store: Store, identifier: str, what: tuple[str, str, str], by: By, reason: str = ""
) -> None:
    history.note(store, Change(SubjectKind.INTERVIEW, identifier, *what, reason, *by))
