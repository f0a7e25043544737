"""An interview: with whom, where, in which words it was explained, what the person agreed to.

The person is a code and nothing else. There is no field for who they are, whom they love, what
they believe or where they come from: what they say of themselves belongs in their testimony.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from habeas.words.consents import Answer, Consent, Use, in_force
from habeas.words.errors import HabeasError
from habeas.words.explaining import wording

_CODE = re.compile(r"(?=.*\d)\w[\w-]{1,19}")


class NotACode(HabeasError):
    """Raised for what stands in the place of a person's code and could be a name."""

    message = "A person's code is 2 to 20 letters, figures and hyphens, with at least one figure."
    hint = "Choose one that says nothing of the person, such as P-204. Keep no list of names here."


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and how people sat together. ``person`` is the code, ``date`` EDTF as stated.

    ``place`` is rough on purpose; ``interviewers``, ``interpreter`` and ``present`` are roles
    or codes; ``language`` is the one that was spoken.
    """

    person: str = ""
    date: str = ""
    place: str = ""
    language: str = ""
    interviewers: str = ""
    interpreter: str = ""
    present: str = ""
    circumstances: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """What was explained before: which points of which wording, and how it was understood."""

    wording: str = ""
    language: str = ""
    points: tuple[str, ...] = ()
    in_own_words: str = ""
    """What the person said they had understood, in their own words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The testimony before it is kept: the person's own words, in their language."""

    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """Everything of one interview. While it is unfinished any part may be empty."""

    about: Circumstances = Circumstances()
    explained: Explained = Explained()
    consents: tuple[Consent, ...] = ()
    words: Words = Words()


def check_code(code: str) -> str:
    """The code, if it can be one. Raises :class:`NotACode`."""
    if not _CODE.fullmatch(code):
        raise NotACode
    return code


class Lack(StrEnum):
    """What an interview cannot be finished without."""

    PERSON = "person"
    DATE = "date"
    LANGUAGE = "language"
    POINTS = "points"
    IN_OWN_WORDS = "in_own_words"
    ANSWERS = "answers"
    HOW = "how"
    """How and in which language the answers were given."""
    WORDS = "words"
    CONSENT = "consent"
    """There are words, and no consent to keep them."""


def lacking(interview: Interview) -> tuple[Lack, ...]:
    """What is still missing, in the order in which it is asked for."""
    about, explained = interview.about, interview.explained
    points = wording(explained.wording, explained.language).points
    answered = in_force(interview.consents)
    team = answered.get(Use.TEAM)
    keeps = team is not None and team.answer is Answer.YES
    has_words = bool(interview.words.text.strip())
    checks = (
        (Lack.PERSON, not about.person),
        (Lack.DATE, not about.date),
        (Lack.LANGUAGE, not about.language),
        (Lack.POINTS, not points or not points.keys() <= set(explained.points)),
        (Lack.IN_OWN_WORDS, not explained.in_own_words.strip()),
        (Lack.ANSWERS, not set(Use) <= answered.keys()),
        (Lack.HOW, any(one.how is None or not one.language for one in answered.values())),
        (Lack.WORDS, not has_words and (team is None or keeps)),
        (Lack.CONSENT, has_words and team is not None and not keeps),
    )
    return tuple(lack for lack, is_missing in checks if is_missing)
