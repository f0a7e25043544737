"""Why a place will not do for a household: hard reasons, each with the facts it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    CHANGED = "changed"
    """The place changed since their case was looked at: it has to be looked at again."""
    TOGETHER = "together"
    """The households that have to be together cannot all go there."""
    REFUSED = "refused"
    """They said no to it."""
    SAFETY = "safety"
    """Not allowed. Why is told inside the case only."""


_SAFE = frozenset({"guarded"})
"""Services without which a household can be found: nobody is asked to do without them."""

_Facts = Mapping[str, object] | None
"""What a rule rests on; None when nothing stands against the place."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A hard reason: the kind it is told as outside the case, the sentence told inside."""

    barrier: Barrier
    key: str
    facts: Callable[[Unit, Place], _Facts]


NOT_NEGOTIABLE = frozenset({Barrier.SAFETY, Barrier.REFUSED, Barrier.TOGETHER, Barrier.CHANGED})
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
    return Found(tuple(_told(RULES, unit, place)), tuple(_told(QUESTIONS, unit, place)))


def barriers(unit: Unit, place: Place) -> tuple[Barrier, ...]:
    """The kinds of lasting hard reasons, each once, in the order of their rules.

    Whether a place is closed for now is no such reason: that is looked at when matching.
    """
    found = [rule.barrier for rule in LASTING if rule.facts(unit, place) is not None]
    return tuple(dict.fromkeys(found))


def _told(rules: tuple[_Rule, ...], unit: Unit, place: Place) -> Iterator[Hindrance]:
    for rule in rules:
        facts = rule.facts(unit, place)
        if facts is not None:
            yield Hindrance(rule.barrier, Reason.of(f"placing.{rule.key}", **facts))


def _closed(_: Unit, place: Place) -> _Facts:
    return {} if place.closed else None


def _size(unit: Unit, place: Place) -> _Facts:
    if place.smallest <= unit.size and (place.largest is None or unit.size <= place.largest):
        return None
    largest = "…" if place.largest is None else place.largest
    return {"size": unit.size, "smallest": place.smallest, "largest": largest}


def _exclusion(unit: Unit, place: Place) -> _Facts:
    excluded = [one for one in unit.makeup if one in place.excludes]
    return {"makeup": LISTED.join(excluded)} if excluded else None


def _service(unit: Unit, place: Place) -> _Facts:
    missing = [one for one in _lacking(unit, place) if one not in _SAFE]
    return {"services": LISTED.join(missing)} if missing else None


def _unsafe(unit: Unit, place: Place) -> _Facts:
    missing = [one for one in _lacking(unit, place) if one in _SAFE]
    return {"services": LISTED.join(missing)} if missing else None


def _lacking(unit: Unit, place: Place) -> tuple[str, ...]:
    if not unit.needs:
        return ()
    offered = place.offered()
    return tuple(one for one in unit.needs if one not in offered)


def _language(unit: Unit, place: Place) -> _Facts:
    if not unit.languages or not place.languages or _shared(unit.languages, place.languages):
        return None
    return {"theirs": LISTED.join(unit.languages), "spoken": LISTED.join(place.languages)}


def _entry(unit: Unit, place: Place) -> _Facts:
    here, entry = unit.country, place.entry_from
    if not here or here == place.country or entry is None or here in entry or ANYWHERE in entry:
        return None
    return {"here": here, "country": place.country}


def _passport(unit: Unit, place: Place) -> _Facts:
    crosses = bool(unit.country) and unit.country != place.country
    return (
        {"country": place.country}
        if place.passport and crosses and unit.passport is False
        else None
    )


def _refused(unit: Unit, place: Place) -> _Facts:
    return {} if place.identifier in unit.refused else None


def _feared_country(unit: Unit, place: Place) -> _Facts:
    return {"country": place.country} if place.country in unit.feared_countries else None


def _feared_community(unit: Unit, place: Place) -> _Facts:
    feared = _shared(unit.feared_communities, place.communities)
    return {"communities": LISTED.join(feared)} if feared else None


def _feared_place(unit: Unit, place: Place) -> _Facts:
    return {} if place.identifier in unit.feared_places else None


def _language_not_known(unit: Unit, place: Place) -> _Facts:
    return None if unit.languages and place.languages else {}


def _entry_not_known(unit: Unit, place: Place) -> _Facts:
    known = bool(unit.country) and (unit.country == place.country or place.entry_from is not None)
    return None if known else {"country": place.country}


def _passport_not_known(unit: Unit, place: Place) -> _Facts:
    asked = place.passport and unit.country != place.country
    unknown = unit.passport is None or (not unit.country and not unit.passport)
    return {"country": place.country} if asked and unknown else None


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[str]:
    return [one for one in ours if one in theirs]


LASTING = (
    _Rule(Barrier.SIZE, "size", _size),
    _Rule(Barrier.EXCLUSION, "exclusion", _exclusion),
    _Rule(Barrier.SERVICE, "service", _service),
    _Rule(Barrier.LANGUAGE, "language", _language),
    _Rule(Barrier.ENTRY, "entry", _entry),
    _Rule(Barrier.PASSPORT, "passport", _passport),
    _Rule(Barrier.REFUSED, "refused", _refused),
    _Rule(Barrier.SAFETY, "service", _unsafe),
    _Rule(Barrier.SAFETY, "feared_country", _feared_country),
    _Rule(Barrier.SAFETY, "feared_community", _feared_community),
    _Rule(Barrier.SAFETY, "feared_place", _feared_place),
)
RULES = (_Rule(Barrier.CLOSED, "closed", _closed), *LASTING)
QUESTIONS = (
    _Rule(Barrier.LANGUAGE, "language_not_known", _language_not_known),
    _Rule(Barrier.ENTRY, "entry_not_known", _entry_not_known),
    _Rule(Barrier.PASSPORT, "passport_not_known", _passport_not_known),
)
