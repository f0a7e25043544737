"""The lower bound, and the figure whose one assumption is a slider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables.patterns import kosovo, velmara
from tables.printed import by_bits

from habeas.numbers.bounds import at_least, no_highest_interaction

BITS = ("100", "010", "110", "001", "101", "011", "111")


def test_the_figure_without_highest_interaction_is_that_of_the_other_program():
    found = no_highest_interaction(kosovo())  # R's Rcapture 1.4-4, closedpCI.t
    assert round(found.people) == 16_574
    assert (round(found.lower, 1), round(found.upper, 1)) == (9114.5, 35335.7)


def test_the_slider_moves_the_figure_and_nothing_in_the_table_speaks_against_it():
    held = [no_highest_interaction(kosovo(), odds).people for odds in (0.25, 0.5, 1, 2)]
    assert held == sorted(held)
    assert held[-1] > 2 * held[0]


def test_a_pattern_without_anybody_leaves_no_figure():
    assert no_highest_interaction(velmara()) is None


def test_the_lower_bound_of_lists_that_are_independent_is_the_truth():
    # Chances of 1/2, 1/3 and 1/4 among 2,400 people: 600 are on no list.
    cells = {"100": 600, "010": 300, "001": 200, "110": 300, "101": 200, "011": 100, "111": 100}
    assert at_least(by_bits("ABC", cells)).people == pytest.approx(2400, abs=0.01)


def test_people_who_are_harder_to_find_make_it_a_bound():
    # The same, and 2,400 more of whom every list found a tenth as many, in odds.
    easy = {"100": 600, "010": 300, "001": 200, "110": 300, "101": 200, "011": 100, "111": 100}
    odds = {"100": 0.1, "010": 0.05, "001": 0.1 / 3}
    odds |= {"110": 0.005, "101": 0.1 * 0.1 / 3, "011": 0.05 * 0.1 / 3, "111": 0.005 * 0.1 / 3}
    nobody = 2400 / (1 + sum(odds.values()))
    cells = {bits: n + round(nobody * odds[bits]) for bits, n in easy.items()}
    found = at_least(by_bits("ABC", cells))
    assert sum(cells.values()) < found.people < 4800


def test_without_people_on_two_lists_there_is_no_bound():
    assert at_least(by_bits("ABC", {"100": 9, "010": 8, "001": 7})) is None


def test_few_people_may_be_all_there_are():
    few = by_bits("ABC", dict(zip(BITS, (1, 5, 1, 30, 30, 30, 13), strict=True)))
    found = no_highest_interaction(few)
    assert found.lower == few.recorded < found.people < found.upper


@given(st.lists(st.integers(1, 60), min_size=7, max_size=7))
def test_every_full_table_has_a_figure_within_its_ends(counts):
    table = by_bits("ABC", dict(zip(BITS, counts, strict=True)))
    found = no_highest_interaction(table)
    assert table.recorded <= found.lower <= found.people <= found.upper
