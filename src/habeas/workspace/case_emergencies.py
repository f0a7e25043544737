"""The emergency form: its questions in a language, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.protection.cases.emergency import (
    EmergencyAnswer,
    EmergencyForm,
    answered,
    emergency_questions,
    unanswered,
)
from habeas.protection.cases.moments import as_text
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
