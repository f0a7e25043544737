"""How many were never recorded, on the page: the one sentence first, then what it rests on."""

from __future__ import annotations

from habeas.dossiers.account import Account
from habeas.dossiers.count_writing import Writing
from habeas.dossiers.counted import ToldCount
from habeas.dossiers.front import definitions, moment
from habeas.dossiers.linking import section
from habeas.dossiers.markup import Child, Html, element, items
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.pooled_section import article
from habeas.words.counting import digits
from habeas.words.reasons import Reason
from habeas.words.visible import on_one_line


def counts(account: Account, say: Phrases) -> list[Html]:
    """The section; nothing where no estimate was made."""
    told, pooled = account.made.counts, account.made.pooled
    if not told and not pooled:
        return []
    intro = [element("p", words) for words in say.paragraphs("counts_method")]
    parts = [_Told(one, say).article() for one in told]
    parts += [article(one, say) for one in pooled]
    return [section("counts", say.word("page", "counts"), *intro, *parts)]


class _Told:
    """Writes one estimate."""

    def __init__(self, told: ToldCount, say: Phrases) -> None:
        self._told, self._made, self._say = told, told.made, say
        self._write = Writing(say, told.lists)

    def article(self) -> Html:
        word, made, write = self._say.word, self._made, self._write
        left = [(one.name, one.without) for one in made.left]
        return element(
            "article",
            element("h3", on_one_line(self._told.table), id=f"count-{self._told.identifier}"),
            element("p", self._say.why(made.sentence), class_="standing"),
            *write.reasons("counts_forbids", made.forbidding),
            *write.reasons("counts_warns", made.warning),
            element("h4", word("page", "counts_overlaps")),
            *write.overlaps(self._told.overlaps),
            element("h4", word("page", "counts_families")),
            *write.families(made.figures, made.recorded),
            *write.left_out(left, made.recorded),
            *self._trials(),
            element("h4", word("page", "counts_made")),
            definitions(self._facts()),
            aria_labelledby=f"count-{self._told.identifier}",
        )

    def _trials(self) -> list[Html]:
        said: list[Child] = [
            self._say.why(
                Reason.of(
                    "numbers.line_trial",
                    truth=one.truth,
                    truths=self._made.truths,
                    held=round(self._made.truths * one.inside),
                )
            )
            for one in self._made.trials
        ]
        title = element("h4", self._say.word("page", "counts_trials"))
        return [title, items(said)] if said else []

    def _facts(self) -> list[tuple[str, Child]]:
        word, made = self._say.word, self._made
        versions = ", ".join(f"{name} {version}" for name, version in made.versions)
        return [
            (word("page", "counts_identifier"), self._told.identifier),
            (word("page", "counts_at"), moment(self._told.at, self._say)),
            (word("page", "counts_seed"), str(made.seed)),
            (word("page", "counts_versions"), versions),
            (word("page", "counts_others"), digits(self._told.others, self._say.language)),
        ]
