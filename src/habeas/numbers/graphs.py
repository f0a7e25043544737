"""Averaging over decomposable graphs: how many are missing, whichever lists depend on which.

D. Madigan and J. C. York, Bayesian methods for estimation of the size of a closed population,
Biometrika 84 (1997) 19-31. Every graph says which lists may depend on each other; its cell
probabilities have the hyper-Dirichlet law of A. P. Dawid and S. L. Lauritzen, Annals of Statistics
21 (1993), and integrate out in closed form. All graphs are as likely beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.special import gammaln, logsumexp

from habeas.numbers.decomposable import Graphs, graphs
from habeas.numbers.patterns import Patterns
from habeas.words.progress import Progress, silent

STEP = "averaging graphs"

Floats = NDArray[np.float64]
Prior = Callable[[Floats], Floats]
"""Numbers of people in all → the logarithm of how likely they are beforehand."""

Share = tuple[tuple[tuple[str, str], ...], float]
"""The pairs of lists that a graph joins, and its share."""

SHOWN = 8
SMALLEST = 0.02
"""A story that holds less than this is not told apart."""
_DEEP = -0.7
TIMES = 20
"""How many times the recorded number the missing may be, at most."""
FINEST = 200_000
"""Numbers of missing people that are told apart; a larger range is stepped through."""
NEGLIGIBLE = 1e-9
"""The share of all graphs together that are left out once the rest is looked at closely."""
_UNLIKELY = 40.0
_COARSE, _MOST_POINTS = 96, 20_000
_CLOSE, _ONE_BY_ONE, _BLOCK = 768, 128, 1 << 13


@dataclass(frozen=True, slots=True)
class Settings:
    """``delta``: prior weight of each cell, None for one shared by all cells of the table.

    ``least`` and ``most``: how many people may be missing, None for TIMES the recorded number.
    """

    delta: float | None = None
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Mode:
    """One story that fits: 95 % of it from ``lower`` to ``upper``, and its share of all."""

    lower: int
    middle: int
    upper: int
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Averaged:
    """What the missing number may be, over all graphs, and how much each graph weighs.

    ``missing`` ascends in equal steps as far as anything is likely, ``most`` is what was allowed,
    ``chances`` sum to one. ``best`` holds the likeliest
    graphs with their shares, each as pairs of lists that may depend on each other.
    """

    recorded: int
    most: int
    missing: NDArray[np.int64]
    chances: Floats
    number: int
    best: tuple[Share, ...]

    @property
    def mean(self) -> float:
        """The mean of the number of people in all."""
        return self.recorded + float(self.missing @ self.chances)

    @property
    def likeliest(self) -> int:
        """The mode of the number of people in all."""
        return self.recorded + int(self.missing[np.argmax(self.chances)])

    def quantile(self, share: float) -> int:
        """The least number of people in all that is not exceeded with this probability."""
        reached = int(np.searchsorted(np.cumsum(self.chances), share * (1 - 1e-12)))
        return self.recorded + int(self.missing[min(reached, len(self.missing) - 1)])

    def share_beyond(self, part: float) -> float:
        """The probability of more missing people than this part of the most allowed."""
        return float(self.chances[self.missing > part * self.most].sum())

    def modes(self) -> tuple[Mode, ...]:
        """The stretches of people in all, parted by valleys, that hold enough to be a story."""
        logs = np.log(np.maximum(self.chances, 1e-300))
        parts = [slice(a, b) for a, b in pairwise([0, *_valleys(logs), len(logs)])]
        return tuple(self._mode(part) for part in parts)

    def _mode(self, part: slice) -> Mode:
        along, missing = np.cumsum(self.chances[part]), self.missing[part]
        at = np.searchsorted(along, np.array([0.025, 0.5, 0.975]) * along[-1] * (1 - 1e-12))
        lower, middle, upper = (int(self.recorded + missing[place]) for place in at)
        return Mode(lower, middle, upper, float(along[-1]))


def _valleys(logs: Floats) -> list[int]:
    """Where the chances fall below half of the lower of the peaks on either side."""
    turns = np.flatnonzero((logs[1:-1] < logs[:-2]) & (logs[1:-1] <= logs[2:])) + 1
    kept: list[int] = []
    for turn in map(int, turns):
        start = kept[-1] if kept else 0
        left, right = logs[start:turn], logs[turn:]
        deep = logs[turn] < min(left.max(), right.max()) + _DEEP
        if deep and min(np.exp(left).sum(), np.exp(right).sum()) > SMALLEST:
            kept.append(turn)
    return kept


def jeffreys(total: Floats) -> Floats:
    """A number of people is as likely as its reciprocal."""
    return -np.log(total)


def average(
    table: Patterns,
    settings: Settings = Settings(),
    prior: Prior = jeffreys,
    progress: Progress = silent,
) -> Averaged:
    """What all decomposable graphs on the lists say together. For three to seven lists."""
    likelihood, among = _Likelihood(table, settings.delta), graphs(table.width)
    least, most = settings.least, settings.most or TIMES * table.recorded
    coarse = np.unique(np.geomspace(1, most - least + 1, _points(table)).round()) + (least - 1)
    rough = _Sums(likelihood, among, coarse, prior, progress)
    kept = _chosen(among, rough.enough())
    close = _Sums(likelihood, kept, rough.closer(), prior, progress)
    while not close.is_close:
        close = _Sums(likelihood, kept, close.closer(), prior, progress)
    first, last = close.reach()
    grid = np.arange(first, last + 1, max(1, -(-(last - first) // FINEST)))
    logs = CubicSpline(close.grid, close.along)(grid)
    chances = np.exp(logs - logsumexp(logs))
    best = tuple(_best(kept, close, table))
    return Averaged(table.recorded, most, grid, chances, len(among), best)


def _points(table: Patterns) -> int:
    """How many points a first look takes: the more people, the narrower what may be likely."""
    return int(min(max(_COARSE, 2 * table.recorded**0.5), _MOST_POINTS))


class _Sums:
    """The likelihood times the prior added up, over all graphs and over all missing people.

    ``along`` holds logarithms for each number of missing people of the grid, ``shares`` for
    each graph. Graphs are taken block by block, so that memory stays small.
    """

    def __init__(
        self,
        likelihood: _Likelihood,
        among: Graphs,
        grid: Floats,
        prior: Prior,
        progress: Progress = silent,
    ) -> None:
        self.grid, self.along = grid, np.full(len(grid), -np.inf)
        self.shares = np.empty(len(among))
        common = likelihood.common(grid, prior)
        steps = np.log(np.gradient(grid))
        size = max(1, (_BLOCK * _COARSE) // len(grid))
        for start in range(0, len(among), size):
            if size < len(among):
                progress(STEP, start, len(among))
            rows = slice(start, start + size)
            logs = likelihood.of(_chosen(among, rows), grid) + common
            self.shares[rows] = logsumexp(logs + steps, axis=1) + _rise(logs)
            self.along = np.logaddexp(self.along, logsumexp(logs, axis=0))

    def enough(self) -> NDArray[np.intp]:
        """The graphs without which the rest would be too little."""
        chances = np.exp(self.shares - logsumexp(self.shares))
        order = np.argsort(-chances, kind="stable")
        number = int(np.searchsorted(np.cumsum(chances[order]), 1 - NEGLIGIBLE)) + 1
        return np.sort(order[:number])

    def reach(self) -> tuple[int, int]:
        """From where to where anything is likely."""
        likely = np.flatnonzero(self.along > self.along.max() - _UNLIKELY)
        first, last = max(likely[0] - 1, 0), min(likely[-1] + 1, len(self.grid) - 1)
        return int(self.grid[first]), int(self.grid[last])

    @property
    def is_close(self) -> bool:
        """Whether the grid tells the likely numbers well apart."""
        first, last = self.reach()
        inside = (self.grid >= first) & (self.grid <= last)
        return int(inside.sum()) >= min(_CLOSE // 4, last - first + 1)

    def closer(self) -> Floats:
        """A grid that takes the likely numbers closely, and the fewest missing one by one."""
        first, last = self.reach()
        ones = first + np.arange(min(last - first, _ONE_BY_ONE))
        inside = self.grid[(self.grid >= first) & (self.grid <= last)]
        return np.unique(np.concatenate((ones, inside, np.linspace(first, last, _CLOSE).round())))


def _rise(logs: Floats) -> Floats:
    """How much higher than on the grid each row may be between its points, by a parabola."""
    rows = np.arange(len(logs))
    at = np.clip(logs.argmax(axis=1), 1, logs.shape[1] - 2)
    before, top, after = logs[rows, at - 1], logs[rows, at], logs[rows, at + 1]
    bend = np.maximum(2 * top - before - after, 0)
    within = np.abs(after - before) < 2 * bend
    return np.where(within, (after - before) ** 2 / np.maximum(8 * bend, 1e-300), 0.0)


def _best(kept: Graphs, close: _Sums, table: Patterns) -> Iterable[Share]:
    shares = np.exp(close.shares - logsumexp(close.shares))
    for row in np.argsort(-shares, kind="stable")[:SHOWN]:
        yield tuple(_pairs(int(kept.edges[row]), table.lists)), float(shares[row])


def _chosen(among: Graphs, rows: slice | NDArray[np.intp]) -> Graphs:
    return Graphs(among.edges[rows], among.whole[rows], among.parted[rows])


def _pairs(edges: int, lists: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    return (pair for i, pair in enumerate(combinations(lists, 2)) if edges >> i & 1)


class _Likelihood:
    """The likelihood of each set of lists, apart from what all graphs share.

    Of a set only the cell of people on none of its lists depends on how many are missing.
    """

    def __init__(self, table: Patterns, delta: float | None) -> None:
        self._recorded = table.recorded
        size = 1 << table.width
        cell = delta if delta is not None else 1 / size
        self._fixed, self._unseen = np.empty(size), np.empty(size)
        for chosen in range(size):
            counts = _margin(table, chosen)
            weight = cell * 2 ** (table.width - chosen.bit_count())
            self._fixed[chosen] = gammaln(counts[1:] + weight).sum()
            self._fixed[chosen] -= len(counts) * gammaln(weight)
            self._unseen[chosen] = counts[0] + weight

    def of(self, among: Graphs, grid: Floats) -> Floats:
        """Logarithms: a row for each graph, a column for each number of missing people."""
        exponents = among.exponents(len(self._fixed)).astype(np.float64)
        moving: Floats = exponents @ gammaln(self._unseen[:, None] + grid)
        return moving + (exponents @ self._fixed)[:, None]

    def common(self, grid: Floats, prior: Prior) -> Floats:
        """What every graph has in common at each number of missing people."""
        total = self._recorded + grid
        return np.asarray(gammaln(total + 1) - gammaln(grid + 1) + prior(total))


def _margin(table: Patterns, chosen: int) -> Floats:
    """The counts of people by which of the chosen lists they are on; on none of them first."""
    places = [j for j in range(table.width) if chosen >> j & 1]
    counts = np.zeros(1 << len(places))
    for pattern, count in table.cells:
        counts[sum(1 << i for i, j in enumerate(places) if pattern >> j & 1)] += count
    return counts
