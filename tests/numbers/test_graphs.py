"""Averaging over decomposable graphs, held against figures of another program (R's dga 2.0.2)."""

from itertools import combinations

import numpy as np
import pytest
from scipy.special import gammaln
from tables.patterns import kosovo, spina_bifida, times, two_stories
from tables.printed import by_bits, madigan_york_five, slavery

from habeas.numbers.decomposable import graphs
from habeas.numbers.graphs import Settings, average
from habeas.numbers.patterns import Patterns


def parts(found):
    quantiles = [found.quantile(share) for share in (0.5, 0.025, 0.975)]
    return *quantiles, round(found.mean, 2)


@pytest.mark.parametrize(("width", "number"), [(3, 8), (4, 61), (5, 822), (6, 18154)])
def test_there_are_as_many_graphs_as_are_known(width, number):
    assert len(graphs(width)) == number


def test_a_graph_with_a_round_of_four_and_no_chord_is_not_among_them():
    pairs = list(combinations(range(4), 2))
    ring = sum(1 << pairs.index(pair) for pair in [(0, 1), (1, 2), (2, 3), (0, 3)])
    assert ring not in set(graphs(4).edges.tolist())


def test_the_sets_of_a_graph_count_each_list_once():
    held = graphs(5)
    sizes = np.array([bin(chosen).count("1") for chosen in range(32)])
    assert (sizes[held.whole].sum(axis=1) - sizes[held.parted].sum(axis=1) == 5).all()


@pytest.mark.parametrize(
    ("table", "settings", "said"),
    [
        (kosovo(), Settings(most=20_000), (12595, 9827, 16543, 12749.17)),
        (slavery(), Settings(most=40_000), (22985, 10387, 33439, 21264.94)),
        (madigan_york_five(), Settings(0.5, 1, 300), (616, 588, 655, 617.82)),
    ],
)
def test_the_figures_are_those_of_the_other_program_to_each_digit(table, settings, said):
    assert parts(average(table, settings)) == said


def test_the_printed_example_has_its_printed_answer():
    shape, scale = 725**2 / 200**2, 200**2 / 725

    def prior(total):
        odds = np.log(scale / (1 + scale))
        return gammaln(total + shape) - gammaln(total + 1) + total * odds

    found = average(spina_bifida(), Settings(1.0, 1, 300), prior)
    assert found.likeliest == 728
    assert parts(found) == (731, 682, 797, 733.45)
    assert [round(share, 4) for _, share in found.best[:4]] == [0.3738, 0.3099, 0.2818, 0.0345]


def test_two_stories_are_both_told():
    low, high = average(two_stories()).modes()
    assert low.lower < 49_000 < low.upper < 110_000 < high.lower
    assert low.share + high.share == pytest.approx(1, abs=1e-6)


def test_one_story_is_told_as_one():
    assert len(average(kosovo()).modes()) == 1


def test_the_order_of_the_lists_changes_nothing():
    table = kosovo()
    turned = Patterns.of(
        reversed(table.lists), ((int(f"{cell:04b}"[::-1], 2), n) for cell, n in table.cells)
    )
    assert parts(average(turned)) == parts(average(table))


def test_a_hundred_million_people_are_told_as_sharply_as_they_should_be():
    # Chances of 1/2, 1/3 and 1/4 among 240 million people.
    cells = {"100": 600, "010": 300, "001": 200, "110": 300, "101": 200, "011": 100, "111": 100}
    found = average(times(by_bits("ABC", cells), 100_000))
    lower, upper = found.quantile(0.025), found.quantile(0.975)
    assert lower < 240_000_000 < upper
    assert upper - lower < 300_000
    assert len(found.missing) <= 200_001
