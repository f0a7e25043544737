"""Missing fields filled by chance, given the lists that people stand on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.numbers.imputing import People, filled, may_be

NORTH, SOUTH = 0, 1


def made_up(number, missing, seed=1):
    """People of two places, of which the first list reaches hardly any of the south."""
    chance = np.random.default_rng(seed)
    place = chance.integers(0, 2, number)
    reach = np.where(place[:, None] == NORTH, [0.8, 0.4], [0.1, 0.4])
    lists = (chance.uniform(size=(number, 2)) < reach).astype(float)
    told = [
        frozenset() if one else frozenset({int(at)})
        for one, at in zip(chance.uniform(size=number) < missing, place, strict=True)
    ]
    return People(lists, (may_be(told, 2),)), place, np.array([not one for one in told])


def test_what_is_known_stays_as_it_was_told():
    people, place, unknown = made_up(400, 0.5)
    values = filled(people, np.random.default_rng(2))[:, 0]
    assert (values[~unknown] == place[~unknown]).all()


def test_people_are_filled_as_the_lists_they_stand_on_have_them():
    people, place, unknown = made_up(6000, 0.5)
    values = filled(people, np.random.default_rng(2))[:, 0]
    on_first = people.lists[:, 0] == 1
    for part in (on_first, ~on_first):
        drawn, true = values[unknown & part].mean(), place[unknown & part].mean()
        assert drawn == pytest.approx(true, abs=0.04)
    assert values[unknown & on_first].mean() < 0.25 < values[unknown & ~on_first].mean()


def test_fills_differ_from_each_other_and_the_same_chance_fills_the_same():
    people, _place, _unknown = made_up(400, 0.5)
    one, same, other = (filled(people, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert (one == same).all()
    assert (one != other).any()


def test_where_lists_differ_one_of_what_they_say_is_drawn():
    lists = np.ones((200, 2))
    told = [frozenset({0, 2})] * 100 + [frozenset({n % 3}) for n in range(100)]
    values = filled(People(lists, (may_be(told, 3),)), np.random.default_rng(1))[:100, 0]
    assert set(values.tolist()) == {0, 2}


def test_fields_that_depend_on_each_other_stay_so_when_both_are_filled():
    chance = np.random.default_rng(5)
    place = chance.integers(0, 2, 4000)
    year = np.where(chance.uniform(size=4000) < 0.9, place, 1 - place)
    lost = chance.uniform(size=(4000, 2)) < 0.3
    fields = tuple(
        may_be(
            [frozenset() if gone else frozenset({int(v)}) for gone, v in zip(*one, strict=True)], 2
        )
        for one in ((lost[:, 0], place), (lost[:, 1], year))
    )
    values = filled(People(np.ones((4000, 1)), fields), chance)
    open_ones = lost.any(axis=1)
    alike = (values[open_ones, 0] == values[open_ones, 1]).mean()
    assert alike == pytest.approx(0.9, abs=0.04)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 7), st.frozensets(st.integers(0, 2))), min_size=1, max_size=25
    ),
    st.integers(0, 2**32 - 1),
)
def test_nobody_is_given_what_no_list_allows(people, seed):
    patterns = np.array([pattern for pattern, _ in people])
    lists = (patterns[:, None] >> np.arange(3) & 1).astype(float)
    field = may_be([told for _, told in people], 3)
    values = filled(People(lists, (field,)), np.random.default_rng(seed))[:, 0]
    assert field[np.arange(len(people)), values].all()
