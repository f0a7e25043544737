"""Places by gazetteer, with what each does in the sentence."""

from __future__ import annotations

from functools import cache

from habeas.reading.gazetteer import gazetteer
from habeas.reading.lexicon import load
from habeas.reading.tokens import Tokens, tokens
from habeas.reading.wordings import Found, strings
from habeas.words.statements import PlaceMention

LOCATION, ORIGIN, ACTOR, PART_OF_NAME = "location", "origin", "actor", "part_of_name"


@cache
def _words(name: str, language: str = "en") -> frozenset[str]:
    return frozenset(strings(load("placing", language)[name]))


def find_places(view: str) -> tuple[PlaceMention, ...]:
    """Every place of a folded text that the gazetteer knows, in order, with key and role.

    Names must begin with a capital. Nothing is inherited here: a statement that names no place
    gets none from this function.
    """
    held = tokens(view)
    return tuple(
        PlaceMention(held.span(match.first, match.last), match.entry[0], _role(held, match))
        for match in gazetteer().wordings.find(held)
        if _is_written_as_name(held, match)
    )


def _is_written_as_name(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    """The last word begins with a capital; abbreviations (US, EU) have nothing but capitals."""
    words = held.text(match.first, match.last)
    last = words.replace("-", " ").split()[-1]
    if len(words) <= 3 and match.entry[1]:
        return words.isupper() or (words.istitle() and len(words) == 3)
    return last[:1].isupper()


def _role(held: Tokens, match: Found[tuple[str, bool]]) -> str:
    if _is_part_of_name(held, match):
        return PART_OF_NAME
    if _rules(held, match):
        return ACTOR
    before = _before(held, match)
    if not match.entry[1] or (before in _words("origin") and not _narrows(held, match)):
        return ORIGIN
    return LOCATION


def _narrows(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    """Whether it only says which place is meant: "taken from the Keld market"."""
    return held.follows(match.last) and held.words[match.last] in _words("sites")


def _rules(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    """Whether the place stands for those who rule it."""
    if not held.follows(match.last):
        return False
    after, name = held.words[match.last], match.entry[1]
    possessive = after == "'s"
    if possessive:
        after = held.word(match.last + 1)
    if after in _words("rulers"):
        return True
    starts = not held.follows(match.first) or held.word(match.first - 1) in ("the", "and")
    return name and not possessive and starts and after in _words("acts")


def _is_part_of_name(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    """Whether another name goes on behind the place, or began before it."""
    after = match.last
    if held.follows(after) and held.is_capital(after):
        word = held.words[after]
        if word in _words("names") or _ends_as_name(held, after):
            return True
        if _goes_on(held, match, word):
            return True
    return _began(held, match)


def _ends_as_name(held: Tokens, index: int) -> bool:
    """Whether the next word but one ends a name: "Velmara State Radio"."""
    after = index + 1
    return held.follows(after) and held.is_capital(after) and held.words[after] in _words("names")


def _goes_on(held: Tokens, match: Found[tuple[str, bool]], word: str) -> bool:
    """Whether it opens a name: "Jordan Marsh", not "Velmara Police", nor "In Velmara Hope"."""
    if word in _words("plain") or word in _words("rulers") or word == "'s":
        return False
    governing = "firm" if match.entry[0] in _words("ambiguous") else "location"
    return match.entry[1] and _before(held, match) not in _words(governing) | _words("origin")


def _began(held: Tokens, match: Found[tuple[str, bool]]) -> bool:
    """Whether it ends one: "Michael Jordan", a place that is also a name, right behind a name."""
    if match.entry[0] not in _words("ambiguous") or not match.entry[1]:
        return False
    before = match.first - 1
    named = held.follows(match.first) and held.is_capital(before)
    return named and held.words[before] not in _words("plain") | _words("compass")


def _before(held: Tokens, match: Found[tuple[str, bool]]) -> str:
    """The word that governs the place: before it and before "the" and points of the compass."""
    index = match.first
    while held.follows(index) and held.words[index - 1] in _words("compass") | {"the"}:
        index -= 1
    return held.words[index - 1] if held.follows(index) else ""
