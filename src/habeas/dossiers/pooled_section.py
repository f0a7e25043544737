"""An estimate over linkages drawn, on the page: all people first, then each stratum.

Of a stratum of few people not even the number is told: with the place it could point at them.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.dossiers.count_writing import Writing
from habeas.dossiers.counted import ToldPooled
from habeas.dossiers.front import definitions, moment
from habeas.dossiers.markup import Child, Html, element
from habeas.dossiers.phrases import Phrases
from habeas.numbers.kept_pooled import KeptStratum
from habeas.numbers.small_cells import too_small
from habeas.words.counting import digits
from habeas.words.reasons import Reason
from habeas.words.visible import on_one_line


def article(told: ToldPooled, say: Phrases) -> Html:
    """One estimate over linkages drawn."""
    made, word, named = told.made, say.word, f"count-{told.identifier}"
    write = Writing(say, told.lists)
    return element(
        "article",
        element("h3", word("page", "pooled_title"), id=named),
        element("p", say.why(made.verdict.sentence), class_="standing"),
        *write.reasons("counts_forbids", made.verdict.forbidding),
        *write.reasons("counts_warns", made.verdict.warning),
        element("p", say.why(Reason.of("numbers.line_pooled", n=made.draws))),
        *_strata(told, write),
        element("h4", word("page", "counts_made")),
        definitions(_facts(told, say)),
        aria_labelledby=named,
    )


def _strata(told: ToldPooled, write: Writing) -> Iterator[Html]:
    strata = told.made.strata
    if not told.made.is_divided:
        yield from write.families(strata[0].figures, strata[0].verdict.recorded)
        return
    yield element("p", write.say.why(Reason.of("numbers.line_summed")))
    hidden = too_small([one.verdict.recorded for one in strata])
    for place, one in enumerate(strata):
        yield element("h4", on_one_line(one.name), class_="stratum")
        yield from _few(write) if place in hidden else _stratum(one, write)


def _few(write: Writing) -> Iterator[Html]:
    yield element("p", write.say.word("page", "pooled_few"))


def _stratum(one: KeptStratum, write: Writing) -> Iterator[Html]:
    yield element("p", write.say.why(one.verdict.sentence))
    yield from write.reasons("counts_forbids", one.verdict.forbidding, "h5")
    yield from write.reasons("counts_warns", one.verdict.warning, "h5")
    if one.figures:
        yield from write.families(one.figures, one.verdict.recorded)


def _facts(told: ToldPooled, say: Phrases) -> list[tuple[str, Child]]:
    word, made = say.word, told.made
    versions = ", ".join(f"{name} {version}" for name, version in made.versions)
    return [
        (word("page", "counts_identifier"), told.identifier),
        (word("page", "counts_at"), moment(told.at, say)),
        (word("page", "pooled_linkage"), made.linkage),
        (word("page", "pooled_draws"), digits(made.draws, say.language)),
        (word("page", "counts_seed"), str(made.seed)),
        (word("page", "counts_versions"), versions),
        (word("page", "pooled_others"), digits(told.others, say.language)),
    ]
