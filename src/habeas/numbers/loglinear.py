"""Log-linear models: which interactions of the lists are chosen, and how far the choice carries.

Up to five lists all hierarchical models are fitted; beyond, those met on the way when pairs of
lists are joined one by one. The best by a criterion is taken among those that have an estimate.
The interval is a bootstrap that chooses anew each time among the models that came first (B. W.
Silverman, L. Chan and K. Vincent, Bootstrapping multiple systems estimates to account for model
selection, arXiv 2303.17856), since an interval for one model knows nothing of the choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.stats import chi2, norm

from habeas.numbers import hierarchies
from habeas.numbers.fitting import Design, Fits
from habeas.numbers.hierarchies import Model, named, nexts
from habeas.numbers.newton import Floats, Truths
from habeas.numbers.patterns import Patterns
from habeas.words.progress import Progress, silent

STEP = "fitting log-linear models"
MOST_LISTS = 11
"""With more the table of all patterns is too large to be fitted as a whole."""
AS_GOOD = 2.0
"""Models within this of the best by the criterion fit as well as it."""
_WILD = 9.0
"""A variance of the constant beyond which there is no estimate: a factor of 400 either way."""

Names = tuple[tuple[str, ...], ...]


class Criterion(StrEnum):
    """By what a model is chosen."""

    BIC = "bic"
    AIC = "aic"
    STEPS = "steps"
    """Pairs of lists are joined one by one, as long as the likelihood ratio is beyond chance."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How models are chosen and how often that is repeated on tables drawn from the table."""

    criterion: Criterion = Criterion.BIC
    replicates: int = 200
    shortlist: int = 50
    level: float = 0.02


@dataclass(frozen=True, slots=True)
class Fitted:
    """One model by its largest interactions: people in all, and how far behind the best it is."""

    model: Names
    people: float
    behind: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model taken, what it says, and what models say that fit as well.

    ``lower`` and ``upper`` include the choice; ``alone`` are the bounds were the model certain,
    and never reach beyond them.
    ``again``: the share of the repetitions that chose the same model; ``without``: the share in
    which no model had an estimate. ``tried``: how many models were fitted. ``repeated``: people in
    all in each repetition that had an estimate, those that say least first.
    """

    people: float
    standard_error: float
    lower: float
    upper: float
    alone: tuple[float, float]
    model: Names
    near: tuple[Fitted, ...]
    again: float
    without: float
    tried: int
    repeated: tuple[float, ...]


def choose(
    table: Patterns, settings: Settings, seed: int, progress: Progress = silent
) -> Chosen | None:
    """The model chosen with its interval; None when no model has an estimate.

    For three to MOST_LISTS lists. The same table, settings and seed always give the same.
    """
    progress(STEP, 0, 2)
    search = _Search(table, settings)
    best = search.first()
    progress(STEP, 1, 2)
    if best is None:
        return None
    again = _again(table, search, best, settings, np.random.default_rng(seed))
    progress(STEP, 2, 2)
    error = search.fits.spread[best] ** 0.5
    missing, factor = search.fits.missing[best], np.exp(norm.ppf(0.975) * error)
    alone = (float(table.recorded + missing / factor), float(table.recorded + missing * factor))
    return Chosen(
        people=search.people(best),
        standard_error=float((missing + (missing * error) ** 2) ** 0.5),
        lower=min(again.lower, alone[0]),
        upper=max(again.upper, alone[1]),
        alone=alone,
        model=search.named(best),
        near=tuple(search.near(best)),
        again=again.same,
        without=again.without,
        tried=len(search.among),
        repeated=again.people,
    )


class _Search:
    """Models fitted to a table and ranked; that an estimate exists is asked only when needed."""

    def __init__(self, table: Patterns, settings: Settings) -> None:
        self.table = table
        self.counts = np.array(table.counted()[1:], dtype=float)
        self._by, self.by_steps = settings.criterion, settings.criterion is Criterion.STEPS
        self.among = self._models(settings.level)
        self.design = Design(table.width, self.among)
        self.fits = self.design.fit(self.counts)
        self.scores = score(self.fits, table.recorded, self._by)
        if self.by_steps:  # the last step that was taken stands first
            self.scores = -np.arange(len(self.among), dtype=float)
        self.order = np.argsort(self.scores, kind="stable")

    def _models(self, level: float) -> list[Model]:
        if self.by_steps:
            return list(steps(self.table, level))
        if self.table.width <= hierarchies.MOST_LISTS:
            return list(hierarchies.models(self.table.width))
        return list(_met(self.table))

    def exists(self, row: int) -> bool:
        """Whether a model has an estimate."""
        calm = stable(self.fits)[row]
        return bool(calm) and self.design.exists(row, self.counts)

    def first(self) -> int | None:
        """The best model that has an estimate."""
        return next((int(row) for row in self.order if self.exists(row)), None)

    def near(self, best: int) -> Iterator[Fitted]:
        """The models that fit as well as the best, itself first."""
        for row in self.order:
            behind = float(self.scores[row] - self.scores[best])
            if behind > (0 if self.by_steps else AS_GOOD):
                return
            if behind >= 0 and self.exists(row):
                yield Fitted(self.named(row), self.people(row), behind)

    def shortlist(self, number: int) -> list[Model]:
        """The models among which is chosen again; fewer where each takes long to fit."""
        few = number if self.table.width <= hierarchies.MOST_LISTS else max(1, number // 5)
        return [self.among[row] for row in self.order[:few]]

    def people(self, row: int) -> float:
        """How many people in all a model says there are."""
        return float(self.table.recorded + self.fits.missing[row])

    def named(self, row: int) -> Names:
        """A model by the names of the lists."""
        return named(self.among[row], self.table.lists)


@dataclass(frozen=True, slots=True)
class _Again:
    lower: float
    upper: float
    same: float
    without: float
    people: tuple[float, ...] = ()


def _again(
    table: Patterns,
    search: _Search,
    best: int,
    settings: Settings,
    chance: np.random.Generator,
) -> _Again:
    """The choice repeated on tables drawn with as many people from the table."""
    among = search.shortlist(settings.shortlist)
    drawn = chance.multinomial(
        table.recorded, search.counts / table.recorded, size=settings.replicates
    ).astype(float)
    every = [model for _ in drawn for model in among]
    fits = Design(table.width, every).fit(np.repeat(drawn, len(among), axis=0))
    by = Criterion.BIC if search.by_steps else settings.criterion
    scores = np.where(stable(fits), score(fits, table.recorded, by), np.inf)
    scores = scores.reshape(len(drawn), len(among))
    taken = scores.argmin(axis=1)
    found = np.isfinite(scores.min(axis=1))
    people = table.recorded + fits.missing.reshape(scores.shape)[np.arange(len(drawn)), taken]
    if not found.any():
        return _Again(float("nan"), float("nan"), 0.0, 1.0)
    lower, upper = np.quantile(people[found], [0.025, 0.975])
    same = [among[row] == search.among[best] for row in taken[found]]
    ends = float(lower), float(upper)
    repeated = tuple(sorted(people[found].tolist()))
    return _Again(*ends, float(np.mean(same)), float(1 - found.mean()), repeated)


def score(fits: Fits, people: int, by: Criterion) -> Floats:
    """Schwarz's or Akaike's criterion, the less the better; every term of a model counts."""
    price = 2.0 if by is Criterion.AIC else float(np.log(people))
    scores: Floats = fits.deviance + price * fits.size
    return scores


def stable(fits: Fits) -> Truths:
    """Whether the method came to rest at a figure that is not wholly open."""
    truths: Truths = fits.settled & (fits.spread < _WILD)
    return truths


def steps(table: Patterns, level: float) -> Iterator[Model]:
    """Models in which pairs of lists are joined one by one, each beyond chance.

    Each time the pair that raises the likelihood most is joined, if its likelihood ratio would
    be met by chance less often than ``level``. Models without an estimate are passed over.
    """
    model: Model = frozenset()
    yield model
    counts = np.array(table.counted()[1:], dtype=float)
    while True:
        pairs = [term for term in nexts(model, table.width) if term.bit_count() == 2]
        among = [model, *(model | {pair} for pair in pairs)]
        design = Design(table.width, among)
        deviance = design.fit(counts).deviance
        order = (int(row) for row in np.argsort(deviance[1:], kind="stable") + 1)
        best = next((row for row in order if design.exists(row, counts)), None)
        if best is None or chi2.sf(deviance[0] - deviance[best], 1) > level:
            return
        model = among[best]
        yield model


def _met(table: Patterns) -> Iterator[Model]:
    """Every model that is looked at when pairs are joined one by one while the criterion falls."""
    model: Model = frozenset()
    counts = np.array(table.counted()[1:], dtype=float)
    seen = {model}
    while True:
        pairs = [term for term in nexts(model, table.width) if term.bit_count() == 2]
        among = [model, *(model | {pair} for pair in pairs)]
        fits = Design(table.width, among).fit(counts)
        scores = np.where(stable(fits), score(fits, table.recorded, Criterion.BIC), np.inf)
        seen.update(among)
        best = int(scores.argmin())
        if best == 0 or not np.isfinite(scores[best]):
            yield from sorted(seen, key=lambda one: (len(one), sorted(one)))
            return
        model = among[best]
