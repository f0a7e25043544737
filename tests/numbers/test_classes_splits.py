"""Splits and mergers of classes leave the distribution of the members as it is, and do happen."""

from itertools import product
from math import exp, lgamma

import numpy as np
import pytest
from scipy.stats import chisquare

from habeas.numbers.classes_model import Cells, Model
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_splits import split_or_merge

LISTS = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]])
COUNTS = (3, 1, 2, 1)
CLASSES = 3
ALPHA = 0.7
CHAINS = 120_000


def shared_out(people: int) -> list[tuple[int, ...]]:
    """All the ways to share so many people out to the classes."""
    ways = product(range(people + 1), repeat=CLASSES)
    return [way for way in ways if sum(way) == people]


def log_beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def log_probability(members: np.ndarray, prior: Prior) -> float:
    """By the model itself: ways to pick, chances and sticks beta, all integrated out."""
    ways = sum(lgamma(n + 1) for n in COUNTS) - sum(lgamma(n + 1) for n in members.flat)
    sizes, on_lists = members.sum(axis=0), LISTS.T @ members
    chances = sum(
        log_beta(on_lists[j, k] + prior.on, sizes[k] - on_lists[j, k] + 1) - log_beta(prior.on, 1)
        for j, k in product(range(LISTS.shape[1]), range(CLASSES))
    )
    sticks = sum(
        log_beta(1 + sizes[k], ALPHA + sizes[k + 1 :].sum()) - log_beta(1, ALPHA)
        for k in range(CLASSES - 1)
    )
    return ways + chances + sticks


def model(prior: Prior) -> Model:
    return Model(Cells(LISTS, np.array([[float(n)] for n in COUNTS[:-1]])), CLASSES, prior)


def drawn_and_moved(prior: Prior) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Expected counts of every state, the states drawn from them, and where one try took each."""
    states = [np.array(each) for each in product(*(shared_out(n) for n in COUNTS))]
    chances = np.array([exp(log_probability(state, prior)) for state in states])
    chances /= chances.sum()
    chance = np.random.default_rng(11)
    begun = chance.choice(len(states), size=CHAINS, p=chances)
    members = np.array(states)[begun]
    moved = split_or_merge(model(prior), members, np.full(CHAINS, ALPHA), chance)
    number = {state.tobytes(): n for n, state in enumerate(states)}
    ended = np.array([number[np.ascontiguousarray(each).tobytes()] for each in moved])
    return CHAINS * chances, begun, ended


@pytest.mark.parametrize("prior", Prior)
def test_one_try_leaves_the_distribution_of_the_members_as_it_is(prior: Prior) -> None:
    expected, _, ended = drawn_and_moved(prior)
    assert expected.min() > 5
    assert chisquare(np.bincount(ended, minlength=len(expected)), expected).pvalue > 0.001


def test_classes_are_split_and_merged_about_as_often() -> None:
    _, begun, ended = drawn_and_moved(Prior.EVEN)
    states = [np.array(each) for each in product(*(shared_out(n) for n in COUNTS))]
    occupied = np.array([(state.sum(axis=0) > 0).sum() for state in states])
    more = (occupied[ended] > occupied[begun]).sum()
    fewer = (occupied[ended] < occupied[begun]).sum()
    assert more > CHAINS / 100
    assert abs(more - fewer) < 5 * (more + fewer) ** 0.5


def test_nobody_is_lost_or_changes_the_cell() -> None:
    chance = np.random.default_rng(3)
    members = chance.integers(0, 9, size=(50, len(LISTS), 6))
    moved = split_or_merge(model(Prior.EVEN), members, chance.uniform(0.1, 2.0, 50), chance)
    assert (moved.sum(axis=2) == members.sum(axis=2)).all()
    assert (moved >= 0).all()
