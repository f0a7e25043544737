"""An estimate in sentences, in the order in which a person should hear them."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.numbers.kept import KeptEstimate, KeptFigure, KeptLeft
from habeas.words.reasons import Reason, together


def told(held: KeptEstimate) -> Iterator[Reason]:
    """What may be said first, why no more may be, what it rests on, what weakens it."""
    yield held.sentence
    for reason in held.forbidding:
        yield Reason.of("numbers.line_forbids", reason)
    for figure in held.figures:
        yield from of_figure(figure)
    for left in held.left:
        yield _without(left)
    for trial in held.trials:
        inside = round(held.truths * trial.inside)
        yield Reason.of("numbers.line_trial", held=inside, truth=trial.truth, truths=held.truths)
    for reason in held.warning:
        yield Reason.of("numbers.line_warns", reason)


def of_figure(figure: KeptFigure) -> Iterator[Reason]:
    """A family's figure, or why there is none."""
    if figure.why_none is not None:
        yield Reason.of("numbers.line_none", figure.why_none, family=figure.family)
        return
    assumes = together([figure.assumes])
    yield Reason.of("numbers.line_figure", assumes, family=figure.family, **_ends(figure))
    for story in figure.stories if len(figure.stories) > 1 else ():
        told = {"people": round(story.people), "lower": round(story.lower)}
        share = round(100 * story.share)
        yield Reason.of("numbers.line_story", share=share, upper=round(story.upper), **told)


def _without(left: KeptLeft) -> Reason:
    figure = left.without
    if figure.why_none is not None:
        return Reason.of("numbers.line_left_none", figure.why_none, name=left.name)
    return Reason.of("numbers.line_left", name=left.name, family=figure.family, **_ends(figure))


def _ends(figure: KeptFigure) -> dict[str, str]:
    numbers = {"people": figure.people, "lower": figure.lower, "upper": figure.upper}
    return {name: "–" if one is None else str(round(one)) for name, one in numbers.items()}
