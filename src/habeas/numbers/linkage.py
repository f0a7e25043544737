"""Who is on which lists: lines of several lists brought together as people.

Machines propose; decisions of people stand above every score. One linkage is the best guess;
several drawn from the same probabilities carry what is not known into the estimate (M. Sadinle,
Bayesian propagation of record linkage uncertainty into population size estimation of human
rights violations, Annals of Applied Statistics 12, 2018).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from habeas.numbers.linkage_engine import compare
from habeas.numbers.linkage_exclusion import probabilities
from habeas.numbers.linkage_faults import NothingToLink
from habeas.numbers.linkage_joining import CERTAIN, joined
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_pairs import Pairs
from habeas.numbers.linkage_rulings import Decided, Lost, Ruling, lost, shape_and_rate
from habeas.numbers.patterns import Patterns

Floats = NDArray[np.float64]
Groups = tuple[int, ...]
"""To which group each line belongs."""
Comparer = Callable[[Sequence[Line], int], Pairs]
"""What compares lines, of this seed: the database in memory, or another engine."""

LOW = 0.1
"""Pairs below this probability are low: linked hardly ever, looked at by a sample alone."""
_LEAST = 1e-3
_DECIDED = 40.0
"""Evidence put on or taken from a pair that people decided, as a natural logarithm."""


@dataclass(frozen=True, slots=True, eq=False)
class Linkage:
    """Lines compared. ``probability`` is that of each pair, decisions and lost links included."""

    lines: tuple[Line, ...]
    pairs: Pairs
    probability: Floats
    decided: tuple[Decided, ...]
    lost: Lost


def link(
    lines: Sequence[Line], seed: int, decided: Sequence[Decided] = (), by: Comparer = compare
) -> Linkage:
    """Compare all lines and weigh every pair. Raises NothingToLink and what ``by`` does."""
    if (number := len({line.list for line in lines})) < 2:
        raise NothingToLink(n=number)
    ordered = tuple(sorted(lines, key=lambda line: line.key))
    return reweighed(Linkage(ordered, by(ordered, seed), _NONE, (), lost(())), decided)


def reweighed(linkage: Linkage, decided: Sequence[Decided]) -> Linkage:
    """The same comparison with these decisions; nothing is compared anew.

    Pairs that people decided are pairs, also where the comparison left them out.
    """
    told, ruled = lost(decided), _ruled(linkage.lines, decided)
    pairs = linkage.pairs.with_ends(np.array(list(ruled), np.int64).reshape(-1, 2))
    held = Linkage(linkage.lines, pairs, _NONE, tuple(decided), told)
    return replace(held, probability=_weighed(held, decided, told.factor))


def linked(linkage: Linkage) -> Groups:
    """The best guess: as many links as are expected, the likeliest first."""
    return _joined(linkage, _odds(linkage.probability), float(linkage.probability.sum()))


def drawn(linkage: Linkage, number: int, seed: int) -> Iterator[Groups]:
    """Linkages drawn from the probabilities; the same seed draws the same."""
    chance = np.random.default_rng(seed)
    shape, rate = shape_and_rate(linkage.lost)
    for _ in range(number):
        factor = float(chance.gamma(shape, 1 / rate))
        found = _weighed(linkage, linkage.decided, factor)
        noise = chance.logistic(size=len(found))
        wanted = float((chance.uniform(size=len(found)) < found).sum())
        yield _joined(linkage, _odds(found) + noise, wanted)


def patterns(linkage: Linkage, groups: Groups, names: Mapping[str, str]) -> Patterns:
    """How many people stand on exactly which lists. ``names`` are what each list counts as:
    lists that copy each other have one name, and count as one.
    """
    held = on_which(linkage, groups, names)
    return Patterns.of(counted_lists(names), ((pattern, 1) for pattern in held.values()))


def counted_lists(names: Mapping[str, str]) -> tuple[str, ...]:
    """The lists of a table, in its order, from what each list counts as."""
    return tuple(dict.fromkeys(names[one] for one in sorted(names)))


def on_which(linkage: Linkage, groups: Groups, names: Mapping[str, str]) -> Mapping[int, int]:
    """The pattern of everybody, by the group of their lines; those with the least group first."""
    shown = counted_lists(names)
    bits = {one: 1 << shown.index(name) for one, name in names.items()}
    held: dict[int, int] = defaultdict(int)
    for line, group in zip(linkage.lines, groups, strict=True):
        held[group] |= bits[line.list]
    return dict(sorted(held.items()))


def _weighed(linkage: Linkage, decided: Sequence[Decided], factor: float) -> Floats:
    lists = [line.list for line in linkage.lines]
    told = _told(linkage, decided)
    found = probabilities(linkage.pairs, lists, told)
    raised = np.where((found < LOW) & (told == 0), np.log(factor), 0.0)
    return probabilities(linkage.pairs, lists, told + raised) if decided else found


def _told(linkage: Linkage, decided: Sequence[Decided]) -> Floats:
    """What decisions add to the evidence of each pair; nothing where nobody decided."""
    found = np.zeros(len(linkage.pairs.one))
    ruled = _ruled(linkage.lines, decided)
    ends = np.array(list(ruled), np.int64).reshape(-1, 2)
    found[linkage.pairs.places_of(ends)] = list(ruled.values())
    return found


def _ruled(lines: Sequence[Line], decided: Sequence[Decided]) -> dict[tuple[int, int], float]:
    """What was ruled of two places in the lines, the lower first."""
    named = {key for one in decided for key in (one.one, one.other)}
    by_key = {line.key: place for place, line in enumerate(lines) if line.key in named}
    ruled: dict[tuple[int, int], float] = {}
    for one in decided:
        if one.ruling is Ruling.UNSURE or one.one not in by_key or one.other not in by_key:
            continue
        ends = sorted((by_key[one.one], by_key[one.other]))
        ruled[ends[0], ends[1]] = _DECIDED if one.ruling is Ruling.SAME else -_DECIDED
    return ruled


def _odds(probability: Floats) -> Floats:
    held = np.clip(probability, 1e-12, 1 - 1e-12)
    odds: Floats = np.log(held) - np.log1p(-held)
    return odds


def _joined(linkage: Linkage, odds: Floats, wanted: float) -> Groups:
    lists = [line.list for line in linkage.lines]
    told = _told(linkage, linkage.decided)
    odds = np.where(told > 0, CERTAIN, np.where(told < 0, -np.inf, odds))
    kept = (linkage.probability > _LEAST) | ~np.isfinite(odds)
    ends = linkage.pairs.one[kept], linkage.pairs.other[kept]
    return joined(lists, np.column_stack((*ends, odds[kept])), wanted)


_NONE: Floats = np.zeros(0)
