"""The right of reply: an allegation put to whoever is said to be responsible, and their answer.

The letter is built from what a person chose to put, and never from statements. One protected
value in it, and there is no letter.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from habeas.archive import ledger, statements
from habeas.archive.access import writing
from habeas.archive.ledger import WrittenMeanwhile
from habeas.dossiers.submissions import reply
from habeas.dossiers.submissions.protected import Protected
from habeas.dossiers.submissions.releasing import sheet_as_docx, sheet_as_page
from habeas.dossiers.submissions.sheet import Paragraph, Sheet, sentences
from habeas.dossiers.submissions.wording import wording
from habeas.evidence.openers.languages import language_of
from habeas.protection.cases import replies
from habeas.protection.cases.allegations import Allegation, ReplyState
from habeas.protection.cases.case import Case
from habeas.protection.cases.consents import Gap
from habeas.protection.cases.disclosures import Sent, SentBy
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.others import AffectedOther
from habeas.protection.cases.protected import Leak, leaks, protected
from habeas.protection.cases.replies import ProtectedValueShown
from habeas.protection.cases.steps import next_steps
from habeas.protection.cases.submission_texts import SubmissionText
from habeas.words.counting import LANGUAGES
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import silent
from habeas.words.roles import Right
from habeas.workspace import adding, avenue_catalogue, case_record, reading
from habeas.workspace.adding import Arrival
from habeas.workspace.case_opening import opened
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, check_outside, now, write_new

__all__ = [
    "Allegation",
    "Asked",
    "Looked",
    "ProtectedValueShown",
    "ReplyState",
    "Shown",
    "clear",
    "draft",
    "listed",
    "look",
    "put",
    "record",
    "reword",
    "shown",
    "unanswered",
    "withhold",
    "written",
]

_AROUND = 24
"""Characters shown on each side of what must not be shown."""
_FIELD = "reply"


class ProtectedInReply(HabeasError):
    """Raised when an answer that holds a protected value would go beside an incident."""

    message = "The answer holds protected values of the case, so it is not kept with the incident."
    hint = "Keep it in the case alone, or take out of it what tells who the person is."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is put to one body. ``body`` is its key or name, ``acts`` codes of violations.

    ``when`` and ``where`` are as rough as is safe; ``by`` is who asks, ``contact`` where an
    answer goes.
    """

    body: str
    by: str
    acts: tuple[str, ...]
    when: str
    where: str
    what: str
    questions: tuple[str, ...]
    answer_by: date
    contact: str
    language: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A place in a wording that must not be shown: what it is, and the words around it."""

    kind: str
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Looked:
    """An allegation as it stands today; ``shown`` is what of it must not be shown."""

    held: Held[Allegation]
    shown: tuple[Shown, ...]
    gaps: tuple[Gap, ...]
    asking: tuple[Held[AffectedOther], ...]
    next: tuple[ReplyState, ...]


def listed(workspace: Workspace, case: str) -> tuple[Held[Allegation], ...]:
    """Every allegation of a case, the last first. Raises NoSuchCase."""
    return tuple(reversed(case_record.case(workspace, case).allegations))


def look(workspace: Workspace, case: str, identifier: str) -> Looked:
    """One of them, looked through again. Raises NoSuchCase and NotKept."""
    kept = case_record.one(workspace, case, Allegation, identifier)
    held = case_record.case(workspace, case)
    gaps = held.permissions.lacking(kept.value.sending, now().date())
    asking = tuple(one for one in held.others if one.value.is_touched_by(identifier))
    found = _shown(held, kept.value.rendering)
    return Looked(kept, found, gaps, asking, next_steps(kept.value.state))


def shown(workspace: Workspace, case: str, words: str) -> tuple[Shown, ...]:
    """Every place in some words that must not be shown, for the eyes of this member alone."""
    return _shown(case_record.case(workspace, case), words)


def draft(workspace: Workspace, case: str, asked: Asked) -> str:
    """Word the letter; it is kept only if it shows nothing protected. Its identifier.

    Raises NoSuchCase, NothingProtected, NothingAlleged, UnknownViolation and ProtectedValueShown.
    """
    workspace.require(Right.PROTECT)
    held, today = case_record.case(workspace, case), now().date()
    told = reply.Allegation(
        _called(workspace, asked.body, asked.language), asked.by, asked.acts, asked.when,
        asked.where, asked.what, asked.questions, asked.answer_by, asked.contact, today,
    )  # fmt: skip
    sheet = reply.build_reply_request(told, protected(held), asked.language)
    # Not the banner: what is kept are the words of the letter, a draft or not.
    words = "\n\n".join(sentences(sheet)[1:])
    incidents = tuple(one.incident for one in held.subject.value.incidents)
    made = Allegation(
        asked.body, words, asked.language, incidents, since=today, until=asked.answer_by
    )
    return case_record.add(workspace, case, made)


def reword(workspace: Workspace, case: str, seen: Seen[Allegation], words: str) -> None:
    """Word it otherwise; it has to be cleared again.

    Raises NoSuchCase, ProtectedValueShown, WrongReplyStep and WrittenMeanwhile.
    """
    workspace.require(Right.PROTECT)
    if found := _leaks(case_record.case(workspace, case), words):
        raise ProtectedValueShown(found, words)
    case_record.change(workspace, case, seen, lambda held: replies.reworded(held, words))


def clear(workspace: Workspace, case: str, seen: Seen[Allegation], words: str) -> None:
    """You read it and it shows nothing; looked through by the program once more.

    Raises NoSuchCase, ProtectedValueShown, NothingWorded, NoNameToLookFor and WrongReplyStep.
    """
    held, read = case_record.case(workspace, case), case_record.signed(workspace, words)

    def step(before: Allegation) -> Allegation:
        return replies.cleared(before, held, read, reply.our_places(before.rendering))

    case_record.change(workspace, case, seen, step, words)


def put(workspace: Workspace, case: str, seen: Seen[Allegation], told: tuple[str, SentBy]) -> bytes:
    """The letter, as a ``page`` or ``docx``, to be handed over; that it leaves is noted first.

    Raises NoSuchCase, ProtectedValueShown, ProtectedWouldLeave, NotConsented, OthersNotAsked,
    OthersRefused and WrongReplyStep; then nothing was noted.
    """
    return _put(workspace, case, (seen, *told), lambda _file: None)


def written(
    workspace: Workspace, case: str, seen: Seen[Allegation], told: tuple[str, SentBy], file: Path
) -> None:
    """The same, written to a file outside the workspace. Raises also CannotWrite, FileThere."""
    workspace.require(Right.PROTECT)
    check_outside(workspace.folder, file)
    _put(workspace, case, (seen, *told), lambda content: write_new(file, content))


def record(
    workspace: Workspace, case: str, seen: Seen[Allegation], words: str, in_case: bool = False
) -> str:
    """Keep the answer; the statement that it became, or what it is kept as.

    It becomes an exhibit beside the incident, and is read into statements like any other;
    ``in_case`` keeps it in the case alone. Raises NoSuchCase, WrongReplyStep, NotYourRole and
    :class:`ProtectedInReply`.
    """
    workspace.require(Right.PROTECT)
    held, today = case_record.case(workspace, case), now().date()
    before = case_record.one(workspace, case, Allegation, seen.kept).value
    replies.replied(before, "-", "-", today)
    homes = [one.compartment for one in held.subject.value.incidents]
    if in_case or not homes:
        text = SubmissionText(seen.kept, _FIELD, words.strip(), today, before.language)
        statement, home = case_record.add(workspace, case, text), case
    else:
        if leaks(words, protected(held)):
            raise ProtectedInReply
        home = homes[0]
        statement = _kept_as_exhibit(workspace, home, before, words)
    step = partial(replies.replied, statement=statement, compartment=home, on=today)
    case_record.change(workspace, case, seen, step)
    return statement


def unanswered(workspace: Workspace, case: str, seen: Seen[Allegation]) -> None:
    """No answer came in time. Raises NoSuchCase and WrongReplyStep."""
    today = now().date()
    case_record.change(workspace, case, seen, lambda held: replies.unanswered(held, today))


def withhold(workspace: Workspace, case: str, seen: Seen[Allegation], reason: str) -> None:
    """It is not put, and why. Raises NoSuchCase, ReasonNeeded and WrongReplyStep."""
    signed = case_record.signed(workspace, reason)
    case_record.change(workspace, case, seen, lambda held: replies.withheld(held, signed), reason)


def _put(
    workspace: Workspace,
    case: str,
    asked: tuple[Seen[Allegation], str, SentBy],
    give: Callable[[bytes], None],
) -> bytes:
    (seen, drawn, how), time = asked, now()
    by = workspace.member.identifier
    with opened(workspace, case) as store:
        kept, held = ledger.one(store, Allegation, seen.kept), case_record.case_in(store)
        if kept.version != seen.version:
            raise WrittenMeanwhile(identifier=seen.kept)
        file = _letter(kept.value, held, drawn)
        ours = reply.our_places(kept.value.rendering)
        told = Sent(as_text(time), how, hashlib.sha256(file).hexdigest(), by, seen.kept)
        moved, left = replies.put(kept.value, held, told, time, ours)
        with writing(store):
            ledger.put(store, seen.kept, moved, (by, time), seen.version)
            ledger.put(store, new_identifier(Kind.RECORD, os.urandom), left, (by, time))
            case_record.refresh(workspace, store)
            give(file)
    return file


def _letter(held: Allegation, case: Case, drawn: str) -> bytes:
    """The words as they were cleared. Nothing is taken out of them: a hit stops the letter."""
    title, *_ = held.rendering.split("\n\n")
    _, *parts = reply.read_again(held.rendering)
    blocks = tuple(Paragraph(part) for part in parts if any(run.text.strip() for run in part))
    sheet, guarded = Sheet(title, held.language, title, blocks), Protected(protected(case))
    if drawn == "docx":
        return sheet_as_docx(sheet, guarded, _as_it_is)
    return sheet_as_page(sheet, guarded, _as_it_is).encode()


def _as_it_is(sheet: Sheet, _guarded: Protected) -> Sheet:
    return sheet


def _kept_as_exhibit(workspace: Workspace, home: str, held: Allegation, words: str) -> str:
    """The answer as an exhibit of a compartment, read; its first statement, or the exhibit."""
    # Around words in another language the reader would not see who says them.
    spoken = language_of(words)
    language = spoken if spoken in LANGUAGES else held.language
    by = _called(workspace, held.body, language)
    text = wording(language).word("reply", "kept_as", by=by, words=words.strip())
    content = f"{text}\n".encode()
    name = f"answer of {now():%Y-%m-%d}.txt"
    arrival = Arrival(name, name, lambda: io.BytesIO(content))
    kept = adding.keep(workspace, (arrival,), home, "an answer to what is alleged")
    (opened_one, *_attached) = adding.open_kept(workspace, kept, home, silent)
    if opened_one.problem is not None:
        raise opened_one.problem
    list(reading.read(workspace, (opened_one.exhibit,), False, silent, home))
    found = statements.statements(workspace.store(home), opened_one.exhibit)
    return found[0].identifier if found else opened_one.exhibit


def _called(workspace: Workspace, body: str, language: str) -> str:
    """What a body of the catalogue is called; any other is named as it was typed."""
    held = avenue_catalogue.known(workspace).catalogue.bodies
    return next((one.name.said(language) for one in held if one.key == body), body)


def _leaks(held: Case, words: str) -> tuple[Leak, ...]:
    return replies.shown(held, words, reply.our_places(words))


def _shown(held: Case, words: str) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            one.kind.value,
            words[max(0, one.start - _AROUND) : one.start],
            words[one.start : one.end],
            words[one.end : one.end + _AROUND],
        )
        for one in _leaks(held, words)
    )
