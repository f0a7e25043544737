"""Exchanging two classes leaves what is known of sizes and alpha as it is, and frees a last one."""

import numpy as np
from scipy.stats import chi2_contingency, ks_2samp

from habeas.numbers.classes_places import exchange_any

CLASSES = 4
PEOPLE = 6
CHAINS = 40_000


def from_the_prior(chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Members in one cell, and alpha, by breaking sticks."""
    alpha = np.maximum(chance.gamma(0.25, 4.0, CHAINS), 1e-12)
    sticks = chance.beta(1.0, alpha[:, None], (CHAINS, CLASSES - 1))
    left = np.cumprod(1.0 - sticks, axis=1)
    weights = np.hstack([sticks[:, :1], sticks[:, 1:] * left[:, :-1], left[:, -1:]])
    sizes = chance.multinomial(PEOPLE, weights / weights.sum(axis=1, keepdims=True))
    return sizes[:, None, :], alpha


def test_sizes_and_alpha_stay_distributed_as_the_prior_has_them() -> None:
    chance = np.random.default_rng(5)
    other, other_alpha = from_the_prior(chance)
    members, alpha = exchange_any(*from_the_prior(chance), chance)
    for place in range(CLASSES):
        table = [np.bincount(each[:, 0, place], minlength=PEOPLE + 1) for each in (members, other)]
        held = np.array(table)[:, np.sum(table, axis=0) > 0]
        assert chi2_contingency(held).pvalue > 0.001
    assert ks_2samp(alpha, other_alpha).pvalue > 0.001
    alone = (members[:, 0] > 0).sum(axis=1) == 1
    assert ks_2samp(alpha[alone], other_alpha[(other[:, 0] > 0).sum(axis=1) == 1]).pvalue > 0.001


def test_a_large_class_that_is_last_with_a_high_alpha_comes_forward_and_alpha_falls() -> None:
    chance = np.random.default_rng(6)
    members = np.tile(np.array([500, 200, 1, 1, 1, 1, 1, 1, 1, 300]), (50, 1))[:, None, :]
    alpha = np.full(50, 9.0)
    for _ in range(400):
        members, alpha = exchange_any(members, alpha, chance)
    assert (members[:, 0, -1] < 300).mean() > 0.9
    assert np.median(alpha) < 4.0
    assert (np.sort(members[:, 0], axis=1)[:, -3:] == [200, 300, 500]).all()
