"""Tables of counts by strata, again and again: who is who drawn anew, missing fields filled anew.

Whoever is told of by several lists may be told of differently: then one of what they say is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from habeas.numbers.faults import NothingToPool
from habeas.numbers.imputing import People, Whole, filled, may_be
from habeas.numbers.linkage import Groups, Linkage, counted_lists, drawn, linked, on_which
from habeas.numbers.patterns import Patterns
from habeas.numbers.strata_faults import MOST_STRATA, TooManyStrata
from habeas.words.progress import Progress, silent

STEP = "drawing linkages"
AND = ", "
"""What stands between the parts of the name of a stratum."""


@dataclass(frozen=True, slots=True)
class By:
    """One thing that people are divided by, and what each entry that tells it says."""

    name: str
    told: Mapping[str, str]

    @property
    def values(self) -> tuple[str, ...]:
        """All that is said, in order."""
        return tuple(sorted(set(self.told.values())))


@dataclass(frozen=True, slots=True)
class Unknown:
    """By one thing: of how many people no list tells it, and on how many lists differ."""

    name: str
    missing: int
    differing: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part of the people. ``name`` is empty where nobody is divided.

    ``best`` is the table of the likeliest linkage, ``drawn`` those of the draws. At least
    ``documented`` people are told to be of it, whoever is who; none of them was filled in.
    """

    name: str
    documented: int
    best: Patterns
    drawn: tuple[Patterns, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """All strata, how many people there are at least, and what is not known of them."""

    documented: int
    strata: tuple[Stratum, ...]
    unknown: tuple[Unknown, ...]


def divide(
    linkage: Linkage,
    names: Mapping[str, str],
    by: Sequence[By],
    number: int,
    seed: int,
    progress: Progress = silent,
) -> Divided:
    """Tables from the likeliest linkage and from so many drawn. ``names``: what lists count as.

    The same arguments give the same. Raises NothingToPool for fewer than two draws, and
    TooManyStrata.
    """
    if number < 2:
        raise NothingToPool(n=number)
    _check_few(by)
    chance = np.random.default_rng([seed, 1])
    made = [_Made.of(linkage, linked(linkage), names, by, chance)]
    for done, groups in enumerate(drawn(linkage, number, seed), 1):
        made.append(_Made.of(linkage, groups, names, by, chance))
        progress(STEP, done, number)
    found = sorted({key for one in made for key in one.cells})
    strata = tuple(_stratum(key, made, by, counted_lists(names)) for key in found)
    return Divided(min(one.people for one in made), strata, made[0].unknown)


def _check_few(by: Sequence[By]) -> None:
    parts = 1
    for one in by:
        parts *= len(one.values)
    if parts > MOST_STRATA:
        raise TooManyStrata(n=parts, most=MOST_STRATA)


_Key = tuple[int, ...]
"""The value of each field, by its place."""


@dataclass(frozen=True, slots=True)
class _Made:
    """One linkage with every field filled: patterns by stratum, and those surely of it."""

    people: int
    cells: Mapping[_Key, Sequence[int]]
    surely: Mapping[_Key, int]
    unknown: tuple[Unknown, ...]

    @classmethod
    def of(
        cls,
        linkage: Linkage,
        groups: Groups,
        names: Mapping[str, str],
        by: Sequence[By],
        chance: np.random.Generator,
    ) -> _Made:
        held = on_which(linkage, groups, names)
        told = [_told(linkage, groups, held, one) for one in by]
        patterns = np.fromiter(held.values(), dtype=np.int64)
        values = _filled(patterns, told, by, chance, len(counted_lists(names)))
        cells: dict[_Key, list[int]] = defaultdict(list)
        surely: dict[_Key, int] = defaultdict(int)
        for row, pattern in enumerate(patterns.tolist()):
            key = tuple(values[row].tolist())
            cells[key].append(pattern)
            surely[key] += all(len(field[row]) == 1 for field in told)
        unknown = tuple(_unknown(one, field) for one, field in zip(by, told, strict=True))
        return cls(len(held), cells, surely, unknown)


def _told(
    linkage: Linkage, groups: Groups, people: Mapping[int, int], by: By
) -> list[frozenset[int]]:
    """What lists tell of everybody, each by its place among the values."""
    places = {value: place for place, value in enumerate(by.values)}
    held: dict[int, set[int]] = {group: set() for group in people}
    for line, group in zip(linkage.lines, groups, strict=True):
        if line.key in by.told:
            held[group].add(places[by.told[line.key]])
    return [frozenset(one) for one in held.values()]


def _filled(
    patterns: Whole,
    told: Sequence[Sequence[frozenset[int]]],
    by: Sequence[By],
    chance: np.random.Generator,
    width: int,
) -> Whole:
    if not by:
        return np.zeros((len(patterns), 0), dtype=np.int64)
    lists = (patterns[:, None] >> np.arange(width) & 1).astype(np.float64)
    fields = (may_be(field, len(one.values)) for one, field in zip(by, told, strict=True))
    return filled(People(lists, tuple(fields)), chance)


def _unknown(by: By, told: Sequence[frozenset[int]]) -> Unknown:
    missing = sum(not one for one in told)
    return Unknown(by.name, missing, sum(len(one) > 1 for one in told))


def _stratum(key: _Key, made: Sequence[_Made], by: Sequence[By], lists: Sequence[str]) -> Stratum:
    name = AND.join(one.values[place] for one, place in zip(by, key, strict=True))
    tables = list(_tables(key, made, lists))
    surely = min(one.surely.get(key, 0) for one in made)
    return Stratum(name, surely, tables[0], tuple(tables[1:]))


def _tables(key: _Key, made: Sequence[_Made], lists: Sequence[str]) -> Iterator[Patterns]:
    for one in made:
        yield Patterns.of(lists, ((pattern, 1) for pattern in one.cells.get(key, ())))
