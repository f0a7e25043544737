"""How likely each number of people is, as bars."""

import numpy as np
import pytest
from tables.patterns import spina_bifida

from habeas.numbers import families
from habeas.numbers.curves import BARS, curve


def test_bars_and_what_lies_beyond_them_make_up_everything():
    draws = np.random.default_rng(1).lognormal(6, 1, 4000)
    found = curve(draws)
    assert len(found.shares) == BARS
    assert 0.005 < found.beyond < 0.015
    assert sum(found.shares) + found.beyond == pytest.approx(1, abs=2e-3)


def test_one_value_alone_is_one_bar():
    found = curve(np.full(10, 300.0))
    assert found.last > found.first
    assert max(found.shares) == 1


def test_the_bars_of_graphs_stand_where_the_figure_does():
    figure = families.by_graphs(spina_bifida(), families.Settings())
    steps = np.linspace(figure.curve.first, figure.curve.last, BARS + 1)
    middles = (steps[1:] + steps[:-1]) / 2
    along = np.cumsum(figure.curve.shares)
    assert middles[np.searchsorted(along, 0.5)] == pytest.approx(figure.people, rel=0.03)
