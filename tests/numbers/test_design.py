import pytest
from tables.patterns import kosovo, velmara

from habeas.numbers.design import Settings, Truth, check
from habeas.numbers.patterns import Patterns

QUICK = Settings(classes=3, truths=24, chains=4, warm_up=40, draws=40, tries=2)


@pytest.fixture(scope="module")
def small():
    return check(velmara(), QUICK, seed=1)


def test_every_truth_is_inside_below_or_above(small):
    for one in small.covered.values():
        assert one.inside + one.below + one.above == pytest.approx(1)
        assert round(one.inside * 24, 6).is_integer()
    assert small.coverage == small.covered[Truth.AS_FITTED].inside


def test_people_who_differ_more_than_the_table_shows_are_underestimated(small):
    uneven = small.covered[Truth.SOME_MORE_VISIBLE]
    assert uneven.middle < small.covered[Truth.AS_FITTED].middle
    assert uneven.above > uneven.below


def test_the_same_seed_finds_the_same(small):
    assert check(velmara(), QUICK, seed=1) == small


def test_independent_lists_of_many_people_cover():
    one = Settings(classes=1, truths=40, chains=4, warm_up=40, draws=60, tries=1)
    assert check(kosovo(), one, seed=2).coverage >= 0.85


def test_too_many_lists_are_not_checked():
    many = Patterns.of([f"list {n}" for n in range(13)], [(1, 20), (3, 4), (7, 2)])
    assert check(many, QUICK, seed=1) is None


def test_it_says_how_far_it_is():
    steps = []
    tiny = Settings(classes=2, truths=3, chains=2, warm_up=3, draws=3, tries=1)
    check(velmara(), tiny, 1, lambda step, done, total: steps.append((done, total)))
    assert steps == [(n, 9) for n in range(9)]
