"""Latent classes over many tables at once."""

import numpy as np
import pytest
from tables.patterns import kosovo, times, velmara

from habeas.numbers import classes, classes_many
from habeas.numbers.patterns import Patterns

SETTINGS = classes_many.Settings(classes=2, chains=16, warm_up=100, draws=200, tries=2)


def counted(*tables):
    return np.array([table.counted() for table in tables], dtype=float).T


def test_each_table_has_its_own_answer_as_if_it_were_alone():
    chance = np.random.default_rng(1)
    both = classes_many.sample(counted(velmara(), times(velmara(), 3)), SETTINGS, chance)
    alone = classes.Settings(classes=2, chains=16, warm_up=100, draws=200, tries=2, patience=0)
    for held, table in zip(both.people, (velmara(), times(velmara(), 3)), strict=True):
        found = classes.sample(table, alone, seed=2).people
        assert np.median(held) == pytest.approx(np.median(found), rel=0.05)


def test_every_chain_of_a_table_has_at_least_its_recorded_people():
    tables = (velmara(), kosovo())
    drawn = classes_many.sample(counted(*tables), SETTINGS, np.random.default_rng(1))
    assert drawn.people.shape == drawn.log_likelihood.shape == (2, 16, 200)
    for held, table in zip(drawn.people, tables, strict=True):
        assert held.min() >= table.recorded
    assert (drawn.ends((0.025, 0.975))[0] < drawn.ends((0.025, 0.975))[1]).all()


def test_a_pattern_that_one_table_alone_has_is_in_the_other_with_nobody():
    bare = Patterns.of(velmara().lists, [(p, n) for p, n in velmara().cells if p != 14])
    drawn = classes_many.sample(counted(velmara(), bare), SETTINGS, np.random.default_rng(1))
    assert np.isfinite(drawn.log_likelihood).all()


def test_it_says_how_far_it_is():
    steps = []
    tiny = classes_many.Settings(classes=2, chains=2, warm_up=2, draws=3, tries=1)
    classes_many.sample(
        counted(velmara()),
        tiny,
        np.random.default_rng(1),
        "trying",
        lambda step, done, total: steps.append((step, done, total)),
    )
    assert steps == [("trying", n, 5) for n in range(5)]
