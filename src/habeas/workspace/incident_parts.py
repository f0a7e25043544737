"""The parts of one incident on a page: acts, answers side by side, denials beside allegations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.archive.groupings import KeptIncident
from habeas.archive.values import Interval
from habeas.dossiers.advice import Avenue
from habeas.dossiers.answers import AnswerSentences
from habeas.dossiers.building import Building
from habeas.dossiers.cited import Cited
from habeas.dossiers.ground import Extract
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.sentences import Sentences, grouped
from habeas.dossiers.told import ToldDenial
from habeas.incidents.incident import Act, Denial, Incident, QuestionAbout, Value
from habeas.origins.lineage import Original
from habeas.workspace.references import Reference, Referring, Some

FEW = 3
"""How many statements of one answer are shown; the others are one page away."""
SEVERAL = 12
"""How many deniers, doubts, demands and pieces of advice are shown."""
UNKNOWN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded of an incident: the statements that are shown, and what they lead to."""

    incident: Incident
    ground: Extract
    held: Mapping[str, Cited]
    avenues: tuple[Avenue, ...]


@dataclass(frozen=True, slots=True)
class ToldAct:
    """One kind of violation. ``reasons`` are the alleged ones, in the words of the sources."""

    name: str
    victims: str
    reasons: tuple[str, ...]
    statements: Some


@dataclass(frozen=True, slots=True)
class Way:
    """Statements that came by one way."""

    by: str
    statements: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ToldValue:
    """One answer. ``place`` is its number in the incident; ``actor`` a body with a page.

    ``subject`` and ``key`` are those of the value; ``rivals`` what cannot be true beside it.
    """

    place: int
    subject: str
    key: str
    answer: str
    part: str
    ways: tuple[Way, ...]
    more: int
    denials: Some
    origins: Interval
    rivals: tuple[str, ...]
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers side by side."""

    about: str
    label: str
    answers: tuple[ToldValue, ...]

    @property
    def is_contradicted(self) -> bool:
        """Whether two of the answers cannot both be true."""
        return any(answer.rivals for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Denying:
    """All that one speaker denies, beside what it answers."""

    text: str
    is_accused: bool
    statements: Some
    answers: Some


@dataclass(frozen=True, slots=True)
class Advising:
    """A piece of advice. ``is_blocked``: the avenue it names is, or answers to, an accused."""

    statement: Reference
    avenue: str
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class ToObtain:
    """A report nobody has collected, and how many statements here lean on it."""

    name: str
    leaning: int


@dataclass(frozen=True, slots=True)
class Told:
    """One incident, all that its page says of it."""

    identifier: str
    key: str
    title: str
    is_ended: bool
    statements: int
    acts: tuple[ToldAct, ...]
    questions: tuple[Question, ...]
    denials: tuple[Denying, ...]
    further_denials: int
    denial_origins: Interval
    doubts: Some
    demands: Some
    advice: tuple[Advising, ...]
    unanswered: tuple[str, ...]
    originals: tuple[ToObtain, ...]


class Parts:
    """Puts the parts of one incident into words of one language."""

    def __init__(self, loaded: Loaded, phrases: Phrases, counted: Mapping[int, Interval]) -> None:
        self._incident, self._held, self._avenues = loaded.incident, loaded.held, loaded.avenues
        self._phrases, self._counted = phrases, counted
        self._sentences = Sentences(loaded.ground, phrases)
        self._answers = AnswerSentences(loaded.ground, phrases, numbered=False)
        self._building = Building(loaded.held, loaded.ground.trace, loaded.ground.graph)
        self._referring = Referring(phrases, self._sentences.routes)

    def told(
        self,
        kept: KeptIncident,
        title: str,
        originals: Sequence[Original],
        in_office: Collection[str],
    ) -> Told:
        """Everything. ``in_office`` are the accused that have a page of their own."""
        said, denials = self._incident, self._denials()
        identifiers = frozenset(_every(said))
        return Told(
            identifier=kept.identifier,
            key=kept.incident.key,
            title=title,
            is_ended=kept.is_ended,
            statements=len(identifiers),
            acts=tuple(self._act(act) for act in said.acts),
            questions=tuple(self._questions(in_office)),
            denials=denials[:SEVERAL],
            further_denials=max(0, len(denials) - SEVERAL),
            denial_origins=self._counted.get(len(said.values), UNKNOWN),
            doubts=self._some(said.doubts, SEVERAL),
            demands=self._some(said.demands, SEVERAL),
            advice=tuple(self._advice(one) for one in self._avenues),
            unanswered=tuple(self._phrases.label(question) for question in said.unanswered),
            originals=tuple(
                ToObtain(self._phrases.say("nobody") if not o.name else o.name, leaning)
                for o in originals
                if (leaning := len(identifiers & set(o.cited_by)))
            ),
        )

    def _act(self, act: Act) -> ToldAct:
        alleging = set(act.statements)
        reasons = (
            value.answer
            for value in self._incident.values
            if value.question is QuestionAbout.WHY and alleging & set(value.support)
        )
        return ToldAct(
            self._sentences.act_name(act.code),
            act.victims,
            tuple(dict.fromkeys(reasons)),
            self._some(act.statements, FEW),
        )

    def _questions(self, in_office: Collection[str]) -> Iterable[Question]:
        for about in QuestionAbout:
            held = [(n, v) for n, v in enumerate(self._incident.values) if v.question is about]
            subjects = list(dict.fromkeys(value.subject for _, value in held))
            held.sort(key=lambda one: subjects.index(one[1].subject))
            rivals = [value for _, value in held]
            answers = (self._value(n, value, rivals, in_office) for n, value in held)
            if held:
                yield Question(about.value, self._phrases.label(about), tuple(answers))

    def _value(
        self, place: int, value: Value, rivals: Sequence[Value], in_office: Collection[str]
    ) -> ToldValue:
        support = self._cited(value.support)
        is_actor = value.question is QuestionAbout.WHO_DID_IT
        part = self._phrases.label_of("PerpetratorRole", value.subject) if is_actor else ""
        against = (r for r in rivals if r.key in value.contradicts and r is not value)
        return ToldValue(
            place=place,
            subject=value.subject,
            key=value.key,
            answer=self._sentences.answer_of(value),
            part=part,
            ways=tuple(
                Way(by, self._referring.references(same))
                for by, same in grouped(support, self._sentences.routes.by)
            ),
            more=max(0, len(value.support) - FEW),
            denials=self._some(value.denials, FEW),
            origins=self._counted.get(place, UNKNOWN),
            rivals=tuple(dict.fromkeys(self._sentences.answer_of(rival) for rival in against)),
            actor=value.key if is_actor and value.key in in_office else "",
        )

    def _denials(self) -> tuple[Denying, ...]:
        shown = [self._cut(d) for d in self._incident.denials if d.statement in self._held]
        return tuple(self._denial(told) for told in self._building.denials(shown))

    def _cut(self, denial: Denial) -> Denial:
        """A denial without the statements that were not loaded."""
        answers = tuple(one for one in denial.answers if one in self._held)
        twins = tuple(one for one in denial.perhaps_same_as if one in self._held)
        return replace(denial, answers=answers, perhaps_same_as=twins)

    def _denial(self, told: ToldDenial) -> Denying:
        same = {one.identifier for one in told.statements}
        whole = [d for d in self._incident.denials if d.statement in same]
        answered = {one for denial in whole for one in denial.answers}
        shown = self._referring.references(told.answers[:FEW])
        return Denying(
            self._answers.denial(told).text,
            told.is_accused,
            self._of(told.statements),
            Some(shown, max(0, len(answered) - len(shown))),
        )

    def _advice(self, told: Avenue) -> Advising:
        reference = self._referring.reference(told.cited)
        return Advising(reference, self._answers.avenue(told), told.is_accused or bool(told.path))

    def _cited(self, statements: Sequence[str]) -> list[Cited]:
        return [self._held[one] for one in statements[:FEW] if one in self._held]

    def _some(self, statements: Sequence[str], most: int) -> Some:
        return self._referring.some(statements, self._held, most)

    def _of(self, cited: Sequence[Cited]) -> Some:
        return Some(self._referring.references(cited[:FEW]), max(0, len(cited) - FEW))


def _every(incident: Incident) -> Iterable[str]:
    yield from incident.allegations
    yield from (denial.statement for denial in incident.denials)
    yield from (*incident.doubts, *incident.advice, *incident.demands)
