"""Which pairs to put before people, in an order that tells nothing of the scores."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from habeas.numbers.linkage import LOW, Linkage
from habeas.numbers.linkage_rulings import Drawn

_LEAST = 1e-4
"""Below this probability a pair is not drawn: hardly one of ten thousand is a link."""


@dataclass(frozen=True, slots=True)
class Question:
    """Two lines to be looked at side by side. The rest is never shown to who decides."""

    one: str
    other: str
    drawn: Drawn
    expected: float


def questions(
    linkage: Linkage,
    uncertain: int,
    low: int,
    seed: int,
    before: Collection[frozenset[str]] = frozenset(),
) -> tuple[Question, ...]:
    """The pairs of which people know most, and a sample of low scores, mixed by chance.

    Low pairs are drawn in proportion to their probability, each once. Pairs decided already, or
    asked ``before``, are not asked again.
    """
    chance = np.random.default_rng(seed)
    asked = {frozenset((one.one, one.other)) for one in linkage.decided} | set(before)
    near = [place for place in _nearest(linkage) if _key(linkage, place) not in asked]
    below = [place for place in _sampled(linkage, low, chance) if _key(linkage, place) not in asked]
    held = [_question(linkage, place, Drawn.UNCERTAIN) for place in near[:uncertain]]
    held += [_question(linkage, place, Drawn.LOW) for place in below]
    return tuple(held[place] for place in chance.permutation(len(held)))


def _nearest(linkage: Linkage) -> list[int]:
    """Pairs that are not low, those nearest to a half first."""
    open_ones = np.flatnonzero(linkage.probability >= LOW)
    away = np.abs(linkage.probability[open_ones] - 0.5)
    nearest: list[int] = open_ones[np.argsort(away, kind="stable")].tolist()
    return nearest


def _sampled(linkage: Linkage, number: int, chance: np.random.Generator) -> list[int]:
    low = np.flatnonzero((linkage.probability < LOW) & (linkage.probability >= _LEAST))
    if not len(low):
        return []
    weights = linkage.probability[low] / linkage.probability[low].sum()
    drawn = chance.choice(low, size=min(number, len(low)), replace=False, p=weights)
    sampled: list[int] = drawn.tolist()
    return sampled


def _key(linkage: Linkage, place: int) -> frozenset[str]:
    lines, pairs = linkage.lines, linkage.pairs
    return frozenset((lines[int(pairs.one[place])].key, lines[int(pairs.other[place])].key))


def _question(linkage: Linkage, place: int, drawn: Drawn) -> Question:
    lines, pairs = linkage.lines, linkage.pairs
    one, other = lines[int(pairs.one[place])].key, lines[int(pairs.other[place])].key
    return Question(one, other, drawn, float(linkage.probability[place]))
