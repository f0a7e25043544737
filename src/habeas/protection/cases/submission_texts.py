"""What people write for a submission, and how it is made: kept in the case, version by version."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from habeas.protection.cases.held import Held


@dataclass(frozen=True, slots=True)
class SubmissionText:
    """Words somebody wrote for one field of a submission.

    ``submission`` is its identifier, ``field`` that of the field. ``language`` (ISO 639-1) only
    where it is not that of the form. ``rests_on`` are statements and findings that show it.
    """

    submission: str
    field: str
    words: str = dataclasses.field(repr=False)
    on: date
    language: str = ""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What a person answered to a question that a form asks of them."""

    question: str
    is_so: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a submission is made.

    ``language`` is that of the form (ISO 639-1), ``submitter`` who puts it in, ``persons`` how
    many people it is for. ``recipient_key`` is the receiver's public key (age), empty while it
    has none. ``digest`` tells what was checked: SHA-256 of every word in its fields.
    """

    submission: str
    language: str
    submitter: str
    persons: int = 1
    answers: tuple[Answered, ...] = ()
    recipient_key: str = ""
    digest: str = ""


def texts_of(
    held: Iterable[Held[SubmissionText]], submission: str
) -> tuple[Held[SubmissionText], ...]:
    """The words for one submission, in order of first keeping."""
    return tuple(one for one in held if one.value.submission == submission)


def preparation_of(held: Iterable[Held[Preparation]], submission: str) -> Held[Preparation] | None:
    """How one submission is made; None while nobody said."""
    return next((one for one in held if one.value.submission == submission), None)


def with_answer(held: Preparation, question: str, is_so: bool | None) -> Preparation:
    """With an answer to a question, or without one for None."""
    others = tuple(one for one in held.answers if one.question != question)
    answered = () if is_so is None else (Answered(question, is_so),)
    return replace(held, answers=(*others, *answered))
