"""The emergency form: its questions in a language, and what was answered."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.protection.cases.emergency import (
    EmergencyAnswer,
    EmergencyForm,
    answered,
    emergency_questions,
    unanswered,
)
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import as_text
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import case_record
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace, now


@dataclass(frozen=True, slots=True)
class Question:
    """One question in the language of a page."""

    key: str
    asked: str
    why: str


def questions(language: str) -> tuple[Question, ...]:
    """The four questions, in the order in which they are asked."""
    return tuple(
        Question(one.key, one.asked.said(language), one.why.said(language))
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
    hint = 'Write lines like contact = "…", for: contact, happening, where, first.'


def first_form(workspace: Workspace, case: str) -> Held[EmergencyForm]:
    """The first form of a case that still waits for an answer, or the last of all.

    Raises NoSuchCase and :class:`NoEmergencyForm`.
    """
    held = case_record.case(workspace, case).emergencies
    if not held:
        raise NoEmergencyForm(case=case)
    return next((form for form in held if unanswered(form.value)), held[-1])


def read_answers(text: str) -> dict[str, str]:
    """The answers in a TOML text, by the key of the question.

    Raises :class:`AnswersUnreadable` and NoSuchEmergencyQuestion.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AnswersUnreadable from error
    if not all(isinstance(words, str) for words in told.values()):
        raise AnswersUnreadable
    return told


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
    workspace: Workspace, case: str, seen: Seen[EmergencyForm], answers: Mapping[str, str]
) -> None:
    """Write down further answers. Raises NoSuchCase, WrittenMeanwhile."""
    case_record.change(workspace, case, seen, lambda form: _with_answers(form, answers))


def _with_answers(form: EmergencyForm, answers: Mapping[str, str]) -> EmergencyForm:
    for key, words in answers.items():
        form = answered(form, EmergencyAnswer(key, words))
    return form
