"""Fitting many log-linear models at once to an incomplete table, and whether a fit exists.

Poisson likelihood by Newton's method, all models side by side. The mean of a pattern is the
exponential of the sum of its terms; the constant is then the logarithm of how many are missing
(S. E. Fienberg, The multiple recapture census, Biometrika 59 (1972) 591-603). Where nobody stands
on all lists of an interaction its term is minus infinity: the patterns that hold it are expected
empty and leave the table (L. Chan, B. W. Silverman and K. Vincent, Multiple systems estimation for
sparse capture data, JASA 116 (2021) 1297-1306).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from habeas.numbers.hierarchies import Model
from habeas.numbers.newton import Floats, Found, Truths, fitted

_BLOCK = 1 << 20
"""About how many numbers the information of the models fitted together may hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """Models fitted, one row each.

    ``missing``: the estimated number of people on no list; ``deviance``: minus twice the
    log-likelihood, up to a constant of the table; ``size``: terms with the constant;
    ``spread``: the variance of the constant; ``settled``: whether Newton's method came to rest.
    """

    missing: Floats
    deviance: Floats
    size: NDArray[np.int64]
    spread: Floats
    settled: Truths


class Design:
    """The terms that models on some lists may have, and the patterns they speak of."""

    def __init__(self, width: int, among: Sequence[Model]) -> None:
        pairs = sorted(set().union(*among)) if among else []
        self.terms = [0, *(1 << j for j in range(width)), *pairs]
        cells = np.arange(1, 1 << width)
        terms = np.array(self.terms)
        self.holds: Truths = (cells[:, None] & terms) == terms
        always = width + 1
        self.used = np.ones((len(among), len(terms)), dtype=bool)
        for row, model in enumerate(among):
            self.used[row, always:] = [term in model for term in pairs]

    def fit(self, counts: Floats) -> Fits:
        """Every model fitted to counts, a row for each; one row of counts serves all.

        A row holds the counts of the patterns from 1 on.
        """
        rows = np.broadcast_to(counts, (len(self.used), counts.shape[-1]))
        size = max(1, _BLOCK // len(self.terms) ** 2)
        blocks = [slice(at, at + size) for at in range(0, len(rows), size)]
        parts = [self._block(self.used[block], rows[block]) for block in blocks]
        with np.errstate(over="ignore"):
            missing = np.exp(np.concatenate([part.terms[:, 0] for part in parts]))
        return Fits(
            missing,
            np.concatenate([part.deviance for part in parts]),
            self.used.sum(axis=1),
            np.concatenate([part.spread for part in parts]),
            np.concatenate([part.settled for part in parts]),
        )

    def _block(self, used: Truths, counts: Floats) -> Found:
        return fitted(self.holds.astype(float), counts, *self.left(used, counts))

    def left(self, used: Truths, counts: Floats) -> tuple[Truths, Truths]:
        """Which terms and which patterns stay once empty interactions are out."""
        empty = counts @ self.holds == 0
        gone = used & empty
        cells = gone.astype(float) @ self.holds.T == 0
        return used & ~empty, cells

    def exists(self, row: int, counts: Floats) -> bool:
        """Whether a model has an estimate: its terms can be told apart and none runs away.

        The sums of the table must be those of some table without an empty pattern (S. E.
        Fienberg and A. Rinaldo, Maximum likelihood estimation in log-linear models, Annals of
        Statistics 40 (2012) 996-1023), which linear programming decides.
        """
        kept, cells = self.left(self.used[row : row + 1], counts[None])
        design = self.holds[cells[0]][:, kept[0]].astype(float)
        if np.linalg.matrix_rank(design) < design.shape[1]:
            return False
        wanted = counts[cells[0]] @ design
        scale = max(wanted.max(), 1.0)
        equal = np.hstack([design.T, design.sum(axis=0)[:, None]])
        costs = np.zeros(len(design) + 1)
        costs[-1] = -1.0
        answer = linprog(costs, A_eq=equal, b_eq=wanted / scale, bounds=(0, None))
        return bool(answer.status == 0 and -answer.fun * scale > 1e-7)
