"""The design check: how often the interval would hold the truth, had the truth been like this.

Truths are made in the likeness of the table itself: each is one draw from the posterior, so many
people with their classes and chances, and lists are drawn for them again. The interval is then
taken from these lists alone, and it is counted how often it holds the number of people they were
made with. Once people differ only as fitted; once, within every class, a third are four times as
visible as the rest, which no table of few people shows. An interval that claims 95 in a hundred
and holds far fewer is no interval for lists like these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from habeas.numbers import classes_many
from habeas.numbers.classes_model import Cells, Floats, Model, log_weights
from habeas.numbers.classes_starts import starts
from habeas.numbers.classes_walk import Walk
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import MORE_VISIBLE
from habeas.words.progress import Progress, silent

STEP = "checking the design"
MOST_LISTS = 12
"""Every pattern of more lists than this would be too many to draw."""
ENDS = (0.025, 0.5, 0.975)


class Truth(StrEnum):
    """What the invented truths are like."""

    AS_FITTED = "as fitted"
    SOME_MORE_VISIBLE = "some more visible"


@dataclass(frozen=True, slots=True)
class Settings:
    """How it is run.

    ``truths`` are made of each kind; ``chains`` with ``draws`` after ``warm_up`` judge each,
    people in at most ``classes``, each chain from one of ``tries`` starts.
    """

    classes: int = 6
    truths: int = 40
    chains: int = 4
    warm_up: int = 120
    draws: int = 120
    tries: int = 4

    @property
    def of_each(self) -> classes_many.Settings:
        """How the chains of each truth are run."""
        return classes_many.Settings(
            self.classes, self.chains, self.warm_up, self.draws, self.tries
        )


@dataclass(frozen=True, slots=True)
class Covered:
    """Of one kind of truth: the share inside the interval, below it and above it.

    ``middle`` is the estimate over the truth, half of the truths below it.
    """

    inside: float
    below: float
    above: float
    middle: float


@dataclass(frozen=True, slots=True)
class Design:
    """How often intervals of 95 % would hold the truth, for each kind of truth."""

    truths: int
    covered: Mapping[Truth, Covered]

    @property
    def coverage(self) -> float:
        """The share of truths as fitted that are inside; far below 0.95 forbids a figure."""
        return self.covered[Truth.AS_FITTED].inside


def check(
    table: Patterns, settings: Settings, seed: int, progress: Progress = silent
) -> Design | None:
    """Invent truths in the likeness of a table and look for them; None for too many lists.

    The same table, settings and seed always find the same.
    """
    if table.width > MOST_LISTS:
        return None
    chance = np.random.default_rng(seed)
    with np.errstate(all="ignore"):  # a path that runs away is refused, not warned of
        fitted = _fitted(table, settings, chance, progress)
        made = {truth: _made(fitted, truth, chance) for truth in Truth}
        tables = np.concatenate([counts for _, counts in made.values()], axis=1)
        ends = _intervals(tables, settings, chance, progress)
    found = np.split(ends, len(Truth), axis=1)
    covered = {t: _covered(made[t][0], found[n]) for n, t in enumerate(Truth)}
    return Design(settings.truths, covered)


def _fitted(
    table: Patterns, settings: Settings, chance: np.random.Generator, progress: Progress
) -> Walk:
    """As many draws from the posterior as there are truths, each by a chain of its own."""
    walk = Walk(Cells.of(table), settings.classes, chance)
    walk.begin(starts(walk.exact, settings.truths, settings.tries, chance))
    for round_ in range(settings.warm_up):
        walk.learn()
        progress(STEP, round_, 2 * settings.warm_up + settings.draws)
    return walk


def _made(fitted: Walk, truth: Truth, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """The number of people of each truth ``(T,)``, and the count of every pattern ``(2^J, T)``."""
    people = fitted.missing + fitted.recorded
    patterns = np.arange(1 << fitted.exact.lists)[:, None] >> np.arange(fitted.exact.lists) & 1
    counts = np.empty((len(patterns), len(people)))
    for one, number in enumerate(people):
        chances = _chances_of_patterns(fitted, one, truth, patterns.astype(np.float64))
        counts[:, one] = chance.multinomial(int(number), chances / chances.sum())
    return people, counts


def _chances_of_patterns(fitted: Walk, one: int, truth: Truth, patterns: Floats) -> Floats:
    """The chance of each pattern ``(2^J,)`` for somebody of one truth."""
    model: Model = fitted.exact
    logits = model.chances(fitted.now.point)[..., one]
    weights = np.exp(log_weights(model.sticks(fitted.now.point))[0][:, one])
    if truth is Truth.SOME_MORE_VISIBLE:
        logits = np.hstack([logits + shift for _, shift in MORE_VISIBLE])
        weights = np.hstack([share * weights for share, _ in MORE_VISIBLE])
    log = patterns @ logits - np.logaddexp(0.0, logits).sum(axis=0)
    chances: Floats = np.exp(log) @ weights
    return chances


def _intervals(
    counts: Floats, settings: Settings, chance: np.random.Generator, progress: Progress
) -> Floats:
    """Lower end, middle and upper end for each table ``(3, tables)``, all run side by side."""

    def onward(step: str, done: int, total: int) -> None:
        progress(step, settings.warm_up + done, settings.warm_up + total)

    return classes_many.sample(counts, settings.of_each, chance, STEP, onward).ends(ENDS)


def _covered(people: Floats, ends: Floats) -> Covered:
    lower, middle, upper = ends
    below, above = float((people < lower).mean()), float((people > upper).mean())
    return Covered(1.0 - below - above, below, above, float(np.median(middle / people)))
