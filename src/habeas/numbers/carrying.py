"""The families that claim an answer, from each of several tables drawn, with draws to be pooled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from habeas.numbers import decomposable, families, graphs, loglinear, side_by_side
from habeas.numbers.classes import Chains
from habeas.numbers.classes_prior import Prior
from habeas.numbers.diagnostics import Diagnosis
from habeas.numbers.families import Family, Figure
from habeas.numbers.graphs import Averaged
from habeas.numbers.loglinear import Chosen
from habeas.numbers.patterns import Patterns
from habeas.numbers.pooling import Answer
from habeas.words.progress import Progress, silent

STEP = "estimating from linkages drawn"
DRAWS = 1_000
"""Of people in all, from each table and family."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """A figure, and the answers it is made of; none where there is no figure."""

    figure: Figure
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Each:
    """What each family says of each table, and what the chains of each say of themselves."""

    tables: tuple[Patterns, ...]
    carried: Mapping[Family, tuple[Carried, ...]]
    diagnoses: tuple[Diagnosis, ...]

    @property
    def number(self) -> int:
        """How many tables there are."""
        return len(self.tables)

    def by_table(self) -> Iterator[tuple[Patterns, tuple[Figure, ...], Diagnosis]]:
        """Each table with its figures."""
        for place, table in enumerate(self.tables):
            figures = tuple(found[place].figure for found in self.carried.values())
            yield table, figures, self.diagnoses[place]


def each_of(
    tables: Sequence[Patterns],
    settings: families.Settings,
    chains: side_by_side.Settings,
    replicates: int,
    seed: int,
    progress: Progress = silent,
) -> Each:
    """Every family that claims an answer, from tables of the same lists."""
    chance = np.random.default_rng([seed, 2])
    by_graphs, by_log_linear = [], []
    chosen = replace(settings.loglinear, replicates=replicates)
    for done, table in enumerate(tables):
        progress(STEP, done, len(tables))
        by_graphs.append(carried_by_graphs(table, settings.graphs, chance))
        by_log_linear.append(_by_log_linear(table, chosen, seed, chance))
    drawn = side_by_side.sample_each(tables, chains, seed, progress)
    told = [families.of_chains(one, chains.classes) for one in drawn]
    faint = side_by_side.sample_each(tables, replace(chains, prior=Prior.FAINT), seed, progress)
    by_faint = [families.of_faint(one, chains.classes) for one in faint]
    carried = {
        Family.CLASSES: _of_chains([figure for figure, _ in told], drawn, chance),
        Family.FAINT: _of_chains(by_faint, faint, chance),
        Family.GRAPHS: tuple(by_graphs),
        Family.LOG_LINEAR: tuple(by_log_linear),
    }
    return Each(tuple(tables), carried, tuple(diagnosis for _, diagnosis in told))


def _of_chains(
    figures: Sequence[Figure], drawn: Sequence[Chains], chance: np.random.Generator
) -> tuple[Carried, ...]:
    each = zip(figures, drawn, strict=True)
    return tuple(
        Carried(figure, (Answer(one.recorded, chance.choice(one.people.ravel(), DRAWS)),))
        for figure, one in each
    )


def carried_by_graphs(
    table: Patterns, settings: graphs.Settings, chance: np.random.Generator
) -> Carried:
    """The average over decomposable graphs."""
    if table.width > decomposable.MOST_LISTS:
        return Carried(families.too_many(Family.GRAPHS, decomposable.MOST_LISTS), ())
    found = graphs.average(table, settings)
    return Carried(families.of_graphs(found), (_draws(found, chance),))


def _draws(found: Averaged, chance: np.random.Generator) -> Answer:
    missing = chance.choice(found.missing, size=DRAWS, p=found.chances / found.chances.sum())
    return Answer(found.recorded, found.recorded + missing)


def _by_log_linear(
    table: Patterns, settings: loglinear.Settings, seed: int, chance: np.random.Generator
) -> Carried:
    if table.width > loglinear.MOST_LISTS:
        return Carried(families.too_many(Family.LOG_LINEAR, loglinear.MOST_LISTS), ())
    found = loglinear.choose(table, settings, seed)
    figure = families.of_chosen(found, settings)
    if found is None or not figure.stands:
        return Carried(figure, ())
    return Carried(figure, (Answer(table.recorded, _of_chosen(found, table, chance)),))


def _of_chosen(found: Chosen, table: Patterns, chance: np.random.Generator) -> Floats:
    """Draws that reach as far as the interval told: the choice repeated, or the model alone."""
    shares = (np.arange(DRAWS) + 0.5) / DRAWS
    again = np.quantile(np.array(found.repeated), shares)
    missing = max(found.people - table.recorded, 1e-9)
    error = np.log(max(found.alone[1] - table.recorded, missing) / missing) / norm.ppf(0.975)
    alone = table.recorded + missing * np.exp(norm.ppf(shares) * error)
    wider = np.where(shares < 0.5, np.minimum(again, alone), np.maximum(again, alone))
    return chance.permutation(wider)
