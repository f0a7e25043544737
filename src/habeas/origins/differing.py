"""Two copies word by word: what they share, and what only one of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONGEST = 6_000
"""Words compared at most, from the beginning of each: time grows with their product."""

_WORD = re.compile(r"\S+\s*")


class Standing(StrEnum):
    """In which of two texts words stand."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive words that stand in both texts, or in one of them."""

    standing: Standing
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both texts in one, in order. ``is_cut``: only the beginning was compared."""

    stretches: tuple[Stretch, ...]
    shared: int
    """How many words stand in both."""
    is_cut: bool


def compare(first: str, second: str) -> Comparison:
    """The longest common run of words, then the longest either side of it, and so on.

    Ratcliff and Metzener, "Pattern matching: the gestalt approach" (1988), as in ``difflib``.
    Only capitals are overlooked when words are held against each other.
    """
    one, other = _words(first), _words(second)
    cut = len(one) > LONGEST or len(other) > LONGEST
    one, other = one[:LONGEST], other[:LONGEST]
    matcher = SequenceMatcher(None, _keys(one), _keys(other), autojunk=False)
    stretches = tuple(
        stretch
        for tag, i, j, k, m in matcher.get_opcodes()
        for stretch in _stretches(tag, one[i:j], other[k:m])
    )
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return Comparison(stretches, shared, cut)


def _words(text: str) -> list[str]:
    # With white space behind the last one too: in the other text more may follow it.
    return _WORD.findall(f"{text.strip()} ")


def _keys(words: list[str]) -> list[str]:
    return [word.strip().casefold() for word in words]


def _stretches(tag: str, one: list[str], other: list[str]) -> Iterator[Stretch]:
    if tag == "equal":
        yield Stretch(Standing.BOTH, "".join(one))
        return
    if one:
        yield Stretch(Standing.FIRST, "".join(one))
    if other:
        yield Stretch(Standing.SECOND, "".join(other))
