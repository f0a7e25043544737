"""Why a place will not do for a household: hard reasons, each with the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from habeas.protection.placement.places import ANYWHERE, Place
from habeas.protection.placement.units import Unit
from habeas.words.reasons import LISTED, Reason


class Barrier(StrEnum):
    """A hard reason against a place, as everyone who matches may know it."""

    CLOSED = "closed"
    """The place takes nobody now."""
    SIZE = "size"
    """The household is larger, or smaller, than the place takes."""
    EXCLUSION = "exclusion"
    """The place cannot take a household made up like this."""
    SERVICE = "service"
    """Something they cannot do without is not offered."""
    LANGUAGE = "language"
    """No language in common."""
    ENTRY = "entry"
    """No lawful way in is open from where they are."""
    PASSPORT = "passport"
    """The way in needs a passport, and they have none."""
    ROOM = "room"
    """Permitted, but there is no room left."""
    SLOTS = "slots"
    """Permitted, but nobody can be added to a service they need."""
    TOGETHER = "together"
    """The households that have to be together cannot all go there."""
    REFUSED = "refused"
    """They said no to it."""
    UNWILLING = "unwilling"
    """They do not want a place proposed."""
    SAFETY = "safety"
    """Not allowed. Why is told inside the case only."""


NOT_NEGOTIABLE = frozenset(
    {Barrier.SAFETY, Barrier.REFUSED, Barrier.UNWILLING, Barrier.TOGETHER},
)
"""What no offer of more capacity could change, and nobody may be asked to give up."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One hard reason with its facts, told inside the case."""

    barrier: Barrier
    reason: Reason


@dataclass(frozen=True, slots=True)
class Found:
    """What stands against a place, and what has to be asked before anybody can say."""

    hindrances: tuple[Hindrance, ...]
    questions: tuple[Hindrance, ...]


def against(unit: Unit, place: Place) -> Found:
    """Every hard reason against a place for a household, and every open question.

    What is not known is no barrier: it is a question to be asked before the place is offered.
    """
    return Found(tuple(_hindrances(unit, place)), tuple(_questions(unit, place)))


def barriers(unit: Unit, place: Place) -> tuple[Barrier, ...]:
    """The hard reasons alone, each once, in the order of their rules."""
    return tuple(dict.fromkeys(found.barrier for found in _hindrances(unit, place)))


def _hindrances(unit: Unit, place: Place) -> Iterator[Hindrance]:
    yield from _of_the_place(unit, place)
    yield from _of_the_way(unit, place)
    yield from _of_the_person(unit, place)


def _of_the_place(unit: Unit, place: Place) -> Iterator[Hindrance]:
    if place.closed:
        yield _hindrance(Barrier.CLOSED)
    if unit.size < place.smallest or (place.largest is not None and unit.size > place.largest):
        largest = "" if place.largest is None else place.largest
        yield _hindrance(
            Barrier.SIZE, size=unit.size, smallest=place.smallest, largest=largest or "…"
        )
    if excluded := [one for one in unit.makeup if one in place.excludes]:
        yield _hindrance(Barrier.EXCLUSION, makeup=LISTED.join(excluded))
    if unit.needs:
        offered = {service.name for service in place.services}
        if missing := [one for one in unit.needs if one not in offered]:
            yield _hindrance(Barrier.SERVICE, services=LISTED.join(missing))


def _of_the_way(unit: Unit, place: Place) -> Iterator[Hindrance]:
    if unit.languages and place.languages and not _shared(unit.languages, place.languages):
        yield _hindrance(
            Barrier.LANGUAGE,
            theirs=LISTED.join(unit.languages),
            spoken=LISTED.join(place.languages),
        )
    if unit.country and unit.country != place.country:
        if not _is_open(place, unit.country):
            yield _hindrance(Barrier.ENTRY, here=unit.country, country=place.country)
        if place.passport and unit.passport is False:
            yield _hindrance(Barrier.PASSPORT, country=place.country)


def _of_the_person(unit: Unit, place: Place) -> Iterator[Hindrance]:
    if place.identifier in unit.refused:
        yield _hindrance(Barrier.REFUSED)
    if place.country in unit.feared_countries:
        yield _safety("feared_country", country=place.country)
    if feared := _shared(unit.feared_communities, place.communities):
        yield _safety("feared_community", communities=LISTED.join(feared))
    if place.identifier in unit.feared_places:
        yield _safety("feared_place")


def _questions(unit: Unit, place: Place) -> Iterator[Hindrance]:
    if not unit.languages or not place.languages:
        yield _question(Barrier.LANGUAGE)
    if unit.country == place.country:
        return
    if not unit.country or place.entry_from is None:
        yield _question(Barrier.ENTRY)
    if place.passport and unit.passport is None:
        yield _question(Barrier.PASSPORT)


def _is_open(place: Place, country: str) -> bool:
    entry = place.entry_from
    return entry is None or country in entry or ANYWHERE in entry


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[str]:
    return [one for one in ours if one in theirs]


def _hindrance(barrier: Barrier, **facts: object) -> Hindrance:
    return Hindrance(barrier, Reason.of(f"placing.{barrier.value}", **facts))


def _safety(key: str, **facts: object) -> Hindrance:
    return Hindrance(Barrier.SAFETY, Reason.of(f"placing.{key}", **facts))


def _question(barrier: Barrier) -> Hindrance:
    return Hindrance(barrier, Reason.of(f"placing.asked_{barrier.value}"))
