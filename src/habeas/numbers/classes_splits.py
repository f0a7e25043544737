"""Classes that fall into two and two that become one: the step between modes of many lists.

Draws in turn and trajectories change the members of a class little by little. Where a table of
many lists is about as well explained by three classes as by four, chains stay with one of the two
for long. So two people of a class may be taken as anchors, and everybody of it drawn to one of
them; or two classes become one, with the chance that the way back has (S. Jain and R. Neal, Journal
of Computational and Graphical Statistics 13, 2004; the anchors' pull is settled by expectation and
maximisation in place of restricted scans). Chances and weights of classes are integrated out. Only
how many of each cell belong where is ever known, so that the cost does not grow with the number of
people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from habeas.numbers.classes_model import TINY, Floats, Model

Chance = np.random.Generator
Whole = NDArray[np.int64]
Sides = NDArray[np.bool_]

SCANS = 4
"""Rounds in which the anchors' pull settles."""
PULL = 3.0
"""How much likelier an anchor draws whoever is on a list that it alone is on: a logit."""
STRONGEST = 40.0
"""A logit beyond which the other anchor draws nobody."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two classes of each chain, ``(M,)``: ``splits`` says which are tried to be split.

    ``possible``: there are such classes.
    """

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    splits: Sides
    possible: Sides

    def of(self, members: Whole) -> Whole:
        """Their members by cell, ``(2, M, cells)``."""
        every = np.arange(len(members))
        return np.stack([members[every, :, self.first], members[every, :, self.second]])

    def put(self, members: Whole, pair: Whole, taken: Sides) -> Whole:
        """All members, with these in place of theirs in the chains that take them."""
        given, every = members.copy(), np.flatnonzero(taken)
        given[every, :, self.first[taken]] = pair[0, taken]
        given[every, :, self.second[taken]] = pair[1, taken]
        return given


def split_or_merge(model: Model, members: Whole, alpha: Floats, chance: Chance) -> Whole:
    """Try one of the two, as a coin falls, once in each chain.

    ``members`` ``(M, cells, K)``: how many of each cell belong to which class; ``alpha`` ``(M,)``.
    A class that has members is split with one that has none, or takes
    in another that has some.
    """
    lists, sizes = model.cells.lists, members.sum(axis=1)
    pair = _picked(sizes, chance)
    old = pair.of(members)
    both = old.sum(axis=0)
    pull = _pull(lists, both.T.astype(np.float64), chance).T
    new = np.where(pair.splits[:, None], _drawn_apart(both, pull, chance), [both, 0 * both])
    given = pair.put(members, new, np.ones_like(pair.splits))
    way = _way(np.where(pair.splits[:, None], new, old), pull)
    gain = _density(model, new) - _density(model, old) + np.where(pair.splits, -way, way)
    gain += (
        sizes_density(given.sum(axis=1), alpha) - sizes_density(sizes, alpha) + _choice(sizes, pair)
    )
    possible = pair.possible & (new.any(axis=2).all(axis=0) | ~pair.splits)
    taken = possible & (-chance.standard_exponential(gain.shape) < gain)
    return pair.put(members, new, taken)


def _picked(sizes: Whole, chance: Chance) -> _Pair:
    """A class with members and, as the coin falls, another that has some or none."""
    every, lottery = np.arange(len(sizes)), chance.uniform(size=sizes.shape)
    splits = chance.uniform(size=len(sizes)) < 0.5
    first = np.where(sizes > 0, lottery, -1.0).argmax(axis=1)
    others = (sizes > 0) != splits[:, None]
    others[every, first] = False
    second = np.where(others, lottery, -1.0).argmax(axis=1)
    return _Pair(first, second, splits, others.any(axis=1))


def _choice(sizes: Whole, pair: _Pair) -> Floats:
    """Logarithm of the chance that the way back is chosen over that of the way there."""
    apart = (sizes > 0).sum(axis=1) + pair.splits
    together = np.maximum(apart - 1, 1)
    to_split = np.log(together * np.maximum(sizes.shape[1] - together, 1))
    to_merge = np.log(apart * together)
    choice: Floats = np.where(pair.splits, to_split - to_merge, to_merge - to_split)
    return choice


def _drawn_apart(both: Whole, pull: Floats, chance: Chance) -> Whole:
    """Everybody to one of the anchors, whichever class each is of: ``(2, M, cells)``."""
    turned = np.where(chance.uniform(size=(len(pull), 1)) < 0.5, pull, -pull)
    drawn = chance.binomial(both, 1.0 / (1.0 + np.exp(-turned)))
    return np.stack([drawn, both - drawn])


def _way(apart: Whole, pull: Floats) -> Floats:
    """Logarithm of the chance that ``_drawn_apart`` gives this, up to the ways to pick them."""
    mine, theirs = np.logaddexp(0.0, -pull), np.logaddexp(0.0, pull)
    one = (apart[0] * mine + apart[1] * theirs).sum(axis=1)
    other = (apart[0] * theirs + apart[1] * mine).sum(axis=1)
    way: Floats = np.logaddexp(-one, -other) - np.log(2.0)
    return way


def _pull(lists: Floats, both: Floats, chance: Chance) -> Floats:
    """The logit of being drawn to the first of two anchors, for each cell ``(cells, M)``.

    It knows who belongs to the two together and never who to which, so the way back has the same.
    """
    one, other = _anchors(lists, both, chance)
    logits = PULL * (one - other)
    pull: Floats = lists @ logits - ((one + other) * logits).sum(axis=0) / 2.0
    all_on, all_of = lists.T @ both, both.sum(axis=0)
    for _ in range(SCANS):
        mine = both / (1.0 + np.exp(-pull))
        on, of = lists.T @ mine, mine.sum(axis=0)
        pull = _drawn_by(lists, on, of) - _drawn_by(lists, all_on - on, all_of - of)
        np.clip(pull, -STRONGEST, STRONGEST, out=pull)
    return pull


def _anchors(lists: Floats, both: Floats, chance: Chance) -> tuple[Floats, Floats]:
    """The patterns of a person drawn at random and of another, the likelier the more it differs.

    ``(J, M)`` each.
    """
    one = lists[_one_of(both, chance)]
    apart = lists @ (1.0 - 2.0 * one.T) + one.sum(axis=1)
    other = lists[_one_of(both * apart**2 + TINY, chance)]
    return one.T, other.T


def _one_of(weights: Floats, chance: Chance) -> NDArray[np.intp]:
    """One row for each column, drawn in proportion, ``(M,)``."""
    upto = np.cumsum(weights, axis=0)
    drawn = chance.uniform(size=weights.shape[1]) * upto[-1]
    passed: NDArray[np.intp] = (drawn >= upto).sum(axis=0)
    return np.minimum(passed, len(weights) - 1)


def _drawn_by(lists: Floats, on: Floats, of: Floats) -> Floats:
    """Logarithm of the chance of each cell in a class with so many on each list, by its size."""
    off = np.log(np.maximum(of - on, 0.0) + 1.0)
    within = lists @ (np.log(on + 1.0) - off) + off.sum(axis=0) - len(on) * np.log(of + 2.0)
    drawn: Floats = within + np.log(of + 1.0)
    return drawn


def _density(model: Model, pair: Whole) -> Floats:
    """Logarithm of the probability of two classes' lists given their members, ``(M,)``.

    Without the number of ways to pick the members from their cells: the draw of them has the same.
    """
    on, sizes, on_lists = model.prior.on, pair.sum(axis=2), pair @ model.cells.lists
    chances = gammaln(on_lists + on) + gammaln(sizes[..., None] - on_lists + 1.0)
    each = chances.sum(axis=2) - model.lists * gammaln(sizes + on + 1.0)
    density: Floats = each.sum(axis=0)
    return density


def sizes_density(sizes: Whole, alpha: Floats) -> Floats:
    """Logarithm of the probability of the classes' sizes ``(M, K)`` given alpha, weights out.

    Up to a constant and without the number of ways to pick the members, ``(M,)``.
    """
    after = np.cumsum(sizes[:, ::-1], axis=1)[:, -2::-1] + alpha[:, None]
    mine = sizes[:, :-1] + 1.0
    each = gammaln(mine) + gammaln(after) - gammaln(mine + after) + np.log(alpha)[:, None]
    density: Floats = each.sum(axis=1)
    return density
