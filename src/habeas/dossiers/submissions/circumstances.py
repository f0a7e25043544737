"""What is checked beside the words: how many people, who submits, what was already tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.protection.avenues.verdicts import Telling
from habeas.words.bilingual import Bilingual


class Submitter(StrEnum):
    """Who puts a submission in."""

    PERSON = "person"
    """The person themselves."""
    RELATIVE = "relative"
    REPRESENTATIVE = "representative"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Removal:
    """A removal that is near. ``state`` removes; ``on`` is None while no day is known."""

    state: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How things stand on a day.

    ``used`` are avenues to which the same matter went or goes; ``conflicts`` what the engine
    says of them for this one. ``accused_states`` are codes of States whose agents are alleged
    perpetrators. ``answers`` are a person's answers to the questions a form asks of them.
    """

    on: date
    persons: int = 1
    submitter: Submitter = Submitter.ORGANISATION
    used: tuple[str, ...] = ()
    conflicts: tuple[Bilingual | Telling, ...] = ()
    removal: Removal | None = None
    accused_states: tuple[str, ...] = ()
    answers: tuple[tuple[str, bool], ...] = ()

    def answer(self, question: str) -> bool | None:
        """What a person answered; None when nobody has been asked."""
        return dict(self.answers).get(question)
