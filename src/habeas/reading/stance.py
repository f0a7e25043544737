"""Stance toward the proposition in positive form."""

from __future__ import annotations

import re
from functools import cache

from habeas.reading.drafts import Draft
from habeas.reading.lexicon import load
from habeas.words.statements import Stance

_OF_CUE = {
    "asserts": Stance.ASSERTS,
    "report": Stance.ASSERTS,
    "asks": Stance.ASSERTS,
    "denies": Stance.DENIES,
    "doubts": Stance.DOUBTS,
    "recommends": Stance.RECOMMENDS,
    "demands": Stance.DEMANDS,
}


_HEARD = 400
"""Characters in which what is said takes its stance; later on it speaks of other things."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load("stances")[name]))


def stance_of(view: str, draft: Draft) -> Stance:
    """The stance of a reported statement: from its cue, the cue's negation, and its words."""
    content = " ".join(span.of(view) for span in draft.content)
    stance = _OF_CUE[draft.stance]
    if draft.negated:
        return {Stance.ASSERTS: Stance.DOUBTS, Stance.DENIES: Stance.ASSERTS}.get(stance, stance)
    return stance_of_words(content) if stance is Stance.ASSERTS else stance


def stance_of_words(content: str) -> Stance:
    """The stance that words take by themselves: "there are no such people" denies."""
    lower = content[:_HEARD].lower()
    for name, stance in (
        ("denial", Stance.DENIES),
        ("doubt", Stance.DOUBTS),
        ("advice", Stance.RECOMMENDS),
        ("demand", Stance.DEMANDS),
    ):
        if _pattern(name).search(lower):
            return stance
    return Stance.ASSERTS
