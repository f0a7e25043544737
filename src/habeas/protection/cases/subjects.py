"""The person of a case, under a pseudonym: their own words, and what is known for forms.

There is no field for whom a person loves, what they believe or which people they belong to, and
none can be made. Why somebody is persecuted belongs to the act, in the words of the source.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.likeness import occurs
from habeas.protection.faults import near
from habeas.words.errors import HabeasError
from habeas.words.interviews import check_code

_TELLING = 3
"""Letters of a part of a name that would tell it: an initial does not."""


class NoSuchField(HabeasError):
    """Raised for a field that no form of any avenue asks for."""

    message = "There is no field {field}."
    hint = "Did you mean: {nearest}? All of them: habeas fields field"


class NeverAField(HabeasError):
    """Raised for a field that would hold what is never kept about a person."""

    message = "A case has no field for what a person is or believes: {field}."
    hint = "The alleged ground stands with the act, in the words of whoever reported it."


class PseudonymSaysTheName(HabeasError):
    """Raised when a pseudonym holds a part of a name that is known in the case."""

    message = "The pseudonym holds a part of a name or contact that is kept in this case."
    hint = "Choose one that says nothing of the person, such as K-204."


class FieldSort(StrEnum):
    """What a field says of a person, so that it is looked for before anything is shown."""

    NAME = "name"
    CONTACT = "contact"
    PLACE = "place"
    OTHER = "other"
    """Tells something of the person."""
    OPEN = "open"
    """Tells neither who nor where the person is, such as the State complained of."""


@dataclass(frozen=True, slots=True)
class CaseField:
    """What goes into one field of a form. ``field`` is its identifier in the catalogue."""

    field: str
    value: str
    sort: FieldSort = FieldSort.OTHER
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the person said, as they said it. ``language`` is ISO 639-1."""

    words: str
    language: str
    on: date


@dataclass(frozen=True, slots=True)
class IncidentLink:
    """An incident this case belongs to, in the compartment that holds it."""

    compartment: str
    incident: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the case is about."""

    pseudonym: str
    fields: tuple[CaseField, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    incidents: tuple[IncidentLink, ...] = ()

    def value(self, field: str) -> str:
        """What is kept for a field; empty when nothing is."""
        return next((held.value for held in self.fields if held.field == field), "")

    def of_sort(self, sort: FieldSort) -> tuple[str, ...]:
        """Every value of a sort, such as all names."""
        return tuple(held.value for held in self.fields if held.sort is sort)


def subject(pseudonym: str) -> Subject:
    """A new subject. Raises ``NotACode`` for what could be a name."""
    return Subject(check_code(pseudonym))


def renamed(held: Subject, pseudonym: str) -> Subject:
    """The subject under another pseudonym.

    Raises ``NotACode`` and :class:`PseudonymSaysTheName`.
    """
    return _checked(replace(held, pseudonym=check_code(pseudonym)))


def check_field(field: str, known: Collection[str]) -> str:
    """The field, if a form may ask for it. Raises :class:`NeverAField`, :class:`NoSuchField`."""
    if any(part in never_kept() for part in field.casefold().replace("_", "-").split("-")):
        raise NeverAField(field=field)
    if field not in known:
        raise NoSuchField(field=field, nearest=near(field, known))
    return field


def with_field(held: Subject, added: CaseField, known: Collection[str]) -> Subject:
    """The subject with a field filled, or emptied by an empty value.

    ``known`` are the fields of the catalogue. Raises :class:`NeverAField`, :class:`NoSuchField`
    and :class:`PseudonymSaysTheName`.
    """
    check_field(added.field, known)
    others = tuple(one for one in held.fields if one.field != added.field)
    kept = (added,) if added.value.strip() else ()
    return _checked(replace(held, fields=(*others, *kept)))


def with_words(held: Subject, said: OwnWords) -> Subject:
    """The subject with more of their own words."""
    return replace(held, own_words=(*held.own_words, said))


def linked(held: Subject, link: IncidentLink) -> Subject:
    """The subject linked to an incident; linking twice changes nothing."""
    return replace(held, incidents=tuple(dict.fromkeys((*held.incidents, link))))


def unlinked(held: Subject, link: IncidentLink) -> Subject:
    """The subject without a link."""
    return replace(held, incidents=tuple(one for one in held.incidents if one != link))


@cache
def never_kept() -> frozenset[str]:
    """Words no identifier of a field may hold, from ``never.toml``."""
    place = resources.files("habeas.protection.cases").joinpath("never.toml")
    return frozenset(tomllib.loads(place.read_text(encoding="utf-8"))["words"])


def _checked(held: Subject) -> Subject:
    names = held.of_sort(FieldSort.NAME)
    words = (word for name in names for word in name.split() if len(word) >= _TELLING)
    told = (*names, *held.of_sort(FieldSort.CONTACT), *words)
    if any(occurs(one, held.pseudonym) for one in told):
        raise PseudonymSaysTheName
    return held
