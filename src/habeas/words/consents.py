"""What a person agreed to: for each use of their testimony, an answer that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Use(StrEnum):
    """What testimony may be used for; each is asked for, and answered, by itself."""

    TEAM = "team"
    """Kept and worked on inside the team."""
    RECIPIENTS = "recipients"
    """Handed to recipients the person was told the names of, such as UN mechanisms."""
    COURT = "court"
    """Handed to a court or a prosecutor."""
    ANONYMISED = "anonymised"
    """Published so that nobody knows who said it."""
    IDENTIFIED = "identified"
    """Published with the person's identity."""
    ARCHIVE = "archive"
    """Kept in an archive after the work is done."""


class Answer(StrEnum):
    """What the person said about one use. Only a yes allows it."""

    YES = "yes"
    NO = "no"
    ASK_AGAIN = "ask_again"
    """Not now, or only when there is something to show: ask before each use."""
    WITHDRAWN = "withdrawn"
    """It was asked for once, and the person took it back."""


class HowGiven(StrEnum):
    """How the person gave an answer."""

    SPOKEN = "spoken"
    SIGNED = "signed"
    RECORDED = "recorded"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer about one use.

    ``scope`` is what the person tied it to, in words ("only the Committee against Torture").
    ``until`` is the last day it holds; ``None`` for as long as it is not taken back.
    ``wording`` is the version of the explanation they heard, in ``language`` (ISO 639-1).
    """

    use: Use
    answer: Answer
    scope: str = ""
    until: date | None = None
    wording: str = ""
    language: str = ""
    how: HowGiven | None = None

    def allows(self, on: date) -> bool:
        """Whether the use is allowed on a day."""
        return self.answer is Answer.YES and (self.until is None or on <= self.until)


def in_force(given: Iterable[Consent]) -> dict[Use, Consent]:
    """The answer that holds for each use: the last one given about it."""
    return {consent.use: consent for consent in given}


def allows(given: Iterable[Consent], use: Use, on: date) -> bool:
    """Whether these answers, oldest first, allow a use on a day. What was not asked is a no."""
    held = in_force(given).get(use)
    return held is not None and held.allows(on)


def is_withdrawn(held: Mapping[Use, Consent]) -> bool:
    """Whether the person took something back, and nothing is left that they agree to."""
    given = [consent.answer for consent in held.values()]
    return Answer.WITHDRAWN in given and Answer.YES not in given
