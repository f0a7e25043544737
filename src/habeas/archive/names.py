"""Names as the search sees them: the forms of one word in which its spellings meet.

How a name is read is what the linkage of lists reads it by too (:mod:`habeas.numbers.sounds`).
"""

from __future__ import annotations

from functools import lru_cache

from habeas.archive.stems import fold, stem
from habeas.numbers.sounds import forms

_REMEMBERED = 65_536


def is_name_like(word: str) -> bool:
    """Whether a word is written with a capital, as names are in both scripts."""
    return word[:1].isupper()


@lru_cache(_REMEMBERED)
def skeletons(word: str) -> frozenset[str]:
    """The forms under which a name is indexed: as each language reads it, with and without its
    case ending.
    """
    without_ending = (word, fold(word).removesuffix("'s"), stem(word))
    return frozenset(form for one in without_ending for form in forms(one))
