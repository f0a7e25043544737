"""The later sections of the page: bodies, questions, what is missing, the notes, the timeline."""

from __future__ import annotations

from habeas.bodies.graph import Tie
from habeas.dossiers.account import Account
from habeas.dossiers.answers import AnswerSentences
from habeas.dossiers.cited import Cited
from habeas.dossiers.linking import breadcrumbs, quotation, references, section, stance_tag, told
from habeas.dossiers.markup import Child, Html, element, items, joined, table
from habeas.dossiers.passages import note_id, passage_id
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.routes import Routes
from habeas.dossiers.sentences import grouped
from habeas.dossiers.silent import rejected
from habeas.dossiers.timeline import Moment, figure, in_words, moments


class BackSections:
    """Writes what concerns all incidents of one account."""

    def __init__(self, account: Account, phrases: Phrases) -> None:
        self._account, self._phrases = account, phrases
        self._answers = AnswerSentences(account, phrases, numbered=False)
        self._routes = Routes(account, phrases)

    def timeline(self) -> Html:
        """The figure, and always its table."""
        found = moments(self._account)
        title = self._word("timeline")
        if not found:
            return section("timeline", title, element("p", self._word("timeline_none")))
        heads = [self._word(key) for key in ("when", "answer", "what", "who_says")]
        rows = [self._moment(moment) for moment in found]
        return section(
            "timeline",
            title,
            element("p", self._word("timeline_text")),
            figure(found, self._phrases),
            table(title, heads, rows),
        )

    def _moment(self, moment: Moment) -> list[Child]:
        when = in_words(moment.when, self._phrases)
        if not moment.incident:
            what = self._phrases.say("published", exhibit=moment.exhibit)
            return [when, moment.worded, what, moment.exhibit]
        link = element(
            "a",
            f"{self._word('incident_short')} {moment.incident}",
            href=f"#incident-{moment.incident}",
        )
        said = [
            joined(way, Html(" "), references(same))
            for way, same in grouped(moment.cited, self._routes.by)
        ]
        return [when, self._phrases.say("quoted", words=moment.worded), link, items([*said])]

    def bodies(self) -> Html:
        """Every tie, with the words and statements it rests on."""
        rows = [self._tie(tie) for tie in self._account.graph.ties]
        heads = [self._word(key) for key in ("tie", "basis", "rests_on")]
        caption = self._word("bodies_text")
        shown = table(caption, heads, rows) if rows else element("p", self._word("none_found"))
        return section("bodies", self._word("bodies"), shown)

    def _tie(self, tie: Tie) -> list[Child]:
        child, parent = self._routes.actor(tie.child), self._routes.actor(tie.parent)
        verb = self._phrases.label(tie.kind)
        held = {one.identifier: one for one in self._account.cited}
        cited = [held[i] for i in tie.statements if i in held]
        exhibits = sorted({self._account.label(m.exhibit) for m in tie.mentions})
        basis = self._word("inferred" if tie.inferred else "stated")
        places = Html(" ") + ", ".join(exhibits)
        words = element("q", " ".join(tie.words.split()), dir="auto")
        said = self._phrases.say("tie", child=child, verb=verb, parent=parent)
        return [said, basis, joined(words, places, " ", references(cited))]

    def questions(self) -> Html:
        """What only a person can settle."""
        asked = [told(self._answers.question(q), "span") for q in self._account.questions]
        return self._listed("questions", asked)

    def originals(self) -> Html:
        """The cited reports nobody has collected."""
        rows: list[list[Child]] = [
            [self._answers.original(o).text, references(o.cited_by)]
            for o in self._account.originals
        ]
        title = self._word("originals")
        heads = [self._word("original"), self._word("cited_by")]
        none = element("p", self._word("none_found"))
        return section("originals", title, table(title, heads, rows) if rows else none)

    def copies(self) -> Html:
        """Which exhibits are one text."""
        families = [
            self._phrases.say(
                "family",
                exhibits=", ".join(self._account.label(exhibit) for exhibit in family.exhibits),
                why=self._phrases.why(family.why),
            )
            for family in self._account.families
        ]
        return self._listed("copies", families)

    def outside(self) -> Html:
        """The statements no incident holds, so that nothing is dropped silently."""
        found = [told(self._answers.outside(o), "span") for o in self._account.outside]
        found += [told(self._answers.advice(a), "span") for a in self._account.advice if a.avenue]
        return self._listed("outside", found)

    def rejected(self) -> Html:
        """The statements that count no more, with who decided so and why."""
        return self._listed("rejected", rejected(self._account, self._phrases))

    def unknown(self) -> Html:
        """What is not known."""
        made = self._account.made
        left_out = (
            ("withheld", made.withheld),
            ("earlier", made.earlier),
            ("counts_withheld", made.counts_withheld),
        )
        told = [self._phrases.count(key, number) for key, number in left_out if number]
        told += self._phrases.paragraphs("unknown_text")
        paragraphs = (element("p", words) for words in told)
        return section("unknown", self._word("unknown"), *paragraphs)

    def notes(self) -> Html:
        """Every statement with its exact words and where they stand."""
        found = [self._note(cited) for cited in self._account.cited]
        intro = element("p", self._word("notes_text"))
        return section("notes", self._word("notes"), intro, *found)

    def _note(self, cited: Cited) -> Html:
        places = self._phrases.say("list").join(
            self._phrases.say("position", exhibit=cited.label, start=a.span.start, end=a.span.end)
            for a in cited.anchors
        )
        status = self._phrases.label(cited.statement.status)
        where = element("a", places, href=f"#{passage_id(cited)}")
        facts = joined(where, f" · {status} · {cited.identifier} · {cited.statement.pattern}")
        return element(
            "div",
            element("p", quotation(cited), " ", stance_tag(cited, self._phrases)),
            breadcrumbs(self._routes.steps(cited)),
            element("p", facts, class_="soft"),
            class_="note",
            id=note_id(cited),
        )

    def _listed(self, key: str, found: list[Html] | list[str]) -> Html:
        none = element("p", self._word("none_found"))
        shown = items([*found]) if found else none
        return section(key, self._word(key), shown)

    def _word(self, key: str) -> str:
        return self._phrases.word("page", key)
