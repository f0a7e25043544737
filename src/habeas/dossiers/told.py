"""What is told of incidents, as plain values: each rests on statements that are cited."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.bodies.graph import Tie
from habeas.dossiers.advice import Avenue
from habeas.dossiers.cited import Cited
from habeas.incidents.incident import Incident, QuestionAbout, Value
from habeas.origins.lineage import Independence
from habeas.words.reasons import Reason


@dataclass(frozen=True, slots=True)
class Origins:
    """How many origins some statements have, at least and at most, with both witnesses."""

    statements: tuple[Cited, ...]
    independence: Independence


@dataclass(frozen=True, slots=True)
class ToldAct:
    """One kind of violation with the statements that allege it. ``victims`` as worded."""

    code: str
    victims: str
    statements: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldValue:
    """One answer to one question, who gives it, who denies it, and from how many origins."""

    value: Value
    support: tuple[Cited, ...]
    denials: tuple[Cited, ...]
    origins: Origins


@dataclass(frozen=True, slots=True)
class ToldDenial:
    """All that one speaker denies of an incident. ``path`` leads to the accused; see Denial."""

    speaker: str
    name: str
    named: bool
    is_accused: bool
    accused: str
    path: tuple[Tie, ...]
    statements: tuple[Cited, ...]
    answers: tuple[Cited, ...]
    perhaps_same_as: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """One incident. ``texts`` is how many different texts its exhibits are."""

    number: int
    incident: Incident
    acts: tuple[ToldAct, ...]
    allegations: tuple[Cited, ...]
    statements: tuple[Cited, ...]
    exhibits: tuple[str, ...]
    texts: int
    origins: Origins
    denials: tuple[ToldDenial, ...]
    denial_origins: Origins | None
    doubts: tuple[Cited, ...]
    advice: tuple[Avenue, ...]
    demands: tuple[Cited, ...]
    values: tuple[ToldValue, ...]
    originals: tuple[ToldOriginal, ...]

    def answers(self, question: QuestionAbout) -> tuple[ToldValue, ...]:
        """The competing answers to one question, those about the same act side by side."""
        held = [told for told in self.values if told.value.question is question]
        subjects = list(dict.fromkeys(told.value.subject for told in held))
        return tuple(sorted(held, key=lambda told: subjects.index(told.value.subject)))


@dataclass(frozen=True, slots=True)
class ToldOriginal:
    """A cited report nobody has collected, with the statements that lean on it."""

    name: str
    cited_by: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A statement that stands in no incident, and why."""

    cited: Cited
    why: Reason


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """Something only a person can settle."""

    why: Reason
    statements: tuple[Cited, ...]
