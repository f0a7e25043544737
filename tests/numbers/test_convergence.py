"""The figures of ArviZ 0.23.4 were made once from the same chains: ``az.rhat(x)``, ``az.ess(x)``,
``az.ess(x, method="tail", prob=(0.05, 0.95))`` and ``az.ess(x, method="mean")``.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tables.chains import CASES, chains

from habeas.numbers.convergence import bulk_ess, mean_ess, quantile_ess, r_hat, tail_ess

ARVIZ = {
    "independent": (1.00086087, 748.4015577, 736.4061444, 755.6366357),
    "slow": (1.178705027, 17.37933834, 106.8735631, 17.33665288),
    "alternating": (1.000065911, 1666.89075, 574.1829874, 1666.89075),
    "apart": (1.153366925, 38.09999765, 386.7694296, 38.64203868),
    "heavy": (1.001960558, 201.742209, 237.768746, 302.6727837),
}


@pytest.mark.parametrize("name", ARVIZ)
def test_every_figure_is_that_of_arviz(name):
    drawn = chains(**CASES[name])
    found = (r_hat(drawn), bulk_ess(drawn), tail_ess(drawn), mean_ess(drawn))
    assert found == pytest.approx(ARVIZ[name], rel=1e-8)


def test_one_chain_alone_is_judged_by_its_halves():
    drawn = chains(**CASES["one"])
    assert bulk_ess(drawn) == pytest.approx(126.2936462, rel=1e-8)
    assert r_hat(drawn) < 1.01
    assert r_hat(drawn + np.linspace(0, 20, 300)) > 1.5


def test_nothing_is_said_of_what_does_not_move_or_is_too_short():
    for drawn in (np.ones((4, 100)), chains(4, 6, 0.0), np.full((4, 100), np.nan)):
        assert all(math.isnan(f(drawn)) for f in (r_hat, bulk_ess, tail_ess, mean_ess))


@settings(max_examples=60)
@given(
    some.integers(2, 6), some.integers(10, 60), some.floats(-0.9, 0.9), some.integers(1, 2**31 - 2)
)
def test_the_figures_do_not_change_with_the_unit(number, length, memory, seed):
    drawn = chains(number, length, memory, seed)
    assert bulk_ess(np.arcsinh(drawn)) == pytest.approx(bulk_ess(drawn), rel=1e-6)
    for figure in (r_hat, tail_ess):
        assert figure(4 * drawn) == pytest.approx(figure(drawn), rel=1e-6)


@settings(max_examples=60)
@given(some.integers(1, 6), some.integers(8, 60), some.integers(1, 2**31 - 2))
def test_no_chain_claims_more_than_draws_times_their_logarithm(number, length, seed):
    drawn = chains(number, length, -0.9, seed)
    most = drawn.size * math.log10(drawn.size)
    assert 0 < bulk_ess(drawn) <= most * 1.001
    assert 0 < quantile_ess(drawn, 0.5) <= most * 1.001
