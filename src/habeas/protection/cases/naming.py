"""What the codes of the catalogue stand for: receivers, those they tell, fields, avenues.

Whoever reads an error or a page needs the name; the code stands beside it for whoever types it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from string import ascii_uppercase

from habeas.bodies.body import BodyRole
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.ground import role_name
from habeas.protection.avenues.onward import NOBODY, UNKNOWN_STATE
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError, shown

_BETWEEN = ", "
_CODED = frozenset(
    {"recipient", "receiver", "onward", "more", "field", "fields", "avenue", "avenues"}
)
"""The facts of an error that hold codes."""


class CodedError(HabeasError):
    """The base of errors whose facts are codes of the catalogue: they are told with their names."""

    message = "Something about {field} or {receiver} does not hold."
    hint = "Look at it again."

    def told(self, language: str) -> Mapping[str, object]:
        """Its facts, each code with the name before it."""
        facts = {name: _named(name, held, language) for name, held in self.facts.items()}
        return shown(facts, language)


def names(language: str) -> dict[str, str]:
    """The words for fields and receivers of the catalogue, by their codes."""
    fields = {key: one.label.said(language) for key, one in catalogue().fields.items()}
    return receivers(language) | fields


def receivers(language: str) -> dict[str, str]:
    """The words for bodies of the catalogue, and for those known by State and role alone."""
    named = {body.key: body.name.said(language) for body in catalogue().bodies}
    return _roles(language) | named


def _named(fact: str, held: object, language: str) -> object:
    if fact not in _CODED or not isinstance(held, str):
        return held
    known = _everything(language)
    told = (f"{known[one]} ({one})" if one in known else one for one in held.split(_BETWEEN))
    return _BETWEEN.join(told)


@cache
def _everything(language: str) -> Mapping[str, str]:
    avenues = {one.identifier: one.name.said(language) for one in catalogue().avenues}
    return avenues | names(language)


@cache
def _roles(language: str) -> dict[str, str]:
    """Receivers known by their State and role alone, as the catalogue writes them.

    A State that it does not name has its code for a name: whoever is asked for a consent hears
    “foreign ministry (SY)”, and never the key of it.
    """
    pairs = map("".join, product(ascii_uppercase, repeat=2))
    states = {code: Bilingual.as_written(code) for code in pairs}
    states |= {NOBODY: UNKNOWN_STATE, **catalogue().states}
    return {
        f"{state}:{role.value}": role_name(role, name).said(language)
        for state, name in states.items()
        for role in BodyRole
    }
