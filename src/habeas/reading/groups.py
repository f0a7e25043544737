"""Groups of people affected, in the words of the source; never a person.

The wording belongs to the act, some of it as the perpetrator's alleged reason. It is never tied to
somebody: wordings for one person are in no lexicon, and one that stands at a personal name
("the gay activists Anna Solt and …") is skipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.tokens import BREAK, COMMA, Tokens, tokens
from habeas.reading.wordings import Found, Wordings, strings
from habeas.words.statements import GroupMention

_BEFORE = 3
"""The longest wording between a name and a group, in words ("and two other")."""

_SUBJECT = 8
"""How far before "thought to be …" the words are looked at for whom it is said of."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    groups: Wordings[tuple[str, bool]]
    before: Wordings[str]
    plain: frozenset[str]
    pointing: frozenset[str]
    many: frozenset[str]
    one: frozenset[str]
    places: frozenset[str]


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    table = load("groups", language)
    phrases = [
        (phrase, (key, entry["reason"] is True))
        for key, entry in table["groups"].items()
        if isinstance(entry, dict)
        for phrase in strings(entry["phrases"])
    ]
    persons = table["persons"]
    before = ((phrase, "") for phrase in strings(persons["person_before"]))
    names = ("plain", "pointing", "many", "one", "places")
    words = (frozenset(strings(persons[name])) for name in names)
    return _Lexicon(Wordings(phrases), Wordings(before), *words)


def find_groups(view: str) -> tuple[GroupMention, ...]:
    """Every group wording of a folded text that stands at no personal name, in order."""
    held, lexicon = tokens(view), _lexicon()
    return tuple(
        GroupMention(held.span(match.first, match.last), *match.entry)
        for match in lexicon.groups.find(held)
        if not _stands_at_name(held, match, lexicon)
    )


def _stands_at_name(held: Tokens, match: Found[tuple[str, bool]], lexicon: _Lexicon) -> bool:
    """Whether a personal name follows, or stands before as one of the group."""
    if _is_name(held, match.last, lexicon) or _is_of_one(held, match.first, lexicon):
        return True
    for start in range(max(0, match.first - _BEFORE), match.first):
        joined = lexicon.before.at(held, start)
        if joined is not None and joined.last == match.first and _named_before(held, start):
            return True
    return False


def _is_of_one(held: Tokens, first: int, lexicon: _Lexicon) -> bool:
    """Whether "thought to be …", "for being …" is said of one person, named or not."""
    if held.words[first] not in lexicon.pointing:
        return False
    for index in range(first - 1, max(-1, first - _SUBJECT - 1), -1):
        if held.words[index] in lexicon.many:
            return False
        if held.words[index] in lexicon.one or _is_person(held, index, lexicon):
            return True
        if held.joins[index] == BREAK:
            return False
    return False


def _is_person(held: Tokens, index: int, lexicon: _Lexicon) -> bool:
    """A word with a capital that neither opens a clause as a common word nor names a place."""
    if not held.is_capital(index) or held.words[index] in lexicon.plain:
        return False
    return held.word(index - 1) not in lexicon.places


def _is_name(held: Tokens, index: int, lexicon: _Lexicon) -> bool:
    """A word with a capital right behind, or behind a comma: "activists, Anna and Imre"."""
    if not held.is_capital(index) or held.joins[index] < COMMA:
        return False
    return held.words[index] not in lexicon.plain


def _named_before(held: Tokens, index: int) -> bool:
    return index > 0 and held.joins[index] >= COMMA and held.is_capital(index - 1)
