"""Which lists can be used, and what an estimate may not rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables.patterns import kosovo, velmara

from habeas.numbers.faults import EmptyList, ListInsideAnother, ListsDoNotOverlap, TooFewLists
from habeas.numbers.overlaps import checked, overlaps
from habeas.numbers.patterns import Patterns

THREE = ("north", "south", "press")


def test_lists_that_meet_can_all_be_used():
    assert checked(kosovo()).usable == kosovo().lists


def test_two_lists_are_too_few():
    with pytest.raises(TooFewLists):
        checked(Patterns.of(THREE[:2], [(1, 5), (2, 6), (3, 4)]))


def test_a_list_without_anybody_is_refused_by_name():
    with pytest.raises(EmptyList, match="press"):
        checked(Patterns.of(THREE, [(1, 5), (2, 6), (3, 4)]))


def test_lists_that_share_nobody_are_refused():
    with pytest.raises(ListsDoNotOverlap):
        checked(Patterns.of(THREE, [(1, 5), (2, 6), (4, 4)]))


def test_of_three_lists_none_may_lie_within_another():
    with pytest.raises(ListInsideAnother, match="press"):
        checked(Patterns.of(THREE, [(1, 5), (2, 6), (3, 4), (6, 9), (7, 1)]))


def test_the_same_list_twice_is_one_inside_the_other():
    table = Patterns.of((*THREE, "copy"), [(9, 5), (2, 6), (4, 4), (11, 3), (6, 2), (13, 1)])
    assert checked(table).inside == (("copy", "north"),)


def test_a_small_list_within_a_large_one_is_only_told_when_enough_remain():
    table = Patterns.of((*THREE, "small"), [*velmara().without(3).cells, (9, 2)])
    found = checked(table)
    assert found.inside == (("small", "north"),)
    assert found.usable == THREE


@given(
    st.dictionaries(st.integers(1, 15), st.integers(1, 50), min_size=1),
    st.permutations(range(4)),
)
def test_how_lists_meet_does_not_hang_on_their_order(cells, order):
    names = "abcd"
    moved = {
        sum(1 << order.index(j) for j in range(4) if pattern >> j & 1): n
        for pattern, n in cells.items()
    }
    one = overlaps(Patterns.of(names, cells.items()))
    other = overlaps(Patterns.of([names[j] for j in order], moved.items()))
    assert set(one.apart) == set(other.apart)
    assert {frozenset(pair) for pair in one.strangers} == {
        frozenset(pair) for pair in other.strangers
    }


def test_without_a_list_whoever_was_on_it_alone_is_gone():
    table = kosovo()
    assert table.without(0).recorded == table.recorded - 1131
    assert table.without(0).lists == ("ABA", "OSCE", "HRW")
    assert table.without(0).on(1) == table.on(2)


def test_a_list_of_which_most_stand_on_another_is_asked_about_and_still_used():
    table = Patterns.of(THREE, [(1, 60), (2, 4), (3, 36), (4, 150), (5, 8), (6, 2)])
    found = checked(table)
    assert found.nearly == (("south", "north", 0.857),)
    assert found.usable == THREE


def test_a_list_that_holds_most_of_everybody_is_not_asked_about():
    table = Patterns.of(THREE, [(1, 90), (2, 5), (3, 45), (4, 5), (5, 45), (7, 20)])
    assert overlaps(table).nearly == ()


def test_a_few_shared_people_are_no_sign_of_a_copy():
    table = Patterns.of(THREE, [(1, 60), (2, 1), (3, 4), (4, 50), (5, 8), (6, 0)])
    assert overlaps(table).nearly == ()
