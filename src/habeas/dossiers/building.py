"""Building what is told of incidents, of all of an account or of one alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from habeas.bodies.graph import BodyGraph
from habeas.dossiers.advice import avenues
from habeas.dossiers.cited import Cited, in_order
from habeas.dossiers.told import (
    Origins,
    ToldAct,
    ToldDenial,
    ToldIncident,
    ToldOriginal,
    ToldQuestion,
    ToldValue,
)
from habeas.incidents.incident import Act, Denial, Incident, QuestionAbout, Value
from habeas.incidents.weighing import statements_of
from habeas.origins.independence import independence
from habeas.origins.lineage import CopyFamily, Trace


class Building:
    """Tells of incidents from numbered statements, their trace and whoever they name.

    The trace and the graph may be parts, as long as they hold what the statements lead to.
    """

    def __init__(self, cited: Mapping[str, Cited], trace: Trace, graph: BodyGraph) -> None:
        self._trace, self._graph, self.cited = trace, graph, cited
        self._ties = {tie.key: tie for tie in graph.ties}

    def incidents(self, incidents: Collection[Incident]) -> tuple[ToldIncident, ...]:
        """Those most exhibits tell of first, then by first statement. No judgement lies in it."""
        told = [self._incident(incident) for incident in incidents]
        told.sort(key=lambda i: (-i.texts, -len(i.statements), i.statements[0].number))
        return tuple(replace(one, number=number) for number, one in enumerate(told, 1))

    def questions(self) -> tuple[ToldQuestion, ...]:
        """What only a person can settle, in order of the statements it is about."""
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
        """These statements, each once, by number."""
        return in_order([self.cited[identifier] for identifier in identifiers])

    def origins(self, identifiers: Collection[str]) -> Origins:
        """How many origins these statements have."""
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
            texts=different_texts(exhibits, self._trace.families),
            origins=self.origins(incident.allegations),
            denials=self.denials(incident.denials),
            denial_origins=self.origins(denying) if denying else None,
            doubts=self.cite(incident.doubts),
            advice=avenues(self.cite(incident.advice), self._graph, accused_in(incident)),
            demands=self.cite(incident.demands),
            values=tuple(self._value(value) for value in incident.values),
            originals=self.originals(statements_of(incident)),
        )

    def _act(self, act: Act) -> ToldAct:
        return ToldAct(act.code, act.victims, self.cite(act.statements))

    def _value(self, value: Value) -> ToldValue:
        support, denials = self.cite(value.support), self.cite(value.denials)
        return ToldValue(value, support, denials, self.origins(value.support))

    def denials(self, denials: Collection[Denial]) -> tuple[ToldDenial, ...]:
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


def different_texts(exhibits: Collection[str], families: Collection[CopyFamily]) -> int:
    """How many different texts some exhibits are: those of one copy family are one."""
    family = {exhibit: held.exhibits[0] for held in families for exhibit in held.exhibits}
    return len({family.get(exhibit, exhibit) for exhibit in exhibits})


def accused_in(incident: Incident) -> frozenset[str]:
    """The keys of all whom the incident's values or denials show as accused."""
    named = {v.key for v in incident.values if v.question is QuestionAbout.WHO_DID_IT}
    return frozenset(named | {d.accused for d in incident.denials if d.accused})
