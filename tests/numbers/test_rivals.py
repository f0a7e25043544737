"""What an uneven population would make of a table, and whether the table speaks against it."""

import numpy as np
import pytest
from scipy.optimize import check_grad
from tables.patterns import kosovo, velmara

from habeas.numbers.classes_model import Cells
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import (
    AS_LIKELY,
    EVEN,
    HARDLY_FOUND,
    MORE_VISIBLE,
    Rival,
    _Population,
    rivals,
)


def expected(people, kinds, lists=4):
    """The table that such people make on average; kinds by share and chance of every list."""
    bits = np.arange(1 << lists)[:, None] >> np.arange(lists) & 1
    each = sum(share * np.where(bits == 1, p, 1 - p).prod(axis=1) for share, p in kinds)
    return Patterns.of("abcdefgh"[:lists], enumerate(np.round(people * each[1:]).tolist(), 1))


def odds_times(chance, times):
    odds = chance / (1 - chance) * times
    return odds / (1 + odds)


def test_people_as_uneven_as_that_are_found_as_many_as_they_were():
    table = expected(50_000, ((1 / 3, odds_times(0.1, 4)), (2 / 3, 0.1)))
    found = rivals(table, seed=1).uneven
    assert found.people == pytest.approx(50_000, rel=0.01)
    assert found.is_as_likely


def test_so_many_even_people_speak_against_it():
    assert not rivals(expected(50_000, ((1, 0.2),)), seed=1).uneven.is_as_likely


def test_few_even_people_cannot_speak_against_it():
    assert rivals(expected(150, ((1, 0.2),)), seed=1).uneven.is_as_likely


def test_two_in_five_twenty_times_as_hard_to_find_are_found_as_many_as_they_were():
    table = expected(50_000, ((3 / 5, 0.2), (2 / 5, odds_times(0.2, 1 / 20))))
    found = rivals(table, seed=1).hidden
    assert found.people == pytest.approx(50_000, rel=0.01)
    assert found.is_as_likely


def test_even_people_do_not_speak_against_others_who_are_hardly_found():
    found = rivals(expected(2_000, ((1, 0.2),)), seed=1).hidden
    assert found.is_as_likely
    assert found.people == pytest.approx(2_000 / (3 / 5), rel=0.1)


def test_a_group_hardly_ever_listed_leaves_no_trace():
    hidden = rivals(expected(2000, ((0.6, 0.2), (0.4, 0.005))), seed=1).uneven
    without = rivals(expected(1200, ((1, 0.2),)), seed=1).uneven
    assert hidden.people == pytest.approx(without.people, rel=0.05)


def test_it_reaches_further_the_fewer_there_are():
    few, many = (rivals(expected(n, ((1, 0.2),)), seed=1).uneven for n in (150, 1500))
    assert many.people < many.reach
    assert few.reach / few.people > 1.2 * many.reach / many.people


def test_uneven_people_are_more_than_the_recorded_and_the_same_seed_finds_the_same():
    found = rivals(velmara(), seed=3)
    for one in (found.uneven, found.hidden):
        assert velmara().recorded < one.people <= one.reach
    assert rivals(velmara(), seed=3) == found


def test_as_likely_is_a_bound():
    assert Rival(1, 1, AS_LIKELY).is_as_likely
    assert not Rival(1, 1, AS_LIKELY + 1e-9).is_as_likely


@pytest.mark.parametrize("parts", [EVEN, MORE_VISIBLE, HARDLY_FOUND])
@pytest.mark.parametrize("unlisted", [None, 900.0])
def test_the_slope_is_that_of_the_loss(parts, unlisted):
    population = _Population(Cells.of(kosovo()), 2, parts)
    point = population.start(np.random.default_rng(1))

    def loss(at):
        return population.loss(at, unlisted)[0]

    def slope(at):
        return population.loss(at, unlisted)[1]

    assert check_grad(loss, slope, point) < 1e-4 * np.abs(slope(point)).max()
