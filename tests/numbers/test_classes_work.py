"""How much work chains of many lists may be, and lists left out from where all chains ended."""

import numpy as np
import pytest
from tables.patterns import kosovo

from habeas.numbers import classes, classes_left
from habeas.numbers.classes import Settings
from habeas.numbers.classes_work import MOST_WORK, Work
from habeas.numbers.families import Family, of_chains
from habeas.numbers.families import Settings as FamilySettings
from habeas.numbers.leaving import each_left_out
from habeas.numbers.patterns import Patterns
from habeas.words.progress import silent

USUAL = (32, 200, 400)


def found_by(lists, people=400, seed=1):
    """So many lists that each find three in twenty of all."""
    on = np.random.default_rng(seed).uniform(size=(people, lists)) < 0.15
    patterns = (sum(1 << int(j) for j in np.flatnonzero(row)) for row in on)
    return Patterns.of((f"list {j}" for j in range(lists)), ((one, 1) for one in patterns))


@pytest.mark.parametrize("cells", [10, 4095, 10**6])
def test_up_to_twelve_lists_nothing_is_bounded(cells):
    work = Work.of(12, cells, 10)
    assert work.within(*USUAL) == USUAL
    assert work.allows(32, 10**9)


@pytest.mark.parametrize(("cells", "chains"), [(300, 32), (2600, 8), (5000, 8)])
def test_of_many_lists_no_more_is_run_than_may_be_and_never_fewer_than_eight_chains(cells, chains):
    work = Work.of(30, cells, 10)
    found, warm_up, draws = work.within(*USUAL)
    assert found == chains
    assert work.each * found * (warm_up + draws) <= MOST_WORK
    assert warm_up >= 60
    assert draws >= 100


def test_whoever_asks_for_less_gets_less():
    assert Work.of(30, 10**6, 10).within(4, 20, 30) == (4, 20, 30)


def test_chains_that_may_go_no_further_say_so(monkeypatch):
    table = found_by(13, people=200)
    monkeypatch.setattr(classes.Chains, "agree", False)
    monkeypatch.setattr(classes.Chains, "is_hopeless", False)
    few = Settings(3, chains=8, warm_up=20, draws=40, tries=2)
    found = classes.sample(table, few, 1, silent, Work(1, 8 * 70))
    assert found.is_cut
    assert found.people.shape == (8, 40)
    figure, _ = of_chains(found, 3)
    assert figure.diagnostics["stopped_early"] is True


def test_chains_without_a_bound_never_stop_early():
    few = Settings(2, chains=8, warm_up=20, draws=40, tries=2, patience=1)
    found = classes.sample(kosovo(), few, 1, silent, Work.of(4, 15, 2))
    assert not found.is_cut
    assert np.array_equal(found.people, classes.sample(kosovo(), few, 1).people)


@pytest.fixture(scope="module")
def many():
    """Thirteen lists, and chains of them."""
    table = found_by(13)
    settings = Settings(2, chains=8, warm_up=60, draws=100, tries=2, patience=0)
    return table, classes.sample(table, settings, 1)


def test_a_list_is_left_out_from_where_the_chains_of_all_ended(many):
    table, chains = many
    full, _ = of_chains(chains, 2)
    told = list(each_left_out(table, full, FamilySettings(), 1, silent, chains.walk))
    assert [one.name for one in told] == list(table.lists)
    for one in told:
        assert one.without.family is Family.CLASSES
        assert one.without.lower <= 400 <= one.without.upper
        assert not one.is_apart


def test_chains_without_a_list_say_what_chains_that_begin_anew_do(many):
    table, chains = many
    quick = classes_left.sample(table, 4, chains.walk, 1).people
    settings = Settings(2, chains=8, warm_up=60, draws=100, tries=2, patience=0)
    anew = classes.sample(table.without(4), settings, 2).people
    assert np.median(quick) == pytest.approx(np.median(anew), abs=anew.std() / 2)
    assert quick.std() == pytest.approx(anew.std(), rel=0.4)


def test_the_same_seed_leaves_out_the_same(many):
    table, chains = many
    one, again = (classes_left.sample(table, 0, chains.walk, 3) for _ in range(2))
    assert np.array_equal(one.people, again.people)
