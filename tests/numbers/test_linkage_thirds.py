"""What lines say of others: how many are free, what three of them repeat, what excludes a third."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("splink")

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from habeas.numbers.linkage_exclusion import probabilities  # noqa: E402
from habeas.numbers.linkage_pairs import Pairs  # noqa: E402
from habeas.numbers.linkage_shares import Shares  # noqa: E402
from habeas.numbers.linkage_thirds import Thirds  # noqa: E402

TRIANGLE = np.array([[0, 1], [0, 2], [1, 2]])
LISTS = np.array([0, 1, 2])


def repeated(*parts):
    """What is said twice over by three lines whose pairs were compared like that."""
    told = np.array(parts, np.float64)
    pairs = Pairs.compared(TRIANGLE, told.sum(1), told, 3)
    (held,) = Thirds.of(pairs, np.full(3, 0.5), LISTS).repeated
    return held


def test_of_three_names_that_are_alike_the_third_says_nothing_new():
    assert repeated([4.0], [4.0], [4.0]) == pytest.approx(4)


def test_who_differs_from_one_of_two_that_are_alike_differs_from_the_other():
    assert repeated([4.0], [-3.0], [-3.0]) == pytest.approx(-3)


def test_what_one_of_three_lines_leaves_out_no_pair_has_said_already():
    assert repeated([4.0, 0.0], [4.0, 3.0], [4.0, 0.0]) == pytest.approx(4)


@given(st.permutations(range(3)), st.lists(st.floats(-9, 9), min_size=3, max_size=3))
def test_what_is_repeated_hangs_on_no_order_of_the_lines(order, told):
    plain = [[one] for one in told]
    assert repeated(*plain) == pytest.approx(repeated(*(plain[n] for n in order)))


def test_four_lines_take_back_three_quarters_so_that_three_pairs_remain_of_six():
    ends = np.array([(one, other) for other in range(4) for one in range(other)])
    pairs = Pairs.of(ends, np.full(6, 5.0), 6)
    found = Thirds.of(pairs, np.ones(6), np.arange(4))
    assert found.counted == pytest.approx([0.75] * 4)
    assert 6 - (found.counted * found.repeated / 5).sum() == pytest.approx(3)


def first_of(evidence):
    """How likely the first of these pairs of lines is, of three lists of a hundred lines."""
    lists = ["g-1"] * 100 + ["g-2"] * 100 + ["g-3"] * 100
    pairs = Pairs.of(np.array(list(evidence)), np.array(list(evidence.values())), 30_000)
    return probabilities(pairs, lists)[0]


def test_a_pair_is_less_likely_if_the_one_is_surely_somebodys_who_is_not_the_other():
    open_one, sure = {(0, 100): 9.0}, {(100, 200): 25.0}
    assert first_of(open_one | sure) < first_of(open_one) / 2


def test_a_pair_is_likelier_if_a_third_line_is_of_both():
    open_one, sure = {(0, 100): 9.0}, {(100, 200): 25.0}
    assert first_of(open_one | sure | {(0, 200): 9.0}) > first_of(open_one)


def shares(links, sizes):
    """The log odds beforehand of one pair among lists of these sizes that share so many."""
    lists = np.repeat(np.arange(2), sizes)
    ends = np.arange(links), np.arange(links) + sizes[0]
    found = np.ones(links)
    held = Shares.of(lists, ends, found, np.arange(links))
    return float(held.before(found, sizes[0] * sizes[1])[0])


def test_the_odds_beforehand_are_the_links_over_the_pairs_of_lines_still_free():
    assert shares(60, (100, 200)) == pytest.approx(np.log(60 / (40 * 140)), abs=0.001)


@given(st.integers(1, 50), st.integers(50, 200))
def test_lists_that_share_everybody_leave_finite_odds_and_more_links_never_lower_them(few, size):
    assert np.isfinite(shares(size, (size, size)))
    assert shares(few, (size, size)) <= shares(size, (size, size))
