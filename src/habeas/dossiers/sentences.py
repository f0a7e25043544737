"""What is told of one incident, in exact sentences that rest on statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from habeas.dossiers.cited import Cited, Sentence, in_order
from habeas.dossiers.ground import Ground, confirmed, drafts
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.routes import Routes
from habeas.dossiers.told import Origins, ToldAct, ToldIncident, ToldValue
from habeas.incidents.incident import QuestionAbout, Value
from habeas.origins.lineage import Bound
from habeas.words.statements import Modality
from habeas.words.violations import violations
from habeas.words.visible import on_one_line

_MOST_ACTS = 3
_MOST_SOURCES = 2
_ALL = 1000


class Sentences:
    """Tells of incidents in one language."""

    def __init__(self, ground: Ground, phrases: Phrases) -> None:
        self._ground, self._phrases = ground, phrases
        self.routes = Routes(ground, phrases)

    def standing(self, findings: int = 0) -> str:
        """That all but the findings is a machine draft: on every rendering, always."""
        say, seen = self._phrases, confirmed(self._ground)
        number = say.count("drafts", drafts(self._ground))
        if not findings:
            return say.say("draft", drafts=number, confirmed=seen)
        found = say.count("findings", findings)
        return say.say("draft_found", drafts=number, confirmed=seen, findings=found)

    def act_name(self, code: str) -> str:
        """The name of a kind of violation in the dossier's language."""
        held = violations().get(code)
        return held.labels[self._phrases.language] if held else code

    def title(self, told: ToldIncident) -> str:
        """What is alleged, of whom, where: a heading, in words of the reports."""
        codes = list(dict.fromkeys(act.code for act in told.acts))
        what = ", ".join(self.act_name(code) for code in codes[:_MOST_ACTS])
        what = (what[:1].upper() + what[1:]) or self._phrases.say("title_unknown")
        victims = dict.fromkeys(on_one_line(act.victims) for act in told.acts if act.victims)
        whom = self._phrases.say("list").join(self.quoted(words) for words in list(victims)[:2])
        places = (on_one_line(v.value.answer) for v in told.answers(QuestionAbout.WHERE))
        parts = [part for part in (what, whom, next(places, "")) if part]
        return self._phrases.say("title_part").join(parts)

    def quoted(self, words: str) -> str:
        """Words of a report, in quotation marks."""
        return self._phrases.say("quoted", words=on_one_line(words))

    def counts(self, told: ToldIncident) -> Sentence:
        """How many statements in how many exhibits, and how many texts those are."""
        say = self._phrases
        parts = {
            "statements": say.count("statements", len(told.statements)),
            "exhibits": say.count("exhibits", len(told.exhibits)),
            "texts": say.count("texts", told.texts),
        }
        key = "counts" if told.texts < len(told.exhibits) else "counts_no_copies"
        return Sentence(say.say(key, **parts), told.statements)

    def acts(self, told: ToldIncident) -> tuple[Sentence, ...]:
        """Each kind of violation once, with all statements that allege it."""
        held: dict[str, list[Cited]] = {}
        for act in told.acts:
            held.setdefault(act.code, []).extend(act.statements)
        return tuple(
            Sentence(self._phrases.say("act", act=self.act_name(code)), in_order(cited))
            for code, cited in held.items()
        )

    def act(self, act: ToldAct) -> Sentence:
        """One kind of violation and whom it is said to have met."""
        name = self.act_name(act.code)
        if not act.victims:
            return Sentence(self._phrases.say("act", act=name), act.statements)
        text = self._phrases.say("act_of", act=name, victims=self.quoted(act.victims))
        return Sentence(text, act.statements)

    def implied(self, told: ToldIncident) -> tuple[Sentence, ...]:
        """What words hint at without saying it: asked about, never counted as alleged."""
        held: dict[str, list[Cited]] = {}
        for one in told.statements:
            for mention in one.statement.violations:
                if mention.modality is Modality.IMPLIED and one not in held.get(mention.code, ()):
                    held.setdefault(mention.code, []).append(one)
        return tuple(
            Sentence(
                self._phrases.say(
                    "implied",
                    act=self.act_name(code),
                    speakers=self._phrases.say("list").join(
                        dict.fromkeys(self.routes.speaker(one) for one in cited)
                    ),
                ),
                in_order(cited),
            )
            for code, cited in held.items()
        )

    def origins(self, told: Origins, most_sources: int = _ALL) -> tuple[Sentence, ...]:
        """At least and at most, with the chains and with what must be wrong for it to fall.

        More than ``most_sources`` of these are not listed.
        """
        least, most = told.independence.at_least, told.independence.at_most
        upper = self.at_most(most, told.statements, most_sources + 1)
        numbers = self._phrases.say("and").join((self.at_least(least), upper))
        found = [Sentence(numbers, told.statements)]
        if most.number > 1:
            found.append(Sentence(self._phrases.say("no_dependence"), told.statements))
        if len(most.cut) > most_sources:
            found.append(Sentence(self._phrases.say("falls_elsewhere"), told.statements))
        elif most.cut:
            found.append(Sentence(self.falls(most), told.statements))
        return tuple(found)

    def at_least(self, bound: Bound) -> str:
        """The lower number, with its chains when there are any."""
        text = self._phrases.say(
            "at_least", first_hand=self._phrases.count("first_hand", bound.number)
        )
        if not bound.number:
            return text
        chains = self._phrases.count("chains", bound.number)
        witness = self.chains(bound)
        told = self._phrases.say("first_hand_chains", chains=chains, witness=witness)
        return f"{text} ({told})"

    def at_most(self, bound: Bound, statements: Iterable[Cited], limit: int = _ALL) -> str:
        """The upper number with its chains; where an exhibit decides, all that stand behind it."""
        if not bound.number:
            return self._phrases.say("at_most", n=0)
        held = list(statements)
        told = [self._through(chain, bound.cut, held) for chain in bound.chains[:limit]]
        if bound.number > limit:
            told.append(self._phrases.count("more", bound.number - limit))
        chains = self._phrases.say("and").join(told)
        return self._phrases.say("at_most_chains", n=bound.number, chains=chains)

    def _through(
        self, chain: Sequence[str], cut: Sequence[str], statements: Sequence[Cited]
    ) -> str:
        if chain[-1] not in cut:
            return self.routes.chain(chain)
        sources = self.routes.first_holders(chain[-1], statements)
        shown = sources[:_MOST_SOURCES]
        if len(sources) > _MOST_SOURCES:
            shown.append(self._phrases.say("more_sources", n=len(sources) - _MOST_SOURCES))
        exhibit = self.routes.node(chain[-1])
        told = self._phrases.say("or").join(shown)
        return self._phrases.say("through", sources=told, exhibit=exhibit)

    def chains(self, bound: Bound) -> str:
        """Every chain of a bound, one after the other."""
        return self._phrases.say("and").join(self.routes.chain(chain) for chain in bound.chains)

    def falls(self, bound: Bound) -> str:
        """Which sources must all be wrong for the value to fall."""
        sources = self._phrases.say("list").join(self.routes.node(key) for key in bound.cut)
        return self._phrases.say("falls" if bound.number > 1 else "falls_one", sources=sources)

    def interval(self, told: Origins, key: str = "interval") -> str:
        """Both numbers and nothing else, for tables."""
        least, most = told.independence.at_least.number, told.independence.at_most.number
        return self._phrases.say(key, least=least, most=most)

    def value(self, told: ToldValue, most_speakers: int = _ALL) -> Sentence:
        """One answer with whoever gives it; a figure never stands without its route."""
        speakers = self.speakers(told.support)
        shown = speakers[:most_speakers]
        if len(speakers) > most_speakers:
            shown.append(self._phrases.count("speakers", len(speakers) - most_speakers))
        together = self._phrases.say("and").join(shown)
        return Sentence(f"{self.answer(told)}: {together}", told.support)

    def answer(self, told: ToldValue) -> str:
        """The answer as said, with the act it counts."""
        return self.answer_of(told.value)

    def answer_of(self, value: Value) -> str:
        """An answer as said, with the act it counts."""
        subject = ""
        if value.question is QuestionAbout.HOW_MANY and value.subject:
            subject = self._phrases.say("subject", subject=self.act_name(value.subject))
        if value.question is QuestionAbout.WHAT:
            return self._phrases.say(
                "value_plain", answer=self.act_name(value.key), subject=subject
            )
        return self.carried(
            value, self._phrases.say("value", answer=on_one_line(value.answer), subject=subject)
        )

    def carried(self, value: Value, text: str) -> str:
        """An answer, marked when no supporting statement names the place itself."""
        return self._phrases.say("inherited", answer=text) if value.inherited else text

    def speakers(self, cited: Iterable[Cited]) -> list[str]:
        """Who says it and by which way, each way once, with the numbers of the statements."""
        told = []
        for _, same in grouped(cited, lambda one: self.routes.voices(one).casefold()):
            by = self.routes.by(same[0])
            if same[0].is_authorial:
                told.append(f"{by} {notes(same)}")
                continue
            others = [f"{e} {notes(held)}" for e, held in grouped(same, lambda one: one.label)]
            told.append(by.removesuffix(same[0].label) + self._phrases.say("list").join(others))
        return told

    def original_names(self, told: ToldIncident) -> str:
        """The originals to obtain, by name."""
        return self._phrases.say("and").join(self.routes.original(one) for one in told.originals)

    def unanswered(self, questions: Sequence[QuestionAbout]) -> str:
        """The questions no statement answers. An absence: it can rest on nothing."""
        if not questions:
            return self._phrases.say("unanswered_none")
        return self._phrases.say("list").join(
            self._phrases.word("unanswered", question.value) for question in questions
        )


def notes(cited: Iterable[Cited]) -> str:
    """The numbers of statements as the page's footnotes: "[1] [4]"."""
    return " ".join(f"[{one.number}]" for one in cited)


def grouped(
    cited: Iterable[Cited], naming: Callable[[Cited], str]
) -> list[tuple[str, tuple[Cited, ...]]]:
    """Statements that read alike under some naming, together, in order of the first."""
    held: dict[str, list[Cited]] = {}
    for one in cited:
        held.setdefault(naming(one), []).append(one)
    return [(text, tuple(same)) for text, same in held.items()]
