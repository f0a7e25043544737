"""Hierarchical log-linear models: with each interaction all those within it.

A model is the set of its interactions, each a set of lists (bits) of at least two and not of all
lists: the interaction of all cannot be learned from a table without its empty cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

Model = frozenset[int]

MOST_LISTS = 5
"""Up to here all models are tried: 8, 113 and 6,893. With six there are 7,785,061."""


@cache
def models(width: int) -> tuple[Model, ...]:
    """Every hierarchical model of the lists, the smallest first. At most MOST_LISTS lists."""
    found: list[Model] = [frozenset()]
    for size in range(2, width):
        found = [model | more for model in found for more in _additions(model, width, size)]
    return tuple(sorted(found, key=lambda model: (len(model), sorted(model))))


def _additions(model: Model, width: int, size: int) -> Iterator[Model]:
    """Every choice of interactions of one size that a model has room for."""
    allowed = [term for term in _terms(width, size) if fits(model, term)]
    for number in range(len(allowed) + 1):
        yield from map(frozenset, combinations(allowed, number))


def nexts(model: Model, width: int) -> list[int]:
    """The interactions that could be added to a model one at a time."""
    terms = (term for size in range(2, width) for term in _terms(width, size))
    return [term for term in terms if term not in model and fits(model, term)]


def fits(model: Model, term: int) -> bool:
    """Whether all that an interaction needs is in a model."""
    within = (term & ~(1 << j) for j in range(term.bit_length()) if term >> j & 1)
    return all(part in model or part.bit_count() < 2 for part in within)


def generators(model: Model, width: int) -> list[int]:
    """The interactions and lists that are within no other one of a model, largest first."""
    terms = [*model, *(1 << j for j in range(width))]
    tops = (t for t in terms if not any(t != other and t & other == t for other in terms))
    return sorted(tops, key=lambda term: (-term.bit_count(), term))


def named(model: Model, lists: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The generators of a model by the names of their lists."""
    tops: Iterable[int] = generators(model, len(lists))
    return tuple(tuple(n for j, n in enumerate(lists) if top >> j & 1) for top in tops)


@cache
def _terms(width: int, size: int) -> tuple[int, ...]:
    return tuple(sum(1 << j for j in chosen) for chosen in combinations(range(width), size))
