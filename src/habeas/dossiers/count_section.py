"""How many were never recorded, on the page: the one sentence first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.dossiers.account import Account
from habeas.dossiers.counted import ToldCount, numbered
from habeas.dossiers.estimate_figures import Span, spans
from habeas.dossiers.front import definitions, moment
from habeas.dossiers.linking import section
from habeas.dossiers.markup import Child, Html, element, items, table
from habeas.dossiers.phrases import Phrases
from habeas.numbers.kept import KeptFigure
from habeas.words.counting import digits
from habeas.words.reasons import Reason
from habeas.words.visible import on_one_line

_HEADS = ("counts_family", "counts_people", "counts_interval", "counts_assumes")
_UNKNOWN = "–"


def counts(account: Account, say: Phrases) -> list[Html]:
    """The section; nothing where no estimate was made."""
    told = account.made.counts
    if not told:
        return []
    intro = [element("p", words) for words in say.paragraphs("counts_method")]
    parts = [_Told(one, say).article() for one in told]
    return [section("counts", say.word("page", "counts"), *intro, *parts)]


class _Told:
    """Writes one estimate."""

    def __init__(self, told: ToldCount, say: Phrases) -> None:
        self._told, self._made, self._say = told, told.made, say

    def article(self) -> Html:
        word, made = self._say.word, self._made
        return element(
            "article",
            element("h3", on_one_line(self._told.table), id=f"count-{self._told.identifier}"),
            element("p", self._say.why(made.sentence), class_="standing"),
            *self._reasons("counts_forbids", made.forbidding),
            *self._reasons("counts_warns", made.warning),
            element("h4", word("page", "counts_families")),
            self._figure(),
            self._families(),
            *self._trials(),
            element("h4", word("page", "counts_made")),
            definitions(self._facts()),
            aria_labelledby=f"count-{self._told.identifier}",
        )

    def _reasons(self, title: str, reasons: Iterable[Reason]) -> list[Html]:
        said: list[Child] = [self._say.why(numbered(one, self._told.lists)) for one in reasons]
        return [element("h4", self._say.word("page", title)), items(said)] if said else []

    def _families(self) -> Html:
        word = self._say.word
        rows: list[list[Child]] = [
            [
                self._say.label_of("Family", one.family),
                self._number(one.people),
                f"{self._number(one.lower)}–{self._number(one.upper)}" if one.people else _UNKNOWN,
                self._say.why(one.why_none or one.assumes),
            ]
            for one in self._made.figures
        ]
        heads = [word("page", key) for key in _HEADS]
        return table(word("page", "counts_families"), heads, rows)

    def _figure(self) -> Html:
        rows = [row for one in self._made.figures for row in self._span(one)]
        label = self._say.word("page", "counts_figure")
        return spans(rows, self._made.recorded, label, self._say.language)

    def _span(self, one: KeptFigure) -> list[Span]:
        if one.people is None or one.lower is None or one.upper is None:
            return []
        name = self._say.label_of("Family", one.family)
        return [Span(name, one.people, one.lower, one.upper)]

    def _number(self, people: float | None) -> str:
        return _UNKNOWN if people is None else digits(round(people), self._say.language)

    def _trials(self) -> list[Html]:
        said: list[Child] = [
            self._say.why(
                Reason.of(
                    "numbers.line_trial",
                    truth=one.truth,
                    truths=self._made.truths,
                    share=round(100 * one.inside),
                )
            )
            for one in self._made.trials
        ]
        return [items(said)] if said else []

    def _facts(self) -> list[tuple[str, Child]]:
        word, made = self._say.word, self._made
        versions = ", ".join(f"{name} {version}" for name, version in made.versions)
        return [
            (word("page", "counts_identifier"), self._told.identifier),
            (word("page", "counts_at"), moment(self._told.at, self._say)),
            (word("page", "counts_table"), element("code", made.fingerprint)),
            (word("page", "counts_seed"), str(made.seed)),
            (word("page", "counts_versions"), versions),
            (word("page", "counts_others"), digits(self._told.others, self._say.language)),
        ]
