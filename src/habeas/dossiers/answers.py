"""Denials, advice, doubts and demands in exact sentences."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.dossiers.advice import Avenue
from habeas.dossiers.cited import Cited, Sentence
from habeas.dossiers.ground import Ground
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.sentences import Sentences, grouped, notes
from habeas.dossiers.told import Outside, ToldDenial, ToldOriginal, ToldQuestion
from habeas.words.visible import on_one_line


class AnswerSentences:
    """Tells what answers allegations in one language."""

    def __init__(self, ground: Ground, phrases: Phrases, numbered: bool = True) -> None:
        """``numbered`` writes the statements' numbers into the text, where no link can stand."""
        self._phrases, self._numbered = phrases, numbered
        self._sentences = Sentences(ground, phrases)
        self._routes = self._sentences.routes

    def denial(self, told: ToldDenial) -> Sentence:
        """Who denies, how they stand to the accused, and by which ways the denial came."""
        routes = self._phrases.say("and").join(self._ways(told))
        text = self._phrases.say(
            "denied",
            speaker=self.denier(told),
            path=self._standing(told),
            routes=routes,
        )
        if told.perhaps_same_as:
            text += self._phrases.say("and") + self._twins(told)
        return Sentence(text, told.statements)

    def _ways(self, told: ToldDenial) -> Iterable[str]:
        """Each way the denial came, with every exhibit that has it by this way."""
        for _, same in grouped(told.statements, self._routes.relays):
            way = self._routes.route(same[0]).removesuffix(same[0].label)
            exhibits = grouped(same, lambda one: one.label)
            yield way + self._phrases.say("list").join(self._noted(e, held) for e, held in exhibits)

    def denier(self, told: ToldDenial) -> str:
        """The denier's name, marked when the report does not name them."""
        name = on_one_line(told.name) or self._phrases.say("nobody")
        return name if told.named else self._phrases.say("unnamed", name=name)

    def _standing(self, told: ToldDenial) -> str:
        if told.is_accused:
            return self._phrases.say("denied_accused")
        if not told.path:
            return self._phrases.say("denied_no_path")
        path = self._routes.path(told.speaker, told.path)
        accused = self._routes.actor(told.accused)
        return self._phrases.say("denied_path", path=path, accused=accused)

    def _twins(self, told: ToldDenial) -> str:
        others = self._phrases.say("list").join(
            self._noted(self._phrases.say("others_words", name=name), same)
            for name, same in grouped(told.perhaps_same_as, self._routes.speaker)
        )
        return self._phrases.say("perhaps_same", others=others)

    def advice(self, told: Avenue) -> Sentence:
        """A piece of advice, and what is shown of the avenue it names."""
        text = self._said("advice", told.cited)
        held = (told.cited, told.restated) if told.restated else (told.cited,)
        return Sentence(text + self._phrases.say("and") + self.avenue(told), held)

    def avenue(self, told: Avenue) -> str:
        """What is shown of an avenue: the accused's own chain only when a path shows it."""
        found = self._found(told)
        if told.restated is None:
            return found
        words = on_one_line(told.restated.words)
        again = self._phrases.say("advice_restated", words=words)
        return found + self._phrases.say("and") + self._noted(again, (told.restated,))

    def _found(self, told: Avenue) -> str:
        if not told.avenue:
            return self._phrases.say("advice_none")
        if told.is_accused:
            return self._phrases.say("advice_accused", avenue=told.avenue)
        if told.path:
            path = f"{self._routes.actor(told.start)}, {self._routes.path(told.start, told.path)}"
            return self._phrases.say("advice_chain", avenue=told.avenue, path=path)
        key = "advice_perhaps" if told.perhaps else "advice_check"
        return self._phrases.say(key, avenue=told.avenue)

    def doubt(self, cited: Cited) -> Sentence:
        """A doubt: it counts neither for nor against."""
        return Sentence(self._said("doubt", cited), (cited,))

    def demand(self, cited: Cited) -> Sentence:
        """What somebody asks to be done."""
        return Sentence(self._said("demand", cited), (cited,))

    def original(self, told: ToldOriginal) -> Sentence:
        """A report to obtain, with the statements that lean on it."""
        return Sentence(self._routes.original(told), told.cited_by)

    def question(self, told: ToldQuestion) -> Sentence:
        """Something only a person can settle."""
        return Sentence(self._phrases.why(told.why), told.statements)

    def outside(self, told: Outside) -> Sentence:
        """A statement that stands in no incident, and why."""
        words, by = on_one_line(told.cited.words), self._routes.by(told.cited)
        text = self._phrases.say("outside", words=words, by=by, why=self._phrases.why(told.why))
        return Sentence(text, (told.cited,))

    def _noted(self, text: str, cited: Iterable[Cited]) -> str:
        return f"{text} {notes(cited)}" if self._numbered else text

    def _said(self, key: str, cited: Cited) -> str:
        words = on_one_line(cited.words)
        return self._phrases.say(key, words=words, by=self._routes.by(cited))
