"""Households that look for a place: what each needs, as its case tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from habeas.protection.lanes import Lane
from habeas.protection.placement.places import COUNTRY, LANGUAGE, check_codes, check_known
from habeas.protection.placement.vocabulary import makeups, services
from habeas.words.errors import HabeasError


class NobodyToPlace(HabeasError):
    """Raised when a household has no persons."""

    message = "The household {unit} has {number} persons."
    hint = "Count everyone who has to stay together, the person of the case included."


class WithThemselves(HabeasError):
    """Raised when a household is to be together with, or apart from, itself."""

    message = "The household {unit} is to be together with itself, or apart from itself."
    hint = "Name another household, or leave it out."


class NoSuchHousehold(HabeasError):
    """Raised when a household is asked for that nobody wished a place for."""

    message = "Nobody wished a place for the household {unit}."
    hint = "Write down what they need: habeas place WORKSPACE need CASE FILE"


@dataclass(frozen=True, slots=True)
class Unit:
    """A household whose members must stay together. It never leaves its case.

    ``since`` is the day they first asked for a place. ``needs`` are services without which a
    place will not do, ``welcomes`` those that would be good. ``passport`` is None when not known;
    no ``languages`` and no ``country`` mean the same. ``feared_countries``,
    ``feared_communities`` and ``feared_places`` come from threats and relatives. ``home`` is the
    town they come from. ``together`` and ``apart`` are other households.
    """

    identifier: str
    size: int
    lane: Lane
    since: date
    willing: bool = True
    country: str = ""
    passport: bool | None = None
    languages: tuple[str, ...] = ()
    daily: str = ""
    needs: tuple[str, ...] = ()
    welcomes: tuple[str, ...] = ()
    makeup: tuple[str, ...] = ()
    feared_countries: tuple[str, ...] = ()
    feared_communities: tuple[str, ...] = ()
    feared_places: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    asked_places: tuple[str, ...] = ()
    asked_countries: tuple[str, ...] = ()
    home: str = ""
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def checked(unit: Unit) -> Unit:
    """The household itself, when everything said of it can be so.

    Raises :class:`NobodyToPlace`, :class:`WithThemselves`, ``NotACountryOrLanguage`` and
    ``NoSuchService``.
    """
    if unit.size < 1:
        raise NobodyToPlace(unit=unit.identifier, number=unit.size)
    if unit.identifier in (*unit.together, *unit.apart):
        raise WithThemselves(unit=unit.identifier)
    here = (unit.country,) if unit.country else ()
    check_codes(COUNTRY, (*here, *unit.feared_countries, *unit.asked_countries))
    check_codes(LANGUAGE, (*unit.languages, *((unit.daily,) if unit.daily else ())))
    check_known((*unit.needs, *unit.welcomes), services())
    check_known(unit.makeup, makeups())
    return unit


def having_refused(unit: Unit, place: str) -> Unit:
    """The household after it said no to a place: that place is not proposed to it again.

    Nothing else changes: a refusal never lowers the lane and never restarts the waiting.
    """
    return replace(unit, refused=tuple(sorted({*unit.refused, place})))
