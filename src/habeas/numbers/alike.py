"""How alike two names are: the best way to lay the words of one beside those of the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import OSA, JaroWinkler

from habeas.numbers.names import Name, skeleton

SAME = 0.855
"""From here on two names are more likely one person's than two people's."""
_MOST_WORDS = 4
"""Words of a name whose parts are not known that are looked at; more would only be slow."""
_ONE_WORD = 0.8
"""The most that a single word can say of a whole name."""
_BONES = 0.4
_INITIAL, _OTHER_INITIAL = 0.95, 0.55
_VOWELS = frozenset("aeiou")


def alike(one: Name, other: Name) -> float:
    """From 0 to 1: half how alike their words are in the middle, half how alike the least is.

    Words are compared by Jaro and Winkler's similarity (Winkler 1990), two parts in five by the
    share of their skeletons that no slip has changed (optimal string alignment): lists disagree
    about vowels, seldom about what stands between them. They are laid beside each other as they
    fit best, whatever their order; fathers' names beside each other alone. What only one
    of the two names has is not held against it.
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    if not shorter:
        return 0.0
    fathers = _fathers(one.patronymic, other.patronymic)
    best = max(_fits(shorter, order, fathers) for order in permutations(longer, len(shorter)))
    return min(best, _ONE_WORD) if len(shorter) == 1 < len(longer) else best


def _words(name: Name) -> tuple[str, ...]:
    """Given name and surname; all the words where not both are known."""
    known = (name.given, name.surname)
    return known if all(known) else name.tokens[:_MOST_WORDS]


def _fathers(one: str, other: str) -> list[float]:
    return [_word(one, other)] if one and other else []


def _fits(shorter: Sequence[str], order: Sequence[str], fathers: list[float]) -> float:
    found = [_word(one, other) for one, other in zip(shorter, order, strict=True)] + fathers
    return (sum(found) / len(found) + min(found)) / 2


@lru_cache(65_536)
def _word(one: str, other: str) -> float:
    if 1 not in (len(one), len(other)):
        bones = OSA.normalized_similarity(skeleton(one), skeleton(other))
        return (1 - _BONES) * JaroWinkler.similarity(one, other) + _BONES * bones
    return _INITIAL if _first(one) == _first(other) else _OTHER_INITIAL


def _first(word: str) -> str:
    """A name's first letter; vowels are written so variously that they count as one."""
    return "a" if word[0] in _VOWELS else word[0]
