"""The parts of one incident on a page: acts, answers side by side, denials beside allegations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
SIDE_BY_SIDE = 12
"""How many answers to one question are shown; a page of its own has them all."""
UNKNOWN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one question that are shown, each with its place, and how many there are."""

    about: QuestionAbout
    shown: tuple[tuple[int, Value], ...]
    total: int
    is_contradicted: bool


def answers(incident: Incident, about: QuestionAbout, part: tuple[int, int]) -> Answers:
    """A part of the answers to one question, those about the same act side by side."""
    held = [(n, value) for n, value in enumerate(incident.values) if value.question is about]
    subjects = list(dict.fromkeys(value.subject for _, value in held))
    held.sort(key=lambda one: subjects.index(one[1].subject))
    first, length = part
    contradicted = any(value.contradicts for _, value in held)
    return Answers(about, tuple(held[first : first + length]), len(held), contradicted)


def every_question(incident: Incident) -> tuple[Answers, ...]:
    """The first answers to each question that has any."""
    found = (answers(incident, about, (0, SIDE_BY_SIDE)) for about in QuestionAbout)
    return tuple(one for one in found if one.total)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded of an incident: the statements that are shown, and what they lead to."""

    incident: Incident
    answers: tuple[Answers, ...]
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
    """One question with answers side by side, of ``total`` in all.

    ``is_contradicted``: two of all of them cannot both be true.
    """

    about: str
    label: str
    answers: tuple[ToldValue, ...]
    total: int
    is_contradicted: bool

    @property
    def more(self) -> int:
        """How many answers are not shown here."""
        return self.total - len(self.answers)


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
        self._shown = loaded.answers
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
            questions=self.questions(in_office),
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

    def questions(self, in_office: Collection[str]) -> tuple[Question, ...]:
        """Each question with the answers that are shown."""
        return tuple(
            Question(
                held.about.value,
                self._phrases.label(held.about),
                tuple(self._value(place, value, in_office) for place, value in held.shown),
                held.total,
                held.is_contradicted,
            )
            for held in self._shown
        )

    def _value(self, place: int, value: Value, in_office: Collection[str]) -> ToldValue:
        support = self._cited(value.support)
        is_actor = value.question is QuestionAbout.WHO_DID_IT
        part = self._phrases.label_of("PerpetratorRole", value.subject) if is_actor else ""
        against = self._rivals(value) if value.contradicts else ()
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

    def _rivals(self, value: Value) -> Iterator[Value]:
        """The answers to the same question that cannot be true beside this one."""
        for rival in self._incident.values:
            if rival.question is value.question and rival.key in value.contradicts:
                yield rival

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
