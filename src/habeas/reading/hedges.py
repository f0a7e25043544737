"""Hedges: words that soften or strengthen what is said, found and never scored."""

from __future__ import annotations

from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.numbers import numbers
from habeas.reading.tokens import Tokens, tokens
from habeas.reading.wordings import Found, Wordings, strings
from habeas.words.statements import Hedge

_BEFORE_NUMBER = " <number>"
_INNOCENT = "none"


@cache
def _wordings(language: str = "en") -> Wordings[tuple[str, bool]]:
    """The phrases with their kind and whether a number must follow."""
    return Wordings(
        (phrase.removesuffix(_BEFORE_NUMBER), (kind, phrase.endswith(_BEFORE_NUMBER)))
        for kind, held in load("hedges", language)["hedges"].items()
        for phrase in strings(held)
    )


def find_hedges(view: str) -> tuple[Hedge, ...]:
    """Every hedge of a folded text, in order, with its kind.

    Kinds: approximator, modal, conditional, evidential, quantifier, epistemic, attribution,
    booster. A month ("May 2017") is no modal.
    """
    held = tokens(view)
    return tuple(
        Hedge(held.span(match.first, match.last), match.entry[0])
        for match in _wordings().find(held)
        if _hedges(held, match)
    )


def _hedges(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    kind, before_number = match.entry
    if kind == _INNOCENT:
        return False
    if kind == "modal" and held.is_capital(match.first) and _is_name(held, match):
        return False
    if not before_number:
        return True
    return held.follows(match.last) and numbers().at(held, match.last) is not None


def _is_name(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    """A modal with a capital that opens no sentence is a month or a name."""
    return held.follows(match.first) or held.word(match.last)[:1].isdigit()
