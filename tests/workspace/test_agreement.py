"""Cohen's kappa, against figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.workspace.agreement import agreement


def pairs(both_yes, only_first, only_second, both_no):
    return (
        [("yes", "yes")] * both_yes
        + [("yes", "no")] * only_first
        + [("no", "yes")] * only_second
        + [("no", "no")] * both_no
    )


@pytest.mark.parametrize(
    ("table", "kappa"),
    # 20, 5, 10, 15: observed 0.7, by chance 0.5. 45, 15, 25, 15: 0.6 against 0.54.
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.06 / 0.46), ((5, 0, 0, 5), 1.0)],
)
def test_kappa_is_the_agreement_beyond_chance(table, kappa):
    assert agreement(pairs(*table)).kappa == pytest.approx(kappa)


def test_kappa_cannot_be_told_when_both_gave_one_answer_only():
    told = agreement(pairs(40, 0, 0, 0))
    assert (told.kappa, told.same, told.is_enough) == (None, 40, True)


def test_of_nothing_nothing_can_be_told():
    told = agreement([])
    assert (told.asked, told.same, told.kappa, told.is_enough) == (0, 0, None, False)


def test_thirty_answers_are_the_fewest_that_say_anything():
    assert not agreement(pairs(29, 0, 0, 0)).is_enough
    assert agreement(pairs(30, 0, 0, 0)).is_enough


answers = st.sampled_from(["yes", "no", "unsure"])


@given(st.lists(st.tuples(answers, answers), min_size=1, max_size=40))
def test_kappa_never_leaves_its_range_and_does_not_mind_who_is_first(held):
    told = agreement(held)
    turned = agreement([(b, a) for a, b in held])
    assert (told.kappa is None) == (turned.kappa is None)
    if told.kappa is not None:
        assert -1.0001 <= told.kappa <= 1.0001
        assert told.kappa == pytest.approx(turned.kappa)
