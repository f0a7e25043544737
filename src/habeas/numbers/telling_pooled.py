"""An estimate over linkages drawn in sentences: all people first, then stratum by stratum."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.numbers.kept_pooled import KeptPooled, KeptStratum, KeptVerdict
from habeas.numbers.telling import of_figure
from habeas.words.reasons import Reason


def told(held: KeptPooled) -> Iterator[Reason]:
    """What may be said first, why no more may be, what it rests on, what weakens it."""
    yield held.verdict.sentence
    yield from _against(held.verdict)
    yield Reason.of("numbers.line_pooled", n=held.draws)
    if not held.is_divided:
        yield from _figures(held.strata[0])
        return
    yield Reason.of("numbers.line_summed")
    for one in held.strata:
        yield Reason.of("numbers.line_stratum", one.verdict.sentence, name=one.name)
        yield from _against(one.verdict)
        yield from _figures(one)


def _against(verdict: KeptVerdict) -> Iterator[Reason]:
    for reason in verdict.forbidding:
        yield Reason.of("numbers.line_forbids", reason)
    for reason in verdict.warning:
        yield Reason.of("numbers.line_warns", reason)


def _figures(one: KeptStratum) -> Iterator[Reason]:
    for figure in one.figures:
        yield from of_figure(figure)
