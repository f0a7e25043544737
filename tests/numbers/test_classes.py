"""Latent classes: what is exact, what stays as it is under the moves, what is told of modes."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import gammaln
from tables.patterns import kosovo, spina_bifida, times, two_stories, velmara

from habeas.numbers.classes import Settings, sample
from habeas.numbers.classes_model import Cells, Model
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_starts import starts
from habeas.numbers.classes_walk import CAP, Walk
from habeas.numbers.convergence import mean_ess, quantile_ess
from habeas.numbers.diagnostics import Trouble, diagnose

ONE_CLASS = Settings(classes=1, chains=32, warm_up=60, draws=120, patience=0)
QUICK = Settings(classes=6, chains=32, warm_up=100, draws=150, patience=0)


def exactly(table, prior):
    """With one class the posterior of all people is known: each with its probability."""
    n = table.recorded
    people = np.arange(n, (CAP + 1) * n + 1)
    log = gammaln(people + 1) - gammaln(people - n + 1) - np.log(people)
    for j in range(table.width):
        on = table.on(1 << j)
        log += gammaln(on + prior.on) + gammaln(people - on + 1) - gammaln(people + prior.on + 1)
    weights = np.exp(log - log.max())
    return people, weights / weights.sum()


@pytest.mark.parametrize("prior", Prior)
@pytest.mark.parametrize("table", [kosovo(), spina_bifida(), velmara()], ids=lambda t: t.lists[0])
def test_one_class_is_the_closed_form(table, prior):
    people, weights = exactly(table, prior)
    drawn = sample(table, replace(ONE_CLASS, prior=prior), seed=1).people
    error = drawn.std() / np.sqrt(mean_ess(drawn))
    assert abs(drawn.mean() - people @ weights) < 4 * error
    for share in (0.025, 0.25, 0.5, 0.75, 0.975):
        below = weights[people <= np.quantile(drawn, share)].sum()
        allowed = 4 * np.sqrt(share * (1 - share) / quantile_ess(drawn, share))
        assert abs(below - share) < allowed + weights.max()


def test_the_same_seed_draws_the_same_and_another_does_not():
    small = Settings(classes=3, chains=8, warm_up=10, draws=10, patience=0)
    first, again = sample(velmara(), small, 7), sample(velmara(), small, 7)
    assert (first.people == again.people).all()
    assert (first.log_likelihood == again.log_likelihood).all()
    assert (first.people != sample(velmara(), small, 8).people).any()


@pytest.mark.parametrize("prior", Prior)
def test_the_slope_is_that_of_the_posterior(prior):
    model = Model(Cells.of(kosovo()), 4, prior)
    chance = np.random.default_rng(1)
    point = starts(model, 3, 2, chance) + 0.3 * chance.standard_normal((model.size, 3))
    slope = model.evaluate(point).slope
    for row in range(model.size - 1):
        nudge = np.zeros((model.size, 1))
        nudge[row] = 1e-5
        rise = model.evaluate(point + nudge).posterior - model.evaluate(point - nudge).posterior
        assert rise / 2e-5 == pytest.approx(slope[row], abs=1e-4)


def from_the_prior(model, chance):
    """A point of one chain as the prior has it."""
    point = np.empty((model.size, 1))
    alpha = chance.gamma(0.25, 4.0)
    evens = chance.beta(model.prior.on, 1.0, size=model.lists * model.classes)
    model.chances(point)[:] = np.log(evens / (1 - evens)).reshape(model.lists, model.classes, 1)
    remaining = -chance.standard_exponential(model.classes - 1) / alpha
    model.sticks(point)[:, 0] = np.log(-np.expm1(remaining)) - remaining
    point[-1] = np.log(alpha)
    return point


def a_world(prior, recorded, cap, chance):
    """A point and a number of missing people from the prior, and a table they would give."""
    lists, classes = 3, 3
    while True:
        patterns = (np.arange(1, 1 << lists)[:, None] >> np.arange(lists) & 1).astype(float)
        cells = Cells(np.vstack([patterns, np.zeros(lists)]), np.ones((len(patterns), 1)))
        model = Model(cells, classes, prior)
        now = model.evaluate(point := from_the_prior(model, chance))
        in_cell = now.in_cell[:, 0] / now.in_cell.sum()
        seen = max(1e-9, 1 - in_cell[-1])
        missing = chance.negative_binomial(recorded, seen)
        if missing <= cap * recorded:
            counts = chance.multinomial(recorded, in_cell[:-1] / in_cell[:-1].sum())
            held = np.append(counts > 0, True)
            return point, missing, Cells(cells.lists[held], counts[counts > 0, None].astype(float))


def told(walk):
    """What is compared before and after the moves."""
    weights = np.sort(walk.exact.sticks(walk.now.point)[:, 0])
    chances = 1 / (1 + np.exp(-walk.exact.chances(walk.now.point)))
    first, between = chances[0, 0, 0], (chances * (1 - chances)).mean()
    missing = np.log1p(walk.missing[0])
    alpha = walk.now.point[-1, 0]
    stick = 1 / (1 + np.exp(-weights[0]))
    return (missing, missing**2, first, between, walk.now.in_cell[-1, 0], alpha, alpha**2, stick)


@pytest.mark.parametrize("prior", Prior)
def test_truths_from_the_prior_stay_as_the_prior_under_every_move(monkeypatch, prior):
    """Calibration by simulation (J. Geweke, Getting it right, JASA 99, 2004): a truth and a table
    made from it are an exact draw, and moves that are right leave its distribution alone.
    """
    monkeypatch.setattr("habeas.numbers.classes_walk.CAP", 2)
    monkeypatch.setattr("habeas.numbers.classes_walk.PATHS", (7,))
    chance, changes = np.random.default_rng(5), []
    with np.errstate(all="ignore"):
        for _ in range(300):
            point, missing, cells = a_world(prior, 40, 2, chance)
            walk = Walk(cells, 3, chance, prior)
            walk.begin(point)
            walk.missing, walk.stride = np.array([float(missing)]), 0.4
            before = told(walk)
            for _ in range(6):
                walk.advance()
            changes.append(np.subtract(told(walk), before))
    apart = np.mean(changes, axis=0) / (np.std(changes, axis=0) / np.sqrt(len(changes)))
    assert np.abs(apart).max() < 4, apart


def test_two_answers_that_both_fit_are_both_told_and_forbid_a_figure():
    found = diagnose(sample(two_stories(), QUICK, seed=1))
    assert Trouble.SEVERAL_FIT in found.troubles
    middles = [heap.middle for heap in found.heaps]
    assert any(40_000 < middle < 60_000 for middle in middles)
    assert any(105_000 < middle < 172_000 for middle in middles)


def test_a_published_table_mixes_and_is_one_answer():
    found = sample(kosovo(), Settings(classes=5, chains=24, warm_up=150, draws=500), seed=1)
    lower, middle, upper = np.quantile(found.people, (0.025, 0.5, 0.975))
    assert diagnose(found).is_sound
    assert middle == pytest.approx(10_460, rel=0.015)
    assert (lower, upper) == (pytest.approx(8_960, rel=0.03), pytest.approx(13_900, rel=0.03))


def test_a_hundred_times_the_people_is_no_more_work_and_the_interval_narrows():
    small = Settings(classes=1, chains=16, warm_up=40, draws=60, patience=0)
    few, many = (sample(times(kosovo(), n), small, 1) for n in (1, 100))
    assert many.people.shape == few.people.shape
    assert many.people.mean() / few.people.mean() == pytest.approx(100, rel=0.02)
    assert many.people.std() / many.people.mean() < 0.2 * few.people.std() / few.people.mean()


def test_too_few_chains_are_no_ground_for_a_figure():
    few = Settings(classes=2, chains=4, warm_up=20, draws=40, patience=0)
    assert Trouble.TOO_FEW_CHAINS in diagnose(sample(velmara(), few, 1)).troubles


def test_a_list_that_holds_nobody_else_still_gives_draws():
    lonely = kosovo().without(3).without(2)
    drawn = sample(lonely, Settings(classes=3, chains=8, warm_up=20, draws=20, patience=0), 1)
    assert np.isfinite(drawn.people).all()
    assert (drawn.people >= lonely.recorded).all()
    assert (drawn.people <= drawn.cap).all()
