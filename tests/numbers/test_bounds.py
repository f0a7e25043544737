"""The lower bound, and the figure whose one assumption is a slider."""

import pytest
from tables.patterns import kosovo, velmara
from tables.printed import by_bits

from habeas.numbers.bounds import at_least, no_highest_interaction


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
