"""Facts drawn from an account: what its statements say, word for word, and who says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.dossiers.account import Account
from habeas.dossiers.cited import Cited, Sentence, in_order
from habeas.dossiers.exhibits import ToldExhibit
from habeas.dossiers.found import ToldFinding
from habeas.dossiers.phrases import phrases
from habeas.dossiers.sentences import Sentences, grouped
from habeas.dossiers.submissions.facts import (
    CatalogueNote,
    ExhibitNote,
    Fact,
    FindingNote,
    Note,
    StatementNote,
)
from habeas.dossiers.submissions.forms import Form
from habeas.dossiers.submissions.sheet import Style, Words
from habeas.dossiers.submissions.wording import wording
from habeas.dossiers.told import ToldIncident, ToldValue
from habeas.incidents.finding import Outcome
from habeas.incidents.incident import QuestionAbout
from habeas.incidents.vocabulary import plain
from habeas.words.visible import on_one_line

EACH = "each"
_LAST = date.max


class Drawing:
    """Draws facts from some incidents of an account, in one language."""

    def __init__(
        self, account: Account, incidents: Iterable[ToldIncident], form: Form, language: str
    ) -> None:
        self._account, self._told, self._form = account, tuple(incidents), form
        self._say, self._own = phrases(language), wording(language)
        self._language = language
        self._sentences = Sentences(account, self._say)
        self._exhibits = {one.facts.identifier: one for one in account.exhibits}
        self._cited = {one.identifier: one for one in account.cited}
        self._ways: Mapping[str, Callable[[], Iterator[Fact]]] = {
            "receiver": self._receiver,
            "title": self._title,
            "account": self._facts,
            "acts": self._acts,
            "when": lambda: self._values(QuestionAbout.WHEN),
            "where": lambda: self._values(QuestionAbout.WHERE),
            "who": lambda: self._values(QuestionAbout.WHO_DID_IT),
            "how_many": lambda: self._values(QuestionAbout.HOW_MANY),
            "ground": self._ground,
            "ties": self._ties,
            "findings": self._findings,
            "exhibits": self._all_exhibits,
            "first_hand": self._first_hand,
            "published": self._published,
            "denials": self._denials,
            "doubts": self._doubts,
            "disputed": self._disputed,
        }

    def draw(self, ways: Sequence[str]) -> tuple[Fact, ...]:
        """Everything the account holds for a field that is drawn in these ways, each once.

        After ``each`` the ways are gone for one incident after the other.
        """
        if ways[:1] == (EACH,):
            alone = (Drawing(self._account, [i], self._form, self._language) for i in self._told)
            return tuple(fact for one in alone for fact in one.draw(ways[1:]))
        held: dict[tuple[Words, ...], list[Note]] = {}
        for fact in (fact for way in ways for fact in self._ways[way]()):
            held.setdefault(fact.words, []).extend(fact.notes)
        return tuple(Fact(words, tuple(dict.fromkeys(notes))) for words, notes in held.items())

    def cite(self, cited: Iterable[Cited]) -> tuple[StatementNote, ...]:
        """These statements as footnotes, by number."""
        return tuple(
            StatementNote(one, self._exhibits[one.exhibit]) for one in in_order(tuple(cited))
        )

    def rests_on(self, identifiers: Iterable[str]) -> tuple[Note, ...]:
        """The statements and findings that somebody names; what is not told here is left out."""
        named = tuple(identifiers)
        statements = self.cite(self._cited[name] for name in named if name in self._cited)
        found = [one for one in self._account.made.findings if one.identifier in named]
        return (*statements, *(FindingNote(one) for one in found))

    def _receiver(self) -> Iterator[Fact]:
        name = Words(self._form.avenue.name.said(self._language), own=True)
        yield Fact((name,), (CatalogueNote(self._form.known),))

    def _title(self) -> Iterator[Fact]:
        """Of which incident what follows is: its acts and its first place."""
        for told in self._told:
            acts = [
                self._sentences.act_name(code) for code in dict.fromkeys(a.code for a in told.acts)
            ]
            places = [on_one_line(v.value.answer) for v in told.answers(QuestionAbout.WHERE)][:1]
            runs = self._own.runs(
                "incident",
                number=Words(str(told.number), Style.STRONG),
                title=Words(self._say.say("list").join((*acts, *places)), Style.STRONG),
            )
            yield Fact(runs, self.cite(c for act in told.acts for c in act.statements))

    def _facts(self) -> Iterator[Fact]:
        """The allegations in order of the dates they give; those that give none come last."""
        said = [one for told in self._told for one in told.allegations]
        for cited in sorted(dict.fromkeys(said), key=lambda c: (_earliest(c), c.number)):
            yield self._quoted("fact", cited)

    def _quoted(self, key: str, cited: Cited) -> Fact:
        when = self._when(cited)
        runs = self._own.runs(
            key,
            when=when[:1].upper() + when[1:] if key == "fact" else when,
            words=self._exact(cited),
            by=self._sentences.routes.by(cited),
        )
        return Fact(runs, self.cite([cited]))

    def _when(self, cited: Cited) -> str:
        text = self._exhibits[cited.exhibit].rendition.text
        times = [on_one_line(t.span.of(text)) for t in cited.statement.times if t.when]
        if not times:
            return self._own.say("no_date")
        return self._say.say("list").join(self._sentences.quoted(one) for one in times)

    def _exact(self, cited: Cited) -> Words:
        words = self._sentences.quoted(cited.words)
        return Words(words, Style.EXACT, self._foreign(cited.exhibit))

    def _foreign(self, exhibit: str) -> str:
        """The language of an exhibit where it is not that of the form."""
        spoken = self._exhibits[exhibit].rendition.language
        return spoken if spoken.isalpha() and spoken not in (self._language, "und") else ""

    def _acts(self) -> Iterator[Fact]:
        """The acts; victims in words that only give the alleged ground are left to the ground."""
        for told in self._told:
            claimed = {plain(v.value.answer) for v in told.answers(QuestionAbout.WHY)}
            for act in told.acts:
                is_claim = plain(act.victims) in claimed
                yield self._fact(self._sentences.act(replace(act, victims="") if is_claim else act))

    def _fact(self, sentence: Sentence) -> Fact:
        text = on_one_line(sentence.text)
        runs = (Words(text[:1].upper() + text[1:]),)
        return Fact(runs, self.cite(sentence.rests_on))

    def _values(self, question: QuestionAbout) -> Iterator[Fact]:
        for told in self._told:
            for value in told.answers(question):
                yield self._value(value)

    def _value(self, told: ToldValue) -> Fact:
        runs = self._own.runs(
            "value",
            question=Words(self._say.label(told.value.question), own=True),
            answer=Words(self._sentences.answer(told), Style.EXACT),
            by=self._speakers(told.support),
        )
        return Fact(runs, self.cite(told.support))

    def _speakers(self, cited: Iterable[Cited]) -> str:
        ways = (way for way, _ in grouped(cited, self._sentences.routes.by))
        return self._say.say("and").join(ways)

    def _ground(self) -> Iterator[Fact]:
        """Why people were chosen, as the alleged perpetrators are said to have put it."""
        for told in self._told:
            for value in told.answers(QuestionAbout.WHY):
                runs = self._own.runs(
                    "ground",
                    words=Words(self._sentences.quoted(value.value.answer), Style.EXACT),
                    by=self._speakers(value.support),
                )
                yield Fact(runs, self.cite(value.support))

    def _ties(self) -> Iterator[Fact]:
        """Who commands or speaks for whom, as statements tell of those said to have done it."""
        accused = {
            value.value.key
            for told in self._told
            for value in told.answers(QuestionAbout.WHO_DID_IT)
        }
        routes = self._sentences.routes
        for tie in self._account.graph.ties:
            held = [self._cited[s] for s in tie.statements if s in self._cited]
            if held and accused & {tie.child, tie.parent}:
                path = routes.path(tie.child, [tie])
                words = f"{routes.actor(tie.child)}{self._say.say('list')}{path}"
                yield Fact((Words(words),), self.cite(held))

    def _findings(self) -> Iterator[Fact]:
        for told in self._made():
            if told.finding.outcome is Outcome.ESTABLISHED:
                yield self._finding(told)

    def _made(self) -> Iterator[ToldFinding]:
        keys = {told.incident.key for told in self._told}
        for told in self._account.made.findings:
            if told.finding.question.incident in keys:
                yield told

    def _finding(self, told: ToldFinding) -> Fact:
        found, result = told.finding, on_one_line(told.finding.result)
        runs = self._own.runs(
            "finding",
            question=on_one_line(found.question.words),
            outcome=self._say.label(found.outcome) if found.outcome else "",
            result=self._say.say("found_result", result=result) if result else "",
        )
        relied = [one.statement for one in found.relied_on]
        return Fact(runs, (FindingNote(told), *self.rests_on(relied)))

    def _all_exhibits(self) -> Iterator[Fact]:
        for told in self._held():
            yield self._exhibit(told)

    def _held(self) -> Iterator[ToldExhibit]:
        """The exhibits in which these incidents are told."""
        here = {one for told in self._told for one in told.exhibits}
        return (one for one in self._account.exhibits if one.facts.identifier in here)

    def _exhibit(self, told: ToldExhibit) -> Fact:
        language = self._foreign(told.facts.identifier)
        title = Words(on_one_line(told.title), Style.EXACT, language)
        runs = self._own.runs("exhibit", label=told.label, title=title)
        return Fact(runs, (ExhibitNote(told),))

    def _first_hand(self) -> Iterator[Fact]:
        for cited in self.first_hand():
            yield self._quoted("first_hand", cited)

    def first_hand(self) -> tuple[Cited, ...]:
        """The allegations whose speaker says how they know it at first hand."""
        said = [one for told in self._told for one in told.allegations]
        return in_order([one for one in said if one.statement.basis is not None])

    def _published(self) -> Iterator[Fact]:
        for told in self._held():
            if told.rendition.byline.outlet:
                yield self._exhibit(told)

    def _denials(self) -> Iterator[Fact]:
        for told in self._told:
            for denial in told.denials:
                for cited in denial.statements:
                    yield self._quoted("denied", cited)

    def _doubts(self) -> Iterator[Fact]:
        for told in self._told:
            for cited in told.doubts:
                yield self._quoted("doubted", cited)

    def _disputed(self) -> Iterator[Fact]:
        """Answers that cannot both be true."""
        for told in self._told:
            for value in told.values:
                rivals = [v for v in told.values if _are_rivals(value, v)]
                if rivals:
                    yield self._dispute(value, rivals)

    def _dispute(self, value: ToldValue, rivals: list[ToldValue]) -> Fact:
        others = self._say.say("list").join(self._sentences.answer(one) for one in rivals)
        runs = self._own.runs(
            "disputed",
            question=Words(self._say.label(value.value.question), own=True),
            answer=Words(self._sentences.answer(value), Style.EXACT),
            others=Words(others, Style.EXACT),
        )
        return Fact(runs, self.cite([*value.support, *(c for r in rivals for c in r.support)]))


def _earliest(cited: Cited) -> date:
    days = [t.when.earliest for t in cited.statement.times if t.when and t.when.earliest]
    return min(days, default=_LAST)


def _are_rivals(one: ToldValue, other: ToldValue) -> bool:
    same = (one.value.question, one.value.subject) == (other.value.question, other.value.subject)
    return same and other.value.key in one.value.contradicts
