"""Log-linear models, held against figures that were printed or that other programs give."""

import numpy as np
import pytest
from tables.patterns import kosovo, velmara
from tables.printed import by_bits, slavery

from habeas.numbers.fitting import Design
from habeas.numbers.hierarchies import generators, models
from habeas.numbers.loglinear import Criterion, Settings, choose, steps

FEW = Settings(replicates=40, shortlist=20)


def counts(table):
    return np.array(table.counted()[1:], dtype=float)


@pytest.mark.parametrize(("width", "number"), [(3, 8), (4, 113), (5, 6893)])
def test_there_are_as_many_hierarchical_models_as_are_known(width, number):
    assert len(set(models(width))) == number


def test_with_an_interaction_stands_all_that_is_within_it():
    for model in models(4):
        for term in model:
            within = {term & ~(1 << j) for j in range(4) if term >> j & 1}
            assert {part for part in within if part.bit_count() > 1} <= model


def test_a_model_is_named_by_what_is_within_no_other():
    assert generators(frozenset({0b011, 0b101, 0b110, 0b111}), 4) == [0b0111, 0b1000]


def test_the_best_model_for_kosovo_says_what_was_told_the_tribunal():
    found = choose(kosovo(), FEW, seed=1)
    assert found.people == pytest.approx(10_356.52, abs=0.01)
    assert found.standard_error == pytest.approx(785.9, abs=0.05)
    assert found.model == (("EXH", "ABA", "OSCE"), ("EXH", "HRW"), ("OSCE", "HRW"))
    assert found.tried == 113


def test_models_that_fit_as_well_are_told_beside_the_best():
    near = choose(kosovo(), FEW, seed=1).near
    assert [round(one.people) for one in near] == [10_357, 12_741, 18_393]


def test_the_choice_widens_the_interval():
    found = choose(kosovo(), FEW, seed=1)
    alone = found.alone[1] - found.alone[0]
    assert found.upper - found.lower > alone
    assert found.again < 0.9


def test_pairs_joined_one_by_one_give_the_published_figure():
    found = choose(slavery(), Settings(Criterion.STEPS, replicates=20), seed=1)
    assert found.people == pytest.approx(11_312.99, abs=0.01)
    assert found.alone == pytest.approx((9884.4, 13027.4), abs=0.1)
    assert len(list(steps(slavery(), 0.02))) == 7


def test_the_same_seed_gives_the_same():
    assert choose(velmara(), FEW, seed=7) == choose(velmara(), FEW, seed=7)


def test_lists_that_are_independent_lead_back_to_the_truth():
    # Chances of 1/2, 1/3 and 1/4 among 2,400 people: 600 are on no list.
    cells = {"100": 600, "010": 300, "001": 200, "110": 300, "101": 200, "011": 100, "111": 100}
    found = choose(by_bits("ABC", cells), FEW, seed=1)
    assert found.people == pytest.approx(2400, abs=0.01)


def test_a_model_whose_terms_run_away_has_no_estimate():
    table = by_bits("ABC", {"100": 20, "010": 30, "001": 25, "110": 5})
    every = models(3)
    design = Design(3, every)
    held = [row for row in range(len(every)) if design.exists(row, counts(table))]
    assert held == [0] or all(len(every[row]) < 3 for row in held)


def test_an_interaction_of_lists_that_share_nobody_leaves_the_table_with_its_patterns():
    table = slavery()
    pair = frozenset({0b10001})
    design = Design(5, [pair, frozenset()])
    kept, cells = design.left(design.used, np.vstack([counts(table)] * 2))
    assert kept[0].sum() == design.used[0].sum() - 1
    assert cells[0].sum() == 31 - 8
    assert cells[1].all()
