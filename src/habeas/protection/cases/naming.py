"""What the codes of the catalogue stand for: receivers, those they tell, fields, avenues.

Whoever reads an error or a page needs the name; the code stands beside it for whoever types it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from habeas.bodies.body import BodyRole
from habeas.protection.avenues.catalogue import Catalogue, catalogue
from habeas.protection.avenues.ground import role_name
from habeas.protection.avenues.onward import NOBODY, UNKNOWN_STATE
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError, shown

_BETWEEN = ", "
_OF_ROLE = ":"
_ROLES = frozenset(role.value for role in BodyRole)
_STATE = re.compile(r"\b[A-Z]{2}\b")
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


@dataclass(frozen=True, slots=True)
class Names(Mapping[str, str]):
    """The words for fields and receivers, by their codes.

    One known by its role and State alone has a name too when nobody named that State.
    """

    held: Mapping[str, str]
    states: Mapping[str, Bilingual]
    language: str

    def __getitem__(self, code: str) -> str:
        """Its name. Raises KeyError for what has none."""
        if code in self.held:
            return self.held[code]
        state, _, role = code.partition(_OF_ROLE)
        if role not in _ROLES:
            raise KeyError(code)
        return role_name(BodyRole(role), self.states.get(state, Bilingual(state, state))).said(
            self.language
        )

    def code(self, name: str) -> str:
        """The code that has this name; the name itself where none has."""
        held = next((code for code, told in self.held.items() if told == name), "")
        if held:
            return held
        states = {*self.states, *_STATE.findall(name)}
        codes = (f"{state}{_OF_ROLE}{role}" for state in states for role in _ROLES)
        return next((code for code in codes if self[code] == name), name)

    def __iter__(self) -> Iterator[str]:
        """Over those that are written down."""
        return iter(self.held)

    def __len__(self) -> int:
        """How many are written down."""
        return len(self.held)


def names(language: str, held: Catalogue) -> Names:
    """The words for fields and receivers of a catalogue, by their codes."""
    bodies = {body.key: body.name.said(language) for body in held.bodies}
    fields = {key: one.label.said(language) for key, one in held.fields.items()}
    return Names(bodies | fields, {NOBODY: UNKNOWN_STATE, **held.states}, language)


def _named(fact: str, held: object, language: str) -> object:
    if fact not in _CODED or not isinstance(held, str):
        return held
    known = _everything(language)
    told = (f"{known[one]} ({one})" if one in known else one for one in held.split(_BETWEEN))
    return _BETWEEN.join(told)


@cache
def _everything(language: str) -> Names:
    known = names(language, catalogue())
    avenues = {one.identifier: one.name.said(language) for one in catalogue().avenues}
    return replace(known, held={**avenues, **known.held})
