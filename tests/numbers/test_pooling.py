"""Several answers to one question as one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.numbers.faults import NothingToPool
from habeas.numbers.pooling import Answer, by_moments, mixture

RULES = pytest.mark.parametrize("rule", [mixture, by_moments])


def answers(number, spread=0.0, seed=3):
    chance = np.random.default_rng(seed)
    shifts = chance.normal(0, spread, number)
    return [Answer(1000, 1000 + chance.lognormal(6 + s, 0.3, 2000)) for s in shifts]


@RULES
def test_one_answer_cannot_be_pooled(rule):
    with pytest.raises(NothingToPool):
        rule(answers(1))


@RULES
def test_answers_that_agree_keep_their_interval(rule):
    found = rule(answers(20))
    assert found.lower == pytest.approx(1000 + np.exp(6 - 1.96 * 0.3), rel=0.01)
    assert found.upper == pytest.approx(1000 + np.exp(6 + 1.96 * 0.3), rel=0.01)


@RULES
def test_answers_that_lie_apart_widen_the_interval(rule):
    alike, apart = rule(answers(20)), rule(answers(20, spread=0.5))
    assert apart.upper - apart.lower > 1.3 * (alike.upper - alike.lower)


def test_the_rule_by_moments_is_what_the_formula_says():
    # Two answers with logarithms of the missing 4 ± 1 and 6 ± 1, computed by hand.
    held = [Answer(10, 10 + np.exp([3.0, 5.0])), Answer(12, 12 + np.exp([5.0, 7.0]))]
    within, between, number = 2.0, 2.0, 2
    total = within + between * 3 / 2
    freedom = (1 + within / between / 3) ** 2
    from scipy.stats import t

    reach = t.ppf(0.975, freedom) * total**0.5
    found = by_moments(held)
    assert number == found.answers
    assert found.few
    assert found.lower == 11 + round(np.exp(5 - reach))
    assert found.upper == 11 + round(np.exp(5 + reach))
    assert found.people == 11 + round(np.mean([np.exp([3, 5]).mean(), np.exp([5, 7]).mean()]))


@given(st.lists(st.lists(st.integers(50, 10**6), min_size=2, max_size=5), min_size=2, max_size=5))
def test_no_rule_says_fewer_than_were_recorded(draws):
    held = [Answer(50, people) for people in draws]
    for rule in (mixture, by_moments):
        found = rule(held)
        assert 50 <= found.lower <= found.upper


def test_nobody_missing_is_an_answer_too():
    assert by_moments([Answer(50, [50, 50]), Answer(50, [50, 51])]).lower == 50
