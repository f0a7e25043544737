"""What would be said had one of the lists never been made."""

from tables.patterns import kosovo, spina_bifida
from tables.printed import by_bits

from habeas.numbers.families import Family, Settings, by_graphs
from habeas.numbers.leaving import each_left_out
from habeas.words.progress import silent

SETTINGS = Settings()


def left(table):
    full = by_graphs(table, SETTINGS)
    return list(each_left_out(table, full, SETTINGS, 1, silent))


def test_each_list_is_left_out_once_and_the_same_family_asked():
    found = left(kosovo())
    assert [one.name for one in found] == list(kosovo().lists)
    assert {one.without.family for one in found} == {Family.GRAPHS}


def test_the_answer_for_kosovo_rests_on_one_list():
    assert [one.name for one in left(kosovo()) if one.is_apart] == ["ABA"]


def test_of_three_lists_none_can_be_left_out():
    assert left(spina_bifida()) == []


def test_lists_that_are_independent_rest_on_none():
    # Chances of 1/2 four times among 16,000 people.
    cells = {f"{number:04b}": 1000 for number in range(1, 16)}
    assert not any(one.is_apart or one.is_outside for one in left(by_bits("ABCD", cells)))


def test_a_family_of_many_lists_is_left_to_the_classes():
    table = by_bits("ABCDEFGHI", {f"{1 << j | 1 << (j + 1) % 9:09b}": 3 for j in range(9)})
    assert by_graphs(table, SETTINGS).why_none.name == "none_too_many"
