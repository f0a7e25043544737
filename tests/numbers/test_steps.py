"""An interval in steps is no narrower than it is, nor finer than a tenth of its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.numbers.steps import outward, step


@st.composite
def intervals(draw):
    lower = draw(st.floats(0, 1e7))
    return lower, lower + draw(st.floats(0, 1e7))


@given(intervals(), st.integers(0, 1000))
def test_the_interval_only_grows_and_by_less_than_a_step_on_either_side(ends, least):
    lower, upper = ends
    low, high = outward(lower, upper, least)
    assert high >= upper
    assert low <= max(lower, least)
    one = step(lower, upper)
    assert high - upper <= one
    assert lower - low <= one


@given(intervals())
def test_a_step_is_no_more_than_a_tenth_of_the_width_unless_it_is_one(ends):
    one = step(*ends)
    assert one == 1 or 10 * one <= ends[1] - ends[0]
    assert str(one).rstrip("0") in {"1", "2", "5"}


def test_nobody_is_taken_from_those_who_are_documented():
    assert outward(1_432, 1_945, least=1_427) == (1_427, 1_950)


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((1728.4, 1944.2), (1720, 1960)),
        ((6633.9, 22801.2), (6000, 23000)),
        ((76.1, 80.0), (76, 80)),
    ],
)
def test_ends_are_told_in_steps_of_one_two_or_five(ends, told):
    assert outward(*ends, least=0) == told
