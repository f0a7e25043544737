"""The emergency form: its questions in a language, and what was answered."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.protection.cases import emergency
from habeas.protection.cases.dangers import Danger, DangerKind
from habeas.protection.cases.emergency import (
    EmergencyAnswer,
    EmergencyForm,
    answered,
    emergency_marks,
    emergency_questions,
    said_by,
    unanswered,
)
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now

_MARKS = "marks"
"""The line of a file that says which marks are ticked."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question in the language of a page. ``completes`` is what its answer leads to."""

    key: str
    asked: str
    why: str
    completes: str


def marks(language: str) -> tuple[tuple[DangerKind, str], ...]:
    """What can be ticked beside the answers: each mark raises the alarm at once."""
    return tuple((kind, told.said(language)) for kind, told in emergency_marks().items())


def marked(
    workspace: Workspace, kinds: Iterable[str], language: str, is_from_the_person: bool
) -> tuple[Danger, ...]:
    """The dangers that were ticked. Raises :class:`NoSuchMark`. Nothing is written yet."""
    workspace.require(Right.PROTECT)
    known, who = emergency_marks(), said_by(is_from_the_person).said(language)
    wanted = tuple(dict.fromkeys(kinds))
    for one in wanted:
        if one not in set(known):
            raise NoSuchMark(mark=one, marks=", ".join(known))
    return tuple(emergency.marked(DangerKind(one), who, now().date()) for one in wanted)


def blank(language: str) -> list[str]:
    """The form as a file to fill in: what is asked, and why, before each line."""
    lines = ["# Leave out what there is no time for. Ask for no name and for no proof."]
    for one in questions(language):
        lines += ["", f"# {one.asked}", f"# ({one.why})", f'{one.key} = ""']
    lines += ["", "# Keep of these only what holds. Each raises the alarm at once."]
    lines += [f"#   {kind.value}: {told}" for kind, told in marks(language)]
    return [*lines, "marks = []"]


def questions(language: str) -> tuple[Question, ...]:
    """The four questions, in the order in which they are asked."""
    return tuple(
        Question(one.key, one.asked.said(language), one.why.said(language), one.completes)
        for one in emergency_questions().values()
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a form is answered: each question by its key, with what was answered, if at all."""

    answers: tuple[tuple[Question, str], ...]
    answered: int
    total: int


def progress(form: EmergencyForm, language: str = "en") -> Progress:
    """How far a form is answered."""
    told = {one.question: one.words for one in form.answers}
    waiting = {one.key for one in unanswered(form)}
    asked = questions(language)
    pairs = tuple((one, told.get(one.key, "")) for one in asked)
    return Progress(pairs, sum(one.key not in waiting for one in asked), len(asked))


def seen(form: str, version: int) -> Seen[EmergencyForm]:
    """The version of a form that was looked at."""
    return Seen(EmergencyForm, form, version)


class NoEmergencyForm(NotThere):
    """Raised when a case has no emergency form to be completed."""

    message = "The case {case} did not begin with an emergency form."
    hint = "What is known of the person is written down part by part: habeas case --help"


class AnswersUnreadable(HabeasError):
    """Raised when a file of answers is none."""

    message = "The file does not hold answers to the emergency form."
    hint = "Begin with the empty form: habeas case WORKSPACE emergency > FILE"


class NoSuchMark(HabeasError):
    """Raised for a mark that the emergency form does not have."""

    message = "The emergency form has no mark {mark}."
    hint = "Marks: {marks}"


def first_form(workspace: Workspace, case: str) -> Held[EmergencyForm]:
    """The first form of a case that still waits for an answer, or the last of all.

    Raises NoSuchCase and :class:`NoEmergencyForm`.
    """
    held = case_record.case(workspace, case).emergencies
    if not held:
        raise NoEmergencyForm(case=case)
    return next((form for form in held if unanswered(form.value)), held[-1])


def read_answers(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The answers in a TOML text, by the key of the question, and the marks that are ticked.

    Raises :class:`AnswersUnreadable`.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AnswersUnreadable from error
    ticked = told.pop(_MARKS, [])
    if not isinstance(ticked, list) or not all(isinstance(one, str) for one in ticked):
        raise AnswersUnreadable
    if not all(isinstance(words, str) for words in told.values()):
        raise AnswersUnreadable
    return {key: words for key, words in told.items() if words.strip()}, tuple(ticked)


def answers_in(told: Mapping[str, object]) -> dict[str, str]:
    """What of a filled-in form are answers, by the key of the question; empty ones left out."""
    keys = emergency_questions()
    found = ((key, str(told.get(key, "")).strip()) for key in keys)
    return {key: words for key, words in found if words}


def taken(
    workspace: Workspace, answers: Mapping[str, str], language: str, is_from_the_person: bool
) -> EmergencyForm:
    """The form with these answers, by the key of the question. Nothing is written yet.

    Raises NoSuchEmergencyQuestion.
    """
    workspace.require(Right.PROTECT)
    form = EmergencyForm(workspace.member.identifier, as_text(now()), language, is_from_the_person)
    return _with_answers(form, answers)


def complete(
    workspace: Workspace,
    case: str,
    seen: Seen[EmergencyForm],
    answers: Mapping[str, str],
    ticked: Iterable[Danger] = (),
) -> bool:
    """Write down further answers, and what was ticked; whether that changed anything.

    A mark that stands already as a danger of the case adds none. Raises NoSuchCase and
    WrittenMeanwhile.
    """
    before = case_record.last(workspace, case)
    case_record.change(workspace, case, seen, lambda form: _with_answers(form, answers))
    held = case_record.case(workspace, case).dangers
    standing = {one.value.kind for one in held if one.value.stands}
    for one in ticked:
        if one.kind not in standing:
            case_record.add(workspace, case, one)
    return case_record.last(workspace, case) != before


def _with_answers(form: EmergencyForm, answers: Mapping[str, str]) -> EmergencyForm:
    for key, words in answers.items():
        form = answered(form, EmergencyAnswer(key, words))
    return form
