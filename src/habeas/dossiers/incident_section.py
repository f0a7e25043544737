"""One incident on the page: values side by side, origins with their witnesses, denials in full."""

from __future__ import annotations

from habeas.dossiers.account import Account
from habeas.dossiers.answers import AnswerSentences
from habeas.dossiers.cited import Cited, Sentence
from habeas.dossiers.finding_section import links
from habeas.dossiers.linking import breadcrumbs, quoted, references, stance_tag, told
from habeas.dossiers.markup import Child, Html, element, items, joined, table
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.sentences import Sentences, grouped
from habeas.dossiers.told import Origins, ToldDenial, ToldIncident, ToldValue
from habeas.incidents.incident import QuestionAbout
from habeas.origins.lineage import Edge


class IncidentSections:
    """Writes the incidents of one account."""

    def __init__(self, account: Account, phrases: Phrases) -> None:
        self._account, self._phrases = account, phrases
        self._sentences = Sentences(account, phrases)
        self._answers = AnswerSentences(account, phrases, numbered=False)
        self._routes = self._sentences.routes

    def section(self, incident: ToldIncident) -> Html:
        """Everything told of one incident."""
        title = self._sentences.title(incident)
        heading = self._word("incident", number=incident.number, title=title)
        name = f"incident-{incident.number}"
        return element(
            "article",
            element("h3", heading, id=f"{name}-title"),
            told(self._sentences.counts(incident)),
            *links(self._account, self._phrases, incident.incident.key),
            *self._alleged(incident),
            *self._values(incident),
            *self._origins(incident),
            *self._denials(incident),
            *self._answering(incident),
            *self._open(incident),
            *self._bonds(incident),
            id=name,
            aria_labelledby=f"{name}-title",
        )

    def _alleged(self, incident: ToldIncident) -> list[Html]:
        said = [
            element("div", quoted([cited]), breadcrumbs(self._routes.steps(cited)))
            for cited in incident.allegations
        ]
        implied = [told(sentence) for sentence in self._sentences.implied(incident)]
        more = [self._heading("implied"), *implied] if implied else []
        return [self._heading("alleged"), *said, *more]

    def _values(self, incident: ToldIncident) -> list[Html]:
        tables = [
            self._value_table(question, incident.answers(question))
            for question in QuestionAbout
            if incident.answers(question)
        ]
        return [self._heading("values"), *tables]

    def _value_table(self, question: QuestionAbout, values: tuple[ToldValue, ...]) -> Html:
        keys = ("answer", "said_by", "denied_in", "origins_short")
        heads = [self._word(key) for key in keys]
        rows = [self._value_row(value, values) for value in values]
        return table(self._phrases.label(question), heads, rows)

    def _value_row(self, value: ToldValue, rivals: tuple[ToldValue, ...]) -> list[Child]:
        against = [v for v in rivals if v.value.key in value.value.contradicts]
        answer: Child = self._sentences.answer(value)
        if against:
            others = self._phrases.say("list").join(self._sentences.answer(v) for v in against)
            note = self._phrases.say("value_contradicts", others=others)
            answer = joined(answer, element("div", note, class_="soft"))
        speakers: list[Child] = [
            joined(way, Html(" "), references(same))
            for way, same in grouped(value.support, self._routes.by)
        ]
        denied = references(value.denials) if value.denials else "–"
        return [answer, items(speakers), denied, self._sentences.interval(value.origins)]

    def _origins(self, incident: ToldIncident) -> list[Html]:
        sentences = [one.text for one in self._sentences.origins(incident.origins)]
        together = self._phrases.say("and").join(sentences)
        return [
            self._heading("origins"),
            told(Sentence(together, incident.origins.statements)),
            *self._witnesses(incident.origins),
            self._derivation(incident),
        ]

    def _witnesses(self, origins: Origins) -> list[Html]:
        least, most = origins.independence.at_least, origins.independence.at_most
        parts: list[Html] = []
        for name, bound in (("origins_at_least", least), ("origins_at_most", most)):
            if bound.chains:
                parts.append(element("p", self._word(name), class_="soft"))
                parts += [breadcrumbs(self._routes.chain_steps(c)) for c in bound.chains]
                parts.append(element("p", self._word("cut"), class_="soft"))
                nodes: list[Child] = [self._routes.node(key) for key in bound.cut]
                parts.append(items(nodes))
        return parts

    def _derivation(self, incident: ToldIncident) -> Html:
        held = {one.identifier: one for one in incident.statements}
        edges = [e for e in self._account.trace.edges if set(e.carries) & held.keys()]
        rows = [self._link(edge, held) for edge in edges]
        rows.sort(key=lambda row: row[0])
        heads = [self._word(k) for k in ("child", "parent", "because", "grade", "rests_on")]
        return table(self._word("derivation"), heads, [row[1] for row in rows])

    def _link(self, edge: Edge, held: dict[str, Cited]) -> tuple[tuple[int, str], list[Child]]:
        carried = sorted((held[i] for i in edge.carries if i in held), key=lambda c: c.number)
        cells: list[Child] = [
            self._routes.node(edge.child),
            self._routes.node(edge.parent),
            self._phrases.why(edge.why),
            self._phrases.label(edge.grade),
            references(carried),
        ]
        return (carried[0].number, edge.key), cells

    def _denials(self, incident: ToldIncident) -> list[Html]:
        if not incident.denials:
            return [self._heading("denials"), element("p", self._word("no_denials"))]
        heads = [self._word("denial"), self._word("answers")]
        rows = [self._denial_row(denial) for denial in incident.denials]
        parts = [self._heading("denials"), table(self._word("denials"), heads, rows)]
        if incident.denial_origins is not None:
            interval = self._sentences.interval(incident.denial_origins)
            parts.append(element("p", f"{self._word('denials_origins')}: {interval}"))
        return parts

    def _denial_row(self, denial: ToldDenial) -> list[Child]:
        said = [
            joined(quoted([cited]), breadcrumbs(self._routes.steps(cited)))
            for cited in denial.statements
        ]
        return [
            joined(told(self._answers.denial(denial)), *said),
            quoted(denial.answers),
        ]

    def _answering(self, incident: ToldIncident) -> list[Html]:
        answers = self._answers
        groups = (
            ("advice", [told(answers.advice(one)) for one in incident.advice]),
            ("demands", [told(answers.demand(one)) for one in incident.demands]),
            ("doubts", [told(answers.doubt(one)) for one in incident.doubts]),
        )
        return [part for key, held in groups if held for part in (self._heading(key), *held)]

    def _open(self, incident: ToldIncident) -> list[Html]:
        missing = self._sentences.unanswered(incident.incident.unanswered)
        parts = [self._heading("unanswered"), element("p", missing)]
        if incident.originals:
            names = [self._routes.original(one) for one in incident.originals]
            told_names = self._phrases.say("and").join(names)
            parts += [self._heading("originals"), element("p", told_names)]
        return parts

    def _bonds(self, incident: ToldIncident) -> list[Html]:
        held = {one.identifier: one for one in incident.statements}
        rows: list[list[Child]] = [
            [
                joined(
                    references([held[b.statement]]),
                    " ",
                    stance_tag(held[b.statement], self._phrases),
                ),
                references([held[b.to]]) if b.to in held else "–",
                self._phrases.why(b.why),
            ]
            for b in incident.incident.bonds
            if b.statement in held
        ]
        heads = [self._word(key) for key in ("bond_statement", "bond_to", "bond_why")]
        return [table(self._word("bonds"), heads, rows)] if rows else []

    def _heading(self, key: str) -> Html:
        return element("h4", self._word(key))

    def _word(self, key: str, **places: object) -> str:
        return self._phrases.word("page", key, **places)
