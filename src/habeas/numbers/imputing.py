"""Fields that lists do not tell, filled by chance as those of people like them are.

Chained conditional draws (S. van Buuren, Flexible Imputation of Missing Data, 2nd ed., 2018,
chapter 4): each field in turn is drawn from a multinomial logistic model of the lists that people
stand on and of all other fields. Lists are in it because what is to be estimated from the filled
tables is how they overlap. That the model itself is not certain is carried along by a Bayesian
bootstrap (D. B. Rubin, Annals of Statistics 9, 1981). What is assumed: that a field is missing for
no reason beyond what the lists and the other fields tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]

SWEEPS = 5
"""How often each field is drawn anew, where several are missing and depend on each other."""
_SPREAD = 2.0
"""Standard deviation of each coefficient beforehand: what few people show decides nothing."""

_LEAST = 1e-300
"""Nothing that may be is wholly impossible."""


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Who is on which lists, and what is told of each.

    ``lists`` are 0 and 1, ``(people, lists)``. ``may_be`` has for each field ``(people, values)``:
    one true where it is known, several where lists say different things, all where none says
    anything.
    """

    lists: Floats
    may_be: tuple[Truths, ...]


def filled(people: People, chance: np.random.Generator) -> Whole:
    """A value for every field of everybody, ``(people, fields)``; what is known stays."""
    values = np.stack([_drawn(_prior(field), field, chance) for field in people.may_be], axis=1)
    missing = [place for place, field in enumerate(people.may_be) if _open(field).any()]
    for _ in range(SWEEPS if len(missing) > 1 else 1):
        for place in missing:
            _draw_again(people, values, place, chance)
    return values


def _draw_again(people: People, values: Whole, place: int, chance: np.random.Generator) -> None:
    """One field of those in whom it is open, given their lists and all other fields."""
    field = people.may_be[place]
    rows, of_person = np.unique(_told(people, values, place), axis=0, return_inverse=True)
    of_person = of_person.ravel()
    known, still = ~_open(field), np.flatnonzero(_open(field))
    counts = np.zeros((len(rows), field.shape[1]))
    np.add.at(counts, (of_person[known], values[known, place]), 1.0)
    chances = _fitted(rows, chance.gamma(counts))
    values[still, place] = _drawn(chances[of_person[still]], field[still], chance)


def _told(people: People, values: Whole, place: int) -> Floats:
    """What is known of everybody besides one field: a constant, the lists, the other fields."""
    others = [
        np.eye(field.shape[1])[values[:, other]][:, 1:]
        for other, field in enumerate(people.may_be)
        if other != place
    ]
    return np.hstack([np.ones((len(values), 1)), people.lists, *others])


def _fitted(rows: Floats, counts: Floats) -> Floats:
    """The chance of each value in each row, by a multinomial logistic model."""
    size = (rows.shape[1], counts.shape[1])
    total = counts.sum(axis=1, keepdims=True)

    def against(flat: Floats) -> tuple[float, Floats]:
        given = flat.reshape(size)
        logs = rows @ given
        logs -= logsumexp(logs, axis=1, keepdims=True)
        slope = rows.T @ (total * np.exp(logs) - counts) + given / _SPREAD**2
        return float(-(counts * logs).sum() + (given**2).sum() / 2 / _SPREAD**2), slope.ravel()

    found = minimize(against, np.zeros(size).ravel(), jac=True, method="L-BFGS-B")
    logs = rows @ found.x.reshape(size)
    chances: Floats = np.exp(logs - logsumexp(logs, axis=1, keepdims=True))
    return chances


def _prior(field: Truths) -> Floats:
    """How often each value is known, for everybody alike."""
    often = field[~_open(field)].sum(axis=0) + 1.0
    return np.broadcast_to(often / often.sum(), field.shape)


def _drawn(chances: Floats, field: Truths, chance: np.random.Generator) -> Whole:
    """A value for each row, of those that may be."""
    allowed = np.where(field, np.maximum(chances, _LEAST), 0.0)
    upto = np.cumsum(allowed, axis=1)
    at = chance.uniform(size=(len(upto), 1)) * upto[:, -1:]
    drawn: Whole = (at >= upto).sum(axis=1)
    return drawn


def _open(field: Truths) -> Truths:
    """In whom a field is not known for certain."""
    truths: Truths = field.sum(axis=1) > 1
    return truths


def may_be(told: Sequence[frozenset[int]], values: int) -> Truths:
    """What a field may be of each person, from all that is told of them."""
    held = np.zeros((len(told), values), dtype=bool)
    for row, one in enumerate(told):
        held[row, list(one) or slice(None)] = True
    return held
