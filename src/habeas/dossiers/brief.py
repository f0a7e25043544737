"""The account in few words, for a screen: every act, every denier, every figure with its voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.dossiers.account import Account
from habeas.dossiers.advice import Avenue
from habeas.dossiers.answers import AnswerSentences
from habeas.dossiers.cited import Cited, in_order
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.sentences import Sentences, grouped, notes
from habeas.dossiers.told import ToldDenial, ToldIncident, ToldValue
from habeas.incidents.incident import QuestionAbout
from habeas.words.visible import on_one_line

_MOST_NOTES = 6
_MOST_VOICES = 3
_MOST_ANSWERS = 4


class Brief:
    """Tells one account in short lines; each statement's number is its footnote on the page."""

    def __init__(self, account: Account, phrases: Phrases) -> None:
        self._say = phrases
        self._sentences = Sentences(account, phrases)
        self._routes = self._sentences.routes

    def acts(self, told: ToldIncident) -> list[str]:
        """Each kind of act with the statements that allege it and how many origins they have."""
        return [
            self._say.say(
                "brief_act",
                act=self._sentences.act_name(value.value.key),
                notes=self._notes(value.support),
                least=value.origins.independence.at_least.number,
                most=value.origins.independence.at_most.number,
            )
            for value in told.answers(QuestionAbout.WHAT)
        ]

    def implied(self, told: ToldIncident) -> list[str]:
        """What words hint at without saying it."""
        said = self._sentences.implied(told)
        return [f"{one.text} {self._notes(one.rests_on)}" for one in said]

    def advice(self, told: Avenue, answers: AnswerSentences) -> str:
        """What people are told to do, and what is shown of where it sends them."""
        words = self._sentences.quoted(told.cited.words)
        return f"{words} {notes((told.cited,))}: {answers.avenue(told)}"

    def denials(self, told: ToldIncident) -> list[str]:
        """Every denier by how they stand to the accused: accused, on their side, or not shown."""
        lines = []
        for standing, same in self._by_standing(told.denials):
            names = self._say.say("and").join(self._denier(one) for one in same)
            lines.append(self._say.say(standing, names=names))
        twins = in_order(
            list({c.number: c for d in told.denials for c in d.perhaps_same_as}.values())
        )
        if twins:
            lines.append(self._say.say("brief_one_utterance", notes=notes(twins)))
        return lines

    def figures(self, told: ToldIncident) -> list[str]:
        """Every figure beside the others about the same act, each with whoever gives it."""
        by_act: dict[str, list[ToldValue]] = {}
        for value in told.answers(QuestionAbout.HOW_MANY):
            by_act.setdefault(value.value.subject, []).append(value)
        return [
            self._say.say(
                "brief_answers",
                question=self._sentences.act_name(act),
                answers=self._say.say("and").join(self._figure(value) for value in values),
            )
            for act, values in by_act.items()
        ]

    def answers(self, told: ToldIncident) -> Iterator[str]:
        """The answers to each other question, side by side."""
        for question in QuestionAbout:
            values = told.answers(question)
            if question in (QuestionAbout.WHAT, QuestionAbout.HOW_MANY) or not values:
                continue
            shown = [self._answer(value) for value in values[:_MOST_ANSWERS]]
            if len(values) > _MOST_ANSWERS:
                shown.append(self._say.count("more", len(values) - _MOST_ANSWERS))
            yield self._say.say(
                "brief_answers",
                question=self._say.word("unanswered", question.value),
                answers=self._say.say("and").join(shown),
            )

    def _by_standing(self, denials: Iterable[ToldDenial]) -> list[tuple[str, list[ToldDenial]]]:
        held: dict[str, list[ToldDenial]] = {}
        for one in denials:
            held.setdefault(_standing(one), []).append(one)
        order = ("brief_accused", "brief_accused_side", "brief_no_tie")
        return [(key, held[key]) for key in order if key in held]

    def _denier(self, told: ToldDenial) -> str:
        name = on_one_line(told.name) or self._say.say("nobody")
        name = name if told.named else self._say.say("unnamed", name=name)
        path = ""
        if told.path and not told.is_accused:
            path = self._say.say("list") + self._routes.path(told.speaker, told.path[:1])
        ways = dict.fromkeys(self._routes.relays(one) for one in told.statements)
        return f"{name}{path}{next(iter(ways), '')} {self._notes(told.statements)}"

    def _figure(self, told: ToldValue) -> str:
        return self._say.say(
            "brief_figure",
            answer=on_one_line(told.value.answer),
            voices=self._voices(told.support),
        )

    def _answer(self, told: ToldValue) -> str:
        answer = self._sentences.carried(told.value, self._sentences.quoted(told.value.answer))
        return f"{answer} {self._notes(told.support)}"

    def _voices(self, cited: Sequence[Cited]) -> str:
        told = []
        for _, same in grouped(cited, lambda one: self._routes.voices(one).casefold()):
            first = same[0]
            who = first.label if first.is_authorial else self._routes.speaker(first)
            via = "" if first.is_authorial else self._routes.relays(first)
            told.append(f"{who}{via} {self._notes(same)}")
        if len(told) > _MOST_VOICES:
            told[_MOST_VOICES:] = [self._say.count("speakers", len(told) - _MOST_VOICES)]
        return self._say.say("list").join(told)

    def _notes(self, cited: Sequence[Cited]) -> str:
        if len(cited) <= _MOST_NOTES:
            return notes(cited)
        return f"{notes(cited[:_MOST_NOTES])} +{len(cited) - _MOST_NOTES}"


def _standing(told: ToldDenial) -> str:
    if told.is_accused:
        return "brief_accused"
    return "brief_accused_side" if told.path else "brief_no_tie"
