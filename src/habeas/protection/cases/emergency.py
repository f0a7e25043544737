"""The form for an emergency: four questions, asked in five minutes, completed later."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources

from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.dangers import Danger, DangerKind, danger
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError


class NoSuchEmergencyQuestion(HabeasError):
    """Raised for an answer to a question the form does not ask."""

    message = "The emergency form has no question {question}."
    hint = "Answer the four it asks; everything else is asked later, in the case."


@dataclass(frozen=True, slots=True)
class EmergencyQuestion:
    """One question. ``why`` is what the answer is needed for; ``completes`` where it leads:
    ``dangers``, ``contact``, ``threats`` or ``needs``.
    """

    key: str
    asked: Bilingual
    why: Bilingual
    completes: str


@dataclass(frozen=True, slots=True)
class EmergencyAnswer:
    """What was answered, in the person's words. ``is_refused`` when they would not say."""

    question: str
    words: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class EmergencyForm:
    """One form: the answers so far, who took them, and in which language (ISO 639-1).

    ``is_from_the_person`` is False when somebody else spoke for them; the person is then still
    to be asked, and never through their family.
    """

    by: str
    at: str
    language: str = ""
    is_from_the_person: bool = True
    answers: tuple[EmergencyAnswer, ...] = ()


def answered(form: EmergencyForm, answer: EmergencyAnswer) -> EmergencyForm:
    """The form with an answer, in place of an earlier one to the same question.

    Raises :class:`NoSuchEmergencyQuestion`.
    """
    if answer.question not in emergency_questions():
        raise NoSuchEmergencyQuestion(question=answer.question)
    others = tuple(one for one in form.answers if one.question != answer.question)
    return replace(form, answers=(*others, answer))


def unanswered(form: EmergencyForm) -> tuple[EmergencyQuestion, ...]:
    """The questions that still have no answer, in the order in which they are asked."""
    told = {one.question for one in form.answers if one.words.strip() or one.is_refused}
    return tuple(one for key, one in emergency_questions().items() if key not in told)


def marked(kind: DangerKind, said_by: str, on: date) -> Danger:
    """The danger that a ticked mark stands for."""
    return danger(Danger(kind, Attribution(said_by=said_by, on=on)))


def said_by(is_from_the_person: bool) -> Bilingual:
    """Who said what stands in a form."""
    told = _marks()["said_by"]["person" if is_from_the_person else "another"]
    return Bilingual(**told)


def emergency_marks() -> Mapping[DangerKind, Bilingual]:
    """What is ticked for each danger, in the order in which the marks stand."""
    return {DangerKind(key): Bilingual(**told) for key, told in _marks()["marks"].items()}


@cache
def _marks() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    place = resources.files("habeas.protection.cases").joinpath("emergency_marks.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def emergency_questions() -> Mapping[str, EmergencyQuestion]:
    """Every question by its key, in the order in which it is asked, from ``emergency.toml``."""
    place = resources.files("habeas.protection.cases").joinpath("emergency.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    return {
        key: EmergencyQuestion(
            key, Bilingual(**one["asked"]), Bilingual(**one["why"]), one["completes"]
        )
        for key, one in held.items()
    }
