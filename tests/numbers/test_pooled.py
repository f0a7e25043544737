"""An estimate over tables drawn, by strata: an invented truth, the gate, and what is never told."""

from dataclasses import replace

import numpy as np
import pytest
from tables.agreeing_chains import agreeing_chains

from habeas.numbers import design, estimate, families, gate, loglinear, pooled, side_by_side
from habeas.numbers.dividing import Divided, Stratum, Unknown
from habeas.numbers.families import Family
from habeas.numbers.patterns import Patterns
from habeas.numbers.rivals import Rival, Rivals

LISTS = ("clinic", "press", "committee", "lawyers")
TRIAL = design.Settings(classes=2, truths=20, chains=4, warm_up=60, draws=60, tries=2)
QUICK = pooled.Settings(
    families.Settings(loglinear=loglinear.Settings(replicates=40), design=TRIAL), replicates=30
)


@pytest.fixture(scope="module", autouse=True)
def _chains_that_agree():
    with agreeing_chains():
        yield


def found_of(people, reach, chance):
    """A table of so many people of whom each list finds its share."""
    lists = chance.uniform(size=(people, len(reach))) < reach
    patterns = lists @ (1 << np.arange(len(reach)))
    return Patterns.of(LISTS, ((int(one), 1) for one in patterns if one))


def stratum(name, people, reach, draws=4, seed=1):
    """A stratum whose tables differ as if who is who were not known."""
    chance = np.random.default_rng(seed)
    best = found_of(people, reach, chance)
    cells = np.array([n for _, n in best.cells])
    drawn = tuple(
        Patterns.of(
            LISTS, zip((p for p, _ in best.cells), chance.poisson(cells).tolist(), strict=True)
        )
        for _ in range(draws)
    )
    return Stratum(name, best.recorded - 10, best, drawn)


@pytest.fixture(scope="module")
def two():
    """Two strata of 1,500 and 900 people, whom four lists find by chance alone."""
    north = stratum("north", 1500, (0.35, 0.3, 0.4, 0.3), seed=4)
    south = stratum("south", 900, (0.4, 0.4, 0.3, 0.35), seed=2)
    recorded = north.best.recorded + south.best.recorded
    return Divided(recorded, (north, south), (Unknown("place", 12, 3),))


@pytest.fixture(scope="module")
def found(two):
    return pooled.pooled(two, QUICK, seed=1)


def test_pooled_intervals_hold_the_truth_and_are_wider_than_of_one_table(found):
    for one, truth in zip(found.strata, (1500, 900), strict=True):
        likeliest = {figure.family: figure for figure in one.best.figures}
        for figure in one.figures:
            alone = likeliest[figure.family]
            assert figure.lower <= truth <= figure.upper
            assert figure.upper - figure.lower > alone.upper - alone.lower


def test_both_rules_are_told_and_the_wider_ends_taken(found):
    for figure in found.strata[0].figures:
        rules = [figure.diagnostics[name] for name in ("mixture", "by_moments")]
        assert figure.lower == min(lower for _, lower, _ in rules)
        assert figure.upper == max(upper for _, _, upper in rules)


def test_every_family_that_claims_an_answer_is_carried(found):
    assert [one.family for one in found.strata[0].figures] == list(gate.SPANNED)


def test_strata_are_added_draw_by_draw_when_each_may_be_told(found):
    assert [one.verdict.passes for one in found.strata] == [True, True]
    total = found.verdict
    assert total.lower <= 2400 <= total.upper
    ends = [(one.verdict.lower, one.verdict.upper) for one in found.strata]
    assert total.upper - total.lower < sum(upper - lower for lower, upper in ends)


def test_what_was_filled_in_and_where_lists_differ_is_told_with_the_sum(found):
    told = {one.name for one in found.verdict.warning}
    assert {"warns_filled", "warns_differing", "warns_unreached"} <= told


def test_few_draws_are_told(found):
    assert "warns_few_draws" in {one.name for one in found.strata[0].verdict.warning}


def test_a_stratum_that_two_lists_reach_is_refused_and_nothing_is_added_up(two):
    lost = stratum("east", 400, (0.4, 0.5, 0.0, 0.0), seed=3)
    found = pooled.pooled(Divided(two.documented, (two.strata[0], lost), ()), QUICK, seed=1)
    north, east = found.strata
    assert north.verdict.passes
    assert east.best is None
    assert east.unused == ("committee", "lawyers")
    assert [one.name for one in east.verdict.forbidding] == ["forbids_few_lists"]
    assert (found.verdict.lower, found.verdict.upper) == (None, None)
    assert [one.name for one in found.verdict.forbidding] == ["forbids_strata"]
    assert found.verdict.sentence.name == "documented"


def test_documented_people_are_those_of_whom_it_is_told_not_those_filled_in(two, found):
    for one, told in zip(found.strata, two.strata, strict=True):
        assert one.verdict.recorded == told.documented < told.best.recorded


def test_a_stratum_says_how_many_of_its_recorded_people_were_filled_in(two, found):
    for one, told in zip(found.strata, two.strata, strict=True):
        said = {reason.name: dict(reason.places) for reason in one.verdict.warning}
        counted = {"n": str(told.best.recorded), "documented": str(told.documented)}
        assert said["warns_recorded"] == counted


@pytest.mark.parametrize(("known", "is_told"), [(310, True), (250, False)])
def test_whom_chance_filled_in_makes_no_stratum_large_enough(two, monkeypatch, known, is_told):
    """More than 300 stand in the table; so many of them are told to be of the stratum."""
    many = Rival(10**6, 10**6, 0.0)
    monkeypatch.setattr(estimate, "rivals", lambda *_: Rivals(many, many))
    one = stratum("west", 460, (0.3, 0.25, 0.35, 0.25), seed=7)
    assert one.best.recorded > gate.FEW_PEOPLE
    few = Divided(known, (replace(one, documented=known),), ())
    (found,) = pooled.pooled(few, QUICK, seed=1).strata
    codes = [reason.name for reason in found.verdict.forbidding]
    warned = {reason.name: dict(reason.places) for reason in found.verdict.warning}
    assert ("forbids_few" not in codes) == is_told
    assert codes.count("forbids_few") == (not is_told)
    assert ("warns_few" in warned) != is_told
    assert is_told or warned["warns_few"] == {"n": "250"}


def test_what_forbids_an_answer_in_tables_drawn_forbids_it(two, monkeypatch):
    whole = side_by_side.sample_each

    def one_disagrees(tables, *rest):
        first, *others = whole(tables, *rest)
        first.people[:8] += 500
        return (first, *others)

    monkeypatch.setattr(side_by_side, "sample_each", one_disagrees)
    one = pooled.pooled(Divided(1, two.strata[:1], ()), QUICK, seed=1).strata[0]
    assert one.best.verdict.passes
    assert not one.verdict.passes
    assert "forbids_in_draws" in {reason.name for reason in one.verdict.forbidding}


def test_the_same_seed_gives_the_same(two, found):
    again = pooled.pooled(two, QUICK, seed=1)
    assert [one.figures for one in again.strata] == [one.figures for one in found.strata]
    assert again.verdict == found.verdict


def test_a_family_without_a_figure_in_some_table_has_none(two, monkeypatch):
    monkeypatch.setattr(loglinear, "choose", lambda *_: None)
    one = pooled.pooled(Divided(1, two.strata[:1], ()), QUICK, seed=1).strata[0]
    without = next(f for f in one.figures if f.family is Family.LOG_LINEAR)
    assert without.people is None
    assert without.why_none.name == "none_in_draws"
