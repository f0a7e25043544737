import numpy as np
from tables.chains import evenly

from habeas.numbers.heaps import heaps


def about(middle, size, seed, spread=0.1):
    evens = evenly(12 * size, seed).reshape(12, size).sum(axis=0) - 6
    return middle * np.exp(spread * evens)


def test_one_answer_is_one_heap():
    drawn = about(10_000, 4_000, 1, spread=0.15)
    (one,) = heaps(drawn, np.zeros(4_000))
    assert one.share == 1
    assert 7_000 < one.lower < 8_000
    assert 9_900 < one.middle < 10_100
    assert 12_500 < one.upper < 14_500


def test_two_answers_are_two_heaps_each_with_its_share_and_how_well_it_fits():
    drawn = np.concatenate([about(49_000, 3_000, 1), about(140_000, 1_000, 2)])
    low, high = heaps(drawn, np.repeat([-10.0, -15.0], [3_000, 1_000]))
    assert (round(low.share, 2), round(high.share, 2)) == (0.75, 0.25)
    assert (round(low.log_likelihood), round(high.log_likelihood)) == (-10, -15)
    assert abs(low.middle / 49_000 - 1) < 0.02
    assert abs(high.middle / 140_000 - 1) < 0.02


def test_a_few_stray_draws_are_no_answer_of_their_own():
    drawn = np.concatenate([about(10_000, 4_000, 1), about(90_000, 40, 2)])
    assert len(heaps(drawn, np.zeros(len(drawn)))) == 1


def test_a_long_tail_is_no_second_answer():
    evens = evenly(6_000, 3)
    assert len(heaps(1_000 + 500 / evens**0.4, np.zeros(6_000))) == 1


def test_draws_that_never_move_are_one_heap():
    (one,) = heaps(np.full((2, 50), 700.0), np.zeros((2, 50)))
    assert (one.lower, one.middle, one.upper) == (700, 700, 700)


def test_whole_numbers_side_by_side_are_no_heaps():
    drawn = 330 + np.floor(8 * about(1, 20_000, 4, spread=0.6))
    assert len(heaps(drawn, np.zeros(20_000))) == 1
