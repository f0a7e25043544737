"""Latent classes for several tables at once say what they say for each alone."""

import numpy as np
import pytest
from tables.patterns import times, velmara

from habeas.numbers import classes, side_by_side
from habeas.numbers.patterns import Patterns

QUICK = side_by_side.Settings(classes=3, chains=8, warm_up=80, draws=150, tries=2, patience=0)


def test_each_table_is_answered_as_it_would_be_alone():
    tables = [velmara(), times(velmara(), 4), times(velmara(), 16)]
    found = side_by_side.sample_each(tables, QUICK, seed=1)
    for table, chains in zip(tables, found, strict=True):
        alone = classes.sample(table, classes.Settings(3, 8, 80, 150, 2, 0), seed=2)
        assert chains.recorded == table.recorded == alone.recorded
        assert chains.cap == alone.cap
        assert np.median(chains.people) == pytest.approx(np.median(alone.people), rel=0.05)


def test_a_pattern_that_only_one_table_has_disturbs_no_other():
    one = velmara()
    other = Patterns.of(one.lists, (*one.cells, (15, 5)))
    alone = side_by_side.sample_each([one, one], QUICK, seed=1)[0]
    beside = side_by_side.sample_each([one, other], QUICK, seed=1)[0]
    assert np.median(beside.people) == pytest.approx(np.median(alone.people), rel=0.05)


def test_only_tables_whose_chains_disagree_are_begun_anew(monkeypatch):
    asked = []
    whole = side_by_side._sampled

    def noted(tables, settings, draws, *rest):
        asked.append((len(tables), draws))
        return whole(tables, settings, draws, *rest)

    monkeypatch.setattr(side_by_side, "_sampled", noted)
    monkeypatch.setattr(classes.Chains, "is_hopeless", property(lambda _: False))
    monkeypatch.setattr(classes.Chains, "agree", property(lambda one: one.recorded > 1000))
    patient = side_by_side.Settings(2, chains=2, warm_up=4, draws=8, tries=1, patience=2)
    side_by_side.sample_each([velmara(), times(velmara(), 16)], patient, seed=1)
    assert asked == [(2, 8), (1, 16), (1, 32)]


def test_the_same_seed_draws_the_same():
    one, same = (side_by_side.sample_each([velmara()] * 2, QUICK, seed=4) for _ in range(2))
    assert all((a.people == b.people).all() for a, b in zip(one, same, strict=True))
