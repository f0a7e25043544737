"""Whether chains that ought to tell the same story do: R-hat and effective sample sizes.

Rank-normalised split R-hat and effective sample sizes of bulk and tails after A. Vehtari,
A. Gelman, D. Simpson, B. Carpenter and P.-C. Bürkner, Rank-normalization, folding, and
localization, Bayesian Analysis 16 (2021); autocovariances are summed by C. J. Geyer's initial
monotone sequence, Practical Markov chain Monte Carlo, Statistical Science 7 (1992). Every
function takes ``(chains, draws)``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

Floats = NDArray[np.float64]

FEWEST = 8
"""Draws of a chain below which nothing is said of it."""


def r_hat(draws: Floats) -> float:
    """Rank-normalised split R-hat: the larger of location and spread.

    1 when all halves of all chains look alike; NaN for constant or too few draws.
    """
    halves = _halves(draws)
    if not _can_be_judged(halves):
        return float("nan")
    folded = np.abs(halves - np.median(halves))
    return max(_plain_r_hat(_ranked(halves)), _plain_r_hat(_ranked(folded)))


def bulk_ess(draws: Floats) -> float:
    """Effective sample size in the middle of the distribution."""
    halves = _halves(draws)
    return _ess(_ranked(halves)) if _can_be_judged(halves) else float("nan")


def tail_ess(draws: Floats, share: float = 0.05) -> float:
    """The smaller effective sample size of the two tails that hold ``share`` each."""
    halves = _halves(draws)
    if not _can_be_judged(halves):
        return float("nan")
    return min(quantile_ess(draws, share), quantile_ess(draws, 1.0 - share))


def quantile_ess(draws: Floats, share: float) -> float:
    """Effective sample size for the quantile at ``share``."""
    halves = _halves(draws)
    below = (halves <= np.quantile(draws, share)).astype(np.float64)
    return _ess(below) if _can_be_judged(below) else float(below.size)


def mean_ess(draws: Floats) -> float:
    """Effective sample size for the mean itself, without ranks."""
    halves = _halves(draws)
    return _ess(halves) if _can_be_judged(halves) else float("nan")


def _halves(draws: Floats) -> Floats:
    """Each chain in two, so that a chain that drifts disagrees with itself."""
    draws = np.atleast_2d(np.asarray(draws, dtype=np.float64))
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, draws.shape[1] - half :]])


def _can_be_judged(halves: Floats) -> bool:
    is_long = halves.shape[1] >= FEWEST // 2
    return is_long and bool(np.isfinite(halves).all()) and bool(np.ptp(halves) > 0)


def _ranked(draws: Floats) -> Floats:
    """Normal scores of the ranks over all chains (Blom's offset)."""
    ranks = rankdata(draws).reshape(draws.shape)
    scores: Floats = ndtri((ranks - 0.375) / (draws.size + 0.25))
    return scores


def _plain_r_hat(draws: Floats) -> float:
    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    between = draws.mean(axis=1).var(ddof=1) if len(draws) > 1 else 0.0
    if within == 0:
        return float("inf")
    return float(np.sqrt((length - 1) / length + between / within))


def _autocovariances(draws: Floats) -> Floats:
    """Of each chain at every lag, divided by the length, by Fourier transform."""
    length = draws.shape[1]
    centred = draws - draws.mean(axis=1, keepdims=True)
    size = 1 << (2 * length - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, size)) ** 2
    covariances: Floats = np.fft.irfft(power, size)[:, :length] / length
    return covariances


def _ess(draws: Floats) -> float:
    """Effective sample size over all chains, at most ``S log10 S``."""
    chains, length = draws.shape
    covariances = _autocovariances(draws)
    within = covariances[:, 0].mean() * length / (length - 1)
    pooled = within * (length - 1) / length
    if chains > 1:
        pooled += draws.mean(axis=1).var(ddof=1)
    if pooled == 0:
        return float("nan")
    correlations = 1.0 - (within - covariances.mean(axis=0)) / pooled
    correlations[0] = 1.0
    total = chains * length
    time = max(_monotone_time(correlations), 1.0 / np.log10(total))
    return float(total / time)


def _monotone_time(correlations: Floats) -> float:
    """Geyer's initial monotone estimate of the integrated autocorrelation time."""
    last = (len(correlations) - 3) // 2
    pairs = correlations[: 2 * last : 2] + correlations[1 : 2 * last + 1 : 2]
    ended = np.flatnonzero(pairs < 0)
    kept = int(ended[0]) if len(ended) else len(pairs)
    held = np.minimum.accumulate(pairs[:kept])
    following = correlations[2 * kept] if 2 * kept < len(correlations) else 0.0
    return float(-1.0 + 2.0 * held.sum() + max(following, 0.0))
