"""What is said to have happened: statements brought together, for people to judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.quantities import Quantity
from habeas.words.reasons import Reason


class QuestionAbout(StrEnum):
    """The questions an incident is asked."""

    WHAT = "what"
    HOW_MANY = "how_many"
    WHERE = "where"
    WHEN = "when"
    WHO_DID_IT = "who_did_it"
    WHO_WAS_AFFECTED = "who_was_affected"
    WHY = "why"
    """The alleged reason, as the perpetrator's; it belongs to the act."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of several competing answers to one question.

    ``subject`` narrows the question ("killing" for *how many killed*). ``answer`` is the
    answer in plain words; ``key`` joins wordings of the same answer. ``support`` and
    ``denials`` are statement identifiers. ``contradicts`` lists keys of answers to the same
    question that cannot both be true. ``answer`` stands in the report of the first support,
    save for acts, which are told by their label. ``inherited`` says that no statement of the
    support names the place itself: it was carried over from another sentence.
    """

    question: QuestionAbout
    subject: str
    key: str
    answer: str
    quantity: Quantity | None
    support: tuple[str, ...]
    denials: tuple[str, ...]
    contradicts: tuple[str, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial beside what it answers.

    ``path`` leads from the denier to an accused body ("Karimov speaks for the Chechen leader;
    …"), as tie keys; empty when none was found. ``accused`` is that body's actor key. The
    denial may be the accused itself: ``is_accused``. ``answers`` are statement identifiers.
    """

    statement: str
    speaker: str
    speaker_name: str
    named: bool
    is_accused: bool
    accused: str
    path: tuple[str, ...]
    answers: tuple[str, ...]
    perhaps_same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """Why a statement stands in this incident: it explains every grouping."""

    statement: str
    to: str
    why: Reason


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of violation within the incident, against one victim or declared group."""

    code: str
    victims: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Statements brought together by act, place, time and actors.

    ``key`` is the same whenever the same statements are brought together. Every tuple of
    statements is of identifiers, in order of report and position.
    """

    key: str
    acts: tuple[Act, ...]
    allegations: tuple[str, ...]
    denials: tuple[Denial, ...]
    doubts: tuple[str, ...]
    advice: tuple[str, ...]
    demands: tuple[str, ...]
    values: tuple[Value, ...]
    unanswered: tuple[QuestionAbout, ...]
    bonds: tuple[Bond, ...]
