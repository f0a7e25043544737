"""The account: everything the screen and the page tell, as plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from habeas.bodies.graph import BodyGraph, Tie
from habeas.dossiers.advice import Avenue, avenues
from habeas.dossiers.cited import Cited, in_order
from habeas.dossiers.exhibits import ExhibitFacts, MadeWith, ToldExhibit
from habeas.incidents.incident import Act, Denial, Incident, QuestionAbout, Value
from habeas.incidents.weighing import remainder, statements_of
from habeas.origins.independence import independence
from habeas.origins.lineage import CopyFamily, Independence, Trace
from habeas.words.anchors import Anchor
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.reasons import Reason
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import Stance, Status


class ExhibitNotDescribed(HabeasError):
    """Raised when an account is asked for with a report whose exhibit nobody describes."""

    message = "Nothing is known of how exhibit {exhibit} was collected."
    hint = "Look whether its record is complete: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


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


@dataclass(frozen=True, slots=True)
class Account:
    """Everything told, in the order in which it is told."""

    made: MadeWith
    exhibits: tuple[ToldExhibit, ...]
    cited: tuple[Cited, ...]
    incidents: tuple[ToldIncident, ...]
    outside: tuple[Outside, ...]
    advice: tuple[Avenue, ...]
    originals: tuple[ToldOriginal, ...]
    questions: tuple[ToldQuestion, ...]
    families: tuple[CopyFamily, ...]
    graph: BodyGraph
    trace: Trace = field(repr=False)

    @property
    def drafts(self) -> int:
        """How many statements no person has looked at."""
        return sum(one.statement.status is Status.DRAFT for one in self.cited)

    @property
    def confirmed(self) -> int:
        """How many statements a person has confirmed or corrected."""
        seen = {Status.CONFIRMED, Status.CORRECTED}
        return sum(one.statement.status in seen for one in self.cited)

    def label(self, exhibit: str) -> str:
        """The label of an exhibit ("E2"); the identifier itself when it is not told here."""
        held = (one.label for one in self.exhibits if one.facts.identifier == exhibit)
        return next(held, exhibit)


def build_account(
    reports: Collection[ReadReport],
    trace: Trace,
    graph: BodyGraph,
    incidents: Collection[Incident],
    exhibits: Mapping[str, ExhibitFacts],
    made: MadeWith,
) -> Account:
    """Everything the renderings need. The same input gives the same account in any order.

    Raises :class:`ExhibitNotDescribed` for a report without facts, and what
    :func:`~habeas.origins.independence.independence` raises for a statement not traced.
    """
    ordered = _ordered(reports, exhibits)
    building = _Building(ordered, exhibits, trace, graph)
    left = [
        Outside(building.cited[one.statement], one.why) for one in remainder(reports, incidents)
    ]
    everyone = frozenset(key for incident in incidents for key in _accused(incident))
    outside = sorted(left, key=lambda one: one.cited.number)
    advising = [o.cited for o in outside if o.cited.statement.stance is Stance.RECOMMENDS]
    return Account(
        made=made,
        exhibits=building.exhibits(),
        cited=tuple(building.cited.values()),
        incidents=building.incidents(incidents),
        outside=tuple(outside),
        advice=avenues(advising, graph, everyone),
        originals=building.originals(frozenset(building.cited)),
        questions=building.questions(),
        families=trace.families,
        graph=graph,
        trace=trace,
    )


def _ordered(
    reports: Collection[ReadReport], exhibits: Mapping[str, ExhibitFacts]
) -> tuple[ReadReport, ...]:
    """By the name each came under: what a person sees stays put when a workspace is remade."""
    for report in reports:
        if report.exhibit not in exhibits:
            raise ExhibitNotDescribed(exhibit=report.exhibit)
    return tuple(
        sorted(
            reports,
            key=lambda r: (exhibits[r.exhibit].name, exhibits[r.exhibit].sha256, r.exhibit),
        )
    )


class _Building:
    """One run: the numbered statements, and what is drawn from them."""

    def __init__(
        self,
        reports: tuple[ReadReport, ...],
        facts: Mapping[str, ExhibitFacts],
        trace: Trace,
        graph: BodyGraph,
    ) -> None:
        self._reports, self._facts, self._trace, self._graph = reports, facts, trace, graph
        self._ties = {tie.key: tie for tie in graph.ties}
        self.cited = _numbered(reports)

    def exhibits(self) -> tuple[ToldExhibit, ...]:
        return tuple(
            ToldExhibit(f"E{n}", self._facts[r.exhibit], r.rendition, len(r.statements))
            for n, r in enumerate(self._reports, 1)
        )

    def incidents(self, incidents: Collection[Incident]) -> tuple[ToldIncident, ...]:
        """Those most exhibits tell of first, then by first statement. No judgement lies in it."""
        told = [self._incident(incident) for incident in incidents]
        told.sort(key=lambda i: (-i.texts, -len(i.statements), i.statements[0].number))
        return tuple(replace(one, number=number) for number, one in enumerate(told, 1))

    def questions(self) -> tuple[ToldQuestion, ...]:
        asked = [
            ToldQuestion(question.why, self.cite(question.statements))
            for question in self._trace.questions
        ]
        return tuple(sorted(asked, key=lambda q: [one.number for one in q.statements]))

    def originals(self, statements: Collection[str]) -> tuple[ToldOriginal, ...]:
        """The reports to obtain on which any of these statements leans."""
        told = [
            ToldOriginal(original.name, self.cite(set(original.cited_by) & set(statements)))
            for original in self._trace.originals
            if set(original.cited_by) & set(statements)
        ]
        return tuple(sorted(told, key=lambda o: (o.cited_by[0].number, o.name)))

    def cite(self, identifiers: Collection[str]) -> tuple[Cited, ...]:
        return in_order([self.cited[identifier] for identifier in identifiers])

    def origins(self, identifiers: Collection[str]) -> Origins:
        return Origins(self.cite(identifiers), independence(self._trace, identifiers))

    def _incident(self, incident: Incident) -> ToldIncident:
        statements = self.cite(statements_of(incident))
        exhibits = tuple(dict.fromkeys(one.exhibit for one in statements))
        denying = [denial.statement for denial in incident.denials]
        return ToldIncident(
            number=0,
            incident=incident,
            acts=tuple(self._act(act) for act in incident.acts),
            allegations=self.cite(incident.allegations),
            statements=statements,
            exhibits=exhibits,
            texts=_different(exhibits, self._trace.families),
            origins=self.origins(incident.allegations),
            denials=self._denials(incident.denials),
            denial_origins=self.origins(denying) if denying else None,
            doubts=self.cite(incident.doubts),
            advice=avenues(self.cite(incident.advice), self._graph, _accused(incident)),
            demands=self.cite(incident.demands),
            values=tuple(self._value(value) for value in incident.values),
            originals=self.originals(statements_of(incident)),
        )

    def _act(self, act: Act) -> ToldAct:
        return ToldAct(act.code, act.victims, self.cite(act.statements))

    def _value(self, value: Value) -> ToldValue:
        support, denials = self.cite(value.support), self.cite(value.denials)
        return ToldValue(value, support, denials, self.origins(value.support))

    def _denials(self, denials: Collection[Denial]) -> tuple[ToldDenial, ...]:
        """One for each speaker: two sentences of one speaker are not two denials."""
        held: dict[tuple[str, str, tuple[str, ...]], list[Denial]] = {}
        for denial in denials:
            held.setdefault((denial.speaker, denial.speaker_name, denial.path), []).append(denial)
        return tuple(self._denial(same) for same in held.values())

    def _denial(self, same: list[Denial]) -> ToldDenial:
        first = same[0]
        twins = {identifier for one in same for identifier in one.perhaps_same_as}
        return ToldDenial(
            speaker=first.speaker,
            name=first.speaker_name,
            named=any(one.named for one in same),
            is_accused=first.is_accused,
            accused=first.accused,
            path=tuple(self._ties[key] for key in first.path),
            statements=self.cite([one.statement for one in same]),
            answers=self.cite([i for one in same for i in one.answers]),
            perhaps_same_as=self.cite(twins - {one.statement for one in same}),
        )


def _numbered(reports: Collection[ReadReport]) -> dict[str, Cited]:
    """Every statement by its identifier, numbered by exhibit and position."""
    cited: dict[str, Cited] = {}
    for place, report in enumerate(reports, 1):
        for kept in sorted(report.statements, key=_position):
            text = report.rendition.text
            cited[kept.identifier] = Cited(
                number=len(cited) + 1,
                identifier=kept.identifier,
                exhibit=report.exhibit,
                label=f"E{place}",
                anchors=tuple(Anchor.at(text, span) for span in kept.statement.content),
                statement=kept.statement,
            )
    return cited


def _position(kept: KeptStatement) -> tuple[int, int, str]:
    extent = kept.statement.extent
    return extent.start, extent.end, kept.identifier


def _different(exhibits: Collection[str], families: Collection[CopyFamily]) -> int:
    """How many different texts some exhibits are: those of one copy family are one."""
    family = {exhibit: held.exhibits[0] for held in families for exhibit in held.exhibits}
    return len({family.get(exhibit, exhibit) for exhibit in exhibits})


def _accused(incident: Incident) -> frozenset[str]:
    """The keys of all whom the incident's values or denials show as accused."""
    named = {v.key for v in incident.values if v.question is QuestionAbout.WHO_DID_IT}
    return frozenset(named | {d.accused for d in incident.denials if d.accused})
