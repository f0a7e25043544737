"""The account on a screen: plain text, under a screen for each incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap

from habeas.dossiers.account import Account
from habeas.dossiers.answers import AnswerSentences
from habeas.dossiers.brief import Brief
from habeas.dossiers.cited import Sentence
from habeas.dossiers.found import line
from habeas.dossiers.phrases import ENGLISH, Phrases, phrases
from habeas.dossiers.sentences import Sentences, notes
from habeas.dossiers.silent import rejected, silent
from habeas.dossiers.told import ToldIncident
from habeas.origins.lineage import CopyFamily
from habeas.words.visible import on_one_line

_SCREEN = 24
"""How many lines one incident may take."""
_ALL = 1000
_MOST_ACTS = 9
_MOST_SOURCES = 3
_ROUNDS: tuple[dict[str, int], ...] = (
    {},
    {"advice": 2, "doubts": 1, "demands": 0, "answers": 3},
    {"advice": 1, "doubts": 1, "demands": 0, "answers": 2},
    {"advice": 1, "doubts": 0, "demands": 0, "answers": 1},
    {"advice": 1, "doubts": 0, "demands": 0, "answers": 0},
    {"advice": 0, "doubts": 0, "demands": 0, "answers": 0},
    {"advice": 0, "doubts": 0, "demands": 0, "answers": 0, "figures": 4},
    {"advice": 0, "doubts": 0, "demands": 0, "answers": 0, "figures": 2, "implied": 0},
)
"""How many entries a heading may show, until all fits the screen. The dossier has all."""
_LABEL = 12


def on_screen(account: Account, width: int = 80, language: str = ENGLISH) -> str:
    """The whole account as plain text of that many columns, without colour.

    Each statement's number is its footnote in the dossier.
    """
    screen = _Screen(account, phrases(language), width)
    parts = [screen.incident(told) for told in account.incidents]
    return "\n\n".join([*parts, screen.overall()]) + "\n"


class _Screen:
    def __init__(self, account: Account, say: Phrases, width: int) -> None:
        self._account, self._say, self._width = account, say, width
        self._sentences = Sentences(account, say)
        self._answers = AnswerSentences(account, say)
        self._brief = Brief(account, say)

    def incident(self, told: ToldIncident) -> str:
        title = wrap(on_one_line(f"{told.number}. {self._sentences.title(told)}"), self._width)
        head = [*title, "─" * max(len(line) for line in title)]
        entries = list(self._of_incident(told))
        for most in _ROUNDS:
            lines = self._lines(entries, most)
            if len(head) + len(lines) <= _SCREEN:
                break
        return "\n".join(head + lines)

    def _lines(self, entries: list[tuple[str, list[str]]], most: Mapping[str, int]) -> list[str]:
        """The headings with what they may show; what none of is shown is counted at the end."""
        lines, kept_back = [], []
        for label, held in entries:
            limit = most.get(label, _ALL)
            if held and not limit:
                kept_back.append(f"{self._say.word('screen', label)} {len(held)}")
            else:
                lines += self._entry(label, held, limit)
        return lines + self._entry("kept_back", [", ".join(kept_back)] if kept_back else [], _ALL)

    def _of_incident(self, told: ToldIncident) -> Iterable[tuple[str, list[str]]]:
        sentences, answers, brief = self._sentences, self._answers, self._brief
        acts = brief.acts(told)
        if len(acts) > _MOST_ACTS:
            acts[_MOST_ACTS:] = [self._say.count("more", len(acts) - _MOST_ACTS)]
        yield "alleged", [self._say.say("brief_acts", acts=self._say.say("and").join(acts))]
        yield "told_by", [sentences.counts(told).text]
        # What must be wrong for it to fall is on the page, with the chains edge by edge.
        origins = [s.text for s in sentences.origins(told.origins, _MOST_SOURCES)[:2]]
        yield "origins", [self._say.say("and").join(origins)]
        yield "denied", brief.denials(told) or [self._say.word("screen", "no_denial")]
        yield "figures", brief.figures(told)
        yield "implied", brief.implied(told)
        yield "answers", list(brief.answers(told))
        yield "advice", [brief.advice(a, answers) for a in told.advice]
        yield "doubts", [_noted(answers.doubt(d)) for d in told.doubts]
        yield "demands", [_noted(answers.demand(d)) for d in told.demands]
        yield "unanswered", [sentences.unanswered(told.incident.unanswered)]
        originals = sentences.original_names(told)
        yield "obtain", [originals] if originals else []

    def overall(self) -> str:
        account, say = self._account, self._say
        title = say.word("screen", "overall")
        lines = [title, "─" * len(title)]
        for label, entries in self._of_all(account):
            lines += self._entry(label, entries, _ALL)
        standing = self._sentences.standing(len(account.made.findings))
        return "\n".join([*lines, *wrap(standing, self._width)])

    def _of_all(self, account: Account) -> Iterable[tuple[str, list[str]]]:
        say, answers = self._say, self._answers
        yield "found", self._found()
        yield "exhibits", [f"{e.label} {e.title}" for e in account.exhibits]
        yield "copies", [self._family(family) for family in account.families]
        yield "advice", [_noted(answers.advice(a)) for a in account.advice]
        yield "ask", [_noted(answers.question(q)) for q in account.questions]
        yield "obtain", [_noted(answers.original(o)) for o in account.originals]
        yield "outside", self._outside()
        yield "rejected", rejected(account, say)
        failed = [
            say.say("failed", name=f.name, problem=say.why(f.problem)) for f in account.made.failed
        ]
        yield "failed", [*failed, *silent(account, say)]

    def _found(self) -> list[str]:
        made, say = self._account.made, self._say
        left = made.findings_withheld
        told = [line(one, say) for one in made.findings]
        return [*told, say.count("findings_withheld", left)] if left else told

    def _outside(self) -> list[str]:
        outside = [one.cited for one in self._account.outside]
        if not outside:
            return []
        return [f"{self._say.count('statements', len(outside))} {notes(outside)}"]

    def _family(self, family: CopyFamily) -> str:
        labels = ", ".join(self._account.label(exhibit) for exhibit in family.exhibits)
        return self._say.say("family", exhibits=labels, why=self._say.why(family.why))

    def _entry(self, label: str, entries: list[str], most: int) -> list[str]:
        """One heading with its entries, indented; a long list says how much it leaves out."""
        shown = entries[:most]
        if len(entries) > most:
            shown.append(self._say.count("more", len(entries) - most))
        name = self._say.word("screen", label).ljust(_LABEL)
        lines: list[str] = []
        for entry in shown:
            first = name if not lines else " " * _LABEL
            lines += wrap(
                on_one_line(entry),
                self._width,
                initial_indent=first,
                break_on_hyphens=False,
                subsequent_indent=" " * (_LABEL + (2 if len(shown) > 1 else 0)),
            )
        return lines


def _noted(sentence: Sentence) -> str:
    return f"{sentence.text} {notes(sentence.rests_on)}"
