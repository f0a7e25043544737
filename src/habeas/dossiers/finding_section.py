"""Findings on the page: who decided what, under which standard, on what it rests."""

from __future__ import annotations

from habeas.dossiers.account import Account
from habeas.dossiers.cited import Cited
from habeas.dossiers.found import ToldFinding, review
from habeas.dossiers.front import definitions, moment
from habeas.dossiers.linking import references, section
from habeas.dossiers.markup import Child, Html, element, items, joined, table
from habeas.dossiers.phrases import Phrases
from habeas.incidents.finding import Since, Weighed
from habeas.words.visible import on_one_line


def finding_id(identifier: str) -> str:
    """Where a finding stands on the page."""
    return f"finding-{identifier}"


def findings(account: Account, say: Phrases) -> Html:
    """Every finding that may be told, and how many were left out."""
    made = account.made
    told = [_Told(account, say, one).article() for one in made.findings]
    none = [] if told else [element("p", say.word("page", "findings_none"))]
    left = made.findings_withheld
    more = [element("p", say.count("findings_withheld", left))] if left else []
    intro = element("p", say.word("page", "findings_text"))
    return section("findings", say.word("page", "findings"), intro, *none, *more, *told)


def links(account: Account, say: Phrases, incident: str) -> list[Html]:
    """The findings about one incident, each a link."""
    about = [f for f in account.made.findings if f.finding.question.incident == incident]
    if not about:
        return []
    named: list[Child] = [
        element("a", on_one_line(one.finding.question.words), href=f"#{finding_id(one.identifier)}")
        for one in about
    ]
    return [element("h4", say.word("page", "findings_here")), items(named)]


class _Told:
    """Writes one finding."""

    def __init__(self, account: Account, say: Phrases, told: ToldFinding) -> None:
        self._account, self._say, self._told = account, say, told
        self._cited = {one.identifier: one for one in account.cited}
        self._changed = {one.statement: standing for one, standing in told.changed}

    def article(self) -> Html:
        told, finding = self._told, self._told.finding
        name = finding_id(told.identifier)
        return element(
            "article",
            element("h3", on_one_line(finding.question.words), id=f"{name}-title"),
            definitions(self._facts()),
            *self._words("found_reasons", finding.reasons),
            self._weighed("found_relied_on", finding.relied_on),
            self._weighed("found_rejected", finding.rejected),
            *self._words("found_change", finding.would_change),
            *self._dissents(),
            *(part for one in told.reviews for part in self._remarks(one.by, one.remarks)),
            id=name,
            aria_labelledby=f"{name}-title",
        )

    def _facts(self) -> list[tuple[str, Child]]:
        told, finding, say = self._told, self._told.finding, self._say
        facts: list[tuple[str, Child]] = []
        if finding.outcome:
            outcome = say.label(finding.outcome)
            result = on_one_line(finding.result)
            facts.append(
                (self._word("found_outcome"), f"{outcome}: {result}" if result else outcome)
            )
        if finding.standard:
            facts.append((self._word("standard"), say.label(finding.standard)))
        by = f"{on_one_line(told.by)}, {moment(told.at, say)}"
        facts += [(self._word("found_by"), by), (self._word("found_review"), review(told, say))]
        facts.append((self._word("found_about"), self._about()))
        if told.supersedes:
            because = f"{told.supersedes}: {on_one_line(finding.because)}"
            facts.append((self._word("found_supersedes"), because))
        return facts

    def _about(self) -> Child:
        asked = self._told.finding.question
        for told in self._account.incidents:
            if told.incident.key == asked.incident:
                short = f"{self._word('incident_short')} {told.number}"
                return element("a", short, href=f"#incident-{told.number}")
        return asked.incident

    def _weighed(self, key: str, held: tuple[Weighed, ...]) -> Html:
        if not held:
            nothing = element("p", self._word("none_found"))
            return joined(element("h4", self._word(key)), nothing)
        keys = ("found_statement", "found_why", "found_since")
        rows = [self._row(one) for one in held]
        return table(self._word(key), [self._word(name) for name in keys], rows)

    def _row(self, one: Weighed) -> list[Child]:
        pieces = [element("q", a.quote, dir="auto", class_="exact") for a in one.anchors]
        cited: Cited | None = self._cited.get(one.statement)
        place: Child = references([cited]) if cited else f"({one.statement})"
        stance = self._say.label(one.stance)
        voice = on_one_line(one.speaker) or self._account.label(one.exhibit)
        said = joined(joined(*pieces, by=" … "), " ", place, f" – {voice}, {stance}")
        since = self._changed.get(one.statement, Since.SAME)
        return [said, on_one_line(one.why), self._say.label(since)]

    def _dissents(self) -> list[Html]:
        held = self._told.dissents
        if not held:
            return [element("p", self._word("found_no_dissent"))]
        said: list[Child] = [
            joined(element("b", on_one_line(by)), ": ", on_one_line(words)) for by, words in held
        ]
        return [element("h4", self._word("found_dissents")), items(said)]

    def _remarks(self, by: str, remarks: str) -> list[Html]:
        if not remarks.strip():
            return []
        return [element("p", f"{self._word('found_review')}, {on_one_line(by)}: {remarks}")]

    def _words(self, key: str, words: str) -> list[Html]:
        paragraphs = (element("p", one) for one in words.split("\n") if one.strip())
        return [element("h4", self._word(key)), *paragraphs]

    def _word(self, key: str) -> str:
        return self._say.word("page", key)
