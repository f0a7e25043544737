"""Several answers to one question as one: linkages drawn anew, missing fields filled anew.

Two rules. ``mixture`` throws the draws of all answers together. ``by_moments`` is the rule for
multiple imputation (D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, 1987; A. Gelman
et al., Bayesian Data Analysis, 3rd ed., 2013, section 18.2) with the spread taken of the logarithm
of the number of missing people, and Student's distribution. The degrees of freedom are those that
the second prints, ``(M - 1) (1 + W / B / (M + 1))^2``. Rubin's own, ``(M - 1) (1 + M W / B / (M +
1))^2``, are more: they would make the interval narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import t as student

from habeas.numbers.faults import NothingToPool

Floats = NDArray[np.float64]

FEW = 10
"""Below this many answers the spread between them is hardly known."""
_NOBODY = 0.1
"""What stands for nobody missing where a logarithm is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One answer: people recorded, and draws of people in all."""

    recorded: int
    people: ArrayLike

    @property
    def missing(self) -> Floats:
        """Draws of the people on no list; below nobody there is none."""
        missing: Floats = np.maximum(np.asarray(self.people, dtype=float) - self.recorded, 0.0)
        return missing


@dataclass(frozen=True, slots=True)
class Pooled:
    """People in all with a 95 % interval. ``few``: from so few answers that the spread is shaky."""

    people: int
    lower: int
    upper: int
    answers: int

    @property
    def few(self) -> bool:
        """Whether the spread between the answers is hardly known."""
        return self.answers < FEW


def mixture(answers: Sequence[Answer]) -> Pooled:
    """The draws of all answers together, each answer with the same weight.

    The figure is the median. Raises NothingToPool for fewer than two.
    """
    _check(answers)
    draws = [np.asarray(answer.people, dtype=float) for answer in answers]
    weights = np.concatenate([np.full(len(one), 1 / len(one) / len(draws)) for one in draws])
    people = np.concatenate(draws)
    order = np.argsort(people, kind="stable")
    reached = np.cumsum(weights[order])
    at = [np.searchsorted(reached, share - 1e-12) for share in (0.5, 0.025, 0.975)]
    middle, lower, upper = (round(float(people[order][place])) for place in at)
    return Pooled(middle, lower, upper, len(answers))


def by_moments(answers: Sequence[Answer]) -> Pooled:
    """The mean of the missing, with the variance within and between answers of its logarithm.

    The variance between is raised by ``(M + 1) / M`` for M answers. Raises NothingToPool for
    fewer than two.
    """
    _check(answers)
    number = len(answers)
    logs = [np.log(np.where(a.missing == 0, _NOBODY, a.missing)) for a in answers]
    centres = np.array([one.mean() for one in logs])
    within = float(np.mean([one.var(ddof=1) for one in logs]))
    between = float(centres.var(ddof=1))
    reach = (within + between * (number + 1) / number) ** 0.5 * _student(within, between, number)
    recorded = round(float(np.mean([answer.recorded for answer in answers])))
    lower, upper = (
        recorded + round(float(np.exp(centres.mean() + end))) for end in (-reach, reach)
    )
    middle = recorded + round(float(np.mean([answer.missing.mean() for answer in answers])))
    return Pooled(middle, lower, upper, number)


def _student(within: float, between: float, number: int) -> float:
    """The quantile of Student's distribution: few answers that lie apart count for less."""
    if between == 0:
        return float(student.ppf(0.975, np.inf))
    freedom = (number - 1) * (1 + within / between / (number + 1)) ** 2
    return float(student.ppf(0.975, freedom))


def _check(answers: Sequence[Answer]) -> None:
    if len(answers) < 2:
        raise NothingToPool(n=len(answers))
