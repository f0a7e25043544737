"""Jaro and Winkler's similarity as two engines count it, and where that changes a level.

Of letters that both words have, those in another order are counted and halved. When their number is
odd, DuckDB drops the half that is left, and the function that Splink has for Spark does not.
"""

from __future__ import annotations

import re

from habeas.numbers import linkage_model
from habeas.numbers.linkage_lines import Line

_LEVEL = re.compile(r"similarity\((\w+)_l, \w+_r\) >= ([0-9.]+)")
_PREFIX, _WEIGHT, _LEAST = 4, 0.1, 0.7


def crosses(one: Line, other: Line) -> bool:
    """Whether what is left of a half puts two lines on another level of some comparison."""
    for name, edge in _LEVEL.findall(str(linkage_model.told()["comparison"])):
        words = getattr(one, name), getattr(other, name)
        if len({similarity(*words, drops_half=told) >= float(edge) for told in (True, False)}) > 1:
            return True
    return False


def similarity(one: str, other: str, drops_half: bool) -> float:
    """W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules (1990)."""
    first, second = _common(one, other)
    if not first:
        return 0.0
    moved = sum(a != b for a, b in zip(first, second, strict=True))
    half, common = moved // 2 if drops_half else moved / 2, len(first)
    jaro = (common / len(one) + common / len(other) + (common - half) / common) / 3
    return jaro + _WEIGHT * _prefix(one, other) * (1 - jaro) if jaro > _LEAST else jaro


def _common(one: str, other: str) -> tuple[str, str]:
    """The letters of both words that stand not far apart, each taken once, in the order of each."""
    window, taken = max(max(len(one), len(other)) // 2 - 1, 0), set[int]()
    first = []
    for place, letter in enumerate(one):
        near = range(max(0, place - window), min(len(other), place + window + 1))
        at = next((at for at in near if other[at] == letter and at not in taken), None)
        if at is not None:
            taken.add(at)
            first.append(letter)
    return "".join(first), "".join(other[at] for at in sorted(taken))


def _prefix(one: str, other: str) -> int:
    same = 0
    while same < min(_PREFIX, len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same
