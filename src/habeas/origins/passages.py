"""Where two texts say the same words: seeds found by fingerprint, grown word by word.

Fingerprints are winnowed as in Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms
for document fingerprinting" (SIGMOD 2003), over words: any run of ``GRAM + WINDOW - 1``
shared words is hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from habeas.origins.wording import BREAK, Wording

GRAM = 4
WINDOW = 4
SHORTEST = 12
"""Fewer shared words than this are not a passage: set phrases are shorter."""

_MASK = (1 << 64) - 1
_FACTOR, _SPREAD = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
_RESYNC = 3
"""So many words must agree again after a change before the passage goes on."""
_STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0), (3, 3), (0, 3), (3, 0))
"""The changes a passage runs across, smallest first: words skipped in child and parent."""
_DENSITY = 0.45
"""The least share of a passage's words that must agree."""
_GAP = 24
_FREE = 2
_REWORDED = 0.4
"""Up to ``_GAP`` words between two runs belong to the passage when this share of them agrees,
or when the child has no more than ``_FREE`` words there."""

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Seed:
    """A fingerprint both texts hold: the word it starts at in each."""

    child: int
    parent: int


@dataclass(frozen=True, slots=True)
class Match:
    """A passage in word positions, both ends included; ``words`` counts those that agree."""

    child: tuple[int, int]
    parent: tuple[int, int]
    words: int


def grams(wording: Wording) -> list[int]:
    """The hash of each run of :data:`GRAM` words, by its first word; 0 where a break lies in it."""
    numbers = [word_hash(word) for word in wording.folded]
    hashes = [_mixed(run) for run in zip(*(numbers[n:] for n in range(GRAM)), strict=False)]
    for at, word in enumerate(wording.folded):
        if word == BREAK:
            first = max(0, at - GRAM + 1)
            hashes[first : at + 1] = [0] * len(hashes[first : at + 1])
    return hashes


def _mixed(run: Iterable[int]) -> int:
    """One 64-bit number for a run of words, in which their order matters; never 0."""
    mixed = 0
    for number in run:
        mixed = (mixed * _FACTOR + number) & _MASK
    return (mixed ^ (mixed >> 29)) * _SPREAD & _MASK or 1


def winnow(hashes: Sequence[int]) -> Iterator[int]:
    """The places of the fingerprints: the least hash of each window, the last of equal ones."""
    last = -1
    for start in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        window = [(g, -at) for at, g in enumerate(hashes[start : start + WINDOW], start) if g]
        if window and -min(window)[1] != last:
            last = -min(window)[1]
            yield last


def seeds_between(child: Wording, parent: Wording) -> list[Seed]:
    """Every run of words both texts hold: each place in the child, the first in the parent."""
    places = {run: at for at, run in reversed(list(enumerate(_runs(parent))))}
    return [
        Seed(at, places[run])
        for at, run in enumerate(_runs(child))
        if run in places and BREAK not in run
    ]


def _runs(wording: Wording) -> Iterator[tuple[str, ...]]:
    return zip(*(wording.folded[place:] for place in range(GRAM)), strict=False)


@lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """A 64-bit number for a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def grow(child: Wording, parent: Wording, seeds: Sequence[Seed]) -> list[Match]:
    """The passages of at least :data:`SHORTEST` words around these seeds, in child order."""
    runs: list[Match] = []
    for seed in sorted(seeds, key=lambda s: (s.child, s.parent)):
        if runs and seed.child <= runs[-1].child[1]:
            continue
        run = _around(child.folded, parent.folded, seed)
        if run is not None:
            runs.append(run)
    passages = (_weighed(child, run) for run in _bridged(child.folded, parent.folded, runs))
    return [passage for passage in passages if passage is not None]


def _around(one: Words, other: Words, seed: Seed) -> Match | None:
    """The run of words that agree around a seed, across small changes."""
    if one[seed.child : seed.child + GRAM] != other[seed.parent : seed.parent + GRAM]:
        return None
    right = _extend(one, other, seed.child + GRAM, seed.parent + GRAM)
    left = _extend(one[: seed.child][::-1], other[: seed.parent][::-1], 0, 0)
    agreeing = left[2] + GRAM + right[2]
    in_child = (seed.child - left[0], right[0] - 1)
    return Match(in_child, (seed.parent - left[1], right[1] - 1), agreeing)


def _bridged(one: Words, other: Words, runs: Iterable[Match]) -> list[Match]:
    """Runs joined where what stands between them was only worded anew, not put in."""
    joined: list[Match] = []
    for run in runs:
        before = joined[-1] if joined else None
        alike = _alike_between(one, other, before, run) if before else None
        if before is None or alike is None:
            joined.append(run)
            continue
        joined[-1] = Match(
            (before.child[0], run.child[1]),
            (before.parent[0], max(before.parent[1], run.parent[1])),
            before.words + alike + run.words,
        )
    return joined


def _alike_between(one: Words, other: Words, before: Match, after: Match) -> int | None:
    """How many words agree in order between two runs; None when they do not belong together."""
    mine = one[before.child[1] + 1 : after.child[0]]
    theirs = other[before.parent[1] + 1 : after.parent[0]]
    overlap = after.parent[0] <= before.parent[1] or after.child[0] <= before.child[1]
    if overlap or max(len(mine), len(theirs)) > _GAP or BREAK in mine or BREAK in theirs:
        return None
    alike = _common(mine, theirs)
    return alike if len(mine) <= _FREE or alike >= _REWORDED * len(mine) else None


def _common(one: Words, other: Words) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        corner = 0
        for at, another in enumerate(other, 1):
            above = row[at]
            row[at] = corner + 1 if word == another else max(above, row[at - 1])
            corner = above
    return row[-1]


def _weighed(child: Wording, run: Match) -> Match | None:
    """A run as a passage, when enough of its words agree."""
    length = run.child[1] - run.child[0] + 1
    worth = round(child.worth(*run.child) * run.words / length)
    if worth < SHORTEST or run.words < _DENSITY * length:
        return None
    return Match(run.child, run.parent, worth)


def _extend(one: Sequence[str], other: Sequence[str], i: int, j: int) -> tuple[int, int, int]:
    """Run on from these words: (end in one, end in other, words that agree)."""
    agreeing = 0
    while True:
        while i < len(one) and j < len(other) and one[i] == other[j] != BREAK:
            i, j, agreeing = i + 1, j + 1, agreeing + 1
        step = next((s for s in _STEPS if _agree(one, other, i + s[0], j + s[1])), None)
        if step is None or BREAK in one[i : i + step[0]] or BREAK in other[j : j + step[1]]:
            return i, j, agreeing
        i, j = i + step[0], j + step[1]


def _agree(one: Sequence[str], other: Sequence[str], i: int, j: int) -> bool:
    ahead = one[i : i + _RESYNC]
    return len(ahead) == _RESYNC and BREAK not in ahead and ahead == other[j : j + _RESYNC]
