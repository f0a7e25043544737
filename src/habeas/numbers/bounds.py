"""What can be said with least: a lower bound, and the figure whose one assumption is a slider.

The lower bound is A. Chao's (Biometrics 43 (1987) 783-791), for lists of unequal reach (L.-P.
Rivest and S. Baillargeon, Biometrics 63 (2007) 999-1006). Where some people are harder to find
than others, in the same way for every list, those never found are at least as many as those on
one list and on two lead to expect. Only these are looked at: Rivest and Baillargeon fit the reach
of each list to people on three or more as well, with a term for each number of lists. On nine
published tables the two differ by less than three parts in a thousand.

No-highest-interaction takes every dependence of the lists but the last one from the table. That
one cannot be learned from any table (S. Aleshin-Guendel, M. Sadinle and J. Wakefield, arXiv
2101.09304): ``odds`` says what it is taken to be, and 1 is no more than a convention.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import gammaln
from scipy.stats import chi2, norm

from habeas.numbers.newton import Floats, fitted
from habeas.numbers.patterns import Patterns

_WILD = 9.0
"""A variance of a logarithm beyond which nothing is bounded: a factor of 400 either way."""
_FAR = 20.0


@dataclass(frozen=True, slots=True)
class Bound:
    """How many people there are in all, with its 95 % bounds."""

    people: float
    lower: float
    upper: float


def at_least(table: Patterns) -> Bound | None:
    """The lower bound on how many people there are; None when too few are on two lists."""
    places = range(table.width)
    cells = [1 << j | 1 << k for j in places for k in range(j, table.width)]
    held = dict(table.cells)
    counts = np.array([[held.get(cell, 0) for cell in cells]], dtype=float)
    design = np.array([[1, *(cell >> j & 1 for j in places)] for cell in cells], dtype=float)
    met = np.array([[True, *((design[:, 1:].T @ counts[0]) > 0)]])
    reached = (design[:, 1:] @ ~met[0, 1:] == 0)[None]
    found = fitted(design, counts, met, reached)
    spread = float(found.spread[0])
    if not found.settled[0] or not spread < _WILD or np.linalg.matrix_rank(design[reached[0]]) < 2:
        return None
    missing, factor = np.exp(found.terms[0, 0]), np.exp(norm.ppf(0.975) * spread**0.5)
    people = (table.recorded + float(one) for one in (missing, missing / factor, missing * factor))
    return Bound(*people)


def no_highest_interaction(table: Patterns, odds: float = 1.0) -> Bound | None:
    """What the table says when the interaction of all lists multiplies the missing by ``odds``.

    The interval is by profile likelihood of the multinomial with the number of people unknown.
    None when some pattern was found on nobody: the figure is then nothing or without end.
    """
    counts = np.array(table.counted()[1:], dtype=float)
    if not counts.all():
        return None
    signs = np.array(
        [-1.0 if bin(cell).count("1") % 2 else 1.0 for cell in range(1, 1 << table.width)]
    )
    log_missing = float(np.log(odds) - signs @ np.log(counts))
    profile = _profile(counts, signs, float(np.log(odds)))
    best = minimize_scalar(
        lambda at: -profile(at), bounds=(log_missing - 1, log_missing + 1), options={"xatol": 1e-9}
    )
    enough = -float(best.fun) - float(chi2.ppf(0.95, 1)) / 2
    ends = (_end(profile, enough, best.x, away) for away in (-_FAR, _FAR))
    return Bound(*(table.recorded + float(np.exp(at)) for at in (best.x, *ends)))


def _end(profile: Callable[[float], float], enough: float, at: float, away: float) -> float:
    """Where the likelihood falls below what is enough; without end when it never does.

    With few people it often does not before nobody is missing.
    """
    if profile(at + away) >= enough:
        return float(np.copysign(np.inf, away))
    found: float = brentq(lambda one: profile(one) - enough, *sorted((at, at + away)))
    return found


def _profile(counts: Floats, signs: Floats, log_odds: float) -> Callable[[float], float]:
    """The log-likelihood of the logarithm of how many are missing, at its best over all else.

    The model leaves one freedom to a full table: how much every even pattern has above its
    count, and every odd one below.
    """

    def likelihood(log_missing: float) -> float:
        missing = float(np.exp(log_missing))
        all_counts, all_signs = np.append(counts, missing), np.append(signs, 1.0)

        def imbalance(shift: float) -> float:
            return float(all_signs @ np.log(all_counts + all_signs * shift)) - log_odds

        least, most = -all_counts[all_signs > 0].min(), all_counts[all_signs < 0].min()
        edge = 1e-12 * (most - least)
        shift = brentq(imbalance, least + edge, most - edge)
        shares = (all_counts + all_signs * shift) / all_counts.sum()
        total = all_counts.sum()
        return float(gammaln(total + 1) - gammaln(missing + 1) + all_counts @ np.log(shares))

    return likelihood
