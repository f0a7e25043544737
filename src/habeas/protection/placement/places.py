"""Places where people can live, as those who offer them describe them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from habeas.protection.placement.vocabulary import makeups, services
from habeas.words.errors import HabeasError

ANYWHERE = "any"
"""Stands for every country in ``entry_from``."""
COUNTRY = re.compile(r"[A-Z]{2}")
LANGUAGE = re.compile(r"[a-z]{2,3}")

_LENGTH = 12
"""Characters of a digest."""


class NegativeCapacity(HabeasError):
    """Raised when a place would take fewer than no persons."""

    message = "The place {place} has room for {number}: a number below nought."
    hint = "Give the number of persons it can take; 0 closes it for now."


class StrangeSizes(HabeasError):
    """Raised when the smallest household a place takes is larger than the largest."""

    message = "The place {place} takes households from {smallest} to {largest}: no such household."
    hint = "Give the smaller number first, both at least 1."


class NotACountryOrLanguage(HabeasError):
    """Raised when a country or language is not written as its code."""

    message = "{value} is not the code of a country or language."
    hint = "Countries are two capital letters (DE), languages two or three small ones (ru)."


class NoSuchService(HabeasError):
    """Raised when a service or make-up is none of the vocabulary."""

    message = "{value} is nothing that a place can offer or refuse."
    hint = "Known are: {known}."


class SameTwice(HabeasError):
    """Raised when two places, or two households, carry one identifier."""

    message = "{identifier} is there twice."
    hint = "Keep one of the two; nothing was matched."


@dataclass(frozen=True, slots=True)
class Service:
    """Something a place offers. ``slots`` households can use it at a time; None is no limit."""

    name: str
    slots: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a household could live: never an address, only what matching has to know.

    ``persons`` is everyone it can take from us at a time, accepted placements included.
    ``smallest`` and ``largest`` bound one household. ``excludes`` are make-ups it cannot take.
    ``entry_from`` are the countries from which a lawful way in is open (``any`` for all; None is
    not known); ``passport`` is whether that way needs one. ``communities`` are the countries or
    regions whose people live near in numbers. ``from_one_home`` is how many households from one
    home town may live there at a time; None is no limit.
    """

    identifier: str
    name: str
    country: str
    persons: int
    smallest: int = 1
    largest: int | None = None
    languages: tuple[str, ...] = ()
    services: tuple[Service, ...] = ()
    excludes: tuple[str, ...] = ()
    entry_from: tuple[str, ...] | None = None
    passport: bool = False
    communities: tuple[str, ...] = ()
    from_one_home: int | None = None
    closed: bool = False

    def offered(self) -> tuple[str, ...]:
        """The names of its services."""
        return tuple([service.name for service in self.services])


_COUNTED = {"name", "persons", "services", "from_one_home", "closed"}
"""What a place may change without any household having to be looked at again."""
_DECIDES = tuple(field.name for field in fields(Place) if field.name not in _COUNTED)


def checked(place: Place) -> Place:
    """The place itself, when everything said of it can be so.

    Raises :class:`NegativeCapacity`, :class:`StrangeSizes`, :class:`NotACountryOrLanguage` and
    :class:`NoSuchService`.
    """
    numbers = (place.persons, place.from_one_home or 0, *(s.slots or 0 for s in place.services))
    for number in numbers:
        if number < 0:
            raise NegativeCapacity(place=place.name or place.identifier, number=number)
    if place.smallest < 1 or (place.largest is not None and place.largest < place.smallest):
        called, largest = place.name or place.identifier, place.largest or 0
        raise StrangeSizes(place=called, smallest=place.smallest, largest=largest)
    entered = [one for one in place.entry_from or () if one != ANYWHERE]
    check_codes(COUNTRY, (place.country, *entered))
    check_codes(LANGUAGE, place.languages)
    check_known((s.name for s in place.services), services())
    check_known(place.excludes, makeups())
    return place


def check_codes(shape: re.Pattern[str], values: Iterable[str]) -> None:
    """Raise :class:`NotACountryOrLanguage` for the first value that has not the shape of one."""
    for value in values:
        if not shape.fullmatch(value):
            raise NotACountryOrLanguage(value=value)


def check_known(values: Iterable[str], known: Iterable[str]) -> None:
    """Raise :class:`NoSuchService` for the first value that is none of the known."""
    held = list(known)
    for value in values:
        if value not in held:
            raise NoSuchService(value=value, known=", ".join(held))


def check_single(identifiers: Iterable[str]) -> None:
    """Raise :class:`SameTwice` for an identifier that is there more than once."""
    for identifier, times in sorted(Counter(identifiers).items()):
        if times > 1:
            raise SameTwice(identifier=identifier)


def terms_of(place: Place) -> str:
    """A digest of everything about a place that decides who may go there.

    Whoever was permitted under other terms has to be looked at again. Room and the number of
    slots are no part of it: those are counted when households are matched.
    """
    held = [getattr(place, name) for name in _DECIDES]
    told = repr((held, sorted(place.offered())))
    return hashlib.sha256(told.encode()).hexdigest()[:_LENGTH]
